"""Prizes at a till: the wheel, handing over, draws, and how they stand."""
