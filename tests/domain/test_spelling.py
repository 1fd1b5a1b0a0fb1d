"""Names compared as people mean them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.spelling import folded, folded_parts


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("王小明", "王小明"),
        ("王 小 明", "王小明"),
        ("阿依古丽·买买提", "阿依古丽买买提"),
        ("阿依古丽•买买提", "阿依古丽买买提"),
        ("O'Brien", "obrien"),
        ("Ｏ’ＢＲＩＥＮ", "obrien"),
        ("María García", "mariagarcia"),
        ("Ångström", "angstrom"),
        ("Straße", "strasse"),
        ("𫖯𬱖", "𫖯𬱖"),
        ("김민준", "김민준"),
        ("長孫", "長孫"),
        ("", ""),
        ("·—!%", ""),
    ],
)
def test_what_is_typed_and_what_is_meant(typed: str, plain: str) -> None:
    assert folded(typed) == plain


def test_parts_are_cut_where_something_stood_between() -> None:
    assert folded_parts("Kim Min-jun") == ["kim", "min", "jun"]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_hanzi_stay_as_they_are(text: str) -> None:
    slow = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text)).casefold()
    assert folded(text) == slow == text
