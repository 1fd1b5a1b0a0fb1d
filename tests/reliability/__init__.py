"""What must hold when the machine does not."""
