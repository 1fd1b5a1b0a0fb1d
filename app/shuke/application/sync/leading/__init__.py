"""A till of the shop that the others ask while head office is out of reach."""
