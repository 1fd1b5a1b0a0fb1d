"""How often the collector of cycles looks, where a process takes in many facts and holds no window."""

from __future__ import annotations

import gc

__all__ = ["look_for_cycles_less_often"]

NEW_OBJECTS = 200_000
"""Between two looks for cycles among the newest objects."""


def look_for_cycles_less_often() -> None:
    """A push or a closed day's batch makes some hundred thousand objects, none of them in a cycle: looking through
    all of them again and again takes a quarter of the time. What was loaded until now stays for good."""
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, 20, 20)
