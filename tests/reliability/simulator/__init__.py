"""Tills and a head office in one process, on a time of their own: the real stages, a network that fails, machines
that die, and questions that must always have the same answer. A seed says everything that happens."""
