"""One step at the counter: load the basket, change it, quote it, put it back on disk, show it.

Every step is one transaction, so a crash loses at most the key that was being pressed. Once the first tender is
confirmed, business date, programme version, tier and points of the quote are fixed in the basket: what the customer
was told stays true to the last coin.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from shuke.application.approval import Approvals
from shuke.application.basket_bytes import BasketBytes, read_basket
from shuke.application.counter.allowing import Terms, away_now, points_promised
from shuke.application.counter.contact import Contact
from shuke.application.counter.member_words import MemberWords
from shuke.application.counter.standing import standing_of
from shuke.application.counter.view import CompletedSale, CounterView, MemberPanel
from shuke.application.exceptions.owing import owed_by
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Store, StoredBasket, Work
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.asked_fields import AskedFields
from shuke.domain.basket import Basket, BasketState
from shuke.domain.card import Card, shown_card
from shuke.domain.codes.payload import PrizeCode, ReceiptCode
from shuke.domain.counter_rules import CounterRules
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.member import Member
from shuke.domain.money_policy import MoneyPolicy
from shuke.domain.programme.ahead import look_ahead
from shuke.domain.programme.days import days_today
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.proposing import Proposal, proposed
from shuke.domain.programme.quote import Checkout, Quote, Standing
from shuke.domain.receipt_template import ReceiptTemplate
from shuke.domain.shift import ShiftPolicy
from shuke.domain.shop import Right, Shop
from shuke.domain.slices.allowance import Away

__all__ = ["CONFIRMED_CURSOR", "Change", "Desk", "Quoted", "SignsCodes", "fixed", "requoted"]

CONFIRMED_CURSOR = "head-office.confirmed-at-ms"
"""Cursor: when head office last confirmed what this till knows; 0 on a till that has no head office."""

Change = Callable[[Work, Basket], Basket | Refused]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A basket with everything its quote was made from. `over` is who was identified and is a member no longer: the
    sale is a stranger's."""

    basket: Basket
    programme: Programme
    member: Member | None
    standing: Standing | None
    quote: Quote
    on: date
    calendar: HolidayCalendar
    over: Member | None = None


@dataclass(frozen=True, slots=True)
class SignsCodes:
    """What makes the signed text of a QR."""

    receipt: Callable[[ReceiptCode], str]
    card: Callable[[Card], str]
    prize: Callable[[PrizeCode], str]


class Desk:
    """What every step at the counter needs.

    `shop` is this till's own, `language` is the one receipts are printed in (``zh`` or
    ``en``); both are asked each time, as settings change while the till runs. `signs` makes signed codes.
    `contact` knows how long ago head office was heard of. `store` belongs to the counter's lane; `reports` is the
    second connection, for the reading lane. `shift_policy`, `money_policy`, `rules`, `asked` and
    `receipt_template` are this till's; whoever plugs the till together may give others.
    """

    def __init__(
        self,
        store: Store,
        recorder: Recorder,
        ids: Ids,
        shelf: ProgrammeShelf,
        shop: Callable[[], Shop],
        signs: SignsCodes,
        language: Callable[[], str],
        contact: Contact,
        *,
        reports: Store | None = None,
    ) -> None:
        self.store = store
        self.reports = reports or store
        self.recorder = recorder
        self.ids = ids
        self.contact = contact
        self.approvals = Approvals(recorder.now_ms)
        self.member_words = MemberWords()
        self.shift_policy: Callable[[], ShiftPolicy] = ShiftPolicy
        self.rules: Callable[[], CounterRules] = CounterRules
        self.asked: Callable[[], AskedFields] = AskedFields
        self.money_policy: Callable[[], MoneyPolicy] = MoneyPolicy
        self.receipt_template: Callable[[], ReceiptTemplate] = ReceiptTemplate
        self._basket_bytes = BasketBytes(recorder.encoding)
        self.shelf = shelf
        self._shop = shop
        self.sign_receipt = signs.receipt
        self.sign_card = signs.card
        self.sign_prize = signs.prize
        self.language = language
        self._read_last: tuple[bytes, Basket] | None = None
        self._quoted_last: tuple[Programme, Checkout, Quote] | None = None

    @property
    def shop(self) -> Shop:
        return self._shop()

    @property
    def till(self) -> str:
        return self.recorder.place.till

    def local_time(self, at_ms: int) -> datetime:
        """An instant on the shop's own wall clock."""
        return datetime.fromtimestamp(at_ms / 1000, ZoneInfo(self.shop.zone))

    def confirmed_at_ms(self, work: Work) -> int:
        """When head office last confirmed what this till knows; 0 on a till that has none."""
        return work.cursors.get(CONFIRMED_CURSOR)

    def begin(self, session: Session) -> CounterView:
        """The basket that was open when the till stopped, or a fresh one."""
        with self.store.writing() as work:
            stored = work.baskets.in_state(BasketState.OPEN.value)
            basket = self.read(stored[0]) if stored else self.fresh(session)
            if basket.empty:  # nobody has begun it yet
                basket = replace(basket, staff_id=session.staff.staff_id)
            view = self.put_and_show(work, basket)
            work.commit()
        return view

    def step(self, session: Session, basket_id: str, change: Change) -> CounterView | Refused:
        """Change an open, unpaid basket.

        Returns:
            the new view, or why nothing changed: no right, the basket is gone or partly paid, or whatever
            `change` itself refuses.
        """
        if not session.may(Right.SELL):
            return Refused(Refusal.NOT_ALLOWED)
        with self.store.writing() as work:
            basket = self.load(work, basket_id)
            if basket is None:
                return Refused(Refusal.BASKET_GONE)
            if basket.tenders:
                return Refused(Refusal.ALREADY_PAID)
            changed = change(work, basket)
            if isinstance(changed, Refused):
                return changed
            view = self.put_and_show(work, changed)
            work.commit()
        return view

    def fresh(self, session: Session) -> Basket:
        return Basket(self.ids.new_id(), self.recorder.now_ms(), session.staff.staff_id)

    def load(self, work: Work, basket_id: str) -> Basket | None:
        """The basket on the counter by that id; held ones are not."""
        stored = work.baskets.get(basket_id)
        return self.read(stored) if stored and stored.state == BasketState.OPEN.value else None

    def read(self, stored: StoredBasket) -> Basket:
        """The basket of a row. What the last step wrote is not decoded again: the same bytes are the same basket."""
        known = self._read_last
        if known is not None and known[0] == stored.content:
            return known[1]
        return read_basket(self.recorder.encoding, stored.content)

    def put(self, work: Work, basket: Basket) -> None:
        content = self._basket_bytes.write(basket)
        self._read_last = content, basket
        row = StoredBasket(basket.basket_id, basket.state.value, self.recorder.now_ms(), content)
        work.baskets.put(row)

    def put_and_show(self, work: Work, basket: Basket, completed: CompletedSale | None = None) -> CounterView:
        self.put(work, basket)
        return self.show(work, self.quoted(work, basket), completed)

    def quoted(self, work: Work, basket: Basket) -> Quoted:
        """The basket's quote; on the date, programme and tier fixed by its first tender, else on today's."""
        on = basket.quoted_on or self.recorder.today(work, self.shop)
        programme = (
            self.shelf.version(work, *basket.quoted_under)
            if basket.quoted_under
            else self.shelf.in_force(work, on)
        )
        known = work.members.get(basket.member_id) if basket.member_id else None
        # What the customer was told before the first tender stays true, also of a membership that ends meanwhile.
        member = known if known is not None and (known.active or basket.quoted_tier) else None
        standing = self._standing(work, member, programme, basket, on) if member else None
        question = _question(basket, standing, on, self.holidays(programme))
        return Quoted(
            basket,
            programme,
            member,
            standing,
            self._answered(programme, question),
            on,
            question.calendar,
            known if member is None else None,
        )

    def _answered(self, programme: Programme, question: Checkout) -> Quote:
        """A quote hangs on its question alone: what the step before asked is not worked out again."""
        known = self._quoted_last
        if known is not None and known[0] is programme and known[1] == question:
            return known[2]
        answer = quote(programme, question)
        self._quoted_last = programme, question, answer
        return answer

    def holidays(self, programme: Programme) -> HolidayCalendar:
        """The national holidays, as far as the programme asks for them."""
        return self.shelf.calendar_for(programme)

    def programme_in_force(self, work: Work) -> Programme:
        """The programme of today's business date."""
        return self.programme_on(work, self.recorder.today(work, self.shop))

    def programme_of(self, work: Work, quote: Quote) -> Programme:
        """The version that the quote was made by."""
        return self.shelf.version(work, quote.programme, quote.programme_version)

    def programme_on(self, work: Work, day: date) -> Programme:
        """The programme of that business date, by what is published so far."""
        return self.shelf.in_force(work, day)

    def _standing(
        self, work: Work, member: Member, programme: Programme, basket: Basket, on: date
    ) -> Standing:
        others = self._others(work, basket)
        tier = basket.quoted_tier or programme.served_as(member.tier)
        return standing_of(work, self.terms(work, basket, others), programme, member, tier, on, others)

    def terms(self, work: Work, basket: Basket, others: Sequence[Basket] | None = None) -> Terms:
        """How this till spends for that basket now."""
        away = self.away(work)
        if away is None:
            return Terms(self.till)
        held = self._others(work, basket) if others is None else others
        return Terms(self.till, away, bool(basket.tenders), points_promised(held))

    def away(self, work: Work) -> Away | None:
        """Under what part of the policy this till spends; None: head office answers, or there is none."""
        return away_now(work, self.contact, self.recorder.place.shop_id)

    def paid_in_part(self, work: Work, member_id: str, but: str = "") -> list[Basket]:
        """The member's baskets, on the counter or held, to which something was promised by a first tender; without
        the basket `but`."""
        stored = [one for state in BasketState for one in work.baskets.in_state(state.value)]
        baskets = map(self.read, stored)
        return [
            basket
            for basket in baskets
            if basket.tenders and basket.member_id == member_id and basket.basket_id != but
        ]

    def _others(self, work: Work, basket: Basket) -> list[Basket]:
        """The held baskets beside this one."""
        stored = work.baskets.in_state(BasketState.HELD.value)
        return [self.read(one) for one in stored if one.basket_id != basket.basket_id]

    def show(self, work: Work, quoted: Quoted, completed: CompletedSale | None = None) -> CounterView:
        return CounterView(
            basket=quoted.basket,
            quote=quoted.quote,
            due=quoted.quote.to_pay - quoted.basket.covered,
            rounding=self.rules().rounding.of(quoted.quote.to_pay - quoted.basket.covered),
            member=self._panel(work, quoted),
            over=quoted.over,
            held=len(work.baskets.in_state(BasketState.HELD.value)),
            completed=completed,
            proposal=self._proposal(quoted),
        )

    def _proposal(self, quoted: Quoted) -> Proposal | None:
        basket, standing = quoted.basket, quoted.standing
        if standing is None or basket.tenders or not basket.lines:
            return None
        in_hand = {coupon.coupon_id for coupon in standing.coupons}
        if not in_hand or not in_hand.isdisjoint(basket.coupons):
            return None
        found = proposed(quoted.programme, _question(basket, standing, quoted.on, quoted.calendar))
        return found if found.coupons else None

    def _panel(self, work: Work, quoted: Quoted) -> MemberPanel | None:
        member, standing, programme = quoted.member, quoted.standing, quoted.programme
        if member is None or standing is None:
            return None
        tier = programme.tier(standing.tier)
        days = days_today(programme, tier, standing, quoted.on)
        cards = work.cards.of_member(member.member_id)
        near, offer = quoted.quote.next_tier, quoted.quote.promotion
        return MemberPanel(
            member=member,
            tier_name=tier.name,
            standing=standing,
            card=shown_card(cards),
            points_known_at_ms=self.confirmed_at_ms(work),
            birthday_today=standing.birthday is not None and standing.birthday.is_on(quoted.on),
            day_names=tuple(rule.name for rule in days.open),
            next_tier_name=programme.tier(near.tier).name if near else None,
            promotion_name=programme.tier(offer.tier).name if offer else None,
            owes=tuple(owed_by(work, member.member_id)),
            ahead=look_ahead(programme, standing, quoted.on),
        )


def _question(basket: Basket, standing: Standing | None, on: date, calendar: HolidayCalendar) -> Checkout:
    return Checkout(
        on, basket.lines, standing, basket.points_wanted, basket.counted_tenders, basket.coupons, calendar
    )


def requoted(quoted: Quoted, basket: Basket) -> Quoted:
    """The same customer on the same day under the same programme, with a changed basket; reads nothing."""
    question = _question(basket, quoted.standing, quoted.on, quoted.calendar)
    return replace(quoted, basket=basket, quote=quote(quoted.programme, question))


def fixed(quoted: Quoted) -> Basket:
    """The basket with its quote's date, programme version, tier and points fixed, as the first tender does."""
    return replace(
        quoted.basket,
        quoted_on=quoted.on,
        quoted_under=(quoted.programme.key, quoted.programme.version),
        quoted_tier=quoted.standing.tier if quoted.standing else "",
        points_wanted=quoted.quote.points_used,
        coupons=tuple(use.coupon_id for use in quoted.quote.coupons),
    )
