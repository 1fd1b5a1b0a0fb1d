"""The window of care."""
