"""The first-start wizard: a rail of steps, one page at a time, back and on by keys."""
