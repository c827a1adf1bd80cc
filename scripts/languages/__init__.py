"""The catalogues of the window: which texts there are, and the files of Qt Linguist that hold their translations."""
