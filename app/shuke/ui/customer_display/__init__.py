"""The window that faces the customer."""
