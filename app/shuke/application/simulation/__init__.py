"""A programme tried on the past: what was sold, sold again under other rules."""
