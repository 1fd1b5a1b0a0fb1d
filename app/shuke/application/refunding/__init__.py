"""Goods that come back: the sale is found, what is left of it is shown, and what it did is reversed."""
