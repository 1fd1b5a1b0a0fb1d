"""Every state of the checkout at every size and in both languages: nothing clipped, nothing over something else."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from checkout_scenes import SCENES, CheckoutWindow, Scene
from checkout_stand import CheckoutStand
from shuke.ui.keys import Keys
from shuke.ui.kit.buttons import Button
from shuke.ui.kit.overlay import OverlayPanel
from shuke.ui.kit.text import Amount, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import Language

SMALL, USUAL, LARGE = QSize(1024, 768), QSize(1280, 800), QSize(1920, 1080)


def seen(window: QWidget, kind: type) -> list[QWidget]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def place(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def scrolls(widget: QWidget) -> bool:
    """Inside something that scrolls, parts may be out of sight."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def clipped_buttons(window: QWidget) -> list[str]:
    spare = 2 * (SPACE.l - SPACE.m)  # a button asks for a little more than it paints into
    return [
        f"{button.label} {button.width()} < {button.sizeHint().width()}"
        for button in seen(window, Button)
        if button.width() + spare < button.sizeHint().width()
    ]


def cut_amounts(window: QWidget) -> list[str]:
    return [
        amount.text for amount in seen(window, Amount) if amount.width() < amount.minimumSizeHint().width()
    ]


def overlapping(window: QWidget) -> list[str]:
    """Pairs of things to press or to read that share a place; what lies under an open panel is hidden by it."""
    panels = seen(window, OverlayPanel)
    base = panels[0] if panels else window
    parts = [w for kind in (Button, Text, Amount) for w in seen(base, kind) if w.width() and w.height()]
    floating = getattr(window, "screen", window).undo_line
    parts = [w for w in parts if not floating.isAncestorOf(w) and not scrolls(w)]
    placed = [(part, *place(window, part).getRect()) for part in parts]
    return [
        f"{one.accessibleName()!r} over {other.accessibleName()!r}"
        for (one, x, y, width, height), (other, x2, y2, width2, height2) in combinations(placed, 2)
        if min(x + width, x2 + width2) - max(x, x2) > 1  # numbers: a thousand pairs in each of five pictures
        and min(y + height, y2 + height2) - max(y, y2) > 1
        and not (one.isAncestorOf(other) or other.isAncestorOf(one))
    ]


def problems(window: CheckoutWindow, size: QSize) -> dict[str, object]:
    found = {
        "size": None if window.size() == size else window.size(),
        "clipped": clipped_buttons(window),
        "cut": cut_amounts(window),
        "overlapping": overlapping(window),
        "nameless": [b for b in seen(window, Button) if not b.accessibleName()],
        "small": [b.accessibleName() for b in seen(window, Button) if b.height() < SIZE.target_least],
    }
    return {what: which for what, which in found.items() if which}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_scene_fits_at_every_size_in_both_languages(on_screen, keys: Keys, scene: Scene) -> None:
    speaker = Speaker(Language.ZH)
    window = CheckoutWindow(CheckoutStand(scene.opened, programme=scene.programme), speaker, keys, scene.play)
    on_screen.show(window, USUAL)
    window.play()
    wrong = {}
    for language in Language:
        speaker.speak(language)
        for size in (
            (LARGE, SMALL) if language is Language.ZH else (USUAL, SMALL)
        ):  # each size, twice the tightest
            window.resize(size)
            for _ in range(2):
                QApplication.processEvents()
            found = problems(window, size)
            if found:
                wrong[f"{language} {size.width()}"] = found
    assert wrong == {}


def test_digits_and_the_pay_key_are_the_largest_targets(on_screen, keys: Keys, speaker: Speaker) -> None:
    window = CheckoutWindow(CheckoutStand(), speaker, keys)
    on_screen.show(window, SMALL)
    window.play()
    for sign in "0123456789":
        key = window.screen.pad.button(sign)
        assert min(key.width(), key.height()) >= SIZE.target_digit
    assert window.screen.tenders.pay_button.height() >= SIZE.target_digit
    assert window.screen.totals.due.height() > window.screen.pad.button("1").height() // 2


def test_two_hundred_lines_scroll_to_the_last_and_the_header_stays(
    on_screen, keys: Keys, speaker: Speaker
) -> None:
    scene = next(scene for scene in SCENES if scene.name == "many_lines")
    window = CheckoutWindow(CheckoutStand(scene.opened, programme=scene.programme), speaker, keys, scene.play)
    on_screen.show(window, USUAL)
    window.play()
    QApplication.processEvents()
    basket = window.stand.checkout.basket
    assert len(basket.state.lines) == 200
    lines = window.screen.middle.basket.lines
    last = lines.row_box(199)
    assert 0 <= last.top() <= last.bottom() < lines.viewport().height()
    basket.move(-199)
    assert lines.row_box(0).top() == 0
    assert lines.row_at(lines.row_box(3).center()) == 3
    basket.explain()
    QApplication.processEvents()
    assert lines.row_at(lines.row_box(5).center()) == 5


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["small", "usual"])
def test_an_unfolded_line_shows_its_last_button_whole_in_whatever_language(
    on_screen, keys: Keys, size: QSize
) -> None:
    scene = next(scene for scene in SCENES if scene.name == "explained")
    speaker = Speaker(Language.ZH)
    window = CheckoutWindow(CheckoutStand(scene.opened, programme=scene.programme), speaker, keys, scene.play)
    on_screen.show(window, size)
    window.play()
    basket = window.screen.middle.basket
    cancel, room = basket.detail.cancel_button, basket.lines.viewport()
    for language in (Language.ZH, Language.EN, Language.ZH):
        speaker.speak(language)
        for _ in range(2):
            QApplication.processEvents()
        box = place(room, cancel)
        assert basket.detail.rect().contains(place(basket.detail, cancel)), language
        assert room.rect().contains(box), (language, box, room.rect())
