"""Taking over the members of an older system from a list that it wrote."""
