"""The look of the application: style sheet and palette made from tokens, changed while it runs.

The tokens shown now belong to the application like its palette. Painted widgets ask `current()` each time
they paint; Qt repaints them all when `apply` sets another style sheet.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from shuke.ui.fonts import load_fonts, ui_font
from shuke.ui.tokens import DARK, LIGHT, RADIUS, SIZE, SPACE, TYPE, ThemeName, Tokens

__all__ = ["STYLE", "apply", "current", "named", "style_sheet", "switch"]

STYLE = "fusion"
"""The same on every system; the style sheet dresses it. The application is made with it: to ask for the style in
Python costs 9 ms, to make another one 11."""


class _Shown:
    tokens: Tokens = LIGHT


def current() -> Tokens:
    return _Shown.tokens


def named(name: ThemeName) -> Tokens:
    return DARK if name is ThemeName.DARK else LIGHT


def apply(app: QApplication, tokens: Tokens) -> None:
    """Give every window, open or to come, the look of these tokens."""
    load_fonts()
    _Shown.tokens = tokens
    app.setFont(ui_font(TYPE.body))
    app.setPalette(_palette(tokens))
    app.setStyleSheet(style_sheet(tokens))


def switch(app: QApplication) -> ThemeName:
    """Light becomes dark, dark becomes light; returns what is shown now."""
    tokens = LIGHT if current().name is ThemeName.DARK else DARK
    apply(app, tokens)
    return tokens.name


def _palette(tokens: Tokens) -> QPalette:
    c, role = tokens.colours, QPalette.ColorRole
    palette = QPalette()
    for where, colour in (
        (role.Window, c.paper),
        (role.Base, c.card),
        (role.AlternateBase, c.card),
        (role.Button, c.card),
        (role.ToolTipBase, c.raised),
        (role.WindowText, c.normal),
        (role.Text, c.strong),
        (role.ButtonText, c.normal),
        (role.ToolTipText, c.strong),
        (role.PlaceholderText, c.muted),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.inverse),
        (role.Link, c.accent),
        (role.Accent, c.accent),
        (role.Light, c.raised),
        (role.Mid, c.hairline),
        (role.Dark, c.outline),
        (role.Shadow, c.shadow),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(c.muted))
    return palette


def style_sheet(tokens: Tokens) -> str:
    c = tokens.colours
    return (
        "\n".join((_labels(tokens), _fields(tokens), _tables(tokens), _bars(tokens)))
        + f"""
QToolTip {{ color: {c.strong}; background: {c.raised}; border: {SPACE.hair}px solid {c.hairline};
  padding: {SPACE.xs}px {SPACE.s}px; }}
QWidget#screen {{ background: {c.paper}; }}
"""
    )


def _labels(tokens: Tokens) -> str:
    c = tokens.colours
    sizes = "\n".join(
        f'QLabel[role="{role}"] {{ font-size: {size}px; }}'
        for role, size in (
            ("caption", TYPE.caption),
            ("body", TYPE.body),
            ("emphasis", TYPE.emphasis),
            ("title", TYPE.title),
        )
    )
    inks = "\n".join(
        f'QLabel[ink="{ink}"] {{ color: {getattr(c, ink)}; }}'
        for ink in ("strong", "normal", "muted", "accent", "good", "warn", "bad", "offline", "inverse")
    )
    return f'{sizes}\nQLabel[role="emphasis"], QLabel[role="title"] {{ font-weight: bold; }}\n{inks}'


def _fields(tokens: Tokens) -> str:
    c, edge = tokens.colours, SIZE.focus_ring
    return f"""
QLineEdit, QPlainTextEdit {{ color: {c.strong}; background: {c.card}; selection-color: {c.inverse};
  selection-background-color: {c.accent}; border: {SPACE.hair}px solid {c.outline};
  border-radius: {RADIUS.small}px; padding: 0 {SPACE.m}px; font-size: {TYPE.emphasis}px; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: {edge}px solid {c.accent}; padding: 0 {SPACE.m - 1}px; }}
QPlainTextEdit#document, QPlainTextEdit#document:focus {{ font-size: {TYPE.body}px; padding: 0; }}
QPlainTextEdit#lines, QPlainTextEdit#lines:focus {{ padding: 0; }}
QLineEdit[wrong="true"] {{ border: {edge}px solid {c.bad}; padding: 0 {SPACE.m - 1}px; }}
QPlainTextEdit#lines[wrong="true"] {{ border: {edge}px solid {c.bad}; padding: 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {c.muted}; background: {c.sunken};
  border-color: {c.hairline}; }}
"""


def _tables(tokens: Tokens) -> str:
    c = tokens.colours
    return f"""
QTableView, QListView {{ color: {c.normal}; background: {c.card}; border: none; outline: none;
  gridline-color: {c.hairline}; selection-color: {c.strong}; selection-background-color: {c.accent_soft}; }}
QTableView::item {{ border-bottom: {SPACE.hair}px solid {c.hairline}; padding: 0 {SPACE.m}px; }}
QTableView::item:selected {{ color: {c.strong}; background: {c.accent_soft}; }}
QTableView:focus {{ border: none; }}
QHeaderView {{ background: {c.card}; border: none; }}
QHeaderView::section {{ color: {c.muted}; background: {c.card}; border: none; font-size: {TYPE.caption}px;
  border-bottom: {SPACE.hair}px solid {c.outline};
  padding: {SPACE.s}px {SPACE.l - SPACE.hair}px; }}
QTableCornerButton::section {{ background: {c.card}; border: none; }}
"""


def _bars(tokens: Tokens) -> str:
    c, width = tokens.colours, SIZE.scrollbar
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {width}px; margin: 0; }}
QScrollBar::handle {{ background: {c.outline}; border-radius: {SPACE.xs}px; margin: {SPACE.hair}px; }}
QScrollBar::handle:vertical {{ min-height: {SIZE.target_least}px; }}
QScrollBar::handle:horizontal {{ min-width: {SIZE.target_least}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
