"""Events in the window: the calendar with who comes, and what a shop announces itself."""
