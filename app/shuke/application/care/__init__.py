"""Care of members: what is laid down, who is due, what runs by itself."""
