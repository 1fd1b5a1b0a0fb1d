"""Runs: what campaigns and care give to many members, each of them once."""
