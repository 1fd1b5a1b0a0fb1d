"""Text as bytes for a printer that has its own hanzi: which character is printed how, and how wide.

python-escpos cannot be asked to do this: its text call sends GB 18030 without `FS &`, sends four bytes for ¥
beside hanzi, and lets control bytes pass. Here every character has one of four ways to the paper:

* ASCII, one byte, one column;
* the code page (¥, é, ß), one byte behind `FS .`, one column;
* hanzi, two bytes (four where the printer's memory has them) behind `FS &`, two columns;
* drawn: the line it stands in becomes a picture. Rare hanzi in people's names (䶮) come out right that way,
  on any printer that prints pictures at all.

What not even our font can draw (emoji, scripts it does not have) becomes 〓, the printers' old mark for a
missing sort: wrong in sight rather than silently gone.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from wcwidth import wcwidth

from shuke.adapters.printing.profile import By, Profile, Repertoire, Yen

__all__ = ["Letters", "Way"]

_CHINESE_ON = b"\x1c&"
_CHINESE_OFF = b"\x1c."
_MISSING = "〓"
_LATIN_END = "\u0250"
"""Letters before this code point come from the code page, half-width, although GBK has some of them."""


class Way(StrEnum):
    ASCII = "ascii"
    CODE_PAGE = "code_page"
    HANZI = "hanzi"
    DRAWN = "drawn"
    NOT_AT_ALL = "not_at_all"


class Letters:
    """The letters of one printer. `draws` says whether our own font has a character."""

    def __init__(self, profile: Profile, draws: Callable[[str], bool]) -> None:
        self._profile = profile
        self._draws = draws
        self.way = lru_cache(maxsize=8192)(self._way)
        self.columns = lru_cache(maxsize=8192)(self._columns)

    def printable(self, text: str) -> str:
        """The text with what cannot be printed replaced: ¥ as the profile wants it, 〓 for what is missing."""
        if text.isascii() and text.isprintable():
            return text
        if self._profile.yen is Yen.FULL_WIDTH and self._profile.chinese is By.PRINTER:
            text = text.replace("¥", "￥")
        return "".join(self._shown(character) for character in text)

    def _columns(self, character: str) -> int:
        """Columns of a printable character: two for what the printer takes from its hanzi memory."""
        way = self.way(character)
        if way is Way.HANZI:
            return 2
        return max(1, wcwidth(character)) if way is Way.DRAWN else 1

    def drawn(self, text: str) -> bool:
        """Whether the line this stands in must be a picture."""
        return not text.isascii() and any(self.way(character) is Way.DRAWN for character in text)

    def encoded(self, text: str) -> bytes:
        """Bytes for text of printable, not drawn characters. Begins and ends in Chinese mode if there is one."""
        if text.isascii() or self._profile.chinese is not By.PRINTER:
            return text.encode(self._profile.code_page)
        sent = bytearray()
        chinese_mode = True
        for character in text:
            way = self.way(character)
            if way is Way.CODE_PAGE:
                sent += (_CHINESE_OFF if chinese_mode else b"") + character.encode(self._profile.code_page)
                chinese_mode = False
                continue
            if not chinese_mode:
                sent += _CHINESE_ON
                chinese_mode = True
            sent += character.encode("gb18030")
        return bytes(sent) if chinese_mode else bytes(sent) + _CHINESE_ON

    def _shown(self, character: str) -> str:
        if self.way(character) is not Way.NOT_AT_ALL:
            return character
        if wcwidth(character) == 0:
            return ""
        return _MISSING if self.way(_MISSING) is not Way.NOT_AT_ALL else "?"

    def _way(self, character: str) -> Way:
        if " " <= character <= "~":
            return Way.ASCII
        in_page = _encodable(character, self._profile.code_page, 1)
        if in_page and (character == "¥" or (character < _LATIN_END and character.isalpha())):
            return Way.CODE_PAGE
        if self._profile.chinese is By.PRINTER and self._in_memory(character):
            return Way.HANZI
        if in_page:
            return Way.CODE_PAGE
        return Way.DRAWN if wcwidth(character) > 0 and self._draws(character) else Way.NOT_AT_ALL

    def _in_memory(self, character: str) -> bool:
        repertoire = self._profile.repertoire
        codec = "gb2312" if repertoire is Repertoire.GB2312 else "gbk"
        if _encodable(character, codec, 2) and character.encode(codec) == character.encode("gb18030"):
            return True
        if repertoire is not Repertoire.GB18030 or wcwidth(character) != 2:
            return False
        return any(_encodable(character, "gb18030", length) for length in (2, 4))


def _encodable(character: str, codec: str, length: int) -> bool:
    try:
        encoded = character.encode(codec)
    except UnicodeEncodeError:
        return False
    return len(encoded) == length and encoded[0] >= 0x80
