"""What windows still say in one language after another one is spoken."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

import shuke.wording
from shuke.wording.sentence import Sentence

_NAMES = {"王小明", "熟客茶庄"}
"""Of the till under test, and in samples of ours."""

_SAID = ("text", "accessibleName", "toolTip", "placeholderText")


def left_in_chinese(window: QWidget) -> set[str]:
    """Sentences of ours that stand, or are read aloud, in Chinese somewhere in the window, shown or not."""
    return {
        f"{type(one).__name__}: {told}"
        for one in (window, *window.findChildren(QWidget))
        for told in _told(one)
        if told in _chinese() - _NAMES
    }


def _told(widget: QWidget) -> Iterator[str]:
    for kind in _SAID:
        says = getattr(widget, kind, None)
        typed = kind == "text" and isinstance(widget, QLineEdit)
        if callable(says) and not typed:
            yield says()
    if isinstance(widget, QTableView) and widget.model() is not None:
        for at in range(widget.model().columnCount()):
            yield str(widget.model().headerData(at, Qt.Orientation.Horizontal))


@cache
def _chinese() -> frozenset[str]:
    """Every sentence that is said in Chinese only: not 中文, which an English window offers."""
    return frozenset(one.zh for one in _all()) - {one.en for one in _all()}


@cache
def ours() -> frozenset[str]:
    """Every sentence in either language."""
    return frozenset(text for one in _all() for text in (one.zh, one.en))


@cache
def _all() -> tuple[Sentence, ...]:
    names = [one.name for one in pkgutil.walk_packages(shuke.wording.__path__, "shuke.wording.")]
    values = [value for name in names for value in vars(import_module(name)).values()]
    return tuple(one for value in values for one in _sentences(value))


def _sentences(value: object) -> Iterator[Sentence]:
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _sentences(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _sentences(one)
