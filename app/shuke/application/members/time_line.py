"""What happened to a member, fact by fact, newest first, each with what it moved and why.

Whatever a fact does to somebody is read from its row operations, so a kind that is new here is told too: what it
moved, which tier and coupons it brought. Only its name has to be learned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from shuke.application.members.record import staff_name
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.explained import NOTHING_TOLD, reasons_of
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.rows import Insert, OneRowOperation, Raise, RowOperation, apart
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = ["HAPPENINGS_A_PAGE", "GivenCoupon", "Happening", "Move", "TimeLinePage", "time_line"]

HAPPENINGS_A_PAGE = 30


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
    the tier that it gave or ended."""

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


@dataclass(frozen=True, slots=True)
class TimeLinePage:
    """`more`: something happened before the last of them."""

    happenings: tuple[Happening, ...]
    more: bool = False


def time_line(
    work: Work, recorder: Recorder, member_ids: Collection[str], behind: HistoryPlace | None = None
) -> TimeLinePage:
    """A page of what the journals held here know of somebody, who may stand under several ids."""
    places = work.member_history.places(member_ids, behind, HAPPENINGS_A_PAGE + 1)
    shown = (_happening(work, recorder, member_ids, place) for place in places[:HAPPENINGS_A_PAGE])
    return TimeLinePage(tuple(one for one in shown if one is not None), len(places) > HAPPENINGS_A_PAGE)


def _happening(
    work: Work, recorder: Recorder, member_ids: Collection[str], place: HistoryPlace
) -> Happening | None:
    stored = work.journal.get(place.till, place.epoch, place.seq)
    if stored is None:
        return None  # pruned: what it did stands in the rows
    header, body = recorder.opened(stored)
    operations = _of(member_ids, body.rows(header)) if body is not None else []
    return Happening(
        place=place,
        kind=stored.kind,
        header=header,
        body=body,
        staff=staff_name(work, header.staff),
        till=work.shops.till_name(header.till) or header.till,
        moves=tuple(_moves(operations)),
        coupons=tuple(_coupons(operations)),
        held=_held(operations),
        reasons=tuple(_reasons(body, member_ids)),
    )


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
