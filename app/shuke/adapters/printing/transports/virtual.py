"""The printer that is not there: keeps what it was sent as NNNN.bin and the paper as NNNN.png."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shuke.adapters.printing.virtual.commands import NotUnderstood
from shuke.adapters.printing.virtual.machine import Machine, printed
from shuke.application.ports.printing import PrinterFault, PrinterTrouble

__all__ = ["VirtualPrint", "VirtualTransport"]

_MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class VirtualPrint:
    """One document's files; `picture` is None when only the drawer was opened."""

    number: int
    content: Path
    picture: Path | None
    drawer_pulses: int


class VirtualTransport:
    """Keeps the newest 500 documents. `announce` is called with each, on the thread that sent it."""

    def __init__(
        self, folder: Path, machine: Machine, announce: Callable[[VirtualPrint], None] | None = None
    ) -> None:
        self._folder = folder
        self._machine = machine
        self._announce = announce

    def send(self, content: bytes, *, needs_paper: bool = True) -> None:  # noqa: ARG002 - its roll never ends
        try:
            made = self._kept(content)
        except NotUnderstood as error:
            raise PrinterFault(PrinterTrouble.FAILED, str(error), reached=False) from error
        except OSError as error:
            raise PrinterFault(PrinterTrouble.FAILED, f"errno {error.errno}", reached=False) from error
        if self._announce is not None:
            self._announce(made)

    def check(self) -> bool:
        """It is always there, and its roll never ends."""
        return False

    def close(self) -> None:
        """Nothing is kept open."""

    def _kept(self, content: bytes) -> VirtualPrint:
        paper = printed(content, self._machine)
        self._folder.mkdir(parents=True, exist_ok=True)
        numbers = sorted(int(path.stem) for path in self._folder.glob("[0-9]*.bin") if path.stem.isdigit())
        number = numbers[-1] + 1 if numbers else 1
        content_path = self._folder / f"{number:04d}.bin"
        _write_whole(content_path, content)
        picture = self._picture(content, number) if len(paper.items) > paper.drawer_pulses else None
        for old in numbers[: max(0, len(numbers) - _MOST_KEPT + 1)]:
            for suffix in (".bin", ".png"):
                (self._folder / f"{old:04d}{suffix}").unlink(missing_ok=True)
        return VirtualPrint(number, content_path, picture, paper.drawer_pulses)

    def _picture(self, content: bytes, number: int) -> Path:
        from shuke.adapters.printing.virtual.drawing import png_of  # noqa: PLC0415 - brings Pillow

        path = self._folder / f"{number:04d}.png"
        _write_whole(path, png_of(content, self._machine))
        return path


def _write_whole(path: Path, content: bytes) -> None:
    """Nobody who watches the folder sees half a file."""
    part = path.with_suffix(path.suffix + ".part")
    part.write_bytes(content)
    part.replace(path)
