"""Members and sales as lists in files: who may, what stands in them, row by row."""
