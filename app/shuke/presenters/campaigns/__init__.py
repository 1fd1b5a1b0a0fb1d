"""The window of campaigns."""
