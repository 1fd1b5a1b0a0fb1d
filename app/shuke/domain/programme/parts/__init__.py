"""The parts of a programme document, one file each: its shape and how it is read."""
