"""Two members who are one: what either said of being written to, and who looks after them, holds for the one who
stays. Facts that are there anyhow say it, so whoever hears of them hears of nothing new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from shuke.application.ports.store import Work
from shuke.domain.consent import Consent, ConsentBy
from shuke.domain.facts.member_assigned import Assigned, MemberAssigned
from shuke.domain.facts.member_consented import ConsentSaid, MemberConsented
from shuke.domain.looked_after import next_turn

__all__ = ["consents_of_both", "manager_of_both"]


def consents_of_both(work: Work, gone: str, stays: str) -> Iterator[MemberConsented]:
    """What was said last under any of their names, with its own day, where it is something else than what holds for
    whoever stays; of the same day no counts. Nobody who wished for no offers is written to again because the shop
    had them twice."""
    holds = work.consents.of_member(stays)
    last = dict(holds)
    for name in (*work.mergers.gone_up_in(stays), gone, *work.mergers.gone_up_in(gone)):
        for channel, one in work.consents.of_member(name).items():
            if channel not in last or _latest(last[channel]) < _latest(one):
                last[channel] = one
    said: defaultdict[ConsentBy, list[ConsentSaid]] = defaultdict(list)
    for channel, one in last.items():
        before = holds.get(channel)
        if before is None:
            said[one.by].append(ConsentSaid(channel, one.given, on=one.on))
        elif before.given != one.given:
            said[one.by].append(ConsentSaid(channel, one.given, before.turn + 1, one.on))
    for by, channels in said.items():
        yield MemberConsented(stays, tuple(channels), by)


def manager_of_both(work: Work, gone: str, stays: str) -> MemberAssigned | None:
    """Whoever looks after the one who goes up looks after the one who stays, where nobody does."""
    before, theirs = work.member_care.of(stays), work.member_care.of(gone)
    if theirs is None or not theirs.staff_id or (before is not None and before.staff_id):
        return None
    return MemberAssigned((Assigned(stays, theirs.staff_id, next_turn(before)),))


def _latest(consent: Consent) -> tuple[str, bool]:
    return consent.on.isoformat(), consent.withdrawn
