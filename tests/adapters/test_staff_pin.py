from __future__ import annotations

import pytest
from argon2 import PasswordHasher, Type

from fakes.cheap_hashes import USUAL_COST
from shuke.adapters.staff_pin import PepperedPins
from shuke.application.ports.pins import PinAnswer, PinChecked

PEPPER = bytes(range(32))
CHEAP = {"time_cost": 1, "memory_kib": 64, "lanes": 1}


@pytest.fixture
def pins():
    return PepperedPins(PEPPER, **CHEAP)


def test_the_pin_is_known_again_and_no_other_is(pins):
    sealed = pins.seal("st01", "4729")
    assert pins.check("st01", "4729", sealed) == PinChecked(PinAnswer.RIGHT)
    for other in ("4728", "47290", "472", "", "４７２９", "4729\n", "x" * 10_000):
        assert pins.check("st01", other, sealed).answer is PinAnswer.WRONG


def test_the_same_pin_never_looks_the_same(pins):
    assert pins.seal("st01", "4729") != pins.seal("st01", "4729")


def test_one_persons_hash_does_not_work_in_anothers_place(pins):
    assert pins.check("st02", "4729", pins.seal("st01", "4729")).answer is PinAnswer.UNREADABLE


def test_without_this_machines_pepper_the_hash_cannot_even_be_guessed_at(pins):
    sealed = pins.seal("st01", "4729")
    assert b"argon2" not in sealed
    assert PepperedPins(bytes(32), **CHEAP).check("st01", "4729", sealed).answer is PinAnswer.UNREADABLE


def test_every_turned_bit_and_every_cut_is_unreadable_not_wrong(pins):
    sealed = pins.seal("st01", "4729")
    for bit in range(len(sealed) * 8):
        turned = bytearray(sealed)
        turned[bit // 8] ^= 1 << bit % 8
        assert pins.check("st01", "4729", bytes(turned)).answer is PinAnswer.UNREADABLE
    for length in range(len(sealed)):
        assert pins.check("st01", "4729", sealed[:length]).answer is PinAnswer.UNREADABLE


def test_a_hash_made_the_old_way_is_renewed_once_the_pin_is_known(pins):
    sealed = pins.seal("st01", "4729")
    stronger = PepperedPins(PEPPER, time_cost=2, memory_kib=128, lanes=1)
    assert stronger.check("st01", "1111", sealed) == PinChecked(PinAnswer.WRONG)
    checked = stronger.check("st01", "4729", sealed)
    assert checked.answer is PinAnswer.RIGHT
    assert stronger.check("st01", "4729", checked.renewed) == PinChecked(PinAnswer.RIGHT)


def test_a_hash_that_asks_for_a_machines_whole_memory_is_not_computed(pins):
    greedy = PasswordHasher(1, 64, 1).hash("4729").replace("m=64", "m=4194304")
    assert pins.check("st01", "4729", pins._wrap("st01", greedy)).answer is PinAnswer.UNREADABLE
    weaker_kind = PasswordHasher(1, 64, 1, type=Type.D).hash("4729")
    assert pins.check("st01", "4729", pins._wrap("st01", weaker_kind)).answer is PinAnswer.UNREADABLE
    assert pins.check("st01", "4729", pins._wrap("st01", "4729")).answer is PinAnswer.UNREADABLE


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "４７２９"])
def test_only_digits_are_sealed(pins, pin):
    with pytest.raises(ValueError, match="digits"):
        pins.seal("st01", pin)


def test_a_pepper_has_32_bytes():
    with pytest.raises(ValueError, match="32"):
        PepperedPins(b"salt")


@pytest.mark.parametrize("made", USUAL_COST)
def test_the_usual_parameters_are_those_that_were_measured(made):
    usual = made(PEPPER, **USUAL_COST[made])
    assert "$m=65536,t=3,p=1$" in usual._hasher.hash("4729")
