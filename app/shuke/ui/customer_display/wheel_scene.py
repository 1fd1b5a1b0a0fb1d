"""The scene of the wheel: who spins, the odds beside it, and, once it stands, what came up."""

from __future__ import annotations

from PySide6.QtCore import QRect

from shuke.presenters.customer_display import CustomerDisplayState
from shuke.presenters.prizes.wheel_show import WheelShown
from shuke.ui.customer_display.sheet import RIGHT, Measure, Sheet
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording import customer_display as words
from shuke.wording.said import said

__all__ = ["draw_wheel", "wheel_place"]


def wheel_place(measure: Measure, box: QRect) -> QRect:
    """Where the wheel turns: at the left, on an upright screen above, always a square."""
    edge = measure.px(SPACE.l)
    wide = box.width() > box.height()
    side = min(box.height() - 2 * edge, box.width() * 56 // 100) if wide else box.width() - 2 * edge
    side = min(side, box.height() * 56 // 100) if not wide else side
    top = (box.height() - side) // 2 if wide else edge
    left = edge if wide else (box.width() - side) // 2
    return QRect(box.x() + left, box.y() + top, side, side)


def draw_wheel(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    """All but the wheel itself."""
    wheel = state.wheel
    assert wheel is not None  # the scene says so
    place, edge = wheel_place(sheet, box), sheet.px(SPACE.l)
    if box.width() > box.height():
        left = place.right() + edge
        beside = QRect(left, box.y() + edge, box.right() - left - edge, box.height() - 2 * edge)
    else:
        top = place.bottom() + edge
        beside = QRect(box.x() + edge, top, box.width() - 2 * edge, box.bottom() - top - edge)
    high = sheet.height_of(TYPE.emphasis)
    head = QRect(beside.x(), beside.y(), beside.width(), high)
    half = head.adjusted(0, 0, -head.width() // 2, 0)
    sheet.line(half, words.GOOD_LUCK, TYPE.emphasis, "strong", bold=True)
    hello = said(words.HELLO, name=wheel.member)
    sheet.line(head.adjusted(head.width() // 2, 0, 0, 0), hello, TYPE.emphasis, "accent", RIGHT, bold=True)
    rest = beside.adjusted(0, high + sheet.px(SPACE.s), 0, 0)
    if wheel.told:
        _outcome(sheet, rest, wheel, state)
    else:
        _odds(sheet, rest, wheel)


def _odds(sheet: Sheet, box: QRect, wheel: WheelShown) -> None:
    """Each segment with its chance; below, what the spin takes."""
    caption = sheet.height_of(TYPE.body)
    told = words.ODDS if wheel.sectors else words.NOTHING_ON
    sheet.line(QRect(box.x(), box.y(), box.width(), caption), told, TYPE.body, "muted")
    foot = sheet.height_of_lines(wheel.price, TYPE.emphasis) if wheel.price else 0
    room = box.height() - caption - foot - sheet.px(SPACE.s)
    row = min(sheet.px(SIZE.row), room // max(1, len(wheel.odds)))
    shares = max((sheet.width_of(share, TYPE.title) for _, share in wheel.odds), default=0)
    names = [name for name, _ in wheel.odds]
    size = sheet.size_for(names, box.width() - shares - sheet.px(SPACE.m), row)
    top = box.y() + caption
    for name, share in wheel.odds:
        gone = share == "—"
        place = QRect(box.x(), top, box.width(), row)
        sheet.pair(place, name, share, size, colour="muted" if gone else "normal")
        top += row
    if wheel.price:
        place = QRect(box.x(), box.bottom() - foot, box.width(), foot)
        sheet.lines(place, wheel.price, TYPE.emphasis, "accent")


def _outcome(sheet: Sheet, box: QRect, wheel: WheelShown, state: CustomerDisplayState) -> None:
    """What came up, large; until when and where; and the code that it is collected with."""
    first, *rest = wheel.told
    top = box.y()
    colour = "accent" if wheel.won else "strong"
    top += sheet.lines(QRect(box.x(), top, box.width(), 0), first, TYPE.amount, colour, bold=True)
    for sentence in rest:
        top += sheet.lines(QRect(box.x(), top, box.width(), 0), sentence, TYPE.emphasis, "normal")
    if state.code:
        top += sheet.px(SPACE.s)
        caption = sheet.height_of_lines(words.COLLECT_CODE, TYPE.body)
        high = min(box.bottom() - top - caption, box.width(), sheet.px(SIZE.customer_code))
        sheet.code(QRect(box.x(), top, box.width(), high), state.code)
        below = QRect(box.x(), top + high, box.width(), caption)
        sheet.lines(below, words.COLLECT_CODE, TYPE.body, "muted")
