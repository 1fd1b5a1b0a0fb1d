"""The parts every window is made of. Each takes the `Speaker` first and words, never texts."""
