"""The menu: tiles over whatever is shown. What a role may not do stands there with the reason."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from shuke.presenters.menu import MenuPlace, MenuPresenter, MenuState, MenuTile
from shuke.ui.fonts import ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import emptied
from shuke.ui.kit.overlay import OverlayPanel
from shuke.ui.kit.painting import draw_text, focus_ring, ink, painter_on, surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE
from shuke.wording import menu as words

__all__ = ["MenuButton", "MenuPanel"]

_COLUMNS = 4


class MenuButton(Button):
    """What opens the menu for fingers; it prints the key, which the window binds."""

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        super().__init__(
            speaker,
            words.MENU,
            ButtonKind.PLAIN,
            Target.LEAST,
            icon="settings",
            key=keys.chord(Action.MENU),
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class MenuPanel(OverlayPanel):
    """Stands over the whole window. Arrows go among the tiles, Enter and a tap open one, Esc goes back."""

    place_chosen = Signal(object)

    def __init__(self, speaker: Speaker, window: QWidget) -> None:
        super().__init__(speaker, window, words.MENU, width=SIZE.menu_tiles_width)
        self._speaker = speaker
        self._shown: tuple[MenuTile, ...] = ()
        self._tiles: dict[MenuPlace, _Tile] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.m)
        self._grid.setVerticalSpacing(SPACE.s)
        self.column.addWidget(Text(speaker, words.TEACHING, Role.CAPTION, Ink.MUTED, wrapping=True))
        self.column.addLayout(self._grid)

    def attach(self, presenter: MenuPresenter) -> None:
        self.place_chosen.connect(presenter.choose)
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: MenuState) -> None:
        if not state.shown:
            self.close_panel()
            return
        if state.tiles != self._shown:
            self._offer(state.tiles)
        first = next((tile for tile in self._tiles.values() if tile.isEnabled()), None)
        if self.isHidden():
            self.open(first)

    def tile(self, place: MenuPlace) -> QAbstractButton:
        return self._tiles[place]

    def _offer(self, tiles: tuple[MenuTile, ...]) -> None:
        self._shown = tiles
        self._tiles = {}
        emptied(self._grid)
        for at, tile in enumerate(tiles):
            shown = self._tiles[tile.place] = _Tile(self._speaker, tile)
            shown.picked.connect(self.place_chosen)
            shown.moved.connect(self._move)
            self._grid.addWidget(shown, at // _COLUMNS, at % _COLUMNS)
            shown.setVisible(True)  # at once, so that it can take the focus

    def _move(self, place: MenuPlace, across: int, down: int) -> None:
        """To the next tile in that direction that can be opened."""
        places = list(self._tiles)
        at, step = places.index(place), across + down * _COLUMNS
        while 0 <= (at := at + step) < len(places):
            if self._tiles[places[at]].isEnabled():
                self._tiles[places[at]].setFocus(Qt.FocusReason.OtherFocusReason)
                return


class _Tile(QAbstractButton):
    picked = Signal(object)
    moved = Signal(object, int, int)

    def __init__(self, speaker: Speaker, tile: MenuTile) -> None:
        super().__init__()
        self._speaker, self._tile = speaker, tile
        self.setFixedHeight(SIZE.menu_tile_height)
        self.setMinimumWidth(SIZE.tile_width)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setEnabled(tile.allowed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile.allowed else Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._pick)
        speaker.changed.connect(self._retell)
        self._retell()

    def sizeHint(self) -> QSize:
        return QSize(SIZE.tile_width, SIZE.menu_tile_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(self._tile.place, *step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, allowed = painter_on(self), self.isEnabled()
        hover = allowed and self.underMouse()
        fill = "sunken" if self.isDown() or not allowed else "accent_soft" if hover else "card"
        edge = "outline" if hover else "hairline"
        surface(painter, self.rect(), fill, edge=edge, radius=RADIUS.large)
        if self.hasFocus():
            focus_ring(painter, self.rect(), "accent", radius=RADIUS.large)
        colours = current().colours
        box = QRect(SPACE.l, (self.height() - SIZE.icon_large) // 2, SIZE.icon_large, SIZE.icon_large)
        draw_icon(
            painter, self._tile.icon if allowed else "lock", box, colours.accent if allowed else colours.muted
        )
        room = self.rect().adjusted(box.right() + SPACE.l, SPACE.m, -SPACE.m, -SPACE.m)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        small = ui_font(TYPE.caption)
        detail = QFontMetrics(small).boundingRect(0, 0, room.width(), self.height(), flags, self._detail)
        top = max((self.height() - SIZE.icon_large - detail.height()) // 2, SPACE.s)
        heading = QRect(room.left(), top, room.width(), SIZE.icon_large)
        draw_text(
            painter, heading, self._title, ui_font(TYPE.emphasis, bold=True), "strong" if allowed else "muted"
        )
        painter.setFont(small)
        painter.setPen(ink("muted"))
        below = QRect(room.left(), heading.bottom(), room.width(), self.height() - heading.bottom())
        painter.drawText(below, flags, self._detail)

    def _pick(self) -> None:
        self.picked.emit(self._tile.place)

    def _retell(self) -> None:
        self._title = self._speaker.text(self._tile.title)
        self._detail = self._speaker.text(self._tile.detail)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(self._detail)
        self.update()
