"""Sounds by whatever the machine itself plays them with: Windows' own player, or a program that is there anyway."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from shuke.application.ports.sounds import Sound

__all__ = ["MachineSounds", "player_here"]

_PLAYERS = (("afplay",), ("pw-play",), ("paplay",), ("aplay", "-q"))
"""macOS, PipeWire, PulseAudio, ALSA: each takes a file and nothing else."""


class MachineSounds:
    """One at a time: while one is heard, others are left out. Where nothing plays, the system's beep does.

    Args:
        folder: holds a WAV file for each sound.
        on: whether anything is to be heard, asked each time.
        player: the program with its options; None: there is none.
    """

    def __init__(
        self,
        folder: Path,
        on: Callable[[], bool],
        beep: Callable[[], None],
        player: tuple[str, ...] | None = None,
    ) -> None:
        self._folder, self._on, self._beep = folder, on, beep
        self._player = player or player_here()
        self._playing: subprocess.Popen[bytes] | None = None

    def play(self, sound: Sound) -> None:
        if not self._on() or (self._playing is not None and self._playing.poll() is None):
            return
        path = self._folder / f"{sound.value}.wav"
        if sys.platform == "win32":
            _play_on_windows(path)
        elif not self._player or not self._begin(path):
            self._beep()

    def close(self) -> None:
        """Nothing is heard any more."""
        if self._playing is not None:
            self._playing.kill()
            self._playing.wait()
            self._playing = None

    def _begin(self, path: Path) -> bool:
        try:
            self._playing = subprocess.Popen(  # noqa: S603 - the program found on this machine
                [*self._player, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self._player = ()
            return False
        return True


def player_here() -> tuple[str, ...]:
    """The first that is installed; nothing where none is."""
    for name, *options in _PLAYERS:
        found = shutil.which(name)
        if found:
            return (found, *options)
    return ()


def _play_on_windows(path: Path) -> None:
    if sys.platform == "win32":  # else neither mypy nor Python knows the module
        import winsound  # noqa: PLC0415 - Windows alone has it

        try:
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:
            return  # no sound card
