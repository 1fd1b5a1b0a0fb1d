"""Exceptions at the till: looked at, decided, settled."""
