"""A basket's row: its bytes, written anew at every key.

Each line lies in it as bytes of its own, so that a step encodes the line that changed and takes the others as they
are. A row of an older release holds its lines as plain maps; it is read, too.
"""

from __future__ import annotations

from dataclasses import replace

from shuke.application.ports.encoding import Encoding
from shuke.domain.basket import Basket, BasketLine
from shuke.domain.facts.plain import NotPlain, from_plain, to_plain

__all__ = ["BasketBytes", "read_basket"]


class BasketBytes:
    """Writes baskets; remembers the lines of the last one."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._last: dict[int, tuple[BasketLine, bytes]] = {}

    def write(self, basket: Basket) -> bytes:
        known, lines = self._last, []
        for line in basket.lines:
            written = known.get(line.line_id)
            if written is None or written[0] is not line:
                written = line, self._encoding.encode(to_plain(line))
            lines.append(written)
        self._last = {written[0].line_id: written for written in lines}
        plain = to_plain(replace(basket, lines=()))
        assert isinstance(plain, dict)  # a dataclass always becomes one
        return self._encoding.encode({**plain, "lines": [content for _, content in lines]})


def read_basket(encoding: Encoding, content: bytes) -> Basket:
    """The basket of a row.

    Raises:
        NotPlain: these bytes are no basket.
    """
    plain = encoding.decode(content)
    if not isinstance(plain, dict) or not isinstance(lines := plain.get("lines"), list):
        raise NotPlain("a basket's row without lines")
    read = [encoding.decode(line) if isinstance(line, bytes) else line for line in lines]
    return from_plain(Basket, {**plain, "lines": read})
