"""Every till of the chain as head office sees it, and what somebody does about one: invite it, stop believing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.head_office.enrolling_tills import Invited, invite, revoke
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.outages import SILENT_MS
from shuke.application.head_office.trusting import newest_trust_version
from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Store, Work
from shuke.application.ports.sync import TillTold
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.shop import HEAD_OFFICE, Right, Shop

__all__ = ["CLOCK_OFF_MS", "MANY_UNSENT", "TillCare", "TillSeen", "TillsSeen", "WriteCode"]

CLOCK_OFF_MS = 60_000
"""A clock that is further off is said so."""

MANY_UNSENT = 500
"""More than a push carries wait to be sent."""

WriteCode = Callable[[Invited, str], str]
"""A code's signed text for that address; ValueError for an address that no code can hold."""


@dataclass(frozen=True, slots=True)
class TillSeen:
    """
    Attributes:
        last_ms: when it was last heard of, by head office's clock; 0 for never. `silent`: longer ago than usual.
        told: what it told of itself then.
        list_old: it held an older list of keys and dead cards' tills than the newest.
        epoch, seq: the newest fact head office has of it; `backed_up` those up to which a backup holds them.
        aside: facts of it that were set aside.
    """

    till: str
    name: str
    shop_id: str
    last_ms: int
    silent: bool
    revoked: bool
    told: TillTold
    list_old: bool
    epoch: int
    seq: int
    backed_up: tuple[int, int]
    aside: int

    @property
    def clock_wrong(self) -> bool:
        return abs(self.told.clock_off_ms) > CLOCK_OFF_MS


@dataclass(frozen=True, slots=True)
class TillsSeen:
    """By shop. `shops`: all of them, also those without a till."""

    at_ms: int
    shops: tuple[Shop, ...]
    tills: tuple[TillSeen, ...]


class TillCare:
    """`reading` and `writing` as for `Office`. `write_code` signs with head office's key."""

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        recorder: Recorder,
        clock: Clock,
        write_code: WriteCode,
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._clock = clock
        self._write_code = write_code
        self._random_bytes = random_bytes

    def seen(self, session: Session) -> TillsSeen | Refused:
        if not session.may(Right.SEE_EXPOSURE):
            return Refused(Refusal.NOT_ALLOWED)
        now_ms = self._clock.now_ms()
        with self._reading.reading() as work:
            keys = work.till_register.all_keys()
            believed = {key.till for key in keys if not key.revoked_on}
            shops = {key.till: key.shop_id for key in keys if key.till != HEAD_OFFICE}
            newest = newest_trust_version(work)
            tills = tuple(
                _seen(work, till, shop, till not in believed, newest, now_ms)
                for till, shop in sorted(shops.items(), key=lambda one: (one[1], one[0]))
            )
            return TillsSeen(now_ms, tuple(work.shops.all()), tills)

    @tried_again
    def invite(
        self, session: Session, shop_id: str, till: str, name: str, address: str
    ) -> tuple[Invited, str] | Refused:
        """A one-time code for a till, and its signed text.

        Raises:
            InvitationProblem, ValueError: nothing was changed.
        """
        if not session.may(Right.RUN_HEAD_OFFICE):
            return Refused(Refusal.NOT_ALLOWED)
        with self._writing.writing() as work:
            invited = invite(work, shop_id, till, name, self._clock.now_ms(), self._random_bytes)
            text = self._write_code(invited, address.rstrip("/"))
            work.commit()
        return invited, text

    @tried_again
    def revoke(self, session: Session, till: str, reason: str) -> int | Refused:
        """Stop believing it; how many keys it had."""
        if not session.may(Right.RUN_HEAD_OFFICE):
            return Refused(Refusal.NOT_ALLOWED)
        if not reason.strip():
            return Refused(Refusal.REASON_MISSING)
        with self._writing.writing() as work:
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            today = self._recorder.today(work, self._identity.calendar)
            keys = revoke(work, entry, till, today, reason.strip(), session.staff.staff_id)
            entry.settle()
            work.commit()
        return keys


def _seen(work: Work, till: str, shop: str, revoked: bool, newest_list: int, now_ms: int) -> TillSeen:
    last_ms, told, head = work.contacts.last_ms(till), work.contacts.told(till), work.journal.head(till)
    return TillSeen(
        till=till,
        name=work.shops.till_name(till),
        shop_id=shop,
        last_ms=last_ms,
        silent=bool(last_ms) and not revoked and now_ms - last_ms > SILENT_MS,
        revoked=revoked,
        told=told,
        list_old=bool(last_ms) and told.trust_version < newest_list,
        epoch=head.epoch if head else 0,
        seq=head.seq if head else 0,
        backed_up=work.contacts.backed_up(till),
        aside=work.quarantine.count(till),
    )
