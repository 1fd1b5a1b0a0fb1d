"""What a member holds, lot by lot with its last day, on paper for the member. Nothing is recorded by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shuke.application.counter.desk import Desk
from shuke.application.counter.receipt import FRESH_MS
from shuke.application.ports.printing import PrintJob, PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import composed_content, packed_content, slip_head
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import shown_card
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.paper import Cut, Element, Feed, Paper, Rule, SplitLine, TextLine
from shuke.domain.profile import mask_name
from shuke.domain.programme.document import Programme
from shuke.domain.shop import CURRENCY_SIGNS, Right
from shuke.domain.slices.account import NEVER, AccountKind, is_over
from shuke.wording import balance_slip as words
from shuke.wording import money_held as money_words
from shuke.wording import receipt
from shuke.wording.allowance import ACCOUNTS
from shuke.wording.figures import money_text, points_text
from shuke.wording.sentence import Language

__all__ = [
    "BalanceDesk",
    "BalanceSlip",
    "HeldCoupons",
    "HeldLot",
    "balance_slip_paper",
    "compose_balance_slip",
]

_ACCOUNTS = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.STAMPS)
_MOST_LOTS, _MOST_COUPONS = 60, 60
"""What a slip shows of each account, the soonest to lapse; its sum counts them all."""


@dataclass(frozen=True, slots=True)
class HeldLot:
    """`account` is a value of `AccountKind`; `until` None: it does not lapse."""

    account: str
    amount: int
    until: date | None


@dataclass(frozen=True, slots=True)
class HeldCoupons:
    """Of one kind and one last day."""

    name: str
    count: int
    until: date | None


@dataclass(frozen=True, slots=True)
class BalanceSlip:
    """
    Attributes:
        at: the shop's own time.
        member, card: masked.
        tier: its words.
        sums: of each account that holds anything: a value of `AccountKind` and all of it.
        lots: what of that lapses when.
        known_at: since when head office has not confirmed that; empty: it is fresh.
        language: zh or en.
    """

    shop: str
    till: str
    staff: str
    at: str
    member: str
    card: str
    tier: str
    sums: tuple[tuple[str, int], ...]
    lots: tuple[HeldLot, ...]
    coupons: tuple[HeldCoupons, ...]
    known_at: str
    language: str
    sign: str


class BalanceDesk:
    """Prints what a member holds, for whoever may sell."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def print_balance(self, session: Session, member_id: str) -> BalanceSlip | Refused:
        """Queue the slip; of who stands for that member now."""
        if not session.may(Right.SELL):
            return Refused(Refusal.NOT_ALLOWED)
        with self._desk.store.writing() as work:
            member = work.members.get(work.mergers.stands_for(member_id))
            if member is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            slip = _slip(self._desk, work, session, member)
            document = f"{slip.card} {slip.at}"
            work.print_jobs.add(PrintJobDraft(PrintKind.BALANCE_SLIP, document, packed_content(slip)))
            work.commit()
        return slip


def _slip(desk: Desk, work: Work, session: Session, member: Member) -> BalanceSlip:
    language = Language(desk.language())
    programme = desk.programme_in_force(work)
    today = desk.recorder.today(work, desk.shop)
    now_ms, confirmed_at_ms = desk.recorder.now_ms(), desk.confirmed_at_ms(work)
    stale = 0 < confirmed_at_ms < now_ms - FRESH_MS
    card = shown_card(work.cards.of_member(member.member_id))
    number = card.number if card else member.number
    tier = programme.tier(programme.served_as(member.tier)).name
    held = {
        account: [lot for lot in work.members.lots(member.member_id, account) if not is_over(lot.lot, today)]
        for account in _ACCOUNTS
    }
    return BalanceSlip(
        shop=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        staff=session.staff.name,
        at=f"{desk.local_time(now_ms):%Y-%m-%d %H:%M}",
        member=mask_name(member.profile.name),
        card="*" * max(0, len(number) - 4) + number[-4:],
        tier=tier.zh if language is Language.ZH else tier.en,
        sums=tuple(
            (account.value, sum(lot.amount for lot in lots)) for account, lots in held.items() if lots
        ),
        lots=tuple(
            HeldLot(account.value, lot.amount, None if lot.lot == NEVER else date.fromisoformat(lot.lot))
            for account, lots in held.items()
            for lot in lots[:_MOST_LOTS]
        ),
        coupons=_coupons(desk, work, member, programme, language, today),
        known_at=f"{desk.local_time(confirmed_at_ms):%Y-%m-%d %H:%M}" if stale else "",
        language=language.value,
        sign=CURRENCY_SIGNS[desk.shop.currency],
    )


def _coupons(
    desk: Desk, work: Work, member: Member, programme: Programme, language: Language, today: date
) -> tuple[HeldCoupons, ...]:
    """Those that this till could take, the soonest to lapse first."""
    counts: dict[tuple[str, date | None], int] = {}
    for held in work.members.coupons(desk.till, member.member_id):
        kind = programme.coupon(held.kind)
        if held.last_day is not None and held.last_day < today:
            continue
        name = held.kind if kind is None else kind.name.zh if language is Language.ZH else kind.name.en
        counts[name, held.last_day] = counts.get((name, held.last_day), 0) + 1
    coupons = [HeldCoupons(name, count, until) for (name, until), count in counts.items()]
    return tuple(coupons[:_MOST_COUPONS])


def compose_balance_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, BalanceSlip, balance_slip_paper)


def balance_slip_paper(slip: BalanceSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, Language(slip.language), copy)))


def _elements(slip: BalanceSlip, language: Language, copy: int) -> Iterator[Element]:
    yield from slip_head(slip.shop, words.TITLE.into(language), language, copy)
    yield Rule()
    yield SplitLine(receipt.TIME.into(language), slip.at)
    yield SplitLine(receipt.TILL.into(language), slip.till)
    yield SplitLine(receipt.CASHIER.into(language), slip.staff)
    yield SplitLine(money_words.SLIP_MEMBER.into(language), f"{slip.member} {slip.card}".strip())
    if slip.tier:
        yield SplitLine(receipt.TIER.into(language), slip.tier)
    for account, total in slip.sums:
        yield Rule()
        yield SplitLine(ACCOUNTS[AccountKind(account)].into(language), _told(slip, account, total), bold=True)
        for lot in slip.lots:
            if lot.account == account:
                until = words.UNTIL.into(language, day=lot.until.isoformat()) if lot.until else ""
                yield SplitLine(
                    until or words.FOR_EVER.into(language), _told(slip, account, lot.amount), indent=2
                )
    if slip.coupons:
        yield Rule()
        yield SplitLine(
            words.COUPONS.into(language), points_text(sum(each.count for each in slip.coupons)), bold=True
        )
        for coupon in slip.coupons:
            yield SplitLine(coupon.name, f"×{coupon.count}")
            if coupon.until:
                yield SplitLine(words.EACH_UNTIL.into(language, day=coupon.until.isoformat()), "", indent=2)
    if not slip.sums and not slip.coupons:
        yield Rule()
        yield TextLine(words.NOTHING_HELD.into(language))
    if slip.known_at:
        yield TextLine(money_words.SLIP_KNOWN_AT.into(language, at=slip.known_at))
    yield Feed(2)
    yield Cut()


def _told(slip: BalanceSlip, account: str, amount: int) -> str:
    if account in (AccountKind.PRINCIPAL, AccountKind.BONUS):
        return money_text(Money(amount), symbol=slip.sign)
    return points_text(amount)
