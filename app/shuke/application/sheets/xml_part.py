"""XML of a workbook's part, told element by element. Types of documents (and with them entities) are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

__all__ = ["XmlPart"]


def _nothing(*_: object) -> None:
    pass


class XmlPart:
    """`began` gets an element's name without its prefix and its attributes, `ended` its name, `text` what stands
    between."""

    def __init__(
        self,
        began: Callable[[str, dict[str, str]], None],
        ended: Callable[[str], None] = _nothing,
        text: Callable[[str], None] = _nothing,
    ) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = lambda tag, told: began(tag[tag.find(":") + 1 :], told)
        self._parser.EndElementHandler = lambda tag: ended(tag[tag.find(":") + 1 :])
        self._parser.CharacterDataHandler = text
        self._parser.StartDoctypeDeclHandler = _refuse

    def read(self, pieces: Iterable[bytes]) -> None:
        """
        Raises:
            ExpatError, ValueError: no XML, or not of a workbook.
        """
        anything = False
        for piece in pieces:
            if piece:
                self._parser.Parse(piece, False)
                anything = True
        if anything:
            self._parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise ValueError("a workbook declares no document type")
