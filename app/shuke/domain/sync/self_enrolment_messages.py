"""Those who enrolled themselves, as till and head office speak of them."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.self_enrolment import SelfEnrolment
from shuke.domain.sync.bounds import at_most, count
from shuke.domain.sync.limits import MOST_SELF_ENROLMENTS

__all__ = ["AskSelfEnrolments", "SelfEnrolmentsSent"]


@dataclass(frozen=True, slots=True)
class AskSelfEnrolments:
    """The till wants to know who enrolled themselves for its shop and waits to be completed."""


@dataclass(frozen=True, slots=True)
class SelfEnrolmentsSent:
    """All who wait at the till's shop, as of `version`; who was known before and is not here waits no more."""

    version: int
    waiting: tuple[SelfEnrolment, ...]

    def __post_init__(self) -> None:
        count(self.version, "version")
        at_most(self.waiting, MOST_SELF_ENROLMENTS, "waiting")
