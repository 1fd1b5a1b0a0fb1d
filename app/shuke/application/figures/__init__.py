"""What a shop or a chain does: figures of a period against the one before, and reports."""
