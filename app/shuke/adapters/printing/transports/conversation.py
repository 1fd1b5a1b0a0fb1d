"""Talking with a printer that answers: is it well before we begin, and has it printed when we are done.

Source: Epson "ESC/POS Command Reference", DLE EOT n and GS r n; makers of China keep the same bits. A real-time
answer has bits 1 and 4 set and 0 and 7 clear, a GS r answer has bits 4 and 7 clear: they cannot be confused.
"""

from __future__ import annotations

from typing import Protocol

from shuke.application.ports.printing import PrinterFault, PrinterTrouble

__all__ = ["Wire", "ask_status", "converse"]

_ANSWER_TIMEOUT_S = 1.0
_CONFIRM_ROUNDS = 30
"""Seconds that a printer may take for a document; it is asked for trouble after each."""

_PRINTER, _OFFLINE, _ERROR, _PAPER = 1, 2, 3, 4
_NEAR_END, _PAPER_OUT = 0x0C, 0x60
_REAL_TIME_MASK, _REAL_TIME_BITS = 0x93, 0x12


class Wire(Protocol):
    """An open line. Both methods raise `PrinterFault` when it breaks."""

    def write(self, content: bytes) -> None: ...

    def read(self, timeout_s: float) -> bytes:
        """Whatever came within that time; nothing is no error."""
        ...


def converse(
    wire: Wire, content: bytes, *, asks_status: bool, confirms: bool, needs_paper: bool = True
) -> None:
    """Send a document over an open line.

    Raises:
        PrinterFault: in trouble before the first byte (`reached` false) or after it (true).
    """
    if asks_status and needs_paper:
        ask_status(wire)
    wire.write(content)
    if confirms and needs_paper:
        _await_confirmation(wire, asks_status=asks_status)


def ask_status(wire: Wire) -> bool:
    """Ask whether the printer would print now; true if its paper is near the end.

    Raises:
        PrinterFault: it says why not, or does not answer; nothing was printed.
    """
    paper = _answer(wire, _PAPER)
    trouble = _trouble(wire, paper)
    if trouble is not None:
        raise PrinterFault(trouble, "by DLE EOT", reached=False)
    return bool((paper or 0) & _NEAR_END)


def _await_confirmation(wire: Wire, *, asks_status: bool) -> None:
    wire.write(b"\x1dr\x01")
    for _ in range(_CONFIRM_ROUNDS):
        if any(byte & 0x90 == 0 for byte in wire.read(_ANSWER_TIMEOUT_S)):
            return
        trouble = _trouble(wire, _answer(wire, _PAPER)) if asks_status else None
        if trouble is not None:
            raise PrinterFault(trouble, "by DLE EOT, in the middle of a document", reached=True)
    raise PrinterFault(PrinterTrouble.TIMED_OUT, "the end of a document was not confirmed", reached=True)


def _trouble(wire: Wire, paper: int | None) -> PrinterTrouble | None:
    if paper is None:
        return PrinterTrouble.TIMED_OUT
    if paper & _PAPER_OUT:
        return PrinterTrouble.NO_PAPER
    printer = _answer(wire, _PRINTER)
    if printer is None:
        return PrinterTrouble.TIMED_OUT
    return _why_offline(wire) if printer & 0x08 else None


def _why_offline(wire: Wire) -> PrinterTrouble:
    cause = _answer(wire, _OFFLINE) or 0
    if cause & 0x04:
        return PrinterTrouble.COVER_OPEN
    if cause & 0x20:
        return PrinterTrouble.NO_PAPER
    error = (_answer(wire, _ERROR) or 0) if cause & 0x40 else 0
    for bit, trouble in (
        (0x08, PrinterTrouble.JAMMED),
        (0x20, PrinterTrouble.BROKEN),
        (0x40, PrinterTrouble.OVERHEATED),
    ):
        if error & bit:
            return trouble
    return PrinterTrouble.OFFLINE


def _answer(wire: Wire, question: int) -> int | None:
    """The last real-time answer that came; earlier ones may belong to a question that was given up."""
    wire.write(b"\x10\x04" + bytes((question,)))
    came = wire.read(_ANSWER_TIMEOUT_S)
    answers = [byte for byte in came if byte & _REAL_TIME_MASK == _REAL_TIME_BITS]
    return answers[-1] if answers else None
