"""Head office with something on every page."""

from __future__ import annotations

from fakes.pages_door import ServedPages

__all__ = ["PATHS", "filled"]

PATHS = ("/office", "/office/own")


def filled(pages: ServedPages) -> None:
    """Whatever the pages show."""
    assert pages.data.identity is not None
