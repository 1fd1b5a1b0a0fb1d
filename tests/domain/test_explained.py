"""An explanation as facts keep it: it comes back the same, and what nobody wrote explains nothing."""

from __future__ import annotations

import json

import pytest

from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.facts.explained import explained, reasons_of
from shuke.domain.money import Money

REASONS = (
    Reason(
        "r-1",
        True,
        "s",
        (("n", 3), ("left", Money(12_40)), ("tier", Bilingual("金卡", "Gold"))),
        Money(1),
        -2,
        7,
    ),
    Reason("r-2", False, "later", (("percent", "10"),)),
)


def test_reasons_come_back_as_they_were() -> None:
    assert reasons_of(explained(REASONS)) == REASONS


def test_nothing_told_takes_no_room() -> None:
    assert explained(()) == ""
    assert reasons_of("") == ()


def test_it_is_read_by_people_who_look_at_the_bytes() -> None:
    assert "金卡" in explained(REASONS)


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "7",
        "[7]",
        "[[]]",
        "[" * 5000,
        '[[1,true,"s",[],0,0,null]]',
        '[["r",true,"s",[["v",1.5]],0,0,null]]',
        '[["r",true,"s",[["v",true]],0,0,null]]',
        '[["r",true,"s",[["v",{"zh":"金"}]],0,0,null]]',
        '[["r",true,"s",[["v",{"minor":"1"}]],0,0,null]]',
        '[["r",true,"s",[],1.5,0,null]]',
        '[["r",true,"s",[],0,0,"1"]]',
    ],
)
def test_what_no_till_writes_explains_nothing(text: str) -> None:
    assert reasons_of(text) == ()
    assert len(reasons_of(json.dumps(json.loads(explained(REASONS))))) == len(REASONS)
