"""The window of segments."""
