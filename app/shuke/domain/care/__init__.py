"""Care of members: occasions on which something is given or written to them by itself."""
