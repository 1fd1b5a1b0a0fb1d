"""The pad under a finger, a pen or the mouse, in the real panel; and the sale that shows what was drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen

from checkout_scenes import CheckoutWindow
from checkout_stand import CheckoutStand
from money_scenes import WRITTEN, asking_for_a_signature
from shuke.domain.signature import FIELD_HEIGHT, FIELD_WIDTH
from shuke.presenters.checkout import Overlay
from shuke.presenters.sale_words import SaleState
from shuke.presenters.signing import SignedOn
from shuke.ui.back_office.sale_view import SaleView
from shuke.ui.keys import Keys
from shuke.ui.kit.signature_field import SignatureField, SignaturePad
from shuke.ui.kit.text import Text
from shuke.ui.money_held.value_paying_overlay import ValuePayingOverlay
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE

LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, pad: QWidget, *points: QPoint) -> None:
    qtbot.mousePress(pad, LEFT, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(pad, point)
    qtbot.mouseRelease(pad, LEFT, pos=points[-1])


@pytest.fixture
def pad(on_screen: OnScreen) -> SignaturePad:
    pad = SignaturePad()
    on_screen.show(pad, QSize(600, 300))
    return pad


def test_a_stroke_is_announced_once_on_the_field_whatever_the_pads_size(
    qtbot: QtBot, pad: SignaturePad
) -> None:
    strokes: list[tuple[tuple[int, int], ...]] = []
    pad.stroke_drawn.connect(strokes.append)
    field = pad.field()
    assert (field.width(), field.height(), field.top()) == (600, 200, 50)
    drag(qtbot, pad, field.topLeft(), field.center(), QPoint(field.right() + 1, field.bottom() + 1))
    assert strokes == [
        ((0, 0), pytest.approx((FIELD_WIDTH / 2, FIELD_HEIGHT / 2), abs=3), (FIELD_WIDTH, FIELD_HEIGHT))
    ]
    qtbot.mouseMove(pad, QPoint(10, 60))
    qtbot.mousePress(pad, Qt.MouseButton.RightButton, pos=QPoint(20, 70))
    qtbot.mouseRelease(pad, Qt.MouseButton.RightButton, pos=QPoint(20, 70))
    assert len(strokes) == 1


def test_a_scribble_without_end_stays_small(qtbot: QtBot, pad: SignaturePad) -> None:
    strokes: list[tuple[tuple[int, int], ...]] = []
    pad.stroke_drawn.connect(strokes.append)
    drag(qtbot, pad, *(QPoint(at * 37 % 600, 50 + at * 91 % 200) for at in range(3000)))
    assert len(strokes) == 1
    assert 400 < len(strokes[0]) <= 1000


def test_a_window_that_goes_under_the_pen_leaves_no_half_stroke(qtbot: QtBot, pad: SignaturePad) -> None:
    strokes: list[object] = []
    pad.stroke_drawn.connect(strokes.append)
    qtbot.mousePress(pad, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(pad, QPoint(200, 120))
    pad.hide()
    pad.show()
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(300, 150))
    assert strokes == []


def inked(widget: QWidget) -> int:
    """Dots in the strongest ink."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    strong = current().colours.strong
    return sum(
        picture.pixelColor(x, y).name() == strong
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


def test_what_is_drawn_is_seen_while_it_is_drawn(qtbot: QtBot, pad: SignaturePad) -> None:
    assert inked(pad) == 0
    qtbot.mousePress(pad, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(pad, QPoint(300, 120))
    assert inked(pad) > 20
    pad.let_draw(False)
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(300, 120))
    assert inked(pad) == 0
    pad.show_strokes(WRITTEN)
    assert inked(pad) > 100


def test_the_member_signs_on_the_tills_own_screen(
    qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys
) -> None:
    window = CheckoutWindow(CheckoutStand(), speaker, keys, asking_for_a_signature)
    on_screen.show(window, QSize(1280, 800))
    window.play()
    panel = window.screen.overlays.panel(Overlay.VALUE_PAYING)
    assert isinstance(panel, ValuePayingOverlay)
    part, signing = panel.signing, window.stand.checkout.value_paying.signing
    assert part.agrees.isVisible()
    assert not part.pad.isVisible()
    qtbot.mouseClick(part.ways.button(SignedOn.HERE.value), LEFT)
    QApplication.processEvents()
    assert part.pad.isVisible()
    field = part.pad.field()
    qtbot.mouseClick(part.done, LEFT)
    assert signing.state.fault
    drag(qtbot, part.pad, *(field.topLeft() + QPoint(30 + step * 20, 40 + step * 5) for step in range(12)))
    assert len(signing.state.strokes) == 1
    qtbot.mouseClick(part.again, LEFT)
    assert signing.state.strokes == ()
    drag(qtbot, part.pad, *(field.topLeft() + QPoint(30 + step * 20, 40 + step * 5) for step in range(12)))
    for button in (part.again, part.done, *map(part.ways.button, ("here", "paper"))):
        assert button.height() >= SIZE.target_least
    qtbot.mouseClick(part.done, LEFT)
    assert signing.state.finished
    qtbot.mouseClick(panel.confirm, LEFT)
    assert window.stand.checkout.counter.completed is not None


def test_a_sale_shows_its_signature_and_says_where_there_is_none_any_more(
    on_screen: OnScreen, speaker: Speaker
) -> None:
    view = SaleView(speaker)
    on_screen.show(view, QSize(900, 800))
    sale = SaleState("S01-1.1-000001", intact=True)
    view.render_state(sale)
    assert view.findChildren(SignatureField) == []
    view.render_state(SaleState("S01-1.1-000001", intact=True, signed=True, signature=WRITTEN))
    QApplication.processEvents()
    (field,) = view.findChildren(SignatureField)
    assert field.strokes == WRITTEN
    view.render_state(SaleState("S01-1.1-000001", intact=True, signed=True))
    assert any("签名已按会员要求清除" in text.full_text for text in view.findChildren(Text))
