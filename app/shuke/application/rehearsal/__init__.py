"""Rehearsals: a programme tried on a scenario in a shop that exists in memory only, before anybody joins it."""
