"""Short codes: nothing that looks alike, and no slip of the finger goes unnoticed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.short_code import SIGNS, is_short_code, read_short_code, short_code_of, shown_short_code


def test_no_sign_looks_like_another() -> None:
    assert set("01OIL").isdisjoint(SIGNS)
    assert len(set(SIGNS)) == len(SIGNS) == 31


@given(st.text(min_size=1), st.integers(0, 8), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(prize_id: str, place: int, sign: str) -> None:
    code = short_code_of(prize_id)
    assert is_short_code(code)
    assert read_short_code(shown_short_code(code).lower()) == code
    changed = code[:place] + sign + code[place + 1 :]
    assert is_short_code(changed) == (changed == code)


@given(st.text(min_size=1), st.integers(0, 7))
def test_two_neighbours_that_changed_places_are_noticed(prize_id: str, place: int) -> None:
    code = short_code_of(prize_id)
    changed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_short_code(changed) == (changed == code)
