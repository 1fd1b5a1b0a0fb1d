"""Somebody who asked on head office's page to become a member, and has not come to the counter yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.birthday import Birthday
from shuke.domain.sync.bounds import bound, count, name

__all__ = ["LONGEST_OWN_NAME", "LONGEST_OWN_PHONE", "SelfEnrolment", "TurnedAway"]

LONGEST_OWN_NAME = 40
LONGEST_OWN_PHONE = 20


class TurnedAway(StrEnum):
    """Why nobody becomes a member by it. MEMBER_ALREADY: they are one. WRONG: what they told is not so. WITHDRAWN:
    they do not wish to any more, or did not come."""

    MEMBER_ALREADY = "member_already"
    WRONG = "wrong"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class SelfEnrolment:
    """What they told, and that they accepted the terms of programme version `terms_version` at `asked_ms`."""

    self_enrolment_id: str
    shop_id: str
    name: str
    phone: str
    birthday: Birthday | None
    offers_by_sms: bool
    terms_version: int
    asked_ms: int

    def __post_init__(self) -> None:
        name(self.self_enrolment_id, "self_enrolment_id")
        name(self.shop_id, "shop_id")
        bound(len(self.name) <= LONGEST_OWN_NAME, "name")
        bound(0 < len(self.phone) <= LONGEST_OWN_PHONE, "phone")
        count(self.terms_version, "terms_version")
        count(self.asked_ms, "asked_ms")
