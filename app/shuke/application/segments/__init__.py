"""Segments: who is in one now, saving and comparing them."""
