"""Who enrols themselves on head office's page: kept until the counter completes it, told to the shop's tills."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.head_office.identity import generation
from shuke.application.head_office.often_asked import OftenAsked
from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Store, Work
from shuke.application.trying_again import tried_again
from shuke.domain.birthday import Birthday
from shuke.domain.facts.self_enrolment_settled import SelfEnrolmentSettled
from shuke.domain.phone import one_form, written_forms
from shuke.domain.self_enrolment import SelfEnrolment
from shuke.domain.sync.limits import MOST_SELF_ENROLMENTS
from shuke.domain.sync.self_enrolment_messages import SelfEnrolmentsSent

__all__ = [
    "KEPT_DAYS",
    "Heard",
    "SelfEnrolmentDesk",
    "Told",
    "settle_waiting",
    "waiting_sent",
    "waiting_version",
]

KEPT_DAYS = 30
"""Whoever has not come to the shop by then tells it anew."""

_DAY_MS = 24 * 60 * 60 * 1000
_PHONE = re.compile(r"\+?[0-9]{5,19}")


class Heard(StrEnum):
    """TAKEN tells nobody whether that phone waits already or is a member's."""

    TAKEN = "taken"
    TOO_OFTEN = "too_often"
    FULL = "full"
    NO_SHOP = "shop"
    NO_PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told of themselves, with the terms accepted."""

    shop_id: str
    name: str
    phone: str
    birthday: Birthday | None
    offers_by_sms: bool
    terms_version: int


class SelfEnrolmentDesk:
    """Called on the writing lane."""

    def __init__(self, writing: Store, clock: Clock, new_id: Callable[[], str]) -> None:
        self._writing = writing
        self._clock = clock
        self._new_id = new_id
        self._often = OftenAsked(clock)

    def hear(self, told: Told, address: str) -> Heard:
        """Keep what was told; what is there already, or is a member's, changes nothing and is answered alike."""
        phone = one_form(told.phone)
        if not _PHONE.fullmatch(phone):
            return Heard.NO_PHONE
        if self._often.too_often(f"from {address}") or self._often.too_often(f"of {phone}"):
            return Heard.TOO_OFTEN
        return self._keep(told, phone)

    @tried_again
    def _keep(self, told: Told, phone: str) -> Heard:
        now_ms = self._clock.now_ms()
        with self._writing.writing() as work:
            if work.shops.get(told.shop_id) is None:
                return Heard.NO_SHOP
            settle_waiting(work, (), now_ms)
            if len(work.self_enrolments.waiting(told.shop_id, MOST_SELF_ENROLMENTS)) == MOST_SELF_ENROLMENTS:
                return Heard.FULL
            waiting = SelfEnrolment(
                self_enrolment_id=self._new_id(),
                shop_id=told.shop_id,
                name=told.name,
                phone=phone,
                birthday=told.birthday,
                offers_by_sms=told.offers_by_sms,
                terms_version=told.terms_version,
                asked_ms=now_ms,
            )
            known = work.conflicts.with_phones(written_forms(phone))
            if not known and work.self_enrolments.put(waiting):
                _changed(work, told.shop_id)
            work.commit()
        return Heard.TAKEN


def waiting_version(work: Work, shop_id: str) -> int:
    """0 while nobody ever enrolled themselves for that shop; another number after each change and each restore."""
    changes = work.cursors.get(_cursor(shop_id))
    return (generation(work) << 32) + changes if changes else 0


def waiting_sent(work: Work, shop_id: str) -> SelfEnrolmentsSent:
    waiting = work.self_enrolments.waiting(shop_id, MOST_SELF_ENROLMENTS)
    return SelfEnrolmentsSent(waiting_version(work, shop_id), tuple(waiting))


def settle_waiting(work: Work, bodies: Iterable[object], now_ms: int) -> None:
    """Forget whom a counter completed or turned away, and who did not come in time; in the caller's transaction."""
    for body in bodies:
        if isinstance(body, SelfEnrolmentSettled) and work.self_enrolments.forget(body.self_enrolment_id):
            _changed(work, body.shop_id)
    for shop_id in work.self_enrolments.forget_before(now_ms - KEPT_DAYS * _DAY_MS):
        _changed(work, shop_id)


def _changed(work: Work, shop_id: str) -> None:
    work.cursors.put(_cursor(shop_id), work.cursors.get(_cursor(shop_id)) + 1)


def _cursor(shop_id: str) -> str:
    return f"waiting.{shop_id}"
