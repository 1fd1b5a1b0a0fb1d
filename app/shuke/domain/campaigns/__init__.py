"""Campaigns: who gets what, when, for how much, and what it did."""
