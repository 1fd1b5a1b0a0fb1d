from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.pin import PinFault, pin_fault
from shuke.wording import pins
from shuke.wording.sentence import Language


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        ("", PinFault.NOT_DIGITS),
        ("12a4", PinFault.NOT_DIGITS),
        ("１２３４", PinFault.NOT_DIGITS),
        ("٤٧٢٩", PinFault.NOT_DIGITS),
        ("12 34", PinFault.NOT_DIGITS),
        ("-123", PinFault.NOT_DIGITS),
        ("472", PinFault.LENGTH),
        ("472915386", PinFault.LENGTH),
        ("0000", PinFault.ONE_DIGIT),
        ("88888888", PinFault.ONE_DIGIT),
        ("1234", PinFault.STEPS),
        ("4321", PinFault.STEPS),
        ("7890", PinFault.STEPS),
        ("2468", PinFault.STEPS),
        ("12345678", PinFault.STEPS),
        ("1212", PinFault.REPEATED),
        ("123123", PinFault.REPEATED),
        ("47294729", PinFault.REPEATED),
        ("1987", PinFault.YEAR),
        ("2026", PinFault.YEAR),
        ("1314", PinFault.COMMON),
        ("2580", PinFault.COMMON),
        ("5201314", PinFault.COMMON),
        ("4729", None),
        ("0917", None),
        ("198703", None),
        ("83920174", None),
    ],
)
def test_what_anybody_would_guess_is_refused_with_its_reason(pin, fault):
    assert pin_fault(pin) is fault


def test_most_pins_of_four_digits_are_good_enough():
    good = sum(pin_fault(f"{number:04d}") is None for number in range(10_000))
    assert good > 9_500


@given(st.text(max_size=12))
def test_any_text_gets_an_answer(text):
    fault = pin_fault(text)
    assert fault is not None or (text.isascii() and text.isdigit() and 4 <= len(text) <= 8)


def test_every_fault_has_words():
    assert set(pins.FAULTS) == set(PinFault)


def test_a_wait_is_said_in_whole_units_and_never_too_short():
    assert pins.wait_text(30_000, Language.EN) == "30 s"
    assert pins.wait_text(29_001, Language.EN) == "30 s"
    assert pins.wait_text(299_500, Language.EN) == "5 min"
    assert pins.LOCKED.into(Language.ZH, wait=pins.wait_text(3_600_000, Language.ZH)).startswith(
        "试错次数太多，请等待 60 分钟后"
    )
