"""How fast coach is, and how late its pictures are."""
