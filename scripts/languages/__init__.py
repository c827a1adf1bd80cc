"""Extracts the texts to translate, and updates the catalogues of translations."""
