"""Money that members paid in, and what staff hand out to them, at the counter."""
