"""The window of messages."""
