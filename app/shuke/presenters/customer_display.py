"""What the customer sees: made from the counter's view, and only while somebody can see it. Nothing goes back.

The till comes first: what changed is looked at a moment later, when its own windows are painted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.counter.view import CompletedSale, CounterView
from shuke.domain.money import ZERO, Money, total
from shuke.domain.profile import mask_name
from shuke.presenters.background import Background, Lane
from shuke.presenters.basket_lines import lines_of, pieces_of, totals_of
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import bilingual_words
from shuke.presenters.member_state import as_known_at
from shuke.presenters.prizes.wheel_show import WheelShown
from shuke.presenters.shown import Shown
from shuke.presenters.signing import SignedOn, SigningPresenter, SigningState
from shuke.wording import customer_display as words
from shuke.wording.figures import points_text
from shuke.wording.receipt import TENDERS
from shuke.wording.said import Words, said

__all__ = [
    "CodeDots",
    "CustomerDisplayPresenter",
    "CustomerDisplayState",
    "CustomerLanguage",
    "CustomerLine",
    "DisplayScene",
    "PointsShown",
]

CodeDots = tuple[tuple[bool, ...], ...]
"""A QR's modules, row by row, without its quiet zone."""

MOST_LINES = 24
"""More than any display has room for."""

_MOST_COUPONS = 3

_SOON_MS = 20
_THANKS_MS = 60_000


class DisplayScene(StrEnum):
    GREETING = "greeting"
    BASKET = "basket"
    THANKS = "thanks"
    SIGNING = "signing"
    WHEEL = "wheel"
    TEST = "test"


class CustomerLanguage(StrEnum):
    ZH = "zh"
    EN = "en"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """`detail` is price and quantity, `note` why it is cheaper, `was` what it would cost otherwise."""

    name: Words
    amount: str
    detail: Words = ""
    was: str = ""
    note: Words = ""


@dataclass(frozen=True, slots=True)
class PointsShown:
    before: str
    change: str
    after: str


@dataclass(frozen=True, slots=True)
class CustomerDisplayState:
    """What is to be seen. Of the member no more than the masked name, the tier and points.

    Attributes:
        lines: the last ones, the newest at the end.
        rows: name and amount, from the subtotal to what points paid.
        total, total_words: the hero: what is to pay, still due, or was paid.
        known_at: since when the balance was not confirmed; empty if it is fresh.
        code: of the receipt, or of the prize that was won, once it is drawn.
    """

    scene: DisplayScene = DisplayScene.GREETING
    language: CustomerLanguage = CustomerLanguage.ZH
    shop: str = ""
    member: str = ""
    tier: Words = ""
    points: PointsShown | None = None
    known_at: Words = ""
    lines: tuple[CustomerLine, ...] = ()
    count: Words = ""
    rows: tuple[tuple[Words, str], ...] = ()
    total: str = ""
    total_words: Words = words.TO_PAY
    saved: Words = ""
    tenders: tuple[tuple[Words, str], ...] = ()
    change: str = ""
    receipt_number: str = ""
    code: CodeDots = ()
    signing: SigningState | None = None
    wheel: WheelShown | None = None
    test: str = ""


class CustomerDisplayPresenter(Shown[CustomerDisplayState]):
    """`later` calls back after so many milliseconds; `draw_code` makes a QR of a receipt's code (on `CODE`);
    `touched` hears of a touch of the test picture, `hurried` of one while the wheel turns."""

    def __init__(
        self,
        counter: Counter,
        signing: SigningPresenter,
        background: Background,
        later: Callable[[int, Callable[[], None]], None],
        draw_code: Callable[[str], CodeDots],
    ) -> None:
        super().__init__(CustomerDisplayState())
        self._counter, self._signing = counter, signing
        self._background, self._later, self._draw_code = background, later, draw_code
        self._seen = self._waiting = False
        self._language = CustomerLanguage.ZH
        self._test = ""
        self._served: tuple[str, str, Words] = ("", "", "")
        self._thanked = self._over = ""
        self._code: tuple[str, CodeDots] = ("", ())
        self._wheel: WheelShown | None = None
        self._still = False
        self.touched: Callable[[], None] = lambda: None
        self.hurried: Callable[[], None] = lambda: None
        counter.watch(self._soon)
        signing.attach(lambda _state: self._soon())

    def be_seen(self, seen: bool) -> None:
        """A display is there, or is not any more: then nothing is worked out for it."""
        self._seen = seen
        if seen:
            self._refresh()

    def speak(self, language: CustomerLanguage) -> None:
        self._language = language
        self._soon()

    def test(self, screen: str) -> None:
        """Show the test picture with this name; empty: no longer."""
        self._test = screen
        self._soon()

    def touch(self) -> None:
        if self._test:
            self.touched()
        elif self._wheel is not None and self._wheel.turning:
            self.hurried()

    def be_still(self, still: bool) -> None:
        """Whether nothing may move: the wheel then stands at once."""
        self._still = still
        self._soon()

    @property
    def turns(self) -> bool:
        """Whether a wheel would be seen turning: here, or where there is no display, in the till's own window."""
        return not self._still and not (self._seen and (self._test or self._signs_here))

    def show_wheel(self, wheel: WheelShown | None) -> None:
        """From now on, at once; None: no longer."""
        if wheel != self._wheel:
            self._wheel = wheel
            self._look()

    # inside

    def _soon(self) -> None:
        if self._seen and not self._waiting:
            self._waiting = True
            self._later(_SOON_MS, self._look)

    def _look(self) -> None:
        self._waiting = False
        if self._seen:
            self._refresh()

    def _refresh(self) -> None:
        view, done, signing = self._counter.view, self._counter.completed, self._signing.state
        plain = CustomerDisplayState(language=self._language, shop=self._counter.desk.shop.name)
        if self._test:
            self._show(replace(plain, scene=DisplayScene.TEST, test=self._test))
        elif self._signs_here:
            self._show(replace(plain, scene=DisplayScene.SIGNING, signing=signing))
        elif self._wheel is not None:
            dots = self._dots(self._wheel.code) if self._wheel.code else ()
            self._show(replace(plain, scene=DisplayScene.WHEEL, wheel=self._wheel, code=dots))
        elif done is not None and done.receipt_number != self._over:
            self._show(self._thanks(plain, done))
        elif view is not None:
            self._show(self._basket(plain, view))
        else:
            self._show(plain)

    @property
    def _signs_here(self) -> bool:
        return self._signing.state.asked and self._signing.state.on is SignedOn.DISPLAY

    def _basket(self, plain: CustomerDisplayState, view: CounterView) -> CustomerDisplayState:
        basket, money = view.basket, self._counter.money
        state = self._with_member(plain, view)
        if not basket.lines:
            return state
        totals = totals_of(view, money)
        rows = (
            (words.SUBTOTAL, totals.subtotal),
            (words.BY_HAND, totals.by_hand),
            (words.DISCOUNT, totals.discount),
            *self._coupons(view),
            (totals.points_words, totals.points_value),
        )
        saved = view.quote.gross - view.quote.to_pay + total(line.off_by_hand for line in basket.lines)
        return replace(
            state,
            scene=DisplayScene.BASKET,
            lines=self._lines(view),
            count=said(words.PIECES, pieces=pieces_of(basket.lines)),
            rows=tuple((name, amount) for name, amount in rows if amount),
            total=totals.due,
            total_words=words.DUE if basket.tenders else words.TO_PAY,
            saved=self._saved(saved),
            tenders=tuple((TENDERS[one.kind], money(one.amount)) for one in basket.tenders),
        )

    def _coupons(self, view: CounterView) -> list[tuple[Words, str]]:
        """Each by its name, as long as they are few; a full stamp card and whatever has no name, together."""
        quote, programme, money = view.quote, self._counter.programme, self._counter.money
        kinds = [programme.coupon(use.kind) if programme else None for use in quote.coupons]
        if len(kinds) > _MOST_COUPONS:
            return [(words.COUPONS, money(-quote.coupon_value) if quote.coupon_value else "")]
        named = [
            (bilingual_words(kind.name) if kind else words.COUPONS, use.amount)
            for kind, use in zip(kinds, quote.coupons, strict=True)
        ]
        rest = quote.coupon_value - total(amount for _, amount in named)
        return [(name, money(-amount) if amount else "") for name, amount in (*named, (words.STAMPS, rest))]

    def _with_member(self, plain: CustomerDisplayState, view: CounterView) -> CustomerDisplayState:
        panel = view.member
        if panel is None:
            return plain
        name = mask_name(panel.member.profile.name)
        known_at = as_known_at(self._counter.desk, panel.points_known_at_ms)
        self._served = (panel.member.member_id, name, known_at)
        before, quote = panel.standing.points_known, view.quote
        moved = quote.points_earned - quote.points_used
        return replace(
            plain,
            member=name or "*",
            tier=bilingual_words(panel.tier_name),
            points=_points(before, moved) if before or moved else None,
            known_at=known_at,
        )

    def _lines(self, view: CounterView) -> tuple[CustomerLine, ...]:
        last = replace(
            view,
            basket=replace(view.basket, lines=view.basket.lines[-MOST_LINES:]),
            quote=replace(view.quote, lines=view.quote.lines[-MOST_LINES:]),
        )
        return tuple(
            CustomerLine(
                line.name,
                line.amount,
                said(words.LAST_LINE, price=line.price, quantity=line.quantity),
                line.was,
                line.note,
            )
            for line in lines_of(last, self._counter.money)
        )

    def _thanks(self, plain: CustomerDisplayState, done: CompletedSale) -> CustomerDisplayState:
        money, number = self._counter.money, done.receipt_number
        if self._thanked != number:
            self._thanked = number
            self._later(_THANKS_MS, lambda: self._thanks_are_over(number))
        whose, name, known_at = self._served
        state = replace(
            plain,
            scene=DisplayScene.THANKS,
            total=money(done.to_pay),
            total_words=words.TOTAL,
            saved=self._saved(done.saved),
            tenders=tuple((TENDERS[one.kind], money(one.given)) for one in done.tenders),
            change=money(done.change) if done.change else "",
            receipt_number=number,
            code=self._dots(done.receipt_code),
        )
        if done.member_id is None or done.member_id != whose:
            return state
        points = _points(done.points_before, done.points_after - done.points_before)
        return replace(state, member=name or "*", points=points, known_at=known_at)

    def _thanks_are_over(self, number: str) -> None:
        """A balance does not stand there for whoever comes next."""
        self._over = number
        self._soon()

    def _dots(self, code: str) -> CodeDots:
        """Those drawn already; else none yet."""
        if self._code[0] != code:
            self._code = (code, ())
            self._background.run(
                Lane.CODE, lambda: self._draw_code(code), lambda dots: self._drawn(code, dots)
            )
        return self._code[1]

    def _drawn(self, code: str, dots: CodeDots) -> None:
        if self._code[0] == code:
            self._code = (code, dots)
            self._soon()

    def _saved(self, amount: Money) -> Words:
        return said(words.SAVED, amount=self._counter.money(amount)) if amount > ZERO else ""


def _points(before: int, moved: int) -> PointsShown:
    return PointsShown(points_text(before), points_text(moved, signed=True), points_text(before + moved))
