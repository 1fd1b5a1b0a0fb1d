"""Names and spellings of members who came many at a time: entered later into the lists that they are found by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from shuke.application.ports.snapshot import NamesRead, NameStretch, Spelled
from shuke.application.ports.store import Store, Work

__all__ = ["NameReader", "NamesPieceByPiece", "Write", "make_findable"]

T = TypeVar("T")

_MEMBERS_AT_ONCE = 500
_ROWS_AT_ONCE = 1_000
"""Either takes the counter some 30 ms."""


class Write(Protocol):
    """Does something in one transaction, kept by its end."""

    def __call__(self, change: Callable[[Work], T], /) -> T: ...


class NameReader:
    def __init__(self, write: Write, initials: Callable[[str], str]) -> None:
        self._write = write
        self._initials = initials

    def stretch(self) -> Iterator[NamesRead]:
        """Read the next stretch of names, a piece each time; nothing if there is none. Cut short, it begins anew."""
        standing = self._write(lambda work: work.member_names.standing())
        if standing.done:
            return
        stretch, until = self._write(lambda work: work.member_names.stretch())
        for read in self._gathered(stretch, standing, until):
            yield NamesRead(read, standing.until)
        for rows in stretch.rows(_ROWS_AT_ONCE):
            self._write(lambda work, rows=rows: work.member_names.enter(rows))  # type: ignore[misc]
            yield NamesRead(until, standing.until)
        self._write(lambda work: work.member_names.read_up_to(until))
        yield self._write(lambda work: work.member_names.standing())

    def _gathered(self, stretch: NameStretch, standing: NamesRead, until: int) -> Iterator[int]:
        behind = standing.read
        spelled: list[Spelled] = []
        while True:

            def step(work: Work, behind: int = behind, before: list[Spelled] = spelled) -> list[Spelled]:
                work.member_names.spell(before)
                return work.member_names.next(behind, until, _MEMBERS_AT_ONCE)

            found = self._write(step)
            if not found:
                return
            behind = found[-1].number
            spelled = [self._spelled(one) for one in found if one.name and not one.initials]
            for one in (*spelled, *(one for one in found if one.initials or not one.name)):
                stretch.add(one)
            yield behind

    def _spelled(self, one: Spelled) -> Spelled:
        return replace(one, initials=self._initials(one.name))


class NamesPieceByPiece:
    """For the counter's lane: a piece whenever there is time for one. A till that stopped in between begins the
    stretch anew."""

    def __init__(self, store: Store, initials: Callable[[str], str]) -> None:
        self._store = store
        self._reader = NameReader(self._write, initials)
        self._left: Iterator[NamesRead] | None = None

    def piece(self) -> NamesRead | None:
        """How far it is; None when the names of all members are read."""
        left = self._left or self._every_stretch()
        self._left = None  # a piece that failed ends it
        standing = next(left, None)
        self._left = left if standing is not None else None
        return standing

    def _every_stretch(self) -> Iterator[NamesRead]:
        more = True
        while more:
            more = False
            for standing in self._reader.stretch():
                more = True
                yield standing

    def _write(self, change: Callable[[Work], T]) -> T:
        with self._store.writing() as work:
            result = change(work)
            work.commit()
        return result


def make_findable(work: Work) -> bool:
    """Make one of the things that were taken down for members who come many at a time, unless a snapshot is on its
    way, which needs them down; whether more are missing."""
    return work.member_loading.current() is None and work.member_loading.make_one()
