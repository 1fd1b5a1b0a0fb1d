"""On which line each key of a TOML text stands: tomllib tells what a text says, not where.

The text must have been accepted by tomllib and be of bounded depth; nothing is checked again here.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

__all__ = ["Path", "depth", "key_lines", "parts_of_longest_key"]

Path = tuple[str | int, ...]
"""Keys and list positions (from 0) from the top of the document."""

_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' + r"|'''.*?'{3,5}" + r'|"(?!"")(?:\\.|[^"\\\n])*"' + r"|'(?!'')[^'\n]*'",
    re.DOTALL,
)
_NOT_BRACKETS = re.compile(_STRING.pattern + r"|#[^\n]*|[^\[\]{}\"'#]+", re.DOTALL)
_GAP = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]+")
_PIECE = re.compile(_STRING.pattern + r"|#[^\n]*|[^\"'#]+|.", re.DOTALL)
_DOTTED = re.compile(r"(?<![\w-])[\w-]++(?:[ \t]*+\.[ \t]*+[\w-]++)++")


def depth(text: str) -> int:
    """How deep brackets nest outside strings and comments, up to the first string that has no end.

    Also for a text that is no TOML: tomllib reads no further than that string either.
    """
    deepest = open_brackets = at = 0
    while at < len(text):
        skipped = _NOT_BRACKETS.match(text, at)
        if skipped:
            at = skipped.end()
            continue
        if text[at] in "[{":
            open_brackets += 1
            deepest = max(deepest, open_brackets)
        elif text[at] in "]}":
            open_brackets -= 1
        else:
            break
        at += 1
    return deepest


def parts_of_longest_key(text: str) -> int:
    """How many parts the longest dotted key has, up to the first string that has no end.

    tomllib takes time by the square of their number.
    """
    plain = ""
    for piece in _PIECE.finditer(text):
        if piece.group() in {'"', "'"}:
            break
        plain += "_" if piece.group()[0] in "\"'#" else piece.group()
    return max((found.group().count(".") + 1 for found in _DOTTED.finditer(plain)), default=1)


def key_lines(text: str) -> dict[Path, int]:
    """The line (from 1) on which each table, key and list item first stands."""
    walk = _Walk(text)
    walk.document()
    return walk.lines


class _Walk:
    """One pass over a text; `at` is the place reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {(): 1}
        self.last_item: dict[Path, int] = {}
        self.newlines = [place for place, char in enumerate(text) if char == "\n"]

    def document(self) -> None:
        table: Path = ()
        self.skip(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip(_GAP)

    def header(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: the path of the table that begins here."""
        many = self.text.startswith("[[", self.at)
        begins = self.at
        self.at += 2 if many else 1
        *outer, name = self.key()
        self.at += 2 if many else 1
        path: Path = ()
        for part in outer:
            path = self.entered((*path, part), begins)
        path = (*path, name)
        if many:
            self.last_item[path] = self.last_item.get(path, -1) + 1
        return self.entered(path, begins)

    def entered(self, path: Path, at: int) -> Path:
        """The table at this path or, of a list of tables, its last one."""
        self.note(path, at)
        if path in self.last_item:
            path = (*path, self.last_item[path])
            self.note(path, at)
        return path

    def pair(self, table: Path) -> None:
        begins = self.at
        path = table
        for part in self.key():
            path = (*path, part)
            self.note(path, begins)
        self.at += 1  # the equals sign
        self.skip(_BLANK)
        self.value(path)

    def key(self) -> list[str]:
        """A dotted key, in its parts; stops at what follows it."""
        parts = []
        while True:
            self.skip(_BLANK)
            quoted = _STRING.match(self.text, self.at)
            found = quoted or _BARE_KEY.match(self.text, self.at)
            assert found is not None, "the text was accepted as TOML"
            parts.append(tomllib.loads(f"k = {found.group()}")["k"] if quoted else found.group())
            self.at = found.end()
            self.skip(_BLANK)
            if self.text[self.at] != ".":
                return parts
            self.at += 1

    def value(self, path: Path) -> None:
        self.note(path, self.at)
        opening = self.text[self.at]
        if opening in "[{":
            self.at += 1
            self.skip(_GAP)
            item = 0
            while self.text[self.at] not in "]}":
                if opening == "[":
                    self.value((*path, item))
                    item += 1
                else:
                    self.pair(path)
                self.skip(_GAP)
            self.at += 1
        else:
            self.skip(_STRING if opening in "\"'" else _BARE_VALUE)

    def skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        assert found is not None, "the text was accepted as TOML"
        self.at = found.end()

    def note(self, path: Path, at: int) -> None:
        self.lines.setdefault(path, bisect_right(self.newlines, at) + 1)
