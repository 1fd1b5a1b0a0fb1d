"""Who holds slices: a till, what it held in an epoch that nobody knows the end of, or the way between two tills."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Way", "is_on_the_way", "is_till", "journal_of", "left_behind", "till_of"]

_MARK, _TO = "#", ">"
"""No till's name has either."""


def left_behind(till: str, epoch: int) -> str:
    """What the till held when that epoch of its journal broke off: its file was put back, or another file goes on
    under its key. The facts that are missing may have spent it: it counts as spent until a person writes it off."""
    return f"{till}{_MARK}{epoch}"


def is_till(holder: str) -> bool:
    """Whether somebody is there who could give something back."""
    return _MARK not in holder


def is_on_the_way(holder: str) -> bool:
    return _TO in holder


def till_of(holder: str) -> str:
    return holder.partition(_MARK)[0]


def journal_of(holder: str, newest_epoch: int) -> tuple[str, int]:
    """Whose facts say what became of what it holds: a till's in its newest epoch, or in the one that broke off."""
    till, _, epoch = holder.partition(_MARK)
    return till, int(epoch) if epoch else newest_epoch


@dataclass(frozen=True, slots=True)
class Way:
    """From one till to another, each in one epoch of its journal. What was handed over and not taken stands there;
    below nothing, what was taken while the giver's word for it has not been heard yet."""

    from_till: str
    from_epoch: int
    to_till: str
    to_epoch: int

    @property
    def holder(self) -> str:
        giver, taker = left_behind(self.from_till, self.from_epoch), left_behind(self.to_till, self.to_epoch)
        return f"{giver}{_TO}{taker}"
