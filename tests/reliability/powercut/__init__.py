"""Power cuts: every write of a program is noted, and its files are rebuilt as a disk might hold them at any time."""
