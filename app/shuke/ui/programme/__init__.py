"""The programme's window: reading, editing, rehearsing, publishing."""
