"""A letter on its way through head office: admitted by its claim, then opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shuke.application.head_office.opening_pushes import OpenedPush
from shuke.application.ports.keys import TillKey
from shuke.application.sync.correspondence import Claim
from shuke.domain.sync.exchanges import Exchange
from shuke.domain.sync.figure_messages import AskFigures
from shuke.domain.sync.messages import Check, Pull
from shuke.domain.sync.phone_messages import AskPhones
from shuke.domain.sync.pin_messages import AskPins
from shuke.domain.sync.self_enrolment_messages import AskSelfEnrolments
from shuke.domain.sync.snapshot_messages import AskSnapshot
from shuke.domain.sync.statement_messages import AskStatements

__all__ = ["READING", "Admitted", "Opened"]

READING = (Pull, Check, AskSnapshot, AskPins, AskSelfEnrolments, AskPhones, AskStatements, AskFigures)
"""Requests that change nothing but the list of nonces: `note`, then `look_up`."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A claim whose signature is right. `keys` are the till's that are believed, none for one about to enrol."""

    claim: Claim
    exchange: Exchange[Any, Any]
    keys: tuple[TillKey, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A message that was read; `push` if it was one, checked as far as it can be without a store."""

    claim: Claim
    message: object
    push: OpenedPush | None = None
