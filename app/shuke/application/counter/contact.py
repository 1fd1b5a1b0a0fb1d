"""How long ago this till heard of head office. While the program runs the monotonic clock tells; over a restart the
wall clock does, and only to take away: what it cannot account for counts as never heard."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.counter.trusted_time import TrustedTime
from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Work
from shuke.domain.slices.account import SPENT, AccountKind
from shuke.domain.slices.allowance import MOST_HOURS

__all__ = ["NEVER_S", "Contact", "spent_offline"]

NEVER_S = (MOST_HOURS + 1) * 3600
"""Longer than any lease: head office was never heard of, or nobody can tell when."""

ONLINE_S = 90
"""So long after a reply head office counts as there, unless something failed since: rounds come twice as often."""

_AWAY = "head-office.away-ms"
_NOTED = "head-office.away-noted-at-ms"
_SPENT = "head-office.spent-since."


@dataclass(frozen=True, slots=True)
class _Seen:
    """`away_ms` of absence when the monotonic clock stood at `at_s`; in one piece, as several lanes look at it."""

    away_ms: int
    at_s: float
    answering: bool


class Contact:
    """Read on the counter's lane, told of replies and failures on the lanes that speak with head office.

    Until `recall` it is that of a till that stands alone: there is nobody to hear of, and no lease. `time` is what
    head office says it is.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.time = TrustedTime(clock)
        self._alone = True
        self._seen = _Seen(NEVER_S * 1000, clock.monotonic_s(), answering=False)

    @property
    def alone(self) -> bool:
        return self._alone

    @property
    def online(self) -> bool:
        """Whether head office answers; a till that stands alone is its own."""
        return self._alone or (self._seen.answering and self.away_s < ONLINE_S)

    @property
    def away_s(self) -> int:
        """Whole seconds since the last signed reply; never less than before, until the next one."""
        return self._away_ms(self._seen) // 1000

    def recall(self, work: Work) -> None:
        """At the start of a till that has a head office, and once it has joined: what was noted, and the wall time
        since. A clock that went back leaves nothing."""
        self._alone = False
        noted_ms, now_ms = work.cursors.get(_NOTED), self._clock.now_ms()
        passed_ms = now_ms - noted_ms
        away_ms = work.cursors.get(_AWAY) + passed_ms if noted_ms and passed_ms >= 0 else NEVER_S * 1000
        self._seen = _Seen(min(away_ms, NEVER_S * 1000), self._clock.monotonic_s(), answering=False)
        self.time.recall(work)

    def heard(self, work: Work) -> None:
        """A signed reply is being put in place: the lease begins anew, and so does what is counted while away."""
        self._alone = False
        self._seen = _Seen(0, self._clock.monotonic_s(), answering=True)
        self.note(work)
        for account in SPENT:
            if spent_offline(work, account):
                work.cursors.put(_SPENT + account.value, 0)

    def lost(self) -> None:
        """Head office did not answer."""
        self._seen = replace(self._seen, answering=False)

    def ended(self, work: Work) -> None:
        """Head office said itself that it does not believe this till: nothing is spent until it does again."""
        self._seen = _Seen(NEVER_S * 1000, self._clock.monotonic_s(), answering=False)
        self.note(work)

    def note(self, work: Work) -> None:
        """Write down how long it has been, in the caller's transaction."""
        if self._alone:
            return
        work.cursors.put(_AWAY, self._away_ms(self._seen))
        work.cursors.put(_NOTED, self._clock.now_ms())
        self.time.note(work)

    def spent(self, work: Work, account: AccountKind, amount: int) -> None:
        """So much left the till's slices since it last heard of head office."""
        if not self._alone and amount > 0:
            work.cursors.put(_SPENT + account.value, spent_offline(work, account) + amount)

    def _away_ms(self, seen: _Seen) -> int:
        passed_s = max(0, self._clock.monotonic_s() - seen.at_s)
        return min(seen.away_ms + int(passed_s * 1000), NEVER_S * 1000)


def spent_offline(work: Work, account: AccountKind) -> int:
    """What this till spent of the account, all members together, since it last heard of head office."""
    return work.cursors.get(_SPENT + account.value)
