"""What happened to a member, fact by fact, newest first, each with what it moved and why.

Whatever a fact does to somebody is read from its row operations, so a kind that is new here is told too: what it
moved, which tier and coupons it brought. Only its name has to be learned. Messages are no facts: those that this
machine sent, and what it noted of a contact, are joined to them where they are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from shuke.application.campaigns.named import campaign_names
from shuke.application.feedback.words import words_kept
from shuke.application.members.messages_sent import MemberMessage, messages_of
from shuke.application.members.record import staff_name
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.explained import NOTHING_TOLD, reasons_of
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_contacted import MemberContacted
from shuke.domain.facts.rows import Insert, OneRowOperation, Raise, RowOperation, apart
from shuke.domain.shop import Shop
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = [
    "HAPPENINGS_A_PAGE",
    "Beside",
    "GivenCoupon",
    "Happening",
    "LinedMessage",
    "Move",
    "TimeLinePage",
    "time_line",
]

HAPPENINGS_A_PAGE = 30
_MESSAGES = "~"
"""Stands where a till's name would: a message comes above the facts of its day when pages are cut."""


@dataclass(frozen=True, slots=True)
class Move:
    """A lot of an account changed by so much; `rule` says by which rule."""

    account: AccountKind
    lot: str
    amount: int
    rule: str


@dataclass(frozen=True, slots=True)
class GivenCoupon:
    kind: str
    last_day: str
    rule: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One fact as far as it concerns the member. `body` is None for a kind that this release does not know; `held` is
    the tier that it gave or ended; `note` is what was written down of a contact; `campaigns` has the names of those
    whose rules moved something."""

    place: HistoryPlace
    kind: str
    header: FactHeader
    body: FactBody | None
    staff: str
    till: str
    moves: tuple[Move, ...] = ()
    coupons: tuple[GivenCoupon, ...] = ()
    held: TierHeld | None = None
    reasons: tuple[Reason, ...] = ()
    note: str = ""
    campaigns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinedMessage:
    place: HistoryPlace
    message: MemberMessage


@dataclass(frozen=True, slots=True)
class TimeLinePage:
    """`more`: something happened before; `last` is where to look on."""

    happenings: tuple[Happening, ...]
    more: bool = False
    messages: tuple[LinedMessage, ...] = ()
    last: HistoryPlace | None = None

    def in_order(self) -> Iterator[Happening | LinedMessage]:
        """The newest first: a message comes above the first fact that is not younger."""
        waiting = sorted(self.messages, key=lambda one: one.place, reverse=True)
        for happening in self.happenings:
            time = (happening.place.on, happening.header.recorded_at_ms)
            while waiting and (waiting[0].place.on, waiting[0].message.at_ms) >= time:
                yield waiting.pop(0)
            yield happening
        yield from waiting


@dataclass(frozen=True, slots=True)
class Beside:
    """What is joined to the facts.

    Attributes:
        cares: whoever reads it may care for members, and sees what was noted and written.
        shop: by whose business days messages stand in the line; None: they are left out.
    """

    cares: bool = False
    shop: Shop | None = None


_NOTHING = Beside()


def time_line(
    work: Work,
    recorder: Recorder,
    member_ids: Collection[str],
    behind: HistoryPlace | None = None,
    beside: Beside = _NOTHING,
) -> TimeLinePage:
    """A page of what the journals held here know of somebody, who may stand under several ids."""
    facts = work.member_history.places(member_ids, behind, HAPPENINGS_A_PAGE + 1)
    messages = {one.place: one for one in _messages(work, recorder, member_ids, beside)}
    places = [*facts, *(place for place in messages if behind is None or place < behind)]
    shown = sorted(places, reverse=True)[:HAPPENINGS_A_PAGE]
    told = (_happening(work, recorder, member_ids, place, beside) for place in shown if place not in messages)
    return TimeLinePage(
        happenings=tuple(one for one in told if one is not None),
        more=len(places) > HAPPENINGS_A_PAGE,
        messages=tuple(messages[place] for place in shown if place in messages),
        last=shown[-1] if shown else None,
    )


def _messages(
    work: Work, recorder: Recorder, member_ids: Collection[str], beside: Beside
) -> Iterator[LinedMessage]:
    if beside.shop is None:
        return
    for rank, one in enumerate(messages_of(work, member_ids, texts=beside.cares)):
        on = recorder.day_of(beside.shop, one.at_ms)
        yield LinedMessage(HistoryPlace(on, _MESSAGES, one.at_ms, rank), one)


def _happening(
    work: Work, recorder: Recorder, member_ids: Collection[str], place: HistoryPlace, beside: Beside
) -> Happening | None:
    stored = work.journal.get(place.till, place.epoch, place.seq)
    if stored is None:
        return None  # pruned: what it did stands in the rows
    header, body = recorder.opened(stored)
    operations = _of(member_ids, body.rows(header)) if body is not None else []
    moves = tuple(_moves(operations))
    return Happening(
        place=place,
        kind=stored.kind,
        header=header,
        body=body,
        staff=staff_name(work, header.staff),
        till=work.shops.till_name(header.till) or header.till,
        moves=moves,
        coupons=tuple(_coupons(operations)),
        held=_held(operations),
        reasons=tuple(_reasons(body, member_ids)),
        note=_note(work, body) if beside.cares else "",
        campaigns=campaign_names(work, (move.rule for move in moves)),
    )


def _note(work: Work, body: FactBody | None) -> str:
    if not isinstance(body, MemberContacted):
        return ""
    return words_kept(work, body.member_id, body.words) or ""


def _of(member_ids: Collection[str], operations: Iterable[RowOperation]) -> list[OneRowOperation]:
    def whose(operation: OneRowOperation) -> object:
        cells = operation.row if isinstance(operation, Insert) else operation.key
        return cells.get("member_id")

    return [operation for operation in apart(operations) if whose(operation) in member_ids]


def _moves(operations: Iterable[OneRowOperation]) -> Iterator[Move]:
    for operation in operations:
        if isinstance(operation, Insert) and operation.table == "ledger":
            row = operation.row
            amount = row["amount"]
            assert isinstance(amount, int)  # what the ledger counts in
            yield Move(AccountKind(str(row["account"])), str(row["lot"]), amount, str(row["reason"]))


def _coupons(operations: Iterable[OneRowOperation]) -> Iterator[GivenCoupon]:
    for operation in operations:
        if isinstance(operation, Insert) and operation.table == "coupons":
            row = operation.row
            yield GivenCoupon(str(row["kind"]), str(row["last_day"]), str(row["rule"]))


def _held(operations: Iterable[OneRowOperation]) -> TierHeld | None:
    words = [
        str(operation.floors["tier_held"])
        for operation in operations
        if isinstance(operation, Raise) and "tier_held" in operation.floors
    ]
    return TierHeld.read(max(words)) if words else None


def _reasons(body: FactBody | None, member_ids: Collection[str]) -> Iterator[Reason]:
    """A fact explains itself as a whole, or each member's outcome in it."""
    yield from reasons_of(getattr(body, "explanation", NOTHING_TOLD))
    outcomes = (
        *getattr(body, "members", ()),
        getattr(body, "outcome", None),
        getattr(body, "member", None),
    )
    for outcome in outcomes:
        if isinstance(outcome, Brought) and outcome.member_id in member_ids:
            yield from reasons_of(outcome.explanation)
