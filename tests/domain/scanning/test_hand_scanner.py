from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.hand_scanner import (
    KEYBOARD,
    TEACHING_CODES,
    CodeLines,
    ScannerSetup,
    kept_setups,
    learned,
    told_setups,
)
from shuke.domain.scanning.keyboard_burst import KeyboardScan

ONE, TWO = TEACHING_CODES
AROUND = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=16)


@given(prefix=AROUND, suffix=AROUND, turned=st.booleans())
def test_prefix_and_suffix_are_learned_from_two_scans_in_either_order(
    prefix: str, suffix: str, turned: bool
) -> None:
    first, second = (TWO, ONE) if turned else (ONE, TWO)
    setup = learned("COM3", f"{prefix}{first}{suffix}", f"{prefix}{second}{suffix}")
    assert setup == ScannerSetup("COM3", prefix, suffix)
    assert setup.bared(KeyboardScan(f"{prefix}6901234567892{suffix}")).text == "6901234567892"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ONE, ONE),
        (ONE, "6901234567892"),
        ("", ""),
        (f"]Q1{ONE}", TWO),
        (f"{ONE}#", f"{TWO}*"),
        (f"{'x' * 17}{ONE}", f"{'x' * 17}{TWO}"),
        (ONE + TWO, TWO),
    ],
)
def test_scans_that_do_not_agree_teach_nothing(first: str, second: str) -> None:
    assert learned(KEYBOARD, first, second) is None


def test_a_code_that_is_nothing_but_its_surroundings_is_no_code() -> None:
    setup = ScannerSetup("COM3", "<", ">")
    assert setup.bared(KeyboardScan("<>")).legibility is Legibility.NOT_TEXT
    assert setup.bared(KeyboardScan("", Legibility.TOO_LONG)).legibility is Legibility.TOO_LONG


def test_scanners_survive_the_settings_file_and_a_damaged_one_leaves_the_keyboard() -> None:
    setups = (ScannerSetup(KEYBOARD, "~", "#"), ScannerSetup("COM3", "]Q1", ""))
    assert kept_setups(told_setups(setups)) == setups
    assert kept_setups(told_setups(setups[1:])) == (ScannerSetup(), setups[1])
    for damaged in ("", "{", "7", "[7]", '[{"address": "COM3"}]', '[{"address":1,"prefix":"","suffix":""}]'):
        assert kept_setups(damaged) == (ScannerSetup(),)
    assert kept_setups(told_setups((ScannerSetup("COM\n3"),))) == (ScannerSetup(),)
    assert kept_setups(told_setups((ScannerSetup("COM3", "x" * 17),))) == (ScannerSetup(),)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t", b"\x03"])
def test_bytes_are_cut_into_codes_wherever_they_are_torn(end: bytes) -> None:
    sent = b"\x026901234567892" + end + "会员-1".encode() + end
    for cut in range(len(sent)):
        lines = CodeLines()
        scans = lines.came(sent[:cut]) + lines.came(sent[cut:])
        assert [scan.text for scan in scans] == ["6901234567892", "会员-1"]
        assert lines.pause() == []


def test_a_scanner_that_sends_no_end_is_heard_when_it_pauses() -> None:
    lines = CodeLines()
    assert lines.came(b"SK:ABC") == []
    assert lines.pause() == [KeyboardScan("SK:ABC")]


@pytest.mark.parametrize(
    ("sent", "text", "legibility"),
    [
        ("会员".encode("gb18030"), "会员", Legibility.READABLE),
        (b"\x01\x02", "", Legibility.NOT_TEXT),
        (b"\xff\xff\xff", "", Legibility.NOT_TEXT),
        (b"7" * 3_000, "", Legibility.TOO_LONG),
        (b"7" * 20_000, "", Legibility.TOO_LONG),
    ],
)
def test_what_a_scanner_sends_is_bounded_and_cleaned(sent: bytes, text: str, legibility: Legibility) -> None:
    assert CodeLines().came(sent + b"\r") == [KeyboardScan(text, legibility)]
