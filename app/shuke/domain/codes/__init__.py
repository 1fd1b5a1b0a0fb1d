"""Codes: what a QR holds, who signed it, and what may be said about it."""
