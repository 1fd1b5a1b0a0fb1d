"""Exceptions: what head office found that the rules do not allow, and what people decide about it."""
