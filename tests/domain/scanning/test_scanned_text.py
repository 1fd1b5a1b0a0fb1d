from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.scanning.scanned_text import plain_width, without_control_characters


def test_control_characters_and_direction_marks_die_and_spaces_stay() -> None:
    assert without_control_characters("A\x00B\x1d C\r\n\t\x9b\u202eD\u200b\ue000\ud800") == "AB CD"


def test_line_breaks_stay_where_they_are_asked_for() -> None:
    assert without_control_characters("A\r\nB\nC\rD\t", keep_lines=True) == "A\nB\nCD"


def test_chinese_text_is_left_as_it_is() -> None:
    assert without_control_characters("会员 堃喆, No. 1") == "会员 堃喆, No. 1"


def test_what_a_chinese_input_method_made_of_the_keys_becomes_the_keys_again() -> None:
    assert plain_width("\uff13\uff21\uff42\uff1a\uff0f\u3000\u3002\u3001\uffe5") == "3Ab:/ ./$"


@given(st.text())
def test_nothing_invisible_survives(text: str) -> None:
    for each in without_control_characters(text):
        assert unicodedata.category(each)[0] != "C"


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_keeps_its_width(text: str) -> None:
    assert plain_width(text) == text
