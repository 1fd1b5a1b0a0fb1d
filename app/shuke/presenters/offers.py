"""The alternatives to what is proposed: other numbers of points, none, the promotion now or not now."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.view import CounterView
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.quote import PointsOffer
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import bilingual_words, reason_words
from shuke.presenters.member_panel import MemberPanelPresenter, promotion_now
from shuke.presenters.shown import Shown
from shuke.wording import members as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["CouponChoice", "OffersPresenter", "OffersState", "PointsChoice"]

_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class PointsChoice:
    points: int
    words: Words


@dataclass(frozen=True, slots=True)
class CouponChoice:
    """A coupon in hand: what it is, what it does here or why not, whether it is chosen."""

    coupon_id: str
    name: Words
    effect: Words
    chosen: bool


@dataclass(frozen=True, slots=True)
class OffersState:
    """What may be chosen.

    Attributes:
        known: how many there are and how many may be used, or why none may.
        usable: whether any may be used.
        field: the label of the number field, which names the step.
        used: how many are used now.
        highlighted: the choice that Enter takes while no number is typed, counted over coupons and then points.
        preview: what the typed number will do.
        wrong: what is wrong with it.
        promotion: the tier that may be taken now; empty for none.
        coupons: those in hand; empty where there are none.
    """

    known: Words = ""
    usable: bool = False
    choices: tuple[PointsChoice, ...] = ()
    used: int = 0
    highlighted: int = 0
    field: Words = ""
    typed: str = ""
    preview: Words = ""
    wrong: Words = ""
    promotion: Words = ""
    coupons: tuple[CouponChoice, ...] = ()


class OffersPresenter(Shown[OffersState]):
    def __init__(self, counter: Counter, panel: MemberPanelPresenter) -> None:
        super().__init__(OffersState())
        self._counter = counter
        self._panel = panel
        self._typed, self._highlighted = "", 0
        counter.watch(self._refresh)

    def open(self) -> None:
        self._typed, self._highlighted = "", 0
        self._refresh()

    def move(self, down: int) -> None:
        """Arrow keys."""
        last = len(self._state.coupons) + len(self._state.choices) - 1
        self._highlighted = min(max(self._highlighted + down, 0), max(last, 0))
        self._refresh()

    def type(self, text: str) -> None:
        self._typed = text.strip()[:_MOST_DIGITS]
        self._refresh()

    def choose(self, points: int) -> None:
        """One of the choices was taken."""
        self._panel.use_points(points)

    def submit(self) -> bool:
        """Use the typed number, or the highlighted choice while none is typed. False if it is no number, and then
        the state says so; also after a coupon, as more may be chosen."""
        coupons, choices = self._state.coupons, self._state.choices
        if not self._typed and self._highlighted < len(coupons):
            self.toggle_coupon(coupons[self._highlighted].coupon_id)
            return False
        if not self._typed and self._highlighted < len(coupons) + len(choices):
            self._panel.use_points(choices[self._highlighted - len(coupons)].points)
            return True
        if not self._typed.isascii() or not self._typed.isdigit() or self._offer is None:
            self._refresh()
            return False
        self._panel.use_points(int(self._typed))
        self._typed = ""
        return True

    def toggle_coupon(self, coupon_id: str) -> None:
        """Choose a coupon, or no more."""
        view = self._counter.view
        if view is None:
            return
        chosen = view.basket.coupons
        others = tuple(one for one in chosen if one != coupon_id)
        self._panel.use_coupons(others if coupon_id in chosen else (*chosen, coupon_id))

    def promote(self) -> None:
        self._panel.promote()

    def decline_promotion(self) -> None:
        self._panel.decline_promotion()

    @property
    def _offer(self) -> PointsOffer | None:
        return self._counter.view.quote.points_offer if self._counter.view else None

    def _refresh(self) -> None:
        view, programme = self._counter.view, self._counter.programme
        if view is None or view.member is None or programme is None:
            self._show(OffersState())
            return
        promotion = promotion_now(view, programme)
        tier = bilingual_words(programme.tier(promotion.tier).name) if promotion else None
        offer = view.quote.points_offer
        if offer is None:
            self._show(
                OffersState(
                    known=self._why_not(view),
                    promotion=said(words.PROMOTE_NOW, tier=tier) if tier else "",
                    coupons=self._coupons(view, programme),
                    highlighted=self._highlighted,
                    field=words.COUPON_FIELD,
                )
            )
            return
        preview, wrong = self._preview(offer)
        self._show(
            OffersState(
                known=said(
                    words.POINTS_KNOWN,
                    known=points_text(view.member.standing.points_known),
                    most=points_text(offer.points),
                    value=self._counter.money(offer.value),
                ),
                usable=True,
                choices=self._choices(offer),
                used=view.quote.points_used,
                highlighted=self._highlighted,
                field=said(words.POINTS_FIELD, step=points_text(offer.step)),
                typed=self._typed,
                preview=preview,
                wrong=wrong,
                promotion=said(words.PROMOTE_NOW, tier=tier) if tier else "",
                coupons=self._coupons(view, programme),
            )
        )

    def _coupons(self, view: CounterView, programme: Programme) -> tuple[CouponChoice, ...]:
        """Each coupon in hand with the engine's own word on it."""
        member = view.member
        if member is None:
            return ()
        return tuple(
            CouponChoice(
                held.coupon_id,
                bilingual_words(coupon.name),
                self._effect(view, held.kind),
                held.coupon_id in view.basket.coupons,
            )
            for coupon in programme.coupons
            for held in member.standing.coupons
            if held.kind == coupon.key
        )

    def _effect(self, view: CounterView, kind: str) -> Words:
        rule = f"coupon.{kind}"
        told = [reason for reason in view.quote.explanation if reason.rule == rule]
        best = next((reason for reason in told if reason.applied), told[0] if told else None)
        return reason_words(best, self._counter.money) if best else ""

    def _why_not(self, view: CounterView) -> Words:
        why = next((r for r in view.quote.explanation if r.sentence.startswith("points.")), None)
        return reason_words(why, self._counter.money) if why else ""

    def _choices(self, offer: PointsOffer) -> tuple[PointsChoice, ...]:
        """All that may be used, half of it, one step, none."""
        half = offer.points // 2 // offer.step * offer.step
        numbers = sorted({offer.points, half, offer.step} - {0}, reverse=True)
        uses = tuple(PointsChoice(points, self._will_use(points, offer)) for points in numbers)
        return (*uses, PointsChoice(0, words.POINTS_NONE_NOW))

    def _preview(self, offer: PointsOffer) -> tuple[Words, Words]:
        if not self._typed:
            return "", ""
        if not self._typed.isascii() or not self._typed.isdigit():
            return "", said(words.POINTS_NOT_A_NUMBER, most=points_text(offer.points))
        usable = min(int(self._typed), offer.points) // offer.step * offer.step
        return self._will_use(usable, offer), ""

    def _will_use(self, points: int, offer: PointsOffer) -> Words:
        value = Money(offer.value.minor * points // offer.points)
        return said(words.POINTS_WILL_USE, points=points_text(points), value=self._counter.money(value))
