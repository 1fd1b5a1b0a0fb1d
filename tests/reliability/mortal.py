"""A child process that is killed (SIGKILL) at a random moment, and what it had said until then."""

from __future__ import annotations

import os
import select
import signal
import traceback
from collections.abc import Callable
from random import Random

__all__ = ["words_until_killed"]

LONGEST_LIFE_S = 0.06
"""How long it may live on after the word that was waited for."""


def words_until_killed(
    live: Callable[[int], None], chance: Random, most_words: int, meanwhile: Callable[[], None] = lambda: None
) -> list[str]:
    """Let a child `live`, writing lines to the pipe it is given, and kill it; its lines.

    Args:
        most_words: it is killed at the latest a moment after so many lines.
        meanwhile: done a moment before the child is killed, at a random moment of its own.

    Raises:
        SystemExit: the child ended by itself.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            live(writing)
        except BaseException:  # noqa: BLE001 - a child that stumbles is told and counted as ended by itself
            traceback.print_exc()
        os._exit(3)
    os.close(writing)
    heard = b""
    after_words = chance.randrange(0, most_words)
    while heard.count(b"\n") < after_words:
        more = os.read(reading, 4096)
        if not more:
            break
        heard += more
    _some_time(chance)
    meanwhile()
    _some_time(chance)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 4096):
        heard += more
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"the till ended by itself with status {status}")
    return heard.decode().splitlines()


def _some_time(chance: Random) -> None:
    select.select([], [], [], chance.random() * LONGEST_LIFE_S)
