"""Panels and windows of the shift."""
