"""The window: what a person sees while exercising. Qt is imported here and nowhere else.

What the widgets show is decided in pure modules (state, overlay, words, palette) that are tested without a screen.
"""
