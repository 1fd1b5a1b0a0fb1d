"""Telephones that scan for this till."""
