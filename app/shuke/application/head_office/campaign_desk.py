"""Campaigns of the whole chain for people at head office: looked at, started, stopped, let go on, ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from shuke.application.campaigns.starting import start, turn
from shuke.application.head_office.office_machine import OfficeMachine
from shuke.application.machine import Machine
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.campaigns.plan import Plan
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.campaign_started import CampaignTurned
from shuke.domain.shop import Right

__all__ = ["CampaignDesk"]

T = TypeVar("T")


class CampaignDesk:
    """`copying`: the store of the lane for long reads; what changes something runs on the one that writes."""

    def __init__(self, machine: OfficeMachine, copying: Store) -> None:
        self._machine = machine
        self._copying = copying

    def read(self, session: Session, reading: Callable[[Machine, Work], T]) -> T | Refused | None:
        """What somebody who may looks at, in one view; None: no programme is in force yet."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._copying.reading() as work:
            self._machine.look_at(work)
            try:
                return reading(self._machine, work)
            except NoProgramme:
                return None

    def start(self, session: Session, name: str, plan: Plan, campaign_id: str) -> str | Refused:
        """Its id. One of that id is that one: a form that was sent twice, to two servers perhaps, or once more when
        the campaign was over."""
        done = tried_again(start)(self._machine, session, name, plan, campaign_id)
        return done if isinstance(done, Refused) else done.campaign_id

    def turn(self, session: Session, campaign_id: str, state: CampaignState) -> CampaignTurned | Refused:
        """Any one of the chain; the machine that runs it hears of it."""
        return tried_again(turn)(self._machine, session, campaign_id, state)
