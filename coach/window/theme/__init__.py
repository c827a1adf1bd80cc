"""Colours, fonts, the stylesheet, and helpers that paint with them."""
