"""The scenes of the customer's window, drawn: greeting, basket, thanks, the test picture."""

from __future__ import annotations

from PySide6.QtCore import QRect

from shuke.presenters.customer_display import CustomerDisplayState, CustomerLine, DisplayScene
from shuke.presenters.signing import SigningState
from shuke.ui.customer_display.sheet import CENTRE, RIGHT, Measure, Sheet
from shuke.ui.customer_display.wheel_scene import draw_wheel
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording import customer_display as words
from shuke.wording.said import Words, said
from shuke.wording.signing import FINISHED_ON_DISPLAY, SIGN_FOR, SIGN_HERE

__all__ = ["draw_scene", "signing_head_height"]


def draw_scene(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    inside = box.adjusted(*(sheet.px(SPACE.l) * side for side in (1, 1, -1, -1)))
    match state.scene:
        case DisplayScene.BASKET:
            _basket(sheet, inside, state)
        case DisplayScene.THANKS:
            _thanks(sheet, inside, state)
        case DisplayScene.TEST:
            _test(sheet, box, state)
        case DisplayScene.WHEEL:
            draw_wheel(sheet, box, state)
        case DisplayScene.SIGNING:
            _signing(sheet, inside, state)
        case DisplayScene.GREETING:
            _greeting(sheet, inside, state)


def _greeting(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    mark = sheet.px(SIZE.logo)
    top = box.y() + box.height() // 6
    sheet.icon(QRect(box.center().x() - mark // 2, top, mark, mark), "logo", "accent")
    top += mark + sheet.px(SPACE.m)
    top += sheet.lines(QRect(box.x(), top, box.width(), 0), state.shop, TYPE.total, bold=True)
    told = said(words.HELLO, name=state.member) if state.member else words.WELCOME
    top += sheet.lines(QRect(box.x(), top, box.width(), 0), told, TYPE.amount, "accent")
    if state.points is not None:
        wide = min(box.width(), sheet.px(SIZE.customer_short))
        place = QRect(box.center().x() - wide // 2, top + sheet.px(SPACE.s), wide, 0)
        _points(sheet, place, state, whole=False)
    if not state.member:
        high = sheet.height_of(TYPE.emphasis) * (2 if sheet.two else 1)
        place = QRect(box.x(), box.bottom() - high, box.width(), high)
        sheet.lines(place, words.HINT, TYPE.emphasis, "muted")


def _head(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> QRect:
    """The shop, and who is served; what is left below."""
    high = sheet.height_of(TYPE.emphasis)
    line = QRect(box.x(), box.y(), box.width(), high)
    half = line.adjusted(0, 0, -line.width() // 2, 0)
    sheet.line(half, state.shop, TYPE.emphasis, "strong", bold=True)
    if state.member:
        other = line.adjusted(line.width() // 2, 0, 0, 0)
        wide = sheet.line(
            other, said(words.HELLO, name=state.member), TYPE.emphasis, "accent", RIGHT, bold=True
        )
        if state.tier:
            room = other.adjusted(0, 0, -wide - sheet.px(SPACE.m), 0)
            sheet.line(room, state.tier, TYPE.body, "muted", RIGHT)
    return box.adjusted(0, high + sheet.px(SPACE.s), 0, 0)


def _basket(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    body = _head(sheet, box, state)
    gap = sheet.px(SPACE.m)
    if body.width() > body.height():
        split = body.x() + body.width() * 56 // 100
        goods = QRect(body.x(), body.y(), split - body.x(), body.height())
        sums = QRect(split + gap, body.y(), body.right() - split - gap, body.height())
    else:
        high = sheet.px(SIZE.customer_sums_height)
        goods = body.adjusted(0, 0, 0, -high - gap)
        sums = QRect(body.x(), body.bottom() - high, body.width(), high)
    _goods(sheet, goods, state)
    _sums(sheet, sums, state)


def _goods(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    """The newest at the bottom, large; as many of those before as there is room for."""
    high = sheet.px(SIZE.customer_last_height)
    last = QRect(box.x(), box.bottom() - high, box.width(), high)
    _last_line(sheet, last, state.lines[-1])
    row = sheet.px(SIZE.row)
    bottom = last.top() - sheet.px(SPACE.xs)
    for line in reversed(state.lines[:-1]):
        if bottom - row < box.y():
            break
        place = QRect(box.x() + sheet.px(SPACE.m), bottom - row, box.width() - sheet.px(SPACE.m) * 2, row)
        wide = sheet.amount(place, line.amount, TYPE.emphasis, "normal", bold=False)
        sheet.line(place.adjusted(0, 0, -wide - sheet.px(SPACE.m), 0), line.name, TYPE.emphasis, "normal")
        bottom -= row


def _last_line(sheet: Sheet, box: QRect, line: CustomerLine) -> None:
    sheet.fill(box, "accent_soft")
    inside = box.adjusted(*(sheet.px(SPACE.m) * side for side in (1, 1, -1, -1)))
    half = inside.height() // 2
    above = QRect(inside.x(), inside.y(), inside.width(), half)
    below = QRect(inside.x(), inside.y() + half, inside.width(), inside.height() - half)
    sheet.line(above, line.name, TYPE.title, "strong", bold=True)
    wide = sheet.amount(below.adjusted(below.width() // 2, 0, 0, 0), line.amount, TYPE.amount)
    rest = below.adjusted(0, 0, -wide - sheet.px(SPACE.m), 0)
    if line.was:
        wide = sheet.struck(rest, line.was, TYPE.emphasis)
        rest.adjust(0, 0, -wide - sheet.px(SPACE.m), 0)
    if line.note:
        sheet.line(rest, line.note, TYPE.body, "accent")
    else:
        sheet.line(rest, line.detail, TYPE.body, "muted")


def _sums(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    sheet.fill(box, "card", edge="hairline")
    inside = box.adjusted(*(sheet.px(SPACE.m) * side for side in (1, 1, -1, -1)))
    high = sheet.height_of(TYPE.emphasis)
    top = inside.y()
    sheet.line(QRect(inside.x(), top, inside.width(), high), state.count, TYPE.body, "muted")
    for name, amount in state.rows:
        top += high
        colour = "accent" if amount.startswith("-") else "normal"
        sheet.pair(QRect(inside.x(), top, inside.width(), high), name, amount, TYPE.emphasis, colour=colour)
    bottom = _points_below(sheet, inside, state)
    total = QRect(
        inside.x(), bottom - sheet.height_of(TYPE.total), inside.width(), sheet.height_of(TYPE.total)
    )
    sheet.amount(total, state.total, TYPE.total)
    label = QRect(inside.x(), total.y() - high, inside.width(), high)
    sheet.line(label, state.total_words, TYPE.emphasis, "strong", bold=True)
    if state.saved:
        sheet.line(
            label.adjusted(label.width() // 3, 0, 0, 0), state.saved, TYPE.body, "good", RIGHT, bold=True
        )
    rest = label.y() - high - sheet.px(SPACE.s)
    for name, amount in reversed(state.tenders):
        if rest < top + high:
            break
        sheet.pair(QRect(inside.x(), rest, inside.width(), high), name, amount, TYPE.emphasis, colour="muted")
        rest -= high


def _points_below(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> int:
    """The points at the foot of a box; where they begin."""
    if state.points is None:
        return box.bottom()
    high = _points_height(sheet, state)
    _points(sheet, QRect(box.x(), box.bottom() - high, box.width(), high), state, whole=True)
    return box.bottom() - high - sheet.px(SPACE.xs)


def _points_height(sheet: Sheet, state: CustomerDisplayState) -> int:
    known = sheet.height_of(TYPE.caption) if state.known_at else 0
    return sheet.height_of(TYPE.caption) + sheet.height_of(TYPE.title) + known


def _points(sheet: Sheet, box: QRect, state: CustomerDisplayState, *, whole: bool) -> None:
    """Before, what this sale does, and then, side by side; or what there is alone."""
    points = state.points
    assert points is not None  # looked at by the caller
    parts = [(words.POINTS_BEFORE if whole else words.POINTS, points.before, "normal")]
    if whole:
        then = words.POINTS_NOW if state.scene is DisplayScene.THANKS else words.POINTS_THEN
        parts.append((words.POINTS_EARNED, points.change, "accent"))
        parts.append((then, points.after, "strong"))
    wide, label, figure = (
        box.width() // len(parts),
        sheet.height_of(TYPE.caption),
        sheet.height_of(TYPE.title),
    )
    for at, (name, value, colour) in enumerate(parts):
        place = QRect(box.x() + at * wide, box.y(), wide, label)
        sheet.line(place, name, TYPE.caption, "muted", CENTRE)
        sheet.amount(QRect(place.x(), place.bottom(), wide, figure), value, TYPE.title, colour, CENTRE)
    if state.known_at:
        place = QRect(box.x(), box.y() + label + figure, box.width(), label)
        sheet.line(place, state.known_at, TYPE.caption, "muted", CENTRE)


def _thanks(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    body = _head(sheet, box, state)
    gap = sheet.px(SPACE.l)
    wide = body.width() > body.height()
    if wide:
        split = body.x() + body.width() * 56 // 100
        left = QRect(body.x(), body.y(), split - body.x(), body.height())
        right = QRect(split + gap, body.y(), body.right() - split - gap, body.height())
    else:
        split = body.y() + body.height() * 52 // 100
        left = QRect(body.x(), body.y(), body.width(), split - body.y())
        right = QRect(body.x(), split + gap, body.width(), body.bottom() - split - gap)
    _paid(sheet, left, state)
    caption = sheet.height_of(TYPE.emphasis) + (sheet.height_of(TYPE.body) if sheet.two else 0)
    if state.code:
        sheet.code(right.adjusted(0, 0, 0, -caption), state.code)
        sheet.lines(
            QRect(right.x(), right.bottom() - caption, right.width(), caption),
            words.CHECK_RECEIPT,
            TYPE.emphasis,
            "normal",
        )


def _paid(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    high = sheet.height_of(TYPE.emphasis)
    top = box.y()
    title = QRect(box.x(), top, box.width(), sheet.height_of(TYPE.amount))
    sheet.line(title, words.THANKS, TYPE.amount, "strong", bold=True)
    top += title.height() + sheet.px(SPACE.s)
    sheet.pair(
        QRect(box.x(), top, box.width(), high), state.total_words, state.total, TYPE.emphasis, bold=True
    )
    top += high
    bottom = _points_below(sheet, box, state)
    if state.saved:
        bottom -= high
        sheet.line(QRect(box.x(), bottom, box.width(), high), state.saved, TYPE.emphasis, "good", bold=True)
    if state.change:
        tall = sheet.height_of(TYPE.total)
        bottom -= tall
        place = QRect(box.x(), bottom, box.width(), tall)
        wide = sheet.amount(place, state.change, TYPE.total)
        sheet.line(place.adjusted(0, 0, -wide, 0), words.CHANGE, TYPE.title, "strong", bold=True)
    for name, amount in state.tenders:
        if top + high > bottom:
            break
        sheet.pair(QRect(box.x(), top, box.width(), high), name, amount, TYPE.body, colour="muted")
        top += sheet.height_of(TYPE.body)


def _signing(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    """What is signed for, above the pad."""
    signing = state.signing
    assert signing is not None  # the scene says so
    amount, told = _signing_words(signing)
    colour = "good" if signing.finished else "bad" if signing.fault else "normal"
    high = sheet.lines(QRect(box.x(), box.y(), box.width(), 0), amount, TYPE.amount, bold=True)
    sheet.lines(QRect(box.x(), box.y() + high, box.width(), 0), told, TYPE.title, colour)


def signing_head_height(measure: Measure, signing: SigningState) -> int:
    """How much room the words above the pad take."""
    amount, told = _signing_words(signing)
    return measure.height_of_lines(amount, TYPE.amount) + measure.height_of_lines(told, TYPE.title)


def _signing_words(signing: SigningState) -> tuple[Words, Words]:
    told = FINISHED_ON_DISPLAY if signing.finished else signing.fault or SIGN_HERE
    return said(SIGN_FOR, amount=signing.amount), told


def _test(sheet: Sheet, box: QRect, state: CustomerDisplayState) -> None:
    edge = sheet.px(SPACE.xs)
    for inset in (0, 4 * edge):
        sheet.frame(box.adjusted(inset, inset, -inset, -inset), edge)
    top = box.y() + box.height() // 4
    top += sheet.lines(QRect(box.x(), top, box.width(), 0), words.PAGE, TYPE.total, bold=True)
    top += sheet.lines(QRect(box.x(), top, box.width(), 0), state.test, TYPE.title, "muted")
    sheet.lines(QRect(box.x(), top, box.width(), 0), words.TOUCH_HERE, TYPE.amount, "accent")
