"""The manager's view of the wheel, in words and bars."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.prizes.figures import SOON_DAYS, SegmentSeen, WheelFigures, wheel_figures
from shuke.application.refusal import Refused
from shuke.domain.figures.chi_square import Verdict
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import MoneyText, Notice, NoticeTone, bilingual_words
from shuke.presenters.shown import Shown
from shuke.wording import prizes as words
from shuke.wording.said import Words, said

__all__ = ["FiguresState", "SegmentBar", "SegmentRow", "WheelFiguresPresenter"]

_TONES = {
    Verdict.TOO_FEW: NoticeTone.CALM,
    Verdict.AS_EXPECTED: NoticeTone.GOOD,
    Verdict.UNLIKELY: NoticeTone.WARN,
}


@dataclass(frozen=True, slots=True)
class SegmentBar:
    """`expected_ppb` in parts of a billion."""

    name: Words
    came_up: int
    expected_ppb: int


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """`left` and `lasts` are empty where it does not run out, `cost` where nobody said what one is worth."""

    key: str
    name: Words
    cost: str
    left: str
    lasts: Words


@dataclass(frozen=True, slots=True)
class FiguresState:
    shown: bool = False
    rows: tuple[SegmentRow, ...] = ()
    lines: tuple[tuple[Words, Words], ...] = ()
    bars: tuple[SegmentBar, ...] = ()
    notice: Notice | None = None


class WheelFiguresPresenter(Shown[FiguresState]):
    def __init__(self, office: OfficeWork) -> None:
        super().__init__(FiguresState())
        self._office = office

    def open(self) -> None:
        desk, session = self._office.desk, self._office.session()
        self._show(FiguresState(shown=True))
        self._office.read(lambda work: wheel_figures(desk, work, session), self._have_read, self._trouble)

    def close(self) -> None:
        self._show(FiguresState())

    # inside

    def _have_read(self, answer: WheelFigures | Refused) -> None:
        if not self._state.shown:
            return
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        alone = self._office.desk.contact.alone
        money = self._office.money
        lines: list[tuple[Words, Words]] = [
            (words.FIGURE_SPINS if alone else words.FIGURE_SPINS_HERE, str(answer.spins)),
            (words.FIGURE_COST, money(answer.cost)),
            (words.FIGURE_OPEN, str(answer.prizes.open)),
            (said(words.FIGURE_SOON, days=SOON_DAYS), str(answer.prizes.expiring)),
            (words.FIGURE_HANDED, str(answer.prizes.handed_over)),
        ]
        bars = tuple(
            SegmentBar(bilingual_words(one.name), one.came_up, one.expected_ppb) for one in answer.segments
        )
        fit = answer.fit
        verdict: Words = words.VERDICTS[fit.verdict.value]
        if fit.verdict is not Verdict.TOO_FEW:
            shown = f"{fit.statistic // 1000}.{fit.statistic % 1000 // 10:02d}"
            verdict = said(words.VERDICTS[fit.verdict.value], statistic=shown, degrees=fit.degrees)
        notice = Notice(verdict, _TONES[fit.verdict]) if bars else Notice(words.NO_WHEEL, NoticeTone.CALM)
        rows = tuple(_row(one, money) for one in answer.segments)
        self._show(FiguresState(True, rows, tuple(lines), bars, notice))

    def _trouble(self, sentence: Words) -> None:
        self._show(FiguresState(True, notice=Notice(sentence)))


def _row(one: SegmentSeen, money: MoneyText) -> SegmentRow:
    lasts: Words = ""
    if one.lasts_spins is not None:
        lasts = said(words.LASTS, spins=one.lasts_spins) if one.left else words.GONE
    return SegmentRow(
        one.key,
        bilingual_words(one.name),
        "—" if one.cost is None else money(one.cost),
        "" if one.left is None else str(one.left),
        lasts,
    )
