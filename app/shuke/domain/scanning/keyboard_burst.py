"""A hand scanner that poses as a keyboard, told from a person by its speed.

A scanner sends a code as key presses a few milliseconds apart and ends with Enter or Tab. A person's keys lie
100 ms apart; two keys of a practised hand may overlap, but not six in a row. So every character is withheld
for at most `gap_ms`, too short to be noticed: if the next one comes in that time it is withheld too, if not,
the keys were a person's and are given back in their order. From `least_length` characters on it is a scanner
for certain: nothing is given back any more, and the code is whole when Enter or Tab comes, or nothing more
for `pause_ms` (a scanner set to send no end, or a code cut short; whoever checks codes will say so).

Nothing here waits or knows the time: times come in, `Step.wait_ms` says when to ask again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from shuke.domain.scanning.composition import LOST
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.scanned_text import plain_width, without_control_characters

__all__ = ["BurstRule", "KeyKind", "KeyboardBurst", "KeyboardScan", "Step"]

_MOST_WITHHELD = 64


class KeyKind(Enum):
    """What a key press is to a scanner."""

    CHARACTER = auto()
    END = auto()
    """Enter or Tab."""
    OTHER = auto()
    """Function keys, Ctrl with a letter: how scanners send control characters. They die inside a burst."""


@dataclass(frozen=True, slots=True)
class BurstRule:
    """How a scanner types.

    Attributes:
        gap_ms: keys of a scanner follow each other at least this fast.
        pause_ms: once it is a scanner for certain, a longer hiccup is forgiven.
        least_length: fewer characters than this are never a scan, unless they begin with the prefix.
        most_length: longer codes are swallowed and reported as too long.
        prefix, suffix: what the scanner is set to send around the code; taken off.
    """

    gap_ms: int = 35
    pause_ms: int = 150
    least_length: int = 6
    most_length: int = 1_024
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.gap_ms <= self.pause_ms <= 1_000 or not 1 < self.least_length <= self.most_length:
            raise ValueError(f"a scanner can not type like this: {self}")


@dataclass(frozen=True, slots=True)
class KeyboardScan:
    """What a scanner typed. `text` is empty unless it is readable."""

    text: str
    legibility: Legibility = Legibility.READABLE


@dataclass(frozen=True, slots=True)
class Step:
    """What to do with a key press.

    Attributes:
        give_back: the keys withheld so far were a person's: return them now, in order, before this key.
        withhold: keep this key from everybody: until it is given back if `wait_ms` is set, else for good.
        wait_ms: ask `pause` if no key comes for this long; 0 when nothing is pending.
        scan: a code that is complete now.
    """

    give_back: bool = False
    withhold: bool = False
    wait_ms: int = 0
    scan: KeyboardScan | None = None


class KeyboardBurst:
    """Follows the keys of one keyboard. Withheld keys are kept by the caller, until a step gives them back
    or `certain` says that nobody will ask for them again."""

    __slots__ = ("_after_scan_until_ms", "_last_ms", "_length", "_pieces", "_rule", "_withheld")

    def __init__(self, rule: BurstRule | None = None) -> None:
        self._rule = rule or BurstRule()
        self._after_scan_until_ms: int | None = None
        self._forget(0)

    @property
    def certain(self) -> bool:
        """It is a scanner: what is withheld will not be given back."""
        if self._length >= self._rule.least_length:
            return True
        prefix = self._rule.prefix
        return bool(prefix) and self._length > len(prefix) and "".join(self._pieces).startswith(prefix)

    @property
    def pending(self) -> bool:
        """Keys are withheld."""
        return self._withheld > 0

    def key(self, kind: KeyKind, text: str, at_ms: int) -> Step:
        """A key was pressed (not repeated by being held down). `text` is what it types."""
        scan, give_back = None, False
        if self.pending and at_ms - self._last_ms > self._patience_ms:
            scan, give_back = self._finished()
        if not self.pending and kind is not KeyKind.CHARACTER:
            return self._lone(at_ms, scan, give_back=give_back)
        if kind is KeyKind.END:
            scan, give_back = self._finished()
            if scan is None:
                return Step(give_back=give_back)
            self._after_scan_until_ms = at_ms + self._rule.gap_ms
            return Step(withhold=True, scan=scan)
        if self._withheld >= _MOST_WITHHELD and not self.certain:
            _, give_back = self._finished()
            return Step(give_back=give_back)
        self._add(text if kind is KeyKind.CHARACTER else "", at_ms)
        return Step(give_back=give_back, withhold=True, wait_ms=self._patience_ms, scan=scan)

    def pause(self) -> Step:
        """No key came for as long as the last step said."""
        if not self.pending:
            return Step()
        scan, give_back = self._finished()
        return Step(give_back=give_back, scan=scan)

    def interrupted(self) -> Step:
        """Something happened that must not overtake a person's keys, such as a click. A scanner goes on."""
        return Step() if self.certain else self.pause()

    def would_withhold(self, kind: KeyKind, at_ms: int) -> bool:
        """Whether `key` would keep such a key from everybody, or give others back before it."""
        until_ms = self._after_scan_until_ms
        return self.pending or kind is KeyKind.CHARACTER or (until_ms is not None and at_ms <= until_ms)

    @property
    def _patience_ms(self) -> int:
        return self._rule.pause_ms if self.certain else self._rule.gap_ms

    def _lone(self, at_ms: int, scan: KeyboardScan | None, *, give_back: bool) -> Step:
        """An Enter, Tab or function key outside a burst: a person's, or the second half of CR LF."""
        until_ms = self._after_scan_until_ms
        trailing = until_ms is not None and at_ms <= until_ms and not give_back
        return Step(give_back=give_back, withhold=trailing, scan=scan)

    def _add(self, text: str, at_ms: int) -> None:
        clean = without_control_characters(plain_width(text))
        self._withheld += 1
        self._last_ms = at_ms
        self._length += len(clean)
        if clean and self._length <= self._rule.most_length + len(self._rule.prefix + self._rule.suffix):
            self._pieces.append(clean)

    def _finished(self) -> tuple[KeyboardScan | None, bool]:
        """The scan if there is one; else whether the withheld keys are to be given back."""
        certain, length, text = self.certain, self._length, "".join(self._pieces)
        self._forget(self._last_ms)
        if not certain:
            return None, True
        self._after_scan_until_ms = self._last_ms + 2 * self._rule.pause_ms  # an Enter that comes too late
        if length > len(text):
            return KeyboardScan("", Legibility.TOO_LONG), False
        if LOST in text:
            return KeyboardScan("", Legibility.TORN), False
        text = text.removeprefix(self._rule.prefix).removesuffix(self._rule.suffix).strip()
        if len(text) > self._rule.most_length:
            return KeyboardScan("", Legibility.TOO_LONG), False
        return KeyboardScan(text, Legibility.READABLE if text else Legibility.NOT_TEXT), False

    def _forget(self, at_ms: int) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._withheld = 0
        self._last_ms = at_ms
