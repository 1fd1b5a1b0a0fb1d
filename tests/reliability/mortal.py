"""A child process that is killed (SIGKILL) at a random moment, and what it had said until then."""

from __future__ import annotations

import os
import select
import signal
import traceback
from collections.abc import Callable
from random import Random

__all__ = ["Mortal", "a_moment", "words_until_killed"]

LONGEST_MOMENT_S = 0.06


class Mortal:
    """A child that lives, writing lines to the pipe it is given, until it is killed. It never ends by itself."""

    def __init__(self, live: Callable[[int], None]) -> None:
        self._reading, writing = os.pipe()
        self._heard = b""
        self._child = os.fork()
        if self._child == 0:
            os.close(self._reading)
            try:
                live(writing)
            except BaseException:  # noqa: BLE001 - a child that stumbles is told and counted as ended by itself
                traceback.print_exc()
            os._exit(3)
        os.close(writing)

    def listen(self, words: int) -> None:
        """Wait until it has said so many lines, or has ended."""
        while self._heard.count(b"\n") < words and (more := os.read(self._reading, 4096)):
            self._heard += more

    def killed(self) -> list[str]:
        """Kill it; all its lines.

        Raises:
            SystemExit: it had ended by itself.
        """
        os.kill(self._child, signal.SIGKILL)
        while more := os.read(self._reading, 4096):
            self._heard += more
        os.close(self._reading)
        _, status = os.waitpid(self._child, 0)
        if not os.WIFSIGNALED(status):
            raise SystemExit(f"a child ended by itself with status {status}")
        return self._heard.decode().splitlines()


def words_until_killed(live: Callable[[int], None], chance: Random, most_words: int) -> list[str]:
    """Let a child live, and kill it a moment after so many lines at most; its lines."""
    child = Mortal(live)
    child.listen(chance.randrange(most_words))
    a_moment(chance)
    return child.killed()


def a_moment(chance: Random) -> None:
    select.select([], [], [], chance.random() * LONGEST_MOMENT_S)
