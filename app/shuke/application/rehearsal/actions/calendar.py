"""Days that pass, new versions that are published, and looking at what is."""

from __future__ import annotations

from shuke.application.rehearsal.action import Action
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]


_SEEN = ("member", "card", "type", "bearer", "perk", "event", "gift", "sale", "prize")
"""What an expectation may be about."""


def _go_to(shop: RehearsedShop, step: Table) -> Outcome:
    """The runner has already moved to the step's date: every step may name one."""
    for key in _SEEN:
        step.text_or(key, "")
    reasons = [one for outcome in shop.closings for one in outcome.reasons]
    return Outcome(reasons=tuple(reasons))


ACTIONS = (
    Action(
        name="go-to",
        keys=("on",),
        example='do = "go-to"\non = 2026-12-31',
        act=_go_to,
    ),
    Action(
        name="look",
        keys=_SEEN,
        example='do = "look"\nmember = "li"\n[steps.expect]\npoints = 0',
        act=_go_to,
    ),
)
