"""The sale: one fact with every outcome, its projections, its receipt number and its print job, together or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from shuke.application.counter.allowing import Purse
from shuke.application.counter.desk import Desk, Quoted, requoted
from shuke.application.counter.in_shift import in_shift
from shuke.application.counter.receipt import receipt_of
from shuke.application.counter.rewarding import NOTHING, Rewarded, rewarded
from shuke.application.counter.standing import membership_of
from shuke.application.counter.stored_value import spend_value
from shuke.application.counter.view import CompletedSale, CounterView
from shuke.application.counter.weight import told
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.sales import TillTotals
from shuke.application.ports.store import Work
from shuke.application.promoting import print_new_cards, promotion
from shuke.application.receipt_content import packed
from shuke.application.recording import NextPlace
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.epochs import own_slices
from shuke.domain.basket import TenderKind
from shuke.domain.card import shown_card
from shuke.domain.codes.payload import PREVIOUS_BYTES, ReceiptCode, receipt_number
from shuke.domain.explanation import Reason
from shuke.domain.facts.sale_completed import CouponRedeemed, LedgerEntry, SaleCompleted, ValueUsed
from shuke.domain.facts.sale_completed import SoldLine as LineSold
from shuke.domain.membership.stored_value import Spent
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.counting import STORED_VALUE_SPENT, counts_of_sale
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import SoldLine, added_by_sale
from shuke.domain.programme.parts.measures import Counted, Measure
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.slices.account import NEVER, AccountKind, lot_of, take

__all__ = ["complete"]


def complete(desk: Desk, work: Work, session: Session, paid: Quoted) -> CounterView | Refused:
    """Record the sale inside the caller's transaction; the caller commits.

    Returns:
        the view of a fresh basket with `completed` set; or POINTS_GONE or VALUE_GONE when this till's slices no
        longer reach (then nothing was changed).
    """
    stored = _stored_value(desk, work, paid)
    if isinstance(stored, Reason):
        return Refused(Refusal.VALUE_GONE)
    entries = _entries(desk, work, paid)
    if entries is None:
        return Refused(Refusal.POINTS_GONE)
    entries += tuple(LedgerEntry(one.account, one.lot, one.amount, one.rule) for one in stored.moves)
    rewards = _rewards(desk, work, paid)
    # Asked once: the signed code, the paper and the fact state the same minute and the same business date.
    now_ms = desk.recorder.now_ms()
    sale, code = _sale(desk, work, paid, (*entries, *rewards.given.entries), rewards, now_ms)
    attached = _attached(desk, work, paid)
    sale = replace(
        sale,
        shift=in_shift(desk, work),
        begun_by=_begun_by(paid, session),
        value_used=_used(stored, desk.shop.shop_id),
        beside=tuple(sorted(paid.standing.cards)) if paid.standing else (),
        signature=attached[1] if attached else b"",
    )
    fact = desk.recorder.record(work, desk.shop, sale, staff=session.staff.staff_id, now_ms=now_ms)
    _count_spent(desk, work, entries)
    _promote_by_itself(desk, work, session, paid)
    receipt = receipt_of(desk, work, session, paid, sale, fact.header)
    work.print_jobs.add(
        PrintJobDraft(
            kind=PrintKind.RECEIPT,
            document=sale.receipt_number,
            content=packed(receipt),
            opens_drawer=any(tender.kind is TenderKind.CASH for tender in sale.tenders),
            attached=attached,
        )
    )
    work.baskets.remove(paid.basket.basket_id)
    offer = paid.quote.promotion
    done = CompletedSale(
        epoch=fact.header.epoch,
        seq=fact.header.seq,
        receipt_number=sale.receipt_number,
        receipt_code=code,
        to_pay=sale.to_pay,
        change=total(tender.change for tender in sale.tenders),
        points_earned=sale.points_earned,
        points_after=sale.points_after,
        member_id=sale.member_id,
        promotion_name=paid.programme.tier(offer.tier).name if offer else None,
        points_before=sale.points_before,
        tenders=sale.tenders,
        saved=sale.gross - sale.to_pay + total(sold.line.off_by_hand for sold in sale.lines),
    )
    fresh = desk.fresh(session)
    desk.put(work, fresh)
    return desk.show(work, requoted(replace(paid, member=None, standing=None), fresh), done)


def _begun_by(paid: Quoted, session: Session) -> str:
    """Who opened the basket, where somebody else takes the money."""
    began = paid.basket.staff_id
    return began if began != session.staff.staff_id else ""


def _attached(desk: Desk, work: Work, paid: Quoted) -> tuple[str, bytes] | None:
    """Whose the drawn signature is, and its name; of somebody who was erased meanwhile nothing is kept."""
    member = paid.member
    if not paid.basket.signature or member is None or member.erased:
        return None
    return member.member_id, desk.recorder.attach(work, member.member_id, paid.basket.signature).hash


def _promote_by_itself(desk: Desk, work: Work, session: Session, paid: Quoted) -> None:
    """A tier that comes without being asked for comes with the sale that opens it."""
    offer, member, standing = paid.quote.promotion, paid.member, paid.standing
    if offer is None or not offer.automatic or member is None or standing is None:
        return
    fact = promotion(desk, work, paid.programme, member, standing, offer, paid.on)
    desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
    print_new_cards(desk, work, fact)


def _entries(desk: Desk, work: Work, paid: Quoted) -> tuple[LedgerEntry, ...] | None:
    """What the sale books on the member's accounts: what is used leaves this till's own slices, lot by lot."""
    if paid.member is None:
        return ()
    quote, member_id = paid.quote, paid.member.member_id
    own = own_slices(work, desk.till, member_id, AccountKind.POINTS)
    floor = Purse(work, desk.terms(work, paid.basket), member_id, paid.on).floor(AccountKind.POINTS)
    used = take(own, quote.points_used, paid.on, floor)
    if used is None:
        return None
    spent = [LedgerEntry(AccountKind.POINTS, part.lot, -part.amount, "points.used") for part in used]
    if quote.points_earned:
        lot = lot_of(quote.points_last_day)
        spent.append(LedgerEntry(AccountKind.POINTS, lot, quote.points_earned, "earning"))
    if quote.points_earned and _counts_progress(paid.programme):
        spent.append(LedgerEntry(AccountKind.PROGRESS, NEVER, quote.points_earned, "earning"))
    if quote.stamps_earned != quote.stamps_used:
        stamps = quote.stamps_earned - quote.stamps_used
        spent.append(LedgerEntry(AccountKind.STAMPS, NEVER, stamps, "stamps.card"))
    spent += [
        LedgerEntry(AccountKind.COUPON, use.coupon_id, -1, f"coupon.{use.kind}") for use in quote.coupons
    ]
    return tuple(spent)


def _stored_value(desk: Desk, work: Work, paid: Quoted) -> Spent | Reason:
    amount = paid.basket.stored_value
    return spend_value(desk, work, paid, amount) if amount else Spent((), ())


def _used(stored: Spent, here: str) -> tuple[ValueUsed, ...]:
    """By top-up, in the order in which they are used up."""
    found: dict[tuple[str, str], Counter[AccountKind]] = {}
    for one in stored.sources:
        found.setdefault((one.top_up_id, one.shop), Counter())[one.account] += one.amount
    return tuple(
        ValueUsed(
            top_up,
            shop,
            Money(sums[AccountKind.PRINCIPAL]),
            Money(sums[AccountKind.BONUS]),
            here if shop and shop != here else "",
        )
        for (top_up, shop), sums in found.items()
    )


def _count_spent(desk: Desk, work: Work, entries: Iterable[LedgerEntry]) -> None:
    """Note what left the accounts since head office was last heard of, and how long ago that is."""
    spent: Counter[AccountKind] = Counter()
    for entry in entries:
        spent[entry.account] += max(0, -entry.amount)
    for account, amount in spent.items():
        desk.contact.spent(work, account, amount)
    desk.contact.note(work)


def _counts_progress(programme: Programme) -> bool:
    return any(measure.counted is Counted.PROGRESS for measure in programme.measures())


def _rewards(desk: Desk, work: Work, paid: Quoted) -> Rewarded:
    """What rewards come with the sale, told from the measures with this sale in them."""
    member, standing = paid.member, paid.standing
    if member is None or standing is None:
        return NOTHING
    sold = _sold(paid)

    def value(measure: Measure) -> int:
        return standing.value(measure) + added_by_sale(measure, sold, paid.quote.points_earned)

    first = (Trigger.FIRST_SALE,) if not member.sales else ()
    return rewarded(
        work,
        desk.ids,
        paid.programme,
        membership_of(member, standing),
        (*first, Trigger.SALE),
        paid.on,
        value,
        paid.calendar,
    )


def _sold(paid: Quoted) -> list[SoldLine]:
    parts = zip(paid.basket.lines, paid.quote.lines, strict=True)
    return [SoldLine(line, part.paid) for line, part in parts]


def _counts(paid: Quoted) -> tuple[tuple[str, int], ...]:
    if paid.member is None:
        return ()
    counts = counts_of_sale(paid.programme, _sold(paid), paid.quote.points_earned)
    rules, stored = paid.programme.stored_value, paid.basket.stored_value
    if stored and rules is not None and rules.same_day_below is not None:
        counts = (*counts, (STORED_VALUE_SPENT, stored.minor))
    return counts


def _sale(
    desk: Desk, work: Work, paid: Quoted, entries: tuple[LedgerEntry, ...], rewards: Rewarded, now_ms: int
) -> tuple[SaleCompleted, str]:
    at = desk.recorder.next_place(work)
    totals = work.sales.totals(desk.till, at.epoch)
    number = receipt_number(desk.till, at.epoch, totals.sales + 1)
    quote, basket = paid.quote, paid.basket
    before = paid.standing.points_known if paid.standing else 0
    after = before + sum(entry.amount for entry in entries if entry.account is AccountKind.POINTS)
    code = desk.sign_receipt(_statement(desk, work, paid, at, totals, after, now_ms))
    sale = SaleCompleted(
        receipt_number=number,
        basket_id=basket.basket_id,
        quoted_on=paid.on,
        currency=desk.shop.currency,
        programme=quote.programme,
        programme_version=quote.programme_version,
        lines=tuple(
            LineSold(
                line=line,
                gross=part.gross,
                discount=part.discount,
                coupon_share=part.coupon_share,
                points_share=part.points_share,
                eligible_net=part.eligible_net,
                paid=part.paid,
            )
            for line, part in zip(basket.lines, quote.lines, strict=True)
        ),
        tenders=basket.tenders,
        gross=quote.gross,
        discount=quote.discount,
        to_pay=quote.to_pay,
        receipt_code=code,
        member_id=paid.member.member_id if paid.member else None,
        tier=paid.standing.tier if paid.standing else "",
        card_number=_card_number(work, paid),
        identified_by=basket.identified_by,
        points_used=quote.points_used,
        points_value=quote.points_value,
        points_earned=quote.points_earned if paid.member else 0,
        points_before=before,
        points_after=after,
        points_known_at_ms=desk.confirmed_at_ms(work),
        tier_progress=quote.counted if paid.member else ZERO,
        coupons=tuple(
            CouponRedeemed(use.coupon_id, use.kind, use.amount, use.line_id) for use in quote.coupons
        ),
        coupon_value=quote.coupon_value,
        coupons_given=rewards.given.coupons,
        counts=_counts(paid),
        entries=entries,
        uses=((quote.day, paid.on.isoformat()), *rewards.given.uses)
        if quote.member_day
        else rewards.given.uses,
        explanation=told((*quote.explanation, *rewards.reasons)),
        voided=basket.voided,
        rounding=basket.rounding,
    )
    return sale, code


def _statement(
    desk: Desk, work: Work, paid: Quoted, at: NextPlace, totals: TillTotals, points_after: int, now_ms: int
) -> ReceiptCode:
    quote, has_member = paid.quote, paid.member is not None
    return ReceiptCode(
        tenant=desk.recorder.place.tenant,
        shop=desk.shop.shop_id,
        till=desk.till,
        epoch=at.epoch,
        seq=at.seq,
        number=receipt_number(desk.till, at.epoch, totals.sales + 1),
        business_date=desk.recorder.today(work, desk.shop, now_ms),
        sold_at=desk.local_time(now_ms).time(),
        total=quote.to_pay,
        previous=at.previous[:PREVIOUS_BYTES],
        running_sales=totals.sales + 1,
        running_paid=Money(totals.paid_minor) + quote.to_pay,
        points_earned=quote.points_earned if has_member else 0,
        points_used=quote.points_used,
        points_after=points_after if has_member else None,
    )


def _card_number(work: Work, paid: Quoted) -> str:
    if paid.member is None:
        return ""
    card = shown_card(work.cards.of_member(paid.member.member_id))
    return card.number if card else ""
