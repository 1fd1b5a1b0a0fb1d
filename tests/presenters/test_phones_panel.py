"""Telephones paired with a till: the code until one opened it, what they scan, and that others scan nothing."""

from __future__ import annotations

import secrets
from dataclasses import replace

import pytest

from fakes.member_phone import knows_head_office
from prizes_stand import PrizesStand
from shuke.adapters.code_text.texts import CodeTexts
from shuke.application.phones.pairing import PAIRED_MS, PhonePairing
from shuke.application.session import Session
from shuke.application.shifts.opening import open_shift
from shuke.application.sync.joining import head_office_moved
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff
from shuke.domain.sync.phone_messages import AskPhones, PhoneSeen, PhonesSent, ScanFate
from shuke.presenters.prizes.phones import PhoneDots, PhonePorts, PhonesPresenter
from shuke.wording import Language

DOTS: PhoneDots = ((True, False), (False, True))


class Stand(PrizesStand):
    """Head office answers as `seen` says; `told` is what it was told last."""

    def __init__(self) -> None:
        super().__init__()
        self.told: AskPhones | None = None
        self.asked_often = 0
        self.opened, self.number, self.text = False, 0, ""
        self.reached = True
        self.scanned: list[str] = []
        self.drawn: list[str] = []
        self.strip: tuple[str, ...] = ()
        self.locked = False
        knows_head_office(self.shop.store)
        self.pairing = PhonePairing(self.shop.desk, CodeTexts(), secrets.token_bytes)
        ports = PhonePorts(
            self.background,
            self._ask_phones,
            self._draw,
            self.scanned.append,
            lambda: not self.locked,
            self._strip,
        )
        self.phones = PhonesPresenter(self.office_with(self.approval.ask), self.pairing, ports)

    @property
    def phones_notice(self) -> str:
        notice = self.phones.state.notice
        return notice.words.into(Language.EN) if notice and not isinstance(notice.words, str) else ""

    def scan(self, text: str) -> None:
        self.number, self.text = self.number + 1, text
        self.phones.look()

    def _ask_phones(self, told: AskPhones) -> PhonesSent | None:
        self.told, self.asked_often = told, self.asked_often + 1
        if not self.reached:
            return None
        return PhonesSent(
            tuple(PhoneSeen(one.phone_id, self.opened, self.number, self.text) for one in told.offered)
        )

    def _draw(self, text: str) -> PhoneDots:
        self.drawn.append(text)
        return DOTS

    def _strip(self, phones: tuple[str, ...]) -> None:
        self.strip = phones


@pytest.fixture
def stand() -> Stand:
    return Stand()


@pytest.fixture
def paired(stand: Stand) -> Stand:
    stand.phones.open()
    stand.opened = True
    stand.phones.look()
    return stand


def test_the_code_is_shown_until_a_telephone_opened_it_which_then_has_a_name(stand: Stand) -> None:
    assert not stand.phones.wanted
    stand.phones.look()
    assert stand.asked_often == 0, "nobody asks while there is none"
    stand.phones.open()
    assert stand.phones.state.dots == DOTS
    (link,) = stand.drawn
    assert link.startswith("https://head-office.example:8443/S#")
    assert stand.told is not None
    assert stand.told.offered[0].of == stand.session.staff.name
    assert link.partition(".")[2] not in str(stand.told), "head office hears the hash alone"
    stand.opened = True
    stand.phones.look()
    assert stand.phones.state.dots == ()
    assert stand.phones_notice == "The phone is connected."
    assert len(stand.phones.state.rows) == 1
    assert stand.strip == (stand.session.staff.name,)


def test_what_it_scans_goes_where_a_hand_scanners_code_goes_once(paired: Stand) -> None:
    code = paired.win()
    paired.scan(code)
    assert paired.scanned == [code]
    paired.phones.look()
    assert paired.scanned == [code], "the same scan again is no second one"
    assert paired.told is not None
    assert [(one.number, one.fate) for one in paired.told.heard] == [(1, ScanFate.TAKEN)]
    paired.scan("13800138000")
    assert paired.scanned == [code, "13800138000"]


def test_what_is_no_member_and_no_prize_is_not_taken(paired: Stand) -> None:
    for text in ("6901234567892", "https://example.com", "SK:BROKEN"):
        paired.scan(text)
        paired.phones.look()
        assert paired.told is not None
        assert paired.told.heard[0].fate is ScanFate.NOT_FOR_PHONES, text
    assert paired.scanned == []


def test_a_locked_till_takes_nothing_and_keeps_its_telephones(paired: Stand) -> None:
    paired.phones.locked()
    paired.locked = True
    paired.scan("13800138000")
    paired.phones.look()
    assert paired.scanned == []
    assert paired.told is not None
    assert paired.told.heard[0].fate is ScanFate.LOCKED
    paired.locked = False
    paired.scan("13800138000")
    assert paired.scanned == ["13800138000"]


def test_one_that_is_disconnected_is_heard_no_more_and_head_office_hears_of_it(paired: Stand) -> None:
    (row,) = paired.phones.state.rows
    was = paired.told
    paired.phones.end(row.key)
    assert paired.strip == ()
    assert was is not None
    late = PhonesSent((PhoneSeen(row.key, True, 9, "13800138000"),))
    assert paired.pairing.heard(late, locked=False) == []
    paired.phones.look()
    assert paired.told == AskPhones()
    assert not paired.phones.wanted


def test_head_office_that_does_not_answer_is_asked_again(paired: Stand) -> None:
    (row,) = paired.phones.state.rows
    paired.reached = False
    paired.phones.end(row.key)
    paired.phones.look()
    assert paired.phones.wanted, "it has not heard of it yet"
    paired.reached = True
    paired.phones.look()
    assert not paired.phones.wanted


def test_it_ends_after_twelve_hours(paired: Stand) -> None:
    paired.shop.clock.advance(PAIRED_MS / 1000)
    paired.phones.look()
    assert paired.phones.state.rows == ()
    assert paired.told == AskPhones()


def test_it_ends_with_the_shift_also_with_one_that_began_after_it(paired: Stand) -> None:
    open_shift(paired.shop.desk, Session(Staff("st-8", "店长", Role.MANAGER), 0), Money(0))
    paired.phones.look()
    assert len(paired.phones.state.rows) == 1
    assert paired.pairing.told("the next shift") == AskPhones()
    paired.phones.look()
    assert paired.phones.state.rows == ()


def test_a_code_that_nobody_opened_is_good_no_more_once_the_panel_is_closed(stand: Stand) -> None:
    stand.phones.open()
    stand.phones.close()
    stand.opened = True
    stand.phones.look()
    assert stand.told == AskPhones()
    assert stand.phones.state.dots == ()


def test_why_none_can_be_paired_is_said(stand: Stand) -> None:
    for _ in range(4):
        stand.phones.pair()
        stand.opened = True
        stand.phones.look()
        stand.opened = False
    stand.phones.open()
    stand.phones.pair()
    assert stand.phones_notice.startswith("4 phones scan for this till already.")
    with stand.shop.store.writing() as work:
        head_office_moved(work, "http://192.168.1.9:8000")
        work.commit()
    stand.phones.pair()
    assert "http://192.168.1.9:8000" in stand.phones_notice
    stand.session = replace(stand.session, staff=Staff("st-7", "审计", Role.AUDITOR))
    stand.phones.pair()
    assert "role" in stand.phones_notice
