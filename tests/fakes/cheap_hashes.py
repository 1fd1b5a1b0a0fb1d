"""Hashes of PINs and passwords at a thousandth of their cost, wherever nobody says what they shall cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

from shuke.adapters.office_secrets import PepperedSecrets
from shuke.adapters.staff_pin import PepperedPins

__all__ = ["USUAL_COST", "cheap_hashes"]

USUAL_COST = {made: dict(made.__init__.__kwdefaults__) for made in (PepperedPins, PepperedSecrets)}
"""What the program asks for, by what asks for it."""


@contextmanager
def cheap_hashes() -> Iterator[None]:
    """In this process alone; whoever checks a cheap hash elsewhere makes it anew at the usual cost."""
    with ExitStack() as patched:
        for made in USUAL_COST:
            patched.enter_context(mock.patch.dict(made.__init__.__kwdefaults__, time_cost=1, memory_kib=64))
        yield
