"""Further processes of one server, which listen at the same door: `serve --workers N`, on PostgreSQL.

The first process opens the door and looks after the others: one that ends by itself is followed by another. They end
when the first one does, however that happens: each watches a pipe whose other end the first one holds.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import socket
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Event, Lock, Thread

__all__ = ["READY", "Work", "Workers"]

READY = b"ready"
"""What a process tells the first one when it listens."""

REST_S = 1.0
"""Before one that ended is followed by another."""

STOP_S = 20.0
"""Longer than the answers under way may take; who has not ended then is made to."""

Work = Callable[[argparse.Namespace, socket.socket, Connection, int], None]
"""What such a process does: with these options, at this door, tied to the first one, as number 2, 3 …"""

_log = logging.getLogger("shuke.head_office.workers")


class Workers:
    """All but the first process.

    Args:
        work: a function that a new process can import.
    """

    def __init__(self, work: Work, options: argparse.Namespace, door: socket.socket) -> None:
        self._processes = [_Worker(work, options, door, number) for number in range(2, options.workers + 1)]
        self._stopping = Event()
        self._starting = Lock()
        self._keeping: list[Thread] = []

    def start(self) -> None:
        """Returns when all of them listen.

        Raises:
            OSError: one of them cannot; its log says why.
        """
        for process in self._processes:
            process.start()
        for process in self._processes:
            thread = Thread(target=self._keep, args=(process,), name=f"worker {process.number}")
            thread.start()
            self._keeping.append(thread)
        if not all(process.is_ready() for process in self._processes):
            raise OSError("a worker does not listen")

    def stop(self) -> None:
        """What they have under way is answered."""
        with self._starting:
            self._stopping.set()
        for process in self._processes:
            process.let_go()
        for process, thread in zip(self._processes, self._keeping, strict=True):
            thread.join(STOP_S)
            process.kill()
            thread.join()

    def _keep(self, process: _Worker) -> None:
        process.wait_for_end()
        while not self._stopping.wait(REST_S):
            with self._starting:
                if self._stopping.is_set():
                    return
                _log.warning("worker %s ended, another one takes its place", process.number)
                process.start()
            process.wait_for_end()


class _Worker:
    """One place among them, and the process that has it now."""

    def __init__(self, work: Work, options: argparse.Namespace, door: socket.socket, number: int) -> None:
        self.number = number
        self._work = work
        self._given = (options, door)

    def start(self) -> None:
        # Not forked: threads and connections of the first process are its own.
        context = multiprocessing.get_context("spawn")
        self._held, theirs = context.Pipe()
        self._process = context.Process(
            target=self._work, args=(*self._given, theirs, self.number), name=f"worker {self.number}"
        )
        self._process.start()
        theirs.close()

    def is_ready(self) -> bool:
        """Whether it listens; waits until that is known."""
        try:
            return self._held.recv_bytes() == READY
        except EOFError:
            return False

    def let_go(self) -> None:
        """It ends by that."""
        self._held.close()

    def wait_for_end(self) -> None:
        self._process.join()

    def kill(self) -> None:
        self._process.kill()
