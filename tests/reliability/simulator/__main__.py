"""`python -m reliability.simulator` from `tests/`: many seeds, or one that is told step by step."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import nullcontext

from reliability.simulator.broken import Broken
from reliability.simulator.campaign import DISKS, problems
from reliability.simulator.planted import PLANTED, planted
from reliability.simulator.playing import live_through
from reliability.simulator.story import story_of


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m reliability.simulator", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--disk", choices=sorted(DISKS), default="memory")
    parser.add_argument("--planted", choices=sorted(PLANTED), help="a mistake to put into the code")
    parser.add_argument("--seed", type=int, help="only this one, told step by step")
    asked = parser.parse_args()
    with planted(asked.planted) if asked.planted else nullcontext():
        if asked.seed is not None:
            return _one(asked.seed, asked.disk)
        return _many(asked.first, asked.seeds, asked.disk, asked.processes)


def _one(seed: int, disk: str) -> int:
    try:
        live_through(story_of(seed), DISKS[disk], print)
    except Broken as broken:
        print(broken)  # noqa: T201
        return 1
    return 0


def _many(first: int, count: int, disk: str, processes: int) -> int:
    began_s = time.monotonic()
    found = 0
    for problem in problems(first, count, disk, processes):
        found += 1
        print(problem, flush=True)  # noqa: T201
    took_s = time.monotonic() - began_s
    print(f"{count} stories in {took_s:.0f} s, {count / took_s:.0f} a second, {found} of them went wrong")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
