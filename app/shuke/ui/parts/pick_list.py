"""A list to pick from while the typing goes on above it: articles, members, held baskets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter

from shuke.ui.fonts import ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.marks import TierRank
from shuke.ui.kit.painting import draw_text, ink, surface
from shuke.ui.parts.rows_area import RowsArea
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording.said import Words

__all__ = ["PickList", "PickRow"]


@dataclass(frozen=True, slots=True)
class PickRow:
    """`aside` stands right in bold, `under_aside` small below it; `rank` draws a tier's badge icon before the
    words and `tier` says which. A `short_detail` is shown whole: what stands beside it gives way."""

    key: str
    words: Words
    detail: Words = ""
    aside: Words = ""
    under_aside: Words = ""
    rank: TierRank | None = None
    tier: Words = ""
    short_detail: bool = False


class PickList(RowsArea):
    """Announces the key of the row that was touched; the highlighted one is whatever it is told, -1 for none."""

    picked = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(SIZE.target_usual)
        self._speaker = speaker
        self._rows: tuple[PickRow, ...] = ()
        self._highlighted = 0
        self._tier_width = SIZE.avatar
        self.row_pressed.connect(self._announce)
        speaker.changed.connect(self._retell)

    def show_rows(self, rows: tuple[PickRow, ...], highlighted: int = 0) -> None:
        """Show these, one of them highlighted."""
        self._rows, self._highlighted = rows, highlighted
        self._measure_tiers()
        self.show_count(len(rows))
        self.bring_into_view(highlighted)
        self._retell()

    def texts(self) -> tuple[str, ...]:
        """What the rows are called, in the language spoken now."""
        return tuple(self._speaker.text(row.words) for row in self._rows)

    def paint_row(self, painter: QPainter, box: QRect, at: int) -> None:
        row = self._rows[at]
        if at == self._highlighted:
            surface(painter, box.adjusted(0, SPACE.hair, 0, -SPACE.hair * 2), "accent_soft")
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), SPACE.hair), ink("hairline"))
        room = box.adjusted(SPACE.m, SPACE.xs, -SPACE.m, -SPACE.xs)
        if row.rank is not None:
            room = self._paint_rank(painter, room, row, row.rank)
        room = self._paint_aside(painter, room, row)
        name = ui_font(TYPE.emphasis, bold=at == self._highlighted)
        detail = self._speaker.text(row.detail)
        if not detail:
            draw_text(painter, room, self._speaker.text(row.words), name, "strong")
            return
        upper, lower = _halves(room)
        draw_text(painter, upper, self._speaker.text(row.words), name, "strong")
        draw_text(painter, lower, detail, ui_font(TYPE.caption), "muted")

    def _paint_rank(self, painter: QPainter, room: QRect, row: PickRow, rank: TierRank) -> QRect:
        font = ui_font(TYPE.caption, bold=True)
        tier, width = self._speaker.text(row.tier), self._tier_width
        box = QRect(room.left(), room.top(), width, room.height())
        mark = QRect(box.center().x() - SIZE.icon // 2, box.top() + SPACE.xs, SIZE.icon, SIZE.icon)
        colours = current().colours
        draw_icon(painter, rank.value, mark, getattr(colours, rank.value), hole=colours.card)
        under = QRect(box.left(), mark.bottom() + 1, width, box.bottom() - mark.bottom())
        draw_text(painter, under, tier, font, rank.value, Qt.AlignmentFlag.AlignHCenter)
        return room.adjusted(width + SPACE.m, 0, 0, 0)

    def _paint_aside(self, painter: QPainter, room: QRect, row: PickRow) -> QRect:
        aside, under = self._speaker.text(row.aside), self._speaker.text(row.under_aside)
        if not aside and not under:
            return room
        font, small = ui_font(TYPE.emphasis, bold=True), ui_font(TYPE.caption)
        # By a masked phone somebody is told from others: what stands beside it gives way.
        widest_under = room.width() - self._detail_width(row)
        under_width = min(QFontMetrics(small).horizontalAdvance(under), max(widest_under, 0))
        width = max(QFontMetrics(font).horizontalAdvance(aside), under_width)
        right = QRect(room.right() - width, room.top(), width + 1, room.height())
        if under:
            upper, lower = _halves(right)
            draw_text(painter, upper, aside, font, "strong", Qt.AlignmentFlag.AlignRight)
            draw_text(painter, lower, under, small, "muted", Qt.AlignmentFlag.AlignRight)
        else:
            draw_text(painter, right, aside, font, "strong", Qt.AlignmentFlag.AlignRight)
        return room.adjusted(0, 0, -width - SPACE.m, 0)

    def _detail_width(self, row: PickRow) -> int:
        """With the space behind it."""
        detail = self._speaker.text(row.detail)
        metrics = QFontMetrics(ui_font(TYPE.caption))
        return metrics.horizontalAdvance(detail) + SPACE.m + 1 if row.short_detail and detail else 0

    def _announce(self, at: int) -> None:
        if 0 <= at < len(self._rows):
            self.picked.emit(self._rows[at].key)

    def _measure_tiers(self) -> None:
        """All names begin in one line, however long the tiers are called."""
        metrics = QFontMetrics(ui_font(TYPE.caption, bold=True))
        tiers = {self._speaker.text(row.tier) for row in self._rows}
        widths = (metrics.horizontalAdvance(tier) + SPACE.xs for tier in tiers)
        self._tier_width = max((*widths, SIZE.avatar))

    def _retell(self) -> None:
        self._measure_tiers()
        chosen = self._rows[self._highlighted] if 0 <= self._highlighted < len(self._rows) else None
        self.setAccessibleName(self._speaker.text(chosen.words) if chosen else "")
        self.viewport().update()


def _halves(room: QRect) -> tuple[QRect, QRect]:
    upper = QRect(room.left(), room.top(), room.width(), room.height() * 6 // 11)
    return upper, QRect(room.left(), upper.bottom() + 1, room.width(), room.bottom() - upper.bottom())
