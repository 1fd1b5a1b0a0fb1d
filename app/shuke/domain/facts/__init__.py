"""One file per kind of fact: what it carries, its versions, its row operations."""
