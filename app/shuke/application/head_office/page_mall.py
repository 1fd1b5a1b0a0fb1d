"""A gift ordered on a member's own page: with the points and the stock that belong to no till. It waits at the shop's
counter as a prize does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from shuke.application.closing.turning import brought
from shuke.application.counter.money_book import MoneyBook
from shuke.application.head_office.allotting import open_account
from shuke.application.head_office.answering_once import answered_before, note_answered
from shuke.application.head_office.asking_back import ask_back
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.own_standing import member_book
from shuke.application.head_office.reconciling import may_grant
from shuke.application.money_held.booking import quotas_apart
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Work
from shuke.application.prizes.stock_here import stock_taken
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.explanation import Reason
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.facts.prize_rows import prize_issued, with_prize
from shuke.domain.membership.changes import Outcome, PrizeGiven
from shuke.domain.membership.gifting import GiftAsked, redeem_gift
from shuke.domain.membership.limits import stock_left
from shuke.domain.prize_stock import Stock, stocks
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gifts import Gift
from shuke.domain.slices.account import AccountKind, spendable

__all__ = [
    "GiftElsewhere",
    "GiftOrdered",
    "GiftPriced",
    "GiftShown",
    "NoGift",
    "PageMall",
    "fill_stock",
    "is_ordered",
]

_HELD = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.STAMPS)


class NoGift(Exception):
    """The programme in force has none by that name that is ordered from afar."""


@dataclass(frozen=True, slots=True)
class GiftElsewhere:
    """A till has the points or the pieces. It was asked for them; when it was heard, the member may try again."""


@dataclass(frozen=True, slots=True)
class GiftPriced:
    """The price is another one by now than the page had said; nothing was done."""

    price: int


@dataclass(frozen=True, slots=True)
class GiftShown:
    """`price` and `points` are the member's. `left`: pieces at the member's shop, wherever they lie; None: as many as
    are asked for. `why_not`: what is in the way. `shop_id`: the only shop that hands it over, or empty."""

    gift: Gift
    price: int
    points: int
    left: int | None
    why_not: Reason | None
    shop_id: str


@dataclass(frozen=True, slots=True)
class GiftOrdered:
    fact: HandedOut


def is_ordered(gift: Gift) -> bool:
    """Whether it can be had without a counter: it waits to be collected, its price is plain, nothing is shown for
    it."""
    return not (
        gift.collected is None
        or gift.below
        or gift.open_ended
        or gift.proofs
        or gift.shows_one_of
        or gift.reviewed
    )


class PageMall:
    def __init__(self, recorder: Recorder, ids: Ids, shelf: ProgrammeShelf) -> None:
        self._recorder = recorder
        self._ids = ids
        self._shelf = shelf

    def look(self, work: Work, member_id: str, key: str, on: date) -> GiftShown:
        """Whatever the member has, wherever it lies; nothing is opened by looking.

        Raises:
            NoGift: there is none.
        """
        programme, gift = self._gift(work, key, on)
        book = member_book(work, self._ids, programme, member_id, on)
        membership = book.members[member_id]
        fill_stock(work, book, programme, member_id, on)
        left = stock_left(book, programme, f"gift.{key}")
        return GiftShown(
            gift=gift,
            price=gift.price_for(membership.holds),
            points=book.balance(member_id, AccountKind.POINTS),
            left=None if left is None else max(left, 0),
            why_not=redeem_gift(book, programme, membership, on, GiftAsked(key), "gift").refused,
            shop_id=membership.shop if left is not None else "",
        )

    def order(
        self,
        work: Work,
        entry: OfficeEntry,
        member_id: str,
        key: str,
        price: int,
        request_id: str,
        on: date,
        now_ms: int,
    ) -> GiftOrdered | GiftElsewhere | GiftPriced | Reason:
        """One order, in the caller's transaction; the same request again is the same order.

        Args:
            price: as the page had shown it, in points.

        Raises:
            NoGift: there is none.
        """
        before = self.ordered(work, member_id, request_id)
        if before is not None:
            return before
        programme, _ = self._gift(work, key, on)
        shown = self.look(work, member_id, key, on)
        if shown.why_not is not None:
            return shown.why_not
        if shown.price != price:
            return GiftPriced(shown.price)
        if not may_grant(work) or self._elsewhere(work, entry, programme, shown, member_id, on, now_ms):
            return GiftElsewhere()
        book = self._book(work, programme, member_id, on)
        membership = book.members[member_id]
        outcome = redeem_gift(
            book, programme, membership, on, GiftAsked(key), self._ids.new_id(), shop=membership.shop
        )
        if outcome.refused is not None:
            return outcome.refused
        fact = _fact(book, programme, member_id, key, outcome, on)
        note_answered(work, member_id, request_id, entry.record(fact), now_ms)
        return GiftOrdered(fact)

    def ordered(self, work: Work, member_id: str, request_id: str) -> GiftOrdered | None:
        """What that request brought; None where it was never made."""
        before = answered_before(work, self._recorder, member_id, request_id)
        return GiftOrdered(before[1]) if before is not None and isinstance(before[1], HandedOut) else None

    # inside

    def _gift(self, work: Work, key: str, on: date) -> tuple[Programme, Gift]:
        try:
            programme = self._shelf.in_force(work, on)
        except NoProgramme as nothing:
            raise NoGift from nothing
        gift = next((one for one in programme.gifts if one.key == key), None)
        if gift is None or not is_ordered(gift):
            raise NoGift
        return programme, gift

    def _elsewhere(
        self,
        work: Work,
        entry: OfficeEntry,
        programme: Programme,
        shown: GiftShown,
        member_id: str,
        on: date,
        now_ms: int,
    ) -> bool:
        """Whether tills have what it takes; they were asked for it."""
        stock = _stock(programme, shown.gift, shown.shop_id)
        elsewhere = False
        if stock is not None:
            open_account(work, entry, programme, stock.holder, AccountKind.STOCK, shown.shop_id)
            if _here(work, stock) < 1:
                elsewhere = ask_back(work, stock.holder, AccountKind.STOCK, 1, on, now_ms)
        here = spendable(work.pools.pool(member_id, AccountKind.POINTS), on)
        if here < shown.price:
            short = shown.price - here
            elsewhere |= ask_back(work, member_id, AccountKind.POINTS, short, on, now_ms)
        return elsewhere

    def _book(self, work: Work, programme: Programme, member_id: str, on: date) -> MoneyBook:
        """The member with what is in the pool, and so many pieces as lie there."""
        book = member_book(work, self._ids, programme, member_id, on)
        book.take_in_money(work, member_id, on, {one: work.pools.pool(member_id, one) for one in _HELD})
        for stock in stocks(programme, book.members[member_id].shop):
            book.stock[stock.rule] = stock.whole - _here(work, stock)
        return book


def _stock(programme: Programme, gift: Gift, shop_id: str) -> Stock | None:
    return next((one for one in stocks(programme, shop_id) if one.rule == f"gift.{gift.key}"), None)


def _here(work: Work, stock: Stock) -> int:
    """Pieces that no till holds; what was never asked for is all here."""
    unopened = stock.whole - work.prizes.opened(stock.holder, AccountKind.STOCK)
    pool = sum(part.amount for part in work.pools.pool(stock.holder, AccountKind.STOCK))
    return max(0, pool + max(0, unopened))


def fill_stock(work: Work, book: MoneyBook, programme: Programme, member_id: str, on: date) -> None:
    """Let the book know how many pieces there are at the member's shop, wherever they lie."""
    for stock in stocks(programme, book.members[member_id].shop):
        at_tills = sum(work.pools.held(stock.holder, AccountKind.STOCK, on).values())
        book.stock[stock.rule] = stock.whole - _here(work, stock) - at_tills


def _fact(
    book: MoneyBook, programme: Programme, member_id: str, key: str, outcome: Outcome, on: date
) -> HandedOut:
    kept, quotas = quotas_apart(outcome)
    prize = next(prize_issued(one.prize) for one in outcome.changes if isinstance(one, PrizeGiven))
    member = replace(brought(book, programme, member_id, kept, on, ""), slices=())
    shop_id = book.members[member_id].shop
    return HandedOut(
        act=GiveAct.GIFT_TAKEN,
        what=key,
        programme=programme.key,
        programme_version=programme.version,
        member=with_prize(member, prize, ""),
        shop_id=shop_id,
        quotas=quotas,
        stock=stock_taken(stocks(programme, shop_id), "", outcome.changes),
        prize=prize,
    )
