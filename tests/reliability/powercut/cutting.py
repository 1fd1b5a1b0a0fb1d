"""The power is cut at every write of a recorded life, and what a disk may hold then is opened again.

`python -m reliability.powercut.cutting WHOSE FOLDER IMAGES SEED [LIFE …]` (from tests/) records the life of a `till`
or of an `office` in FOLDER, opens so many images, prints one line of counts, and exits 0 only if none was broken.
`python -m reliability.powercut.cutting WHOSE FOLDER POINT CHOICE…` opens one image of a recorded life again, as a
broken one is told.

At every write the disk may have kept nothing since the last sync, everything, or the newest write alone; at every
sync each of the writes alone, or all but that one; and any of what `disk.py` tells. Where fewer images are wanted
than that, chance picks some of them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol

from reliability.powercut import office_found, till_found
from reliability.powercut.disk import Disk, Image
from reliability.powercut.recording import Kind, read_log, recorded
from shuke.application.ports.store_trouble import StoreUnusable
from shuke.application.ports.vault import VaultRefused
from shuke.bootstrap.till_door import DataUnusable

__all__ = ["LIVES", "Cuts", "cut", "record", "reopened"]

MOST_TOLD = 20
FOLDED_ANEW = 5
"""Of every fifth content the journal is folded anew."""


class Found(Protocol):
    """What is in one recovered database."""

    @property
    def faults(self) -> tuple[str, ...]: ...

    def broken(self, marks: Sequence[str], paper: bytes) -> Iterator[str]: ...

    def at_odds(self, folder: Path) -> Iterator[str]:
        """What lies beside the database and does not fit to it."""
        ...


class Examined(Protocol):
    def __call__(self, folder: Path, *, folding: bool) -> Found: ...


@dataclass(frozen=True, slots=True)
class Life:
    """A program to record, and the two looks at what it left (see `till_found`)."""

    program: str
    recovered: Callable[[Path], str]
    examined: Examined


LIVES = {
    "till": Life("reliability.powercut.till_life", till_found.recovered, till_found.examined),
    "office": Life("reliability.powercut.office_life", office_found.recovered, office_found.examined),
}


@dataclass(slots=True)
class Cuts:
    """`broken`: (point, choice, what), the first few."""

    images: int = 0
    points: int = 0
    contents: int = 0
    broken: list[tuple[int, str, str]] = field(default_factory=list)


class _Bench:
    """Puts images into a folder and looks at them."""

    def __init__(self, life: Life, folder: Path) -> None:
        self._life = life
        self._folder = folder
        self._found: dict[str, Found] = {}
        self._judged: dict[tuple[str, int, int], list[str]] = {}

    @property
    def contents(self) -> int:
        return len(self._found)

    def broken(self, disk: Disk, image: Image) -> list[str]:
        """What is wrong with it after all that was promised."""
        self._put(image)
        try:
            content = self._life.recovered(self._folder)
            if content not in self._found:
                self._put(image)  # untouched, for the thorough look
                self._found[content] = self._examined()
        except (DataUnusable, StoreUnusable, VaultRefused) as refused:
            return [f"does not open: {refused}"]
        case = content, len(disk.marks), len(disk.paper)
        if case not in self._judged:
            found = self._found[content]
            self._judged[case] = [*found.faults, *found.broken(disk.marks, disk.paper)]
        return [*self._judged[case], *self._found[content].at_odds(self._folder)]

    def _examined(self) -> Found:
        return self._life.examined(self._folder, folding=len(self._found) % FOLDED_ANEW == 0)

    def _put(self, image: Image) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        for name, content in image.items():
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o600)


def record(whose: str, folder: Path, *life: str) -> Path:
    """Live it and note every write; the log, which tells the whole truth about the folder it left."""
    log = folder / f"{whose}.log"
    recorded(LIVES[whose].program, folder / whose, log, *life)
    disk = Disk()
    for noted in read_log(log):
        disk.take(noted)
    for name, content in disk.as_seen().items():
        if (folder / whose / name).read_bytes() != content:
            raise RuntimeError(f"{name} was written in a way that was not noted")
    return log


def cut(whose: str, log: Path, images: int, seed: int) -> Cuts:
    """Open so many images, spread over all points of the life."""
    points = _points(log)
    done, disk = Cuts(points=len(points)), Disk()
    with tempfile.TemporaryDirectory(dir=_fast_disk(log.parent)) as place:
        bench = _Bench(LIVES[whose], Path(place) / "image")
        wanted = _spread(images, len(points))
        for number, noted in enumerate(read_log(log)):
            if not disk.take(noted) or number not in points:
                continue
            for choice in _choices(disk, next(wanted), Random(f"{seed} {number}"), at_sync=points[number]):
                done.images += 1
                told = bench.broken(disk, _image(disk, choice))
                done.broken += [(number, choice, what) for what in told]
                if len(done.broken) > MOST_TOLD:
                    return done
        done.contents = bench.contents
    return done


def reopened(whose: str, log: Path, point: int, choice: str) -> list[str]:
    """One image again."""
    disk = Disk()
    for number, noted in enumerate(read_log(log)):
        disk.take(noted)
        if number == point:
            break
    with tempfile.TemporaryDirectory(dir=_fast_disk(log.parent)) as place:
        return _Bench(LIVES[whose], Path(place) / "image").broken(disk, _image(disk, choice))


def _points(log: Path) -> dict[int, bool]:
    """Numbers of the records behind which the power may go; whether a sync comes next."""
    points: dict[int, bool] = {}
    disk, last = Disk(), -1
    for number, noted in enumerate(read_log(log)):
        if disk.take(noted):
            if last >= 0:
                points[last] = noted.kind is Kind.SYNCED
            last = number
    points[last] = True
    return points


def _spread(images: int, points: int) -> Iterator[int]:
    return (images * (number + 1) // points - images * number // points for number in range(points))


def _choices(disk: Disk, wanted: int, chance: Random, *, at_sync: bool) -> list[str]:
    """Words that `_image` understands: first what must be tried, then chance."""
    named = ["nothing", "nothing new-names", "all", "all new-names", "newest new-names"]
    if at_sync:
        named += [f"alone {number}" for number in range(disk.unsynced)]
        named += [f"without {number}" for number in range(disk.unsynced)]
    by_chance = [f"chance {chance.getrandbits(32)}" for _ in range(max(wanted - len(named), wanted // 2))]
    if wanted >= len(named):
        return named + by_chance
    return chance.sample(named, wanted - len(by_chance)) + by_chance


def _image(disk: Disk, choice: str) -> Image:
    word, _, rest = choice.partition(" ")
    every = range(disk.unsynced)
    match word:
        case "nothing":
            return disk.keeping((), names=bool(rest))
        case "all":
            return disk.keeping(every, names=bool(rest))
        case "newest":
            return disk.keeping(every[-1:], names=True)
        case "alone":
            return disk.keeping((int(rest),), names=True)
        case "without":
            return disk.keeping((number for number in every if number != int(rest)), names=True)
        case "chance":
            return disk.by_chance(Random(int(rest)))
    raise ValueError(choice)


def _fast_disk(otherwise: Path) -> Path:
    """Images are written by the thousand; nothing of them must last."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else otherwise


def main(whose: str, folder: Path, *rest: str) -> int:
    log = folder / f"{whose}.log"
    if not rest[1].isdigit():
        told = reopened(whose, log, int(rest[0]), " ".join(rest[1:]))
        sys.stdout.write("\n".join(told or ["nothing is wrong"]) + "\n")
        return 1 if told else 0
    images, seed, *life = rest
    done = cut(whose, record(whose, folder, *life), int(images), int(seed))
    for point, choice, what in done.broken[:MOST_TOLD]:
        sys.stdout.write(
            f"{what}: python -m reliability.powercut.cutting {whose} {folder} {point} {choice}\n"
        )
    sys.stdout.write(
        f"{done.images} images at {done.points} writes of the {whose}'s life, {done.contents} different contents: "
        f"{f'{len(done.broken)} broken' if done.broken else 'nothing lost'}\n"
    )
    return 1 if done.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]))
