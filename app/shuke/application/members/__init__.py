"""What is known of members, and what is done with it."""
