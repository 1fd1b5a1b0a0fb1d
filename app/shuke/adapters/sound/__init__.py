"""What is heard at the counter."""
