"""The tier a member holds, as one word: of several, the greatest counts, in whatever order they become known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from shuke.domain.membership.state import MembershipState
from shuke.domain.programme.parts.card_rules import CardOrigin

__all__ = ["TierHeld"]

_MORE = "|"
"""Between what is compared and what comes along with it; no tier's key has it."""


@dataclass(frozen=True, slots=True, order=True)
class TierHeld:
    """Compared in the order of its first four fields; the others come along with them.

    Attributes:
        term: how many demotions and ends came before; only head office begins a new one, and whoever comes back.
        rank: the tier's place among its programme's, for a promotion; 0 for the tier somebody joined with.
        since: the card's present term runs from then on.
        tier: its key.
        state: an ended membership keeps the tier it had.
        given: since when the tier is held, where that was before this term; None: since then.
        sums_from: from which day on sums of the term are counted, where that is another day; None: from its first.
        progress: the progress with which the term began.
        origin: how the tier's card was come by.
    """

    term: int
    rank: int
    since: date
    tier: str
    state: MembershipState = field(default=MembershipState.ACTIVE, compare=False)
    given: date | None = field(default=None, compare=False)
    sums_from: date | None = field(default=None, compare=False)
    progress: int = field(default=0, compare=False)
    origin: CardOrigin = field(default=CardOrigin.EARNED, compare=False)

    def __post_init__(self) -> None:
        if not (0 <= self.term <= 9999 and 0 <= self.rank <= 999):
            raise ValueError(f"term {self.term}, rank {self.rank}")

    @property
    def word(self) -> str:
        """As text that compares as the fields do; what a row keeps."""
        compared = f"{self.term:04d}.{self.rank:03d}.{self.since.isoformat()}.{self.tier}"
        more = (
            self.state.value,
            _day(self.given),
            _day(self.sums_from),
            str(self.progress),
            self.origin.value,
        )
        return compared if more == _NOTHING_MORE else _MORE.join((compared, *more))

    @classmethod
    def read(cls, word: str) -> TierHeld:
        """
        Raises:
            ValueError: anything that is no such word.
        """
        compared, *more = word.split(_MORE)
        term, rank, since, tier = compared.split(".", 3)
        state, given, sums_from, progress, origin = more or _NOTHING_MORE
        return cls(
            int(term),
            int(rank),
            date.fromisoformat(since),
            tier,
            MembershipState(state),
            date.fromisoformat(given) if given else None,
            date.fromisoformat(sums_from) if sums_from else None,
            int(progress),
            CardOrigin(origin),
        )


_NOTHING_MORE = (MembershipState.ACTIVE.value, "", "", "0", CardOrigin.EARNED.value)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
