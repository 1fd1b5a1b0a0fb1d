"""Who is being served: who, what they have, what today brings, what is near – and what is proposed."""

from __future__ import annotations

from collections import Counter as Counts
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.counter.member import forget_member, serve_member, want_coupons, want_points
from shuke.application.counter.view import CounterView, MemberPanel
from shuke.application.exceptions.settling import settle
from shuke.application.promoting import promote
from shuke.domain.basket import Basket, IdentifiedBy
from shuke.domain.codes.freshness import Freshness
from shuke.domain.money import Money
from shuke.domain.profile import mask_phone
from shuke.domain.programme.document import Programme
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.measures import Counted
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.programme.parts.when import OnBirthday
from shuke.domain.programme.quote import PromotionOffer, Standing
from shuke.domain.programme.says import Says
from shuke.domain.programme.tiers import promotion_open
from shuke.presenters.allowance import points_here
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import NoticeTone, bilingual_words, reason_words
from shuke.presenters.member_debts import debt_state
from shuke.presenters.member_over import member_over
from shuke.presenters.member_state import MemberState, TodayState, as_known_at
from shuke.presenters.shown import Shown
from shuke.wording import counter as answers
from shuke.wording import members as words
from shuke.wording.ahead import ahead_briefly
from shuke.wording.figures import points_text
from shuke.wording.member_codes import SHOWN, SHOWN_CARD
from shuke.wording.said import Words, said

__all__ = [
    "MemberPanelPresenter",
    "MemberPanelState",
    "OfferKind",
    "OfferState",
    "promotion_now",
]


class OfferKind(StrEnum):
    PROMOTION = "promotion"
    POINTS = "points"
    COUPONS = "coupons"


_NEAR_COUNTED = (Says.TIER_NEXT_POINTS, Says.TIER_NEXT_TIMES, Says.TIER_NEXT_TOP_UP)
"""What is missing to the next tier, where it is not spent in the shop."""

_POINTS_AS_MONEY = "points.as_money"
"""The rule of that name has a word on every wish; its last one says what became of it."""


@dataclass(frozen=True, slots=True)
class OfferState:
    """A proposal with its reason; nothing happens before it is accepted."""

    kind: OfferKind
    title: Words
    reason: Words


@dataclass(frozen=True, slots=True)
class MemberPanelState:
    """`undoable` says who can be brought back by undo; empty for nobody."""

    member: MemberState | None = None
    offer: OfferState | None = None
    undoable: Words = ""


@dataclass(frozen=True, slots=True)
class _Forgotten:
    member_id: str
    identified_by: IdentifiedBy
    points_wanted: int
    coupons: tuple[str, ...]
    name: Words


class MemberPanelPresenter(Shown[MemberPanelState]):
    def __init__(self, counter: Counter) -> None:
        super().__init__(MemberPanelState())
        self._counter = counter
        self._declined: tuple[str, str] | None = None
        self._forgotten: tuple[str, _Forgotten] | None = None
        counter.watch(self._refresh)

    def accept(self) -> None:
        """Take what is proposed."""
        offer, view = self._state.offer, self._counter.view
        if offer is None or view is None:
            return
        if offer.kind is OfferKind.PROMOTION:
            self.promote()
        elif offer.kind is OfferKind.COUPONS:
            assert view.proposal is not None  # what is proposed is made from it
            self.use_coupons(view.proposal.coupons)
        else:
            assert view.quote.points_offer is not None  # what is proposed is made from it
            self.use_points(view.quote.points_offer.points)

    def promote(self) -> None:
        """The member wishes to move up."""
        view, programme = self._counter.view, self._counter.programme
        offer = promotion_now(view, programme)
        if view is None or view.member is None or programme is None or offer is None:
            return
        member_id, tier = view.member.member.member_id, bilingual_words(programme.tier(offer.tier).name)
        self._counter.step(
            lambda desk, session, b: promote(desk, session, b, member_id),
            lambda _view: self._counter.say(said(words.PROMOTED, tier=tier), NoticeTone.GOOD),
        )

    def decline_promotion(self) -> None:
        """Not with this basket."""
        view = self._counter.view
        if view is not None and view.member is not None:
            self._declined = (view.basket.basket_id, view.member.member.member_id)
            self._refresh()

    def use_points(self, points: int) -> None:
        """Use so many points as money; zero takes the wish back."""
        self._counter.step(lambda desk, session, b: want_points(desk, session, b, points), self._used)

    def use_coupons(self, coupons: tuple[str, ...]) -> None:
        """Use these coupons, by their ids; none takes the wish back."""
        self._counter.step(lambda desk, session, b: want_coupons(desk, session, b, coupons))

    def settle(self, exception_id: str) -> None:
        """The member pays what is to be collected."""
        view = self._counter.view
        if view is None or view.member is None:
            return
        in_money = any(case.exception_id == exception_id and case.owed for case in view.member.owes)

        def settled(_view: CounterView) -> None:
            if in_money:
                self._counter.say(words.OWES_SETTLED, NoticeTone.GOOD)

        self._counter.step(lambda desk, session, b: settle(desk, session, b, exception_id), settled)

    def forget(self) -> None:
        """The basket is nobody's; `undo` brings the member back."""
        view = self._counter.view
        who = None if view is None else view.member.member if view.member is not None else view.over
        if view is None or who is None:
            return
        basket, name = view.basket, who.profile.name or words.NO_NAME
        gone = _Forgotten(
            who.member_id,
            basket.identified_by or IdentifiedBy.CARD_NUMBER,
            basket.points_wanted,
            basket.coupons,
            name,
        )

        def forgotten(_view: CounterView) -> None:
            self._forgotten = (basket.basket_id, gone)
            self._refresh()

        self._counter.step(forget_member, forgotten)

    def undo(self) -> None:
        """Bring back whom `forget` took away, with the points that were wished for."""
        if self._forgotten is None:
            return
        (_, gone), self._forgotten = self._forgotten, None

        def back(_view: CounterView) -> None:
            if gone.points_wanted:
                self.use_points(gone.points_wanted)
            if gone.coupons:
                self.use_coupons(gone.coupons)

        self._counter.step(
            lambda desk, session, b: serve_member(desk, session, b, gone.member_id, gone.identified_by), back
        )

    def forget_undo(self) -> None:
        self._forgotten = None
        self._refresh()

    def _used(self, view: CounterView) -> None:
        """Say why it became fewer than was asked for."""
        if view.quote.points_used >= view.basket.points_wanted:
            return
        *_, why = (reason for reason in view.quote.explanation if reason.rule == _POINTS_AS_MONEY)
        self._counter.say(reason_words(why, self._counter.money), NoticeTone.WARN)

    def _refresh(self) -> None:
        view = self._counter.view
        if view is None:
            return
        if self._forgotten is not None and (
            view.member is not None or view.over is not None or self._forgotten[0] != view.basket.basket_id
        ):
            self._forgotten = None
        member = view.member
        self._show(
            MemberPanelState(
                member=self._who(view),
                offer=self._offer(view, member) if member is not None else None,
                undoable=said(answers.MEMBER_FORGOTTEN, name=self._forgotten[1].name)
                if self._forgotten
                else "",
            )
        )

    def _offer(self, view: CounterView, member: MemberPanel) -> OfferState | None:
        """A tier that is open comes first: the basket then counts as that tier."""
        if view.basket.tenders:
            return None
        programme, quote = self._counter.programme, view.quote
        promotion = promotion_now(view, programme)
        declined = self._declined == (view.basket.basket_id, member.member.member_id)
        if promotion is not None and programme is not None and not declined:
            tier = bilingual_words(programme.tier(promotion.tier).name)
            return OfferState(
                OfferKind.PROMOTION,
                said(words.OFFER_PROMOTION, tier=tier),
                said(words.OFFER_PROMOTION_REASON, tier=tier),
            )
        shown = view.basket.shown
        if shown is not None and not shown.may_spend:
            return None
        proposal = view.proposal
        if proposal is not None and proposal.reason is not None:
            saved = self._counter.money(proposal.saved)
            return OfferState(
                OfferKind.COUPONS,
                said(words.OFFER_COUPONS, saved=saved),
                reason_words(proposal.reason, self._counter.money),
            )
        points = quote.points_offer
        why = next((reason for reason in quote.explanation if reason.sentence == "points.could"), None)
        if points is None or why is None or view.basket.points_wanted:
            return None
        return OfferState(
            OfferKind.POINTS,
            said(
                words.OFFER_POINTS, points=points_text(points.points), value=self._counter.money(points.value)
            ),
            reason_words(why, self._counter.money),
        )

    def _who(self, view: CounterView) -> MemberState | None:
        if view.member is not None:
            return self._member(view, view.member)
        return member_over(view.over) if view.over is not None else None

    def _member(self, view: CounterView, panel: MemberPanel) -> MemberState:
        counter, programme = self._counter, self._counter.programme
        member, standing = panel.member, panel.standing
        near, permille = self._near(view, panel)
        return MemberState(
            member_id=member.member_id,
            name=_name(panel),
            tier=bilingual_words(panel.tier_name),
            tier_place=programme.rank(programme.served_as(member.tier)) if programme else 0,
            tiers=len(programme.tiers) if programme else 1,
            phone=mask_phone(member.profile.phone),
            card=panel.card.number if panel.card else "",
            points=points_text(standing.points_known),
            worth=_worth(counter, programme.points_as_money if programme else None, standing.points_known),
            here=points_here(standing),
            known_at=as_known_at(self._counter.desk, panel.points_known_at_ms),
            also=self._also(standing),
            debts=()
            if view.basket.tenders
            else tuple(debt_state(case, counter.money) for case in panel.owes),
            today=(*_shown(view.basket), *_today(panel, programme)),
            near=near,
            near_permille=permille,
            ahead=ahead_briefly(panel.ahead, counter.money),
            note=member.profile.note,
        )

    def _also(self, standing: Standing) -> tuple[Words, ...]:
        """Only what the programme has and the member holds."""
        programme, money = self._counter.programme, self._counter.money
        if programme is None:
            return ()
        found: list[Words] = []
        if programme.stored_value is not None:
            found.append(said(words.STORED_VALUE, amount=money(standing.principal + standing.bonus)))
        held = Counts(coupon.kind for coupon in standing.coupons)
        for coupon in programme.coupons:
            if held[coupon.key]:
                name = bilingual_words(coupon.name)
                found.append(said(words.COUPONS_HELD, count=held[coupon.key], name=name))
        if programme.stamps is not None:
            found.append(said(words.STAMPS_HELD, full=programme.stamps.full, stamps=standing.stamps))
        return tuple(found)

    def _near(self, view: CounterView, panel: MemberPanel) -> tuple[Words, int]:
        quote = view.quote
        if panel.promotion_name is not None and promotion_now(view, self._counter.programme) is None:
            tier = bilingual_words(panel.promotion_name)
            return said(words.PROMOTE_AFTER_PAYING, tier=tier), 1000
        if quote.next_tier is None or panel.next_tier_name is None:
            return (words.HIGHEST_TIER, 1000) if self._is_highest(panel.standing) else ("", 0)
        missing = quote.next_tier.missing
        if quote.next_tier.counts is not Counted.MONEY:
            why = next((one for one in quote.explanation if one.sentence in _NEAR_COUNTED), None)
            return (reason_words(why, self._counter.money) if why else ""), 0
        gone = panel.standing.cumulative + quote.counted
        whole = gone.minor + missing.minor
        tier = bilingual_words(panel.next_tier_name)
        near = said(words.MISSING_TO_TIER, missing=self._counter.money(missing), tier=tier)
        return near, max(0, min(1000, gone.minor * 1000 // whole)) if whole > 0 else 0

    def _is_highest(self, standing: Standing) -> bool:
        """Of several tiers the last: others may lie above that are not for whoever pays enough."""
        programme = self._counter.programme
        return programme is not None and programme.rank(standing.tier) == len(programme.tiers) - 1 > 0


def promotion_now(view: CounterView | None, programme: Programme | None) -> PromotionOffer | None:
    """The tier that what the member has already paid opens; this basket's money is not yet in it."""
    if view is None or view.member is None or programme is None:
        return None
    return promotion_open(programme, view.member.standing.tier, view.member.standing.value)


def _name(panel: MemberPanel) -> Words:
    return panel.member.profile.name or words.NO_NAME


def _worth(counter: Counter, rate: PointsAsMoney | None, points: int) -> Words:
    if rate is None or not rate.on or points < rate.step:
        return ""
    steps = points // rate.step
    value = Money(rate.step_worth.minor * steps)
    return said(words.POINTS_WORTH, value=counter.money(value))


_SHOWN_ICONS = {
    Freshness.FRESH: "good",
    Freshness.VOUCHED: "good",
    Freshness.NO_TIME: "card",
}


def _shown(basket: Basket) -> tuple[TodayState, ...]:
    """What the member was known by, where that says what may be spent."""
    if basket.shown is not None:
        return (TodayState(_SHOWN_ICONS.get(basket.shown, "warn"), SHOWN[basket.shown.value]),)
    by_card = basket.identified_by in (IdentifiedBy.CAMERA, IdentifiedBy.HAND_SCANNER)
    return (TodayState("card", SHOWN_CARD),) if by_card else ()


def _today(panel: MemberPanel, programme: Programme | None) -> tuple[TodayState, ...]:
    days = [rule for rule in (programme.days if programme else ()) if rule.name in panel.day_names]
    shown = [
        TodayState(
            "birthday" if isinstance(rule.when, OnBirthday) else "calendar",
            said(
                words.DAY_TODAY, name=bilingual_words(rule.name), times=decimal_text(rule.points_multiplier)
            ),
        )
        for rule in days
    ]
    if panel.birthday_today and not any(one.icon == "birthday" for one in shown):
        shown.insert(0, TodayState("birthday", words.BIRTHDAY_TODAY))
    return tuple(shown)
