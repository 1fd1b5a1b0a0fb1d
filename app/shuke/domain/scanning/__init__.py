"""Codes in a picture and codes from a keyboard-like scanner: what was found, and what counts."""
