"""Shuke 熟客: an offline-first membership till for shops and chains."""
