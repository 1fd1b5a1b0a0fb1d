"""What members say of the shop: taken, answered, made good."""
