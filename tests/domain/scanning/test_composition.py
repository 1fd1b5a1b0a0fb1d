from __future__ import annotations

import pytest

from shuke.domain.scanning.composition import LOST, Composition


@pytest.mark.parametrize(
    ("steps", "keys"),
    [
        ([("s", ""), ("sk", ""), ("s'k'a", "")], ["s", "k", "a"]),
        ([("wo shi", ""), ("wo shi S", ""), ("", "我是S")], ["woshi", "S", LOST]),
        ([("w", ""), ("wa", ""), ("", "wa")], ["w", "a", ""]),
        ([("w", ""), ("", "w："), ("", "１")], ["w", ":", "1"]),
        ([("w", ""), ("", "我"), ("", "我")], ["w", LOST, LOST]),
        ([("n", ""), ("nh", ""), ("h", "你"), ("ha", "")], ["n", "h", LOST, "a"]),
        ([("n", ""), ("你", ""), ("你h", "")], ["n", LOST, "h"]),
        ([("n", ""), ("ni", ""), ("n", ""), ("n", "")], ["n", "i", None, ""]),
        ([("nihao", "")], ["nihao"]),
        ([("", "ABCD")], ["ABCD"]),
        (
            [("", "旺："), ("", "："), ("w", ""), ("", "旺："), ("w", ""), ("", "C+")],
            [LOST + ":", ":", "w", ":", "w", LOST],
        ),
        ([("", "我们去喝茶")], [LOST]),
        ([("", "　"), ("", "'"), ("w", ""), ("", "w' ")], [" ", "'", "w", ""]),
        ([("", "")], [""]),
    ],
    ids=[
        "marks between syllables are no keys",
        "taken up again from the text",
        "Enter leaves the letters as they are",
        "a mark ends a composition",
        "a candidate was chosen, a word was offered",
        "half of it was chosen",
        "hanzi while composing",
        "rubbed out",
        "a word taken up again",
        "letters that were not shown",
        "marks behind hanzi",
        "spoken",
        "spaces are keys where nothing is composed",
        "nothing",
    ],
)
def test_keys_are_read_off_the_end_of_a_composition(
    steps: list[tuple[str, str]], keys: list[str | None]
) -> None:
    composition = Composition()
    assert [composition.went_on(*step) for step in steps] == keys
