"""A document before any printer: what its elements refuse, and what no text carries through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.paper import (
    LONGEST_TEXT,
    DrawerKick,
    Feed,
    Paper,
    Picture,
    QrCode,
    SignatureLine,
    SplitLine,
    Table,
    TableRow,
    TextLine,
    safe_text,
)


@given(st.text(max_size=600))
def test_no_text_carries_a_character_that_commands(text: str) -> None:
    shown = safe_text(text)

    assert len(shown) <= LONGEST_TEXT
    for character in shown:
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@given(st.text(max_size=200))
def test_making_a_text_safe_twice_changes_nothing_more(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("陈\x1bp\x00\x19\xfa犇", "陈p\xfa犇"),
        ("a\r\nb\tc", "a  b c"),
        ("x\u202e1234\u2066y", "x1234y"),
        ("one\u2028two\u2029three\x85four", "one two three four"),
        ("e\u0301", "é"),
        ("zero\u200b\u200d\ufeffwidth", "zerowidth"),
        ("50\xa0g", "50 g"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("\ud800", ""),
        ("\x10\x14\x01\x00\x01", ""),
    ],
)
def test_commands_die_and_white_space_becomes_one_space(text: str, shown: str) -> None:
    assert safe_text(text) == shown


def test_every_kind_of_element_makes_its_text_safe() -> None:
    bad = "A\x1b@B"

    assert TextLine(bad).text == "A@B"
    assert SplitLine(bad, bad) == SplitLine("A@B", "A@B")
    assert TableRow((bad,), (SplitLine(bad, ""),)).cells == ("A@B",)
    assert SignatureLine(bad).label == "A@B"
    assert QrCode("X", bad).caption == "A@B"


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert TextLine("长" * 1000).text == "长" * (LONGEST_TEXT - 1) + "…"


@pytest.mark.parametrize("text", ["", "中文", "a\nb", "x" * 501, "\x1b"])
def test_a_code_holds_printable_ascii_only(text: str) -> None:
    with pytest.raises(ValueError, match="code"):
        QrCode(text)


def test_what_cannot_be_does_not_construct() -> None:
    with pytest.raises(ValueError, match="once"):
        Paper((DrawerKick(), DrawerKick()))
    with pytest.raises(ValueError, match="fed lines"):
        Feed(0)
    with pytest.raises(ValueError, match="different numbers"):
        Table((TableRow(("a", "b")), TableRow(("a",))))
    with pytest.raises(ValueError, match="do not fill"):
        Picture(9, 1, b"\xff")
    with pytest.raises(ValueError, match="indent"):
        SplitLine("a", "b", indent=9)
    with pytest.raises(ValueError, match="elements"):
        Paper((TextLine(""),) * 3001)
