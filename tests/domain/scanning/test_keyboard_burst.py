from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.keyboard_burst import BurstRule, KeyboardBurst, KeyboardScan, KeyKind, Step


@dataclass
class Keyboard:
    """Types with given times and keeps what reached the fields and what was scanned."""

    burst: KeyboardBurst = field(default_factory=KeyboardBurst)
    now_ms: int = 1_000
    reached: list[str] = field(default_factory=list)
    scanned: list[KeyboardScan] = field(default_factory=list)
    _withheld: list[str] = field(default_factory=list)
    _due_ms: int | None = None

    def press(self, text: str, after_ms: int, kind: KeyKind = KeyKind.CHARACTER) -> None:
        self.rest(after_ms)
        step = self.burst.key(kind, text, self.now_ms)
        self._settle(step.scan, give_back=step.give_back)
        if not step.withhold:
            self.reached.append(text)
        elif step.wait_ms:
            self._withheld.append(text)
        self._due_ms = self.now_ms + step.wait_ms if step.wait_ms else None

    def type(self, text: str, gap_ms: int) -> None:
        for each in text:
            self.press(each, gap_ms, KeyKind.END if each in "\n\t" else KeyKind.CHARACTER)

    def rest(self, for_ms: int) -> None:
        self.now_ms += for_ms
        if self._due_ms is not None and self._due_ms < self.now_ms:
            self._due_ms = None
            step = self.burst.pause()
            self._settle(step.scan, give_back=step.give_back)

    def _settle(self, scan: KeyboardScan | None, *, give_back: bool) -> None:
        if give_back:
            self.reached += self._withheld
        if give_back or scan:
            self._withheld.clear()
        if scan:
            self.scanned.append(scan)

    @property
    def texts(self) -> list[str]:
        return [scan.text for scan in self.scanned]


def test_a_scan_reaches_no_field_its_enter_neither() -> None:
    keyboard = Keyboard()
    keyboard.type("6901234567892\n", gap_ms=8)
    keyboard.rest(1_000)
    assert keyboard.texts == ["6901234567892"]
    assert keyboard.reached == []


def test_a_scan_that_ends_with_tab_or_with_nothing_is_a_scan_as_well() -> None:
    keyboard = Keyboard()
    keyboard.type("CARD-0815\t", gap_ms=4)
    keyboard.type("CARD-0816", gap_ms=4)
    keyboard.rest(1_000)
    assert keyboard.texts == ["CARD-0815", "CARD-0816"]
    assert keyboard.reached == []


def test_a_persons_keys_all_arrive_in_their_order() -> None:
    keyboard = Keyboard()
    keyboard.type("13800138000\n", gap_ms=125)
    keyboard.rest(1_000)
    assert "".join(keyboard.reached) == "13800138000\n"
    assert keyboard.scanned == []


def test_a_fast_typist_whose_keys_overlap_in_pairs_is_not_mistaken() -> None:
    keyboard = Keyboard()
    for pair in ("13", "80", "01", "38", "00", "0\n"):
        for place, each in enumerate(pair):
            kind = KeyKind.END if each == "\n" else KeyKind.CHARACTER
            keyboard.press(each, 20 if place else 210, kind)
    keyboard.rest(1_000)
    assert "".join(keyboard.reached) == "13800138000\n"
    assert keyboard.scanned == []


def test_a_rolled_amount_with_enter_is_no_scan() -> None:
    keyboard = Keyboard()
    keyboard.type("1250\n", gap_ms=30)
    assert "".join(keyboard.reached) == "1250\n"


def test_two_scans_in_a_row_are_two() -> None:
    keyboard = Keyboard()
    keyboard.type("AAAA1111\nBBBB2222\n", gap_ms=5)
    assert keyboard.texts == ["AAAA1111", "BBBB2222"]
    assert keyboard.reached == []


def test_the_second_half_of_carriage_return_line_feed_dies_too() -> None:
    keyboard = Keyboard()
    keyboard.type("AAAA1111\n\n", gap_ms=5)
    keyboard.press("", 5, KeyKind.OTHER)
    assert keyboard.texts == ["AAAA1111"]
    assert keyboard.reached == []
    keyboard.type("\n", gap_ms=400)
    assert keyboard.reached == ["\n"]


def test_an_enter_that_comes_late_after_a_scan_is_still_the_scanners() -> None:
    keyboard = Keyboard()
    keyboard.type("AAAA1111", gap_ms=5)
    keyboard.press("\n", 200, KeyKind.END)
    assert keyboard.texts == ["AAAA1111"]
    assert keyboard.reached == []


def test_once_certain_a_hiccup_is_forgiven() -> None:
    keyboard = Keyboard()
    keyboard.type("69012345", gap_ms=8)
    keyboard.press("6", 120)
    keyboard.type("7892\n", gap_ms=8)
    assert keyboard.texts == ["6901234567892"]
    assert keyboard.reached == []


def test_control_characters_inside_a_burst_die() -> None:
    keyboard = Keyboard()
    keyboard.type("0104", gap_ms=5)
    keyboard.press("\x1d", 5, KeyKind.OTHER)
    keyboard.press("\x1b", 5)
    keyboard.type("6912345\n", gap_ms=5)
    assert keyboard.texts == ["01046912345"]
    assert keyboard.reached == []


def test_a_burst_of_control_characters_only_is_no_scan_and_no_crash() -> None:
    keyboard = Keyboard()
    keyboard.press("1", 5)
    for _ in range(200):
        keyboard.press("\x1d", 5, KeyKind.OTHER)
    keyboard.rest(1_000)
    assert keyboard.scanned == []
    assert len(keyboard.reached) == 201


def test_a_code_of_four_thousand_characters_is_swallowed_and_said_to_be_too_long() -> None:
    keyboard = Keyboard()
    keyboard.type("X" * 4_096 + "\n", gap_ms=1)
    assert keyboard.scanned == [KeyboardScan("", Legibility.TOO_LONG)]
    assert keyboard.reached == []
    assert sum(map(len, keyboard.burst._pieces)) == 0


def test_full_width_characters_of_an_input_method_are_read_as_the_keys() -> None:
    keyboard = Keyboard()
    keyboard.type("\uff21\uff22\uff10\uff11\uff1a\uff0f\uff17\n", gap_ms=5)
    assert keyboard.texts == ["AB01:/7"]


def test_prefix_and_suffix_are_taken_off_and_a_short_code_with_prefix_is_a_scan() -> None:
    keyboard = Keyboard(KeyboardBurst(BurstRule(prefix="~", suffix="#")))
    keyboard.type("~12#\n", gap_ms=5)
    keyboard.type("~6901234567892#\n", gap_ms=5)
    keyboard.type("12\n", gap_ms=5)
    assert keyboard.texts == ["12", "6901234567892"]
    assert keyboard.reached == ["1", "2", "\n"]


def test_a_persons_function_key_pressed_right_after_a_digit_keeps_its_turn() -> None:
    keyboard = Keyboard()
    keyboard.press("5", 200)
    keyboard.press("F9", 20, KeyKind.OTHER)
    keyboard.rest(1_000)
    assert keyboard.reached == ["5", "F9"]


def test_a_click_gives_the_keys_back_first() -> None:
    burst = KeyboardBurst()
    burst.key(KeyKind.CHARACTER, "5", 0)
    assert burst.interrupted().give_back
    assert not burst.interrupted().give_back


def test_a_click_does_not_break_a_scan_in_two() -> None:
    burst = KeyboardBurst()
    for number in range(8):
        burst.key(KeyKind.CHARACTER, "5", number)
    assert burst.interrupted() == Step()
    assert burst.key(KeyKind.END, "", 9).scan == KeyboardScan("5" * 8)


def test_it_is_known_beforehand_which_keys_must_trigger_no_shortcut() -> None:
    burst = KeyboardBurst()
    assert burst.would_withhold(KeyKind.CHARACTER, 0)
    assert not burst.would_withhold(KeyKind.END, 0)
    assert not burst.would_withhold(KeyKind.OTHER, 0)
    burst.key(KeyKind.CHARACTER, "5", 0)
    assert burst.would_withhold(KeyKind.END, 5)
    assert burst.would_withhold(KeyKind.OTHER, 5)


@pytest.mark.parametrize("rule", [{"gap_ms": 0}, {"gap_ms": 50, "pause_ms": 40}, {"least_length": 1}])
def test_a_rule_that_would_take_every_key_can_not_be_made(rule: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="can not type like this"):
        BurstRule(**rule)


KEYS = st.sampled_from("0123456789AZ*-.\n\t")


@given(st.lists(st.tuples(KEYS, st.integers(40, 2_000))))
def test_nothing_typed_slower_than_a_scanner_is_ever_lost_or_reordered(keys: list[tuple[str, int]]) -> None:
    keyboard = Keyboard()
    for text, gap_ms in keys:
        keyboard.press(text, gap_ms, KeyKind.END if text in "\n\t" else KeyKind.CHARACTER)
    keyboard.rest(2_000)
    assert keyboard.reached == [text for text, _ in keys]
    assert keyboard.scanned == []


@given(st.lists(st.tuples(KEYS, st.integers(0, 200)), max_size=60))
def test_every_key_either_arrives_or_belongs_to_a_scan(keys: list[tuple[str, int]]) -> None:
    keyboard = Keyboard()
    for text, gap_ms in keys:
        keyboard.press(text, gap_ms, KeyKind.END if text in "\n\t" else KeyKind.CHARACTER)
    keyboard.rest(2_000)
    if not keyboard.scanned:
        assert keyboard.reached == [text for text, _ in keys]
    characters = [text for text, _ in keys if text not in "\n\t"]
    arrived = [text for text in keyboard.reached if text not in "\n\t"]
    assert len(arrived) + sum(map(len, keyboard.texts)) == len(characters)


@given(st.text(st.sampled_from("0123456789ABCDEF"), min_size=6, max_size=300), st.integers(0, 35))
def test_no_character_of_a_scan_ever_leaks(text: str, gap_ms: int) -> None:
    keyboard = Keyboard()
    keyboard.type(text + "\n", gap_ms)
    keyboard.rest(2_000)
    assert keyboard.reached == []
    assert keyboard.texts == [text]


def test_a_key_that_comes_late_settles_what_was_withheld_even_if_nobody_asked_in_between() -> None:
    """The timer of a busy window may come after the next key."""
    burst = KeyboardBurst()
    for at_ms, text in enumerate("6901234567892"):
        burst.key(KeyKind.CHARACTER, text, at_ms)
    late = burst.key(KeyKind.CHARACTER, "7", 5_000)
    assert late.scan == KeyboardScan("6901234567892")
    slow = burst.key(KeyKind.CHARACTER, "8", 9_000)
    assert (slow.give_back, slow.scan) == (True, None)


def test_a_code_that_is_too_long_without_its_prefix_is_too_long() -> None:
    rule = BurstRule(least_length=2, most_length=6, prefix="~~")
    burst = KeyboardBurst(rule)
    for at_ms, text in enumerate("1234567"):
        burst.key(KeyKind.CHARACTER, text, at_ms)
    step = burst.key(KeyKind.END, "", 8)
    assert step.scan == KeyboardScan("", Legibility.TOO_LONG)
