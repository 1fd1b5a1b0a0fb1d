"""Taking goods back: what it comes to, and doing it, in one transaction with slip and drawer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.counter.in_shift import in_shift
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.refunding.found_sale import FoundSale, HeldSale, look_at_sale
from shuke.application.refunding.refund_slip import RefundSlip
from shuke.application.refunding.sale_on_record import (
    TAKES_BACK,
    book_with,
    counts_left,
    on_record,
    value_back,
)
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.cost_rows import Undone
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.explained import explained
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.sale_completed import SaleCompleted, ValueUsed
from shuke.domain.facts.sale_refunded import PaidBack, RefundedLine, SaleRefunded
from shuke.domain.membership import changes as c
from shuke.domain.membership.refunding import RULE, RefundAsked, refund
from shuke.domain.membership.return_tells import ReturnTells
from shuke.domain.membership.state import CouponState, SaleOnRecord
from shuke.domain.money import Money, total
from shuke.domain.profile import mask_name
from shuke.domain.programme.counting import STORED_VALUE_SPENT
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.refund import refund_number
from shuke.domain.shop import CURRENCY_SIGNS, Right
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.limits import REFUND_LIFE_MS

__all__ = ["LONGEST_REASON", "Answer", "RefundDone", "RefundLooked", "RefundWished", "look", "take_back"]

LONGEST_REASON = 120


@dataclass(frozen=True, slots=True)
class RefundWished:
    """
    Attributes:
        lines: (line id, thousandths) that come back.
        reason: why, in words.
        shown: what the screen says is paid back; another sum is not paid.
    """

    held: HeldSale
    lines: tuple[tuple[int, int], ...]
    reason: str = ""
    shown: Money | None = None


@dataclass(frozen=True, slots=True)
class RefundLooked:
    """What it would come to. `right`: what whoever does it needs."""

    lines: tuple[RefundedLine, ...]
    tenders: tuple[PaidBack, ...]
    reasons: tuple[Reason, ...]
    right: Right

    @property
    def paid_back(self) -> Money:
        return total(one.amount for one in self.tenders)


@dataclass(frozen=True, slots=True)
class RefundDone:
    number: str
    paid_back: Money
    tenders: tuple[PaidBack, ...]
    reasons: tuple[Reason, ...]
    member_id: str


Answer = RefundLooked | Refused | Reason
"""Refused for want of a right, or because the sale is not what it was; a Reason where the rule says no."""


@dataclass(frozen=True, slots=True)
class _Worked:
    """A refund as it would be recorded."""

    found: FoundSale
    before: SaleOnRecord
    after: SaleOnRecord
    outcome: c.Outcome
    programme: Programme


def look(desk: Desk, work: Work, session: Session, wished: RefundWished) -> Answer:
    """What it comes to; changes nothing."""
    worked = _work_out(desk, work, session, wished)
    if not isinstance(worked, _Worked):
        return worked
    return RefundLooked(_lines(worked), _tenders(worked), _told(worked), _right(worked))


def take_back(desk: Desk, session: Session, wished: RefundWished) -> RefundDone | Refused | Reason:
    """Record it: reversal, figures of the shift and slips, together or not."""
    why = wished.reason.strip()
    refused = too_long(why, LONGEST_REASON)
    if not why or refused is not None:
        return refused or Refused(Refusal.REASON_MISSING)
    with desk.store.writing() as work:
        worked = _work_out(desk, work, session, wished)
        if not isinstance(worked, _Worked):
            return worked
        tenders = _tenders(worked)
        paid_back = total(one.amount for one in tenders)
        if wished.shown is not None and wished.shown != paid_back:
            return Refused(Refusal.REFUND_CHANGED, (("amount", paid_back),))
        approved_by = desk.approvals.permitted(session, _act(worked, wished, paid_back, why))
        if isinstance(approved_by, Refused):
            return approved_by
        fact = replace(_fact(worked, in_shift(desk, work), why), approved_by=approved_by)
        at = desk.recorder.next_place(work)
        fact = replace(fact, number=refund_number(desk.till, at.epoch, at.seq))
        header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
        desk.contact.note(work)
        _print(desk, work, session, worked.found, fact, header)
        work.commit()
    return RefundDone(fact.number, paid_back, tenders, _told(worked), fact.member_id)


def _work_out(desk: Desk, work: Work, session: Session, wished: RefundWished) -> _Worked | Refused | Reason:
    if not wished.lines:
        return Refused(Refusal.NOTHING_CHOSEN)
    if not _may_still(desk, wished.held):
        return Refused(Refusal.PERMIT_OVER)
    found = look_at_sale(desk, work, session, wished.held)
    if isinstance(found, Refused):
        return found
    sale = wished.held.sale
    before = on_record(sale, [one for one, _ in found.refunds])
    book = book_with(work, desk.till, before)
    known = set(book.coupons)
    before = replace(
        before,
        coupons=tuple(name for name in before.coupons if name in known),
        given=tuple(name for name in before.given if name in known),
    )
    book.sales[before.sale_id] = before
    on = desk.recorder.today(work, desk.shop)
    outcome = refund(book, on, RefundAsked("", before.sale_id, wished.lines))
    if outcome.refused is not None:
        return outcome.refused
    after = next(change.sale for change in outcome.changes if isinstance(change, c.SaleRecorded))
    programme = desk.shelf.version(work, sale.programme, sale.programme_version)
    return _Worked(found, before, after, _with_names(outcome, programme, book.coupons), programme)


def _may_still(desk: Desk, held: HeldSale) -> bool:
    """Its own sales always; another till's for half the time that head office keeps it for this one."""
    if held.place.till == desk.till:
        return True
    return bool(held.permit) and 0 <= desk.recorder.now_ms() - held.permitted_at_ms < REFUND_LIFE_MS // 2


def _with_names(outcome: c.Outcome, programme: Programme, coupons: object) -> c.Outcome:
    """Coupons by what they are called, not by their ids."""
    assert isinstance(coupons, dict)
    names = {kind.key: kind.name for kind in programme.coupons}

    def named(one: Reason) -> Reason:
        values = tuple(
            (name, names.get(coupons[value].held.kind, value) if name == "coupon" else value)
            for name, value in one.values
        )
        return one._replace(values=values)

    return replace(outcome, reasons=tuple(named(one) for one in outcome.reasons))


def _right(worked: _Worked) -> Right:
    return Right.REFUND_LATE if worked.found.late else Right.REFUND


def _act(worked: _Worked, wished: RefundWished, paid_back: Money, why: str) -> Act:
    shown = (("amount", paid_back), ("reason", why), ("receipt", worked.before.sale_id))
    flat = tuple(number for pair in wished.lines for number in pair)
    return Act(_right(worked), "sale.refund", shown, flat)


def _lines(worked: _Worked) -> tuple[RefundedLine, ...]:
    """What comes back now, each with its money; together they are the goods' price, before cash was rounded."""
    return tuple(
        RefundedLine(
            after.line.line_id,
            after.line.name,
            after.returned_milli - before.returned_milli,
            after.returned(after.net) - before.returned(before.net),
        )
        for before, after in zip(worked.before.lines, worked.after.lines, strict=True)
        if after.returned_milli > before.returned_milli
    )


def _tenders(worked: _Worked) -> tuple[PaidBack, ...]:
    """By each tender, with the number of the payment that is taken back where there was just one."""
    references: dict[TenderKind, str] = {}
    for tender in worked.before.tenders:
        known = tender.kind in references
        stored = tender.kind is TenderKind.STORED_VALUE
        references[tender.kind] = "" if known or stored else tender.reference
    last = worked.after.refunds[-1]
    return tuple(PaidBack(kind, amount, references[kind]) for kind, amount in last.tenders if amount)


def _told(worked: _Worked) -> tuple[Reason, ...]:
    less = worked.before.counted - worked.after.counted
    if not worked.before.member_id or not less:
        return worked.outcome.reasons
    return (*worked.outcome.reasons, reason(RULE, ReturnTells.COUNTED_LESS, applied=True, money=less))


def _fact(worked: _Worked, shift: InShift, why: str) -> SaleRefunded:
    """Without its number, and without who approved it."""
    before, after, held = worked.before, worked.after, worked.found.held
    now = counts_left(worked.programme, before)
    now.subtract(counts_left(worked.programme, after))
    returned = _value_back(before, after, held.sale)
    rules = worked.programme.stored_value
    if rules is not None and rules.same_day_below is not None:
        now[STORED_VALUE_SPENT] = sum((one.principal + one.bonus).minor for one in returned)
    return SaleRefunded(
        number="",
        sale_till=held.place.till,
        sale_epoch=held.place.epoch,
        sale_seq=held.place.seq,
        receipt_number=before.sale_id,
        sold_on=before.business_date,
        programme=before.programme,
        programme_version=before.programme_version,
        lines=_lines(worked),
        tenders=_tenders(worked),
        reason=why,
        shift=shift,
        member_id=before.member_id,
        reversed=_reversed(worked),
        tier_progress=before.counted - after.counted,
        counts=tuple((name, amount) for name, amount in sorted(now.items()) if amount),
        uses=tuple((one.rule, one.period) for one in worked.outcome.changes if isinstance(one, c.Used)),
        explanation=explained(_told(worked)),
        permit=held.permit,
        value_back=returned,
        sold_by=held.header.staff,
        card=held.sale.card if before.member_id else "",
        undone=_undone(before, after),
    )


def _undone(before: SaleOnRecord, after: SaleOnRecord) -> Undone:
    """Of discounts, coupons, points and costs, what went with the goods."""
    found: Counter[str] = Counter()
    for earlier, now in zip(before.lines, after.lines, strict=True):
        line = now.line
        known = {"costed": now.net, "cost": line.cost.times(line.quantity_milli)} if line.cost else {}
        parts = {"discount": now.discount, "coupon": now.coupon_share, "points_value": now.points_share}
        for name, amount in (parts | known).items():
            found[name] += (now.returned(amount) - earlier.returned(amount)).minor
    return Undone(**{name: Money(amount) for name, amount in found.items()})


def _value_back(before: SaleOnRecord, after: SaleOnRecord, sale: SaleCompleted) -> tuple[ValueUsed, ...]:
    """What this refund returns to each top-up."""
    earlier, now = value_back(before), value_back(after)
    spent_in = {one.top_up_id: one.spent_in for one in sale.value_used}
    found: dict[tuple[str, str], dict[AccountKind, int]] = {}
    for (top_up_id, shop, account), amount in now.items():
        more = amount - earlier.get((top_up_id, shop, account), 0)
        if more:
            found.setdefault((top_up_id, shop), {})[account] = more
    return tuple(
        ValueUsed(
            top_up_id,
            shop,
            Money(sums.get(AccountKind.PRINCIPAL, 0)),
            Money(sums.get(AccountKind.BONUS, 0)),
            spent_in.get(top_up_id, ""),
        )
        for (top_up_id, shop), sums in found.items()
    )


def _reversed(worked: _Worked) -> tuple[LedgerEntry, ...]:
    back = worked.after.reversed[len(worked.before.reversed) :]
    moves = [LedgerEntry(one.account, one.lot, one.amount, TAKES_BACK + one.rule) for one in back]
    for change in worked.outcome.changes:
        match change:
            case c.CouponTurned(coupon_id, CouponState.OPEN):
                moves.append(LedgerEntry(AccountKind.COUPON, coupon_id, 1, f"{TAKES_BACK}coupon"))
            case c.CouponTurned(coupon_id, CouponState.WITHDRAWN):
                moves.append(LedgerEntry(AccountKind.COUPON, coupon_id, -1, f"{TAKES_BACK}reward"))
            case _:
                pass
    return tuple(moves)


def _print(
    desk: Desk, work: Work, session: Session, found: FoundSale, fact: SaleRefunded, header: FactHeader
) -> None:
    """Two slips; the drawer opens with the first where cash goes out."""
    approver = work.shops.staff_member(fact.approved_by) if fact.approved_by else None
    sold_at = desk.local_time(found.held.header.recorded_at_ms)
    member = found.member
    slip = RefundSlip(
        shop=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        number=fact.number,
        receipt_number=fact.receipt_number,
        at=f"{desk.local_time(header.recorded_at_ms):%Y-%m-%d %H:%M}",
        sold_at=f"{sold_at:%Y-%m-%d %H:%M} {found.till}",
        staff=session.staff.name,
        approved_by=approver.name if approver else "",
        reason=fact.reason,
        lines=fact.lines,
        tenders=fact.tenders,
        explanation=fact.explanation,
        language=desk.language(),
        sign=CURRENCY_SIGNS[desk.shop.currency],
        to_sign=True,
        member=mask_name(member.profile.name) or member.number if member else "",
    )
    cash = Counter({one.kind: one.amount.minor for one in fact.tenders})[TenderKind.CASH] > 0
    for one, opens in ((slip, cash), (replace(slip, to_sign=False), False)):
        draft = PrintJobDraft(PrintKind.REFUND_SLIP, fact.number, packed_content(one), opens_drawer=opens)
        work.print_jobs.add(draft)
