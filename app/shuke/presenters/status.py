"""The status strip: what is possible now, quietly; louder only when somebody must do something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from shuke.application.closing.closing import ClosingProgress
from shuke.application.ports.printing import PrinterTrouble
from shuke.application.print_queue import QueueState
from shuke.application.sync.leading.asking import LeadStanding
from shuke.domain.lead_address import port_of
from shuke.domain.scanning.camera import CameraState
from shuke.presenters.allowance import AllowanceStrip
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.device_lead import LeadSeen
from shuke.presenters.shown import Shown
from shuke.wording import closing, leading, phone_window, printing, scanning
from shuke.wording import shift_window as shift_words
from shuke.wording import status as words
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = [
    "Coming",
    "ComingStage",
    "HeadOfficeContact",
    "HeadOfficeSeen",
    "ShiftSeen",
    "StatusItem",
    "StatusPresenter",
    "StatusState",
]

DAYS_BEFORE_URGENT = 3
"""So long a till may be offline before the strip asks somebody to look at the network."""


class HeadOfficeContact(StrEnum):
    """How the till stands with head office. ALONE: it has none and needs none. REFUSED: it takes nothing from this
    till until a person has looked."""

    ALONE = "alone"
    REACHING = "reaching"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"


class ComingStage(StrEnum):
    """What `Coming` counts. ARRIVED: those who are found at all. PLACED: everybody is found by code and phone, and so
    many are in the tables. NAMES: so many are found by name."""

    ARRIVED = "arrived"
    PLACED = "placed"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Coming:
    """Of `of` members of a snapshot, so many are `here`."""

    here: int
    of: int
    stage: ComingStage = ComingStage.ARRIVED


@dataclass(frozen=True, slots=True)
class HeadOfficeSeen:
    """`unsent` facts wait to be pushed; `since` is when it was last reached, on the shop's clock. `trouble` is what
    somebody must do something about, as a clause for the strip; `explained` says it in full."""

    contact: HeadOfficeContact = HeadOfficeContact.ALONE
    unsent: int = 0
    since: datetime | None = None
    trouble: Words = ""
    explained: Words = ""
    coming: Coming | None = None


@dataclass(frozen=True, slots=True)
class ShiftSeen:
    """Since when, on the shop's clock; None: none is open. `over_night`: the business date has changed since."""

    since: datetime | None = None
    over_night: bool = False


@dataclass(frozen=True, slots=True)
class StatusItem:
    """One thing on the strip; the fields are those of the kit's `StripItem`."""

    name: str
    icon: str
    words: Words
    tone: NoticeTone = NoticeTone.CALM
    aside: bool = False
    weight: int = 1
    short: Words = ""


@dataclass(frozen=True, slots=True)
class StatusState:
    items: tuple[StatusItem, ...] = ()


_LEAD_TONES = {
    LeadStanding.LEADING: NoticeTone.CALM,
    LeadStanding.REACHED: NoticeTone.GOOD,
    LeadStanding.NOT_REACHED: NoticeTone.WARN,
}

_COMING = {
    ComingStage.ARRIVED: words.MEMBERS_COMING,
    ComingStage.PLACED: words.MEMBERS_PLACED,
    ComingStage.NAMES: words.NAMES_COMING,
}

_NOTHING_WAITS = QueueState(0)
_NOTHING_TO_SAY = AllowanceStrip()
_NOBODY_LEADS = LeadSeen()


@dataclass(frozen=True, slots=True)
class _Seen:
    shop: str = ""
    till: str = ""
    staff: str = ""
    head_office: HeadOfficeSeen = HeadOfficeSeen()
    member_points: int | None = None
    allowance: AllowanceStrip = _NOTHING_TO_SAY
    queue: QueueState = _NOTHING_WAITS
    camera: CameraState | None = None
    now: datetime | None = None
    held: int = 0
    closing: ClosingProgress | None = None
    shift: ShiftSeen | None = None
    backup_failed: bool = False
    lead: LeadSeen = _NOBODY_LEADS
    phones: tuple[str, ...] = ()


class StatusPresenter(Shown[StatusState]):
    """Whoever knows something tells it here; the strip shows all of it."""

    def __init__(self, shop: str = "", till: str = "") -> None:
        super().__init__(StatusState())
        self._seen = _Seen(shop=shop, till=till)
        self._tell()

    def place_known(self, shop: str, till: str) -> None:
        self._now(shop=shop, till=till)

    def signed_in(self, staff: str) -> None:
        """Who is at the till; empty: nobody."""
        self._now(staff=staff)

    def head_office_seen(self, seen: HeadOfficeSeen) -> None:
        self._now(head_office=seen)

    def lead_seen(self, lead: LeadSeen) -> None:
        """How this till stands with the one that leads its shop."""
        self._now(lead=lead)

    def allowance_seen(self, allowance: AllowanceStrip) -> None:
        """How this till may spend now."""
        self._now(allowance=allowance)

    def member_served(self, spendable_points: int | None) -> None:
        """What of the served member's points this till may use; None: no member."""
        self._now(member_points=spendable_points)

    def queue_changed(self, queue: QueueState) -> None:
        self._now(queue=queue)

    def camera_changed(self, camera: CameraState | None) -> None:
        """None: the till has no camera."""
        self._now(camera=camera)

    def baskets_held(self, held: int) -> None:
        self._now(held=held)

    def day_closing(self, progress: ClosingProgress | None) -> None:
        """Days that are over are being closed; None: they are."""
        self._now(closing=progress)

    def backed_up(self, *, well: bool) -> None:
        """How the newest try to back this till up went."""
        self._now(backup_failed=not well)

    def shift_seen(self, shift: ShiftSeen | None) -> None:
        """None: it is not known yet."""
        self._now(shift=shift)

    def phones_seen(self, phones: tuple[str, ...]) -> None:
        """Whose telephones scan for this till."""
        self._now(phones=phones)

    def minute_passed(self, now: datetime) -> None:
        """The shop's own wall clock."""
        self._now(now=now)

    def _now(self, **changes: object) -> None:
        self._seen = replace(self._seen, **changes)  # type: ignore[arg-type]  # names are those of the fields
        self._tell()

    def _tell(self) -> None:
        seen = self._seen
        items = [
            StatusItem(
                "shop", "shop", said(words.PLACE, shop=seen.shop, till=seen.till), weight=2, short=seen.till
            )
            if seen.shop
            else None,
            StatusItem("staff", "member", seen.staff) if seen.staff else None,
            self._shift(),
            self._head_office(),
            self._lead(),
            self._allowance(),
            self._coming(),
            StatusItem("held", "hold", said(words.HELD, held=seen.held), weight=2, short=str(seen.held))
            if seen.held
            else None,
            self._closing(),
            StatusItem("backup", "save", words.NO_BACKUP, NoticeTone.WARN, weight=2)
            if seen.backup_failed
            else None,
            StatusItem("phones", "scan", said(phone_window.STRIP, of=Listed(seen.phones)), weight=2)
            if seen.phones
            else None,
            self._printer(),
            self._camera(),
            StatusItem("clock", "clock", f"{seen.now:%H:%M}", aside=True) if seen.now is not None else None,
        ]
        self._show(StatusState(tuple(item for item in items if item is not None)))

    def _shift(self) -> StatusItem | None:
        shift = self._seen.shift
        if shift is None:
            return None
        if shift.since is None:
            return StatusItem("shift", "shift", shift_words.STRIP_NONE, weight=2)
        if shift.over_night:
            told = said(shift_words.STRIP_OVER_NIGHT, day=f"{shift.since:%m-%d}")
            return StatusItem("shift", "shift", told, NoticeTone.WARN, weight=2)
        at = f"{shift.since:%H:%M}"
        return StatusItem("shift", "shift", said(shift_words.STRIP_OPEN, at=at), weight=2, short=at)

    def _head_office(self) -> StatusItem:
        office, tone, weight = self._seen.head_office, NoticeTone.CALM, 3
        if office.contact is HeadOfficeContact.ALONE:
            return StatusItem("head_office", "shop", words.ALONE)
        if office.contact is HeadOfficeContact.REACHING:
            return StatusItem("head_office", "sync", words.SYNCING, weight=weight)
        if office.contact is HeadOfficeContact.ONLINE:
            sentence: Words = words.ONLINE
            if office.unsent:
                sentence = said(words.ONLINE_SENDING, facts=points_text(office.unsent))
            return StatusItem("head_office", "online", sentence, NoticeTone.GOOD, weight=weight)
        if office.trouble:
            bad = office.contact is HeadOfficeContact.REFUSED
            icon, tone = ("bad", NoticeTone.BAD) if bad else ("warn", NoticeTone.WARN)
            return StatusItem("head_office", icon, _and_unsent(office.trouble, office), tone, weight=weight)
        days = self._days_offline(office)
        if days >= DAYS_BEFORE_URGENT:
            tone = NoticeTone.WARN
            sentence = said(words.UNSENT_LONG, days=days, facts=points_text(office.unsent))
        else:
            tone, sentence = NoticeTone.OFFLINE, self._offline(office)
        return StatusItem("head_office", "offline", sentence, tone, weight=weight)

    def _lead(self) -> StatusItem | None:
        """Only where it matters: this till leads, or head office is out of reach."""
        lead = self._seen.lead
        if lead.port_taken:
            told = said(leading.STRIP_PORT_TAKEN, port=port_of(lead.address))
            return StatusItem("lead", "warn", told, NoticeTone.WARN, weight=3)
        sentence = leading.STRIP.get(lead.standing.value)
        if sentence is None:
            return None
        told, tone = said(sentence, till=lead.till), _LEAD_TONES[lead.standing]
        return StatusItem("lead", "shop", told, tone, weight=2, short=lead.till)

    def _coming(self) -> StatusItem | None:
        """A till that is new sells from the first minute; whom it does not find yet, it says."""
        coming = self._seen.head_office.coming
        if coming is None:
            return None
        told = said(_COMING[coming.stage], here=f"{coming.here:,}", of=f"{coming.of:,}")
        tone = NoticeTone.WARN if coming.stage is ComingStage.ARRIVED else NoticeTone.CALM
        return StatusItem("coming", "member", told, tone, weight=2)

    def _allowance(self) -> StatusItem | None:
        seen = self._seen.allowance
        if not seen.words:
            return None
        return StatusItem("allowance", "wallet", seen.words, seen.tone, weight=3, short=seen.short)

    def _offline(self, office: HeadOfficeSeen) -> Words:
        sentence: Words = words.OFFLINE
        if self._seen.member_points is not None:
            sentence = said(words.OFFLINE_MEMBER, points=points_text(self._seen.member_points))
        return _and_unsent(sentence, office)

    def _days_offline(self, office: HeadOfficeSeen) -> int:
        now = self._seen.now
        return (now - office.since).days if now is not None and office.since is not None else 0

    def _closing(self) -> StatusItem | None:
        progress = self._seen.closing
        if progress is None:
            return None
        day = progress.day.isoformat()
        sentence = said(closing.CLOSING, day=day)
        if progress.days_left:
            sentence = said(closing.CLOSING_LEFT, day=day, left=progress.days_left)
        return StatusItem("closing", "calendar", sentence)

    def _printer(self) -> StatusItem:
        queue = self._seen.queue
        if queue.trouble is not None:
            return StatusItem(
                "printer", "printer", self._trouble(queue, queue.trouble), NoticeTone.BAD, weight=3
            )
        if queue.drawer_shut:
            return StatusItem("printer", "drawer", printing.DRAWER_STAYED_SHUT, NoticeTone.WARN, weight=3)
        if queue.set_aside:
            sentence = said(printing.QUEUE_SET_ASIDE, count=queue.set_aside)
            return StatusItem("printer", "printer", sentence, NoticeTone.WARN, weight=3)
        if queue.waiting:
            return StatusItem("printer", "printer", said(printing.QUEUE_WAITING, count=queue.waiting))
        if queue.paper_low:
            return StatusItem("printer", "printer", printing.PAPER_LOW, NoticeTone.WARN, weight=2)
        return StatusItem("printer", "printer", words.PRINTER_READY)

    @staticmethod
    def _trouble(queue: QueueState, trouble: PrinterTrouble) -> Words:
        sentence: Words = printing.TROUBLES[trouble.value]
        if not queue.waiting:
            return sentence
        return said(words.AND_ALSO, first=said(printing.QUEUE_STOPPED, count=queue.waiting), then=sentence)

    def _camera(self) -> StatusItem | None:
        camera = self._seen.camera
        if camera is None:
            return None
        fine = camera in {CameraState.OFF, CameraState.OPENING, CameraState.RUNNING, CameraState.ENDED}
        title = scanning.CAMERA_TITLES[camera.value]
        return (
            StatusItem("camera", "camera", title)
            if fine
            else StatusItem("camera", "camera", title, NoticeTone.WARN, weight=3)
        )


def _and_unsent(sentence: Words, office: HeadOfficeSeen) -> Words:
    return said(words.UNSENT, first=sentence, facts=points_text(office.unsent)) if office.unsent else sentence
