"""Events: what takes place when, signing up, waiting, coming."""
