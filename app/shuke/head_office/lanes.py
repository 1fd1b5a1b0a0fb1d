"""The lanes that head office's steps run on, and how much waits for each."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TypeVar

from shuke.application.ports.store import StoreTrouble

__all__ = ["PASSES", "Lanes"]

T = TypeVar("T")

PASSES = {StoreTrouble.LOCKED, StoreTrouble.CONFLICT, StoreTrouble.DISK_FULL, StoreTrouble.UNREACHABLE}
"""Troubles of the store that asking again later may find gone."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Executors: `reading`, `writing` and `copying` have one thread each; `computing` as many as there are cores.

    `busy` says how many steps each lane has, under way and waiting.
    """

    reading: Executor
    writing: Executor
    computing: Executor
    copying: Executor
    busy: Counter[str] = field(default_factory=Counter)

    async def read(self, work: Callable[[], T]) -> T:
        return await self._run("reading", self.reading, work)

    async def write(self, work: Callable[[], T]) -> T:
        return await self._run("writing", self.writing, work)

    async def compute(self, work: Callable[[], T]) -> T:
        return await self._run("computing", self.computing, work)

    async def copy(self, work: Callable[[], T]) -> T:
        return await self._run("copying", self.copying, work)

    async def _run(self, name: str, lane: Executor, work: Callable[[], T]) -> T:
        self.busy[name] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(lane, work)
        finally:
            self.busy[name] -= 1
