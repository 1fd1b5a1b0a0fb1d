"""What is done with cards at the counter."""
