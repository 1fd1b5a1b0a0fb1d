"""What was changed and not saved: another thing may be looked at meanwhile, and nothing typed is lost."""

from __future__ import annotations

from typing import Generic, TypeVar

__all__ = ["Unsaved"]

Made = TypeVar("Made")


class Unsaved(Generic[Made]):
    """Each by the key of what it changes, until it is saved or given up."""

    def __init__(self) -> None:
        self._kept: dict[str, Made] = {}

    def keep(self, key: str, made: Made, saved: Made) -> bool:
        """Keep what differs from what is saved; whether it does."""
        if made == saved:
            self._kept.pop(key, None)
            return False
        self._kept[key] = made
        return True

    def of(self, key: str) -> Made | None:
        return self._kept.get(key)

    def give_up(self, key: str) -> None:
        self._kept.pop(key, None)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._kept)
