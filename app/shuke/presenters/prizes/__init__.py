"""Prizes behind the counter: the redemption screen, the wheel, how they stand."""
