"""The hand scanner: whatever it reads is shown, and what it puts around a code is learned from two scans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shuke.application.devices import change_settings
from shuke.application.ports.scanning import ScannerHere
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.hand_scanner import (
    KEYBOARD,
    TEACHING_CODES,
    ScannerSetup,
    learned,
    told_setups,
)
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import devices as words
from shuke.wording.said import Words, said
from shuke.wording.scanning import UNREADABLE

__all__ = ["DeviceScannerPresenter", "DeviceScannerState", "Modules", "ScannerPorts"]

_MOST_SHOWN = 200

Modules = tuple[tuple[bool, ...], ...]
"""A QR code, row by row: dark or not."""


@dataclass(frozen=True, slots=True)
class ScannerPorts:
    """What the scanner's page can have done.

    Attributes:
        here: the scanners on USB and the serial ports of this machine; asks the system, so on a lane.
        setups: the scanners in use; the keyboard's is always among them.
        use: listen to these from now on.
        code: a text as a QR code.
        put: keep a setting; on the lane `COUNTER`.
    """

    here: Callable[[], Sequence[ScannerHere]]
    setups: Callable[[], tuple[ScannerSetup, ...]]
    use: Callable[[tuple[ScannerSetup, ...]], None]
    code: Callable[[str], Modules]
    put: Callable[[Setting, str], None]


@dataclass(frozen=True, slots=True)
class DeviceScannerState:
    """`read` is the code's text, shortened; `length` counts all of it.

    Attributes:
        offered: where a scanner may be, the keyboard first; the addresses in use are in `in_use`.
        teaching: the address of the scanner that is learned just now; None if none is.
        code: what it shall scan next.
        away: addresses of scanners that are missing, taken by another program, or not allowed.
    """

    read: str = ""
    length: Words = ""
    notice: Notice | None = None
    offered: tuple[ScannerHere, ...] = (ScannerHere(KEYBOARD, ""),)
    in_use: tuple[str, ...] = (KEYBOARD,)
    teaching: str | None = None
    code: Modules = ()
    away: frozenset[str] = frozenset()


class DeviceScannerPresenter(Shown[DeviceScannerState]):
    def __init__(self, office: OfficeWork, ports: ScannerPorts) -> None:
        super().__init__(DeviceScannerState())
        self._office = office
        self._ports = ports
        self._heard: tuple[str, ...] = ()

    def open(self) -> None:
        self.stop_teaching()
        self._show(replace(self._shown(), read="", length="", notice=None))
        self._office.background.run(Lane.CODE, self._ports.here, self._found)

    # what comes

    def scanned(self, text: str) -> None:
        if self._state.teaching is not None:
            self._taught(text)
            return
        shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
        length = said(words.SCANNER_CHARACTERS, count=len(text))
        notice = Notice(words.SCANNER_GOOD, NoticeTone.GOOD)
        self._show(replace(self._state, read=shown, length=length, notice=notice))

    def unreadable(self, legibility: Legibility) -> None:
        torn = legibility is Legibility.TORN
        said_of_it = UNREADABLE[legibility.value] if torn else words.SCANNER_UNREADABLE
        self._show(replace(self._state, read="", length="", notice=Notice(said_of_it, NoticeTone.WARN)))

    def scanners_away(self, addresses: frozenset[str]) -> None:
        """These can not be heard just now."""
        self._show(replace(self._state, away=addresses))

    def typed(self, text: str) -> None:
        """Keys came one by one into the field and Enter after them."""
        if text.strip():
            notice = Notice(words.SCANNER_BY_HAND, NoticeTone.WARN)
            self._show(replace(self._state, read=text[:_MOST_SHOWN], length="", notice=notice))

    # learning

    def teach(self, address: str) -> None:
        """Learn the scanner that is there: until two codes have come, nothing is taken off what it sends."""
        if address not in {each.address for each in self._state.offered}:
            return
        bare = {each.address: ScannerSetup(each.address) for each in self._ports.setups()}
        self._ports.use(tuple({**bare, address: ScannerSetup(address)}.values()))
        self._heard = ()
        code = self._ports.code(TEACHING_CODES[0])
        self._show(replace(self._shown(), teaching=address, code=code, notice=None, read="", length=""))

    def stop_teaching(self) -> None:
        """All scanners as they were before."""
        if self._state.teaching is not None:
            self._ports.use(self._ports.setups())
            self._show(replace(self._state, teaching=None, code=(), notice=None))

    def forget(self) -> None:
        """No scanner is on that port any more; the keyboard's stays, without anything around its codes."""
        address = self._state.teaching
        self._keep(
            tuple(each for each in self._ports.setups() if each.address != address),
            Notice(words.SCANNER_FORGOTTEN, NoticeTone.GOOD),
        )

    def _taught(self, text: str) -> None:
        assert self._state.teaching is not None
        self._heard += (text,)
        if len(self._heard) < len(TEACHING_CODES):
            code = self._ports.code(TEACHING_CODES[len(self._heard)])
            self._show(replace(self._state, code=code, notice=None))
            return
        setup = learned(self._state.teaching, *self._heard)
        if setup is None:
            self.teach(self._state.teaching)
            self._show(replace(self._state, notice=Notice(words.SCANNER_NOT_LEARNED, NoticeTone.WARN)))
            return
        others = tuple(each for each in self._ports.setups() if each.address != setup.address)
        around = said(words.SCANNER_AROUND, prefix=setup.prefix, suffix=setup.suffix)
        plain = not (setup.prefix or setup.suffix)
        self._keep((*others, setup), Notice(words.SCANNER_LEARNED if plain else around, NoticeTone.GOOD))

    def _keep(self, setups: tuple[ScannerSetup, ...], notice: Notice) -> None:
        kept = ((Setting.SCANNERS, told_setups(setups)),)

        def answered(refused: Refused | None) -> None:
            self.stop_teaching()
            told = notice if refused is None else Notice(self._office.refusal(refused))
            self._ports.use(self._ports.setups())
            self._show(replace(self._shown(), notice=told))

        self._office.change(
            lambda _desk, session: change_settings(session, self._ports.put, kept), answered, self._trouble
        )

    def _found(self, ports: Sequence[ScannerHere]) -> None:
        named = {each.address: each for each in ports}
        away = {each: ScannerHere(each, each) for each in self._state.in_use if each not in named}
        offered = {**away, **named, KEYBOARD: ScannerHere(KEYBOARD, "")}
        self._show(
            replace(self._state, offered=tuple(sorted(offered.values(), key=lambda each: each.address)))
        )

    def _shown(self) -> DeviceScannerState:
        return replace(self._state, in_use=tuple(each.address for each in self._ports.setups()))

    def _trouble(self, sentence: Words) -> None:
        self.stop_teaching()
        self._show(replace(self._state, notice=Notice(sentence)))
