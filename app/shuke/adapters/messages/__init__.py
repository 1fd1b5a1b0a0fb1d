"""Ways out of the shop for messages, and the one that keeps them here."""
