"""Campaigns run while nobody needs the counter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from shuke.application.campaigns.running import Audience, CampaignRuns, Step, audience_of
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import StoreUnusable
from shuke.application.segments.looking import Everybody
from shuke.presenters.background import Background, Lane

__all__ = ["CampaignsWhileQuiet"]

T = TypeVar("T")


class CampaignsWhileQuiet:
    """What is due goes on in pieces of the counter's lane that keys may come between; whom a campaign is for is
    looked up on the reading lane."""

    def __init__(self, background: Background, desk: Desk) -> None:
        self._background = background
        self._desk = desk
        self._runs = CampaignRuns(desk)
        self._everybody = Everybody(
            desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop)
        )

    def go(self, then: Callable[[], object]) -> None:
        """`then` is called once nothing is due, or nothing can be done."""
        self._on_counter(self._runs.step, partial(self._stepped, then), then)

    def _stepped(self, then: Callable[[], object], done: Step | Audience | None) -> None:
        if done is None:
            then()
        elif isinstance(done, Step):
            self.go(then)
        else:
            self._look_up(done, then)

    def _look_up(self, audience: Audience, then: Callable[[], object]) -> None:
        def looked_up() -> Sequence[str]:
            self._everybody.anew()
            with self._desk.reports.reading() as work:
                members = audience_of(self._desk, work, self._everybody, audience.plan.audience)
            self._everybody.anew()  # a million members are not kept
            return members

        self._background.run(
            Lane.READING,
            looked_up,
            lambda members: self._put_down(audience, members, 0, then),
            lambda _: then(),
            expected=(StoreUnusable,),
        )

    def _put_down(
        self, audience: Audience, members: Sequence[str], start: int, then: Callable[[], object]
    ) -> None:
        def put(end: int) -> None:
            if end < len(members):
                self._put_down(audience, members, end, then)
            else:
                self.go(then)

        self._on_counter(lambda: self._runs.put_down(audience, members, start), put, then)

    def _on_counter(
        self, work: Callable[[], T], done: Callable[[T], object], then: Callable[[], object]
    ) -> None:
        self._background.run(Lane.COUNTER, work, done, lambda _: then(), expected=(StoreUnusable,))
