"""Telephones that scan for a till, at head office: one opens with the till's word, sends one scan at a time, and is
nobody's scanner once the till does not name it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace

import pytest

from fakes.chain import OfficeInMemory
from fakes.clock import FakeClock
from fakes.office_databases import offices_on
from shuke.application.head_office.phone_desk import (
    NotScanning,
    PhoneDesk,
    PhoneOpened,
    PhoneState,
    note_phones,
    phones_sent,
)
from shuke.domain.sync.limits import MOST_PHONES
from shuke.domain.sync.phone_messages import (
    AskPhones,
    PhoneOffered,
    PhoneSeen,
    PhonesSent,
    ScanFate,
    ScanHeard,
)

WORD = "ab" * 32
SOON_MS = 60_000


class Stand:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        store = self.office.store
        self.desk = PhoneDesk(store, store, self.clock, secrets.token_bytes)
        digest = hashlib.sha256(bytes.fromhex(WORD)).digest()
        self.offer = PhoneOffered("1" * 32, digest, "小李", self.clock.now_ms() + SOON_MS)
        self.link = f"{self.offer.phone_id}.{WORD}"

    def says(
        self, *offered: PhoneOffered, heard: tuple[ScanHeard, ...] = (), till: str = "S01-1"
    ) -> PhonesSent:
        with self.office.store.writing() as work:
            note_phones(work, till, AskPhones(offered, heard))
            work.commit()
        with self.office.store.reading() as work:
            return phones_sent(work, till)

    def open(self) -> str:
        opened = self.desk.open(self.link, "10.0.0.1")
        assert isinstance(opened, PhoneOpened)
        return opened.token


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_it_goes_the_same_way_on_postgres() -> None:
    with offices_on("postgres"):
        test_a_scan_goes_from_the_phone_to_the_till_and_its_fate_back(Stand())


def test_a_scan_goes_from_the_phone_to_the_till_and_its_fate_back(stand: Stand) -> None:
    stand.says(stand.offer)
    token = stand.open()
    assert stand.desk.scan(token, "SK:A") == PhoneState("S01-1", "S01-1", "小李", 1, 0, "")
    assert stand.desk.scan(token, "SK:B") is NotScanning.WAIT
    assert stand.says(stand.offer).phones == (PhoneSeen("1" * 32, True, 1, "SK:A"),)
    heard = (ScanHeard("1" * 32, 1, ScanFate.NOT_FOR_PHONES),)
    assert stand.says(stand.offer, heard=heard).phones == (PhoneSeen("1" * 32, True, 1, ""),)
    assert stand.says(stand.offer, heard=heard) == stand.says(stand.offer), "a letter that comes twice"
    state = stand.desk.state(token)
    assert isinstance(state, PhoneState)
    assert (state.heard, state.fate) == (1, "not_for_phones")
    assert isinstance(stand.desk.scan(token, "SK:B"), PhoneState)


def test_the_tills_word_opens_once_and_no_other_word_does(stand: Stand) -> None:
    assert stand.desk.open(stand.link, "a") is NotScanning.OVER, "the till has not said it yet"
    stand.says(stand.offer)
    for wrong in ("", "x", f"{stand.offer.phone_id}.{'00' * 32}", f"{'2' * 32}.{WORD}", stand.link + "\n"):
        assert stand.desk.open(wrong, "a") is NotScanning.OVER
    token = stand.open()
    assert stand.desk.open(stand.link, "a") is NotScanning.USED
    assert stand.desk.state(stand.link) is NotScanning.OVER, "the word is no token"
    assert isinstance(stand.desk.state(token), PhoneState)


def test_whom_the_till_does_not_name_any_more_or_whose_time_is_over_scans_for_nobody(stand: Stand) -> None:
    stand.says(stand.offer)
    token = stand.open()
    stand.says()
    assert stand.desk.scan(token, "SK:A") is NotScanning.OVER
    other = replace(stand.offer, phone_id="2" * 32)
    stand.says(other)
    stand.link = f"{other.phone_id}.{WORD}"
    token = stand.open()
    stand.clock.advance(SOON_MS / 1000)
    assert stand.desk.scan(token, "SK:A") is NotScanning.OVER


def test_no_till_takes_another_ones_phone(stand: Stand) -> None:
    stand.says(stand.offer)
    token = stand.open()
    assert stand.says(stand.offer, till="S01-2").phones == ()
    assert stand.says(till="S01-2").phones == ()
    assert isinstance(stand.desk.scan(token, "SK:A"), PhoneState)


@pytest.mark.parametrize("text", ["", "x" * 769, "熟客", "a\nb", "\x00"])
def test_only_what_a_code_can_say_is_taken(stand: Stand, text: str) -> None:
    stand.says(stand.offer)
    assert stand.desk.scan(stand.open(), text) is NotScanning.NO_CODE


def test_who_tries_words_is_not_heard_for_long(stand: Stand) -> None:
    wrong = f"{stand.offer.phone_id}.{'00' * 32}"
    tries = [stand.desk.open(wrong, "10.0.0.9") for _ in range(21)]
    assert tries[-1] is NotScanning.TOO_OFTEN
    assert set(tries[:-1]) == {NotScanning.OVER}


def test_messages_are_bounded() -> None:
    good = PhoneOffered("1" * 32, bytes(32), "小李", 1)
    for wrong in (
        lambda: replace(good, phone_id="1" * 31),
        lambda: replace(good, word_hash=bytes(31)),
        lambda: replace(good, of="x" * 41),
        lambda: AskPhones((good,) * (MOST_PHONES + 1)),
        lambda: PhoneSeen("1" * 32, True, 1, "熟"),
        lambda: PhoneSeen("1" * 32, True, -1),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            wrong()
