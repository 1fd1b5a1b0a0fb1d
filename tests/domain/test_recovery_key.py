from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.recovery_key import GROUPS, Misread, RecoveryKey, read_recovery_key

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = RecoveryKey(bytes(range(100, 120)))

secrets = st.binary(min_size=20, max_size=20)


@given(secrets)
def test_a_key_is_read_back_from_its_sheet(secret):
    key = RecoveryKey(secret)
    assert len(key.groups) == GROUPS
    assert {len(group) for group in key.groups} == {5}
    assert set("".join(key.groups)) <= set(ALPHABET)
    assert read_recovery_key(key.text) == key


def test_the_sheet_of_this_key_stays_what_it_was():
    assert KEY.text == "CHJPS-CSV8Y-D5N64-PV3DR-DSQQZ-0WBJW-EDT7A-AXKQV"


@given(secrets, st.sampled_from([" ", "  ", "\n", " - ", "·", ""]))
def test_case_spaces_and_look_alikes_do_not_matter(secret, between):
    key = RecoveryKey(secret)
    typed = between.join(key.groups).lower().replace("0", "o").replace("1", "l")
    assert read_recovery_key(typed) == key
    assert read_recovery_key("  " + typed.replace("l", "I") + "\n") == key


def test_every_wrong_character_is_found_in_its_group():
    for place, right in enumerate(KEY.text):
        if right == "-":
            continue
        for wrong in ALPHABET.replace(right, "") + "U?":
            typed = KEY.text[:place] + wrong + KEY.text[place + 1 :]
            assert read_recovery_key(typed) == Misread((place // 6 + 1,), 40)


@given(secrets)
def test_two_swapped_characters_are_found_in_their_group(secret):
    text = RecoveryKey(secret).text
    for group in range(GROUPS):
        for one, two in permutations(range(5), 2):
            characters = list(text)
            a, b = group * 6 + one, group * 6 + two
            if characters[a] == characters[b]:
                continue
            characters[a], characters[b] = characters[b], characters[a]
            assert read_recovery_key("".join(characters)) == Misread((group + 1,), 40)


def test_swapped_groups_are_both_named():
    groups = list(KEY.groups)
    groups[2], groups[5] = groups[5], groups[2]
    assert read_recovery_key("-".join(groups)) == Misread((3, 6), 40)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Misread((), 0)),
        (KEY.text[:-1], Misread((8,), 39)),
        (KEY.text[1:], Misread((1,), 39)),
        (KEY.text + "0", Misread((8,), 41)),
        ("-".join(KEY.groups[:-1]), Misread((), 35)),
        ("".join(KEY.groups)[:-1], Misread((), 39)),
        ("0" * 10_000, Misread((), 10_000)),
    ],
)
def test_a_missing_or_added_character_is_told_as_nearly_as_possible(typed, expected):
    assert read_recovery_key(typed) == expected


@given(st.text(max_size=100))
def test_any_text_gets_an_answer(text):
    assert isinstance(read_recovery_key(text), RecoveryKey | Misread)


def test_a_key_does_not_show_itself_in_logs():
    assert str(KEY.secret) not in repr(KEY)
    assert KEY.groups[0] not in repr(KEY)


def test_a_key_has_160_bits():
    with pytest.raises(ValueError, match="20"):
        RecoveryKey(bytes(16))
