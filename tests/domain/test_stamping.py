"""Version and first day are written into a document; nothing else is touched."""

from __future__ import annotations

from datetime import date

import pytest

from domain.tea_chain import preset_text
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.stamping import stamped

DAY = date(2026, 5, 1)


def test_the_preset_reads_as_stamped() -> None:
    programme = read_programme(stamped(preset_text(), 7, DAY))
    assert (programme.version, programme.starts_on) == (7, DAY)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("version = 1 # first\nstarts_on = 2026-01-01#x", "version = 7 # first\nstarts_on = 2026-05-01#x"),
        ('starts_on=2026-01-01\n"version"  =  12\n', 'starts_on=2026-05-01\n"version"  =  7\n'),
        ("version = 1\r\nname = 2\r\n", "version = 7\r\nstarts_on = 2026-05-01\r\nname = 2\r\n"),
        (
            "a = '''\nversion = 3\n'''\nversion = 1",
            "a = '''\nversion = 3\n'''\nversion = 7\nstarts_on = 2026-05-01",
        ),
    ],
)
def test_only_its_own_lines_change(before: str, after: str) -> None:
    assert stamped(before, 7, DAY) == after
