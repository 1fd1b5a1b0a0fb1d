"""The panels of money held and of what staff hand out, over the checkout."""
