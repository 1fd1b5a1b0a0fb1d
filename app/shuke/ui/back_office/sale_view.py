"""A sale in words: goods, sums, tenders, points, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QWidget

from shuke.presenters.basket_lines import ReasonState
from shuke.presenters.sale_words import SaleLineState, SaleState
from shuke.ui.kit.layouts import column, emptied, row
from shuke.ui.kit.marks import Badge
from shuke.ui.kit.signature_field import SignatureField
from shuke.ui.kit.surfaces import Card, Section
from shuke.ui.kit.text import Amount, AmountSize, Ink, Role, Text
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import journal_view as words
from shuke.wording.receipt import SIGNATURE
from shuke.wording.said import Words
from shuke.wording.signing import NOT_KEPT

__all__ = ["SaleView"]

Pair = tuple[Words, Words]


class SaleView(QWidget):
    """Made anew for each sale; its widest part is as wide as a page is read well."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._shown: SaleState | None = None
        self._column = column(gap=SPACE.m)
        inside = QWidget()
        inside.setLayout(self._column)
        inside.setMaximumWidth(SIZE.wizard_width)
        whole = row(inside, None, gap=0)
        whole.setStretch(0, 10)
        whole.setContentsMargins(0, 0, SPACE.m, SPACE.l)
        self.setLayout(whole)

    def render_state(self, sale: SaleState) -> None:
        if sale == self._shown:
            return
        self._shown = sale
        emptied(self._column)
        self._column.addWidget(self._heading(sale))
        self._column.addWidget(self._part(words.GOODS, [self._line(line) for line in sale.lines], sale.sums))
        self._column.addWidget(self._part(words.PAID, (), sale.tenders))
        if sale.signed:
            self._column.addWidget(self._signature(sale))
        if sale.points:
            self._column.addWidget(self._part(words.POINTS, (), sale.points))
        if sale.reasons:
            self._column.addWidget(self._part(words.EXPLANATION, [self._reason(r) for r in sale.reasons]))
        if sale.voided:
            self._column.addWidget(self._part(words.AND_VOIDED, [self._line(line) for line in sale.voided]))
        self._column.addStretch(1)

    def _heading(self, sale: SaleState) -> QWidget:
        number = Text(self._speaker, sale.number, Role.TITLE, Ink.STRONG)
        sentence = words.INTACT_SALE if sale.intact else words.CHANGED_SALE
        badge = Badge(self._speaker, sentence, Tone.GOOD if sale.intact else Tone.BAD)
        place = (words.PLACE, sale.place)
        top = row(number, badge)
        top.setStretch(0, 1)
        return Card(top, *(self._pair(pair) for pair in (*sale.about, place)), gap=SPACE.xs)

    def _part(self, title: Words, lines: Sequence[QLayout], pairs: Sequence[Pair] = ()) -> QWidget:
        last = len(pairs) - 1
        below = [
            self._amount(pair, total=at == last and title is words.GOODS) for at, pair in enumerate(pairs)
        ]
        section = Section(self._speaker, title, *lines, *below)
        section.column.setSpacing(SPACE.s)
        return section

    def _signature(self, sale: SaleState) -> QWidget:
        if not sale.signature:
            erased = Text(self._speaker, NOT_KEPT, Role.BODY, Ink.MUTED, wrapping=True)
            return Section(self._speaker, SIGNATURE, erased)
        field = SignatureField()
        named(field, self._speaker, SIGNATURE)
        field.show_strokes(sale.signature)
        return Section(self._speaker, SIGNATURE, row(field, None))

    def _line(self, line: SaleLineState) -> QLayout:
        name = Text(self._speaker, line.name, Role.BODY, Ink.STRONG)
        detail = Text(self._speaker, line.detail, Role.CAPTION, Ink.MUTED)
        amounts = column(Amount(line.amount, AmountSize.LINE), gap=0)
        amounts.addWidget(Amount(line.off, AmountSize.LINE, Ink.GOOD) if line.off else Text(self._speaker))
        whole = row(column(name, detail, gap=0), amounts, gap=SPACE.m)
        whole.setStretch(0, 3)
        whole.setStretch(1, 2)
        return whole

    def _amount(self, pair: Pair, *, total: bool) -> QLayout:
        name, value = pair
        ink = Ink.STRONG if total else Ink.NORMAL
        size = AmountSize.EMPHASIS if total else AmountSize.LINE
        label = Text(self._speaker, name, Role.EMPHASIS if total else Role.BODY, ink)
        whole = row(label, Amount(self._speaker.text(value), size, ink), gap=SPACE.m)
        whole.setStretch(0, 3)
        whole.setStretch(1, 2)
        return whole

    def _pair(self, pair: Pair) -> QLayout:
        name, value = pair
        label = Text(self._speaker, name, Role.CAPTION, Ink.MUTED)
        label.setFixedWidth(SIZE.target_digit * 2)
        whole = row(label, Text(self._speaker, value), gap=SPACE.m)
        whole.setStretch(1, 1)
        return whole

    def _reason(self, reason: ReasonState) -> QLayout:
        ink = Ink.NORMAL if reason.applied else Ink.MUTED
        told = Text(self._speaker, reason.words, Role.BODY, ink, wrapping=True)
        if not reason.moved:
            return row(told, gap=SPACE.m)
        whole = row(told, Amount(reason.moved, AmountSize.LINE, Ink.GOOD), gap=SPACE.m)
        whole.setStretch(0, 4)
        whole.setStretch(1, 1)
        return whole
