"""A member's own pages in a telephone's browser: they work on without a network as they were last seen."""
