"""Segments: who of the members is meant, told by what is known of them."""
