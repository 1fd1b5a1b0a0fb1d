"""A member's card on paper: what the printer prints reads back as the signed text, in both languages."""

from __future__ import annotations

import json
import re
from datetime import date

import cv2
import numpy as np
import pytest
import zxingcpp

from fakes.counter_shop import SHOP, CounterShop
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.printing.printer import machine_of, preview_png
from shuke.adapters.printing.profile import load_profile
from shuke.adapters.printing.render import render
from shuke.adapters.printing.virtual.machine import printed
from shuke.adapters.printing.virtual.printed import PrintedLine
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.card_printing import print_card
from shuke.application.cards.asking import CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.application.code_check import CodeCheck
from shuke.application.enrolling import Enrolments, NewMember
from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.print_queue import UnreadableContent
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.slips import (
    CardSlip,
    card_slip_paper,
    compose_card_slip,
    packed_card_slip,
    recovery_paper,
)
from shuke.domain.card import Card
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import CardCode
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.profile import Profile
from shuke.domain.recovery_key import RecoveryKey, read_recovery_key
from shuke.domain.shop import Role, Staff
from shuke.wording.sentence import Language

PROFILES = ["virtual-80", "virtual-58", "generic-80", "generic-58", "epson-tm-t88", "xprinter-xp-58"]


class Counter:
    """A shop whose cards carry really signed codes."""

    def __init__(self) -> None:
        self.shop = CounterShop()
        self.enrolments = Enrolments(self.shop.desk, str.lower, self.card_text)
        self.shop.enrolments = self.enrolments
        self.member = self.shop.enrol(Profile("王小明", "13800138000"))

    def card_text(self, card: Card) -> str:
        code = CardCode(
            "tenant-1", card.card_id, card.number, card.card_type, card.issued_on, card.expires_on
        )
        return CodeTexts().write(code, self.shop.signer)

    def newest_job(self, number: str) -> PrintJob:
        with self.shop.store.reading() as work:
            job = work.print_jobs.latest(f"card {number}")
        assert job
        return job

    def jobs(self) -> int:
        with self.shop.store.reading() as work:
            return work.print_jobs.waiting_count()


@pytest.fixture
def counter() -> Counter:
    return Counter()


def words_of(job: PrintJob, profile_key: str = "virtual-80") -> str:
    profile = load_profile(profile_key)
    paper = printed(render(compose_card_slip(job), profile), machine_of(profile))
    return "\n".join(item.text for item in paper.items if isinstance(item, PrintedLine))


@pytest.mark.parametrize("profile_key", PROFILES)
def test_the_qr_on_the_paper_is_the_members_signed_code(counter: Counter, profile_key: str) -> None:
    job = counter.newest_job(counter.member.number)
    picture = preview_png(compose_card_slip(job), load_profile(profile_key))
    grey = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)
    (found,) = zxingcpp.read_barcodes(grey)
    assert found.text == counter.card_text(counter.member.card)
    own = TrustedKey(
        counter.shop.signer.public_key, KeyOwner.TILL, counter.member.card.issued_on, "S01", "S01-1"
    )
    trust = TrustList("tenant-1", 1, counter.member.card.issued_on, (own,))
    check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trust)
    with counter.shop.store.reading() as work:
        scan = check.card(found.text, work.cards.get, counter.member.card.issued_on)
    assert scan.outcome is CodeOutcome.VALID
    assert scan.card == counter.member.card


def test_the_paper_names_shop_and_number_and_hides_the_name(counter: Counter) -> None:
    words = words_of(counter.newest_job(counter.member.number))
    assert SHOP.name in words
    assert counter.member.number in words
    assert "王**" in words
    assert "小明" not in words
    assert "13800138000" not in words


def test_it_is_printed_in_the_language_of_the_till(counter: Counter) -> None:
    counter.shop.desk.language = lambda: "en"
    counter.shop.enrol(Profile("Chan", "+85291234567"))
    with counter.shop.store.reading() as work:
        card = work.cards.of_member(work.members.by_phone("+85291234567", 1)[0].member_id)[0]
    assert "Member card" in words_of(counter.newest_job(card.number))
    assert "会员卡" in words_of(counter.newest_job(counter.member.number))


def test_a_living_card_is_printed_again_and_is_no_event(counter: Counter) -> None:
    before = counter.jobs()
    with counter.shop.store.reading() as work:
        facts = work.journal.count_after("S01-1", 0, 0)
    card = counter.member.card
    assert print_card(counter.shop.desk, counter.shop.cashier, card.card_id, counter.card_text) == card
    assert counter.jobs() == before + 1
    first, second = counter.newest_job(card.number), counter.newest_job(card.number)
    assert first.content == second.content
    assert (second.kind, second.opens_drawer, second.copy) == (PrintKind.CARD_SLIP, False, 0)
    with counter.shop.store.reading() as work:
        assert work.journal.count_after("S01-1", 0, 0) == facts


def test_a_dead_or_unknown_card_is_not_printed(counter: Counter) -> None:
    desk = CardDesk(counter.shop.desk, counter.card_text)
    desk.report_lost(counter.shop.cashier, CardAsked(counter.member.card.card_id))
    before = counter.jobs()
    gone = Session(Staff("st-9", "离职", Role.CASHIER, active=False), 0)
    desk, card_id = counter.shop.desk, counter.member.card.card_id
    assert print_card(desk, counter.shop.cashier, card_id, counter.card_text) == Refused(Refusal.CARD_DEAD)
    assert print_card(desk, counter.shop.cashier, "c-9", counter.card_text) == Refused(Refusal.CARD_GONE)
    assert print_card(desk, gone, card_id, counter.card_text) == Refused(Refusal.NOT_ALLOWED)
    assert counter.jobs() == before


def test_a_card_without_a_name_on_file_is_printed_without_one(counter: Counter) -> None:
    new = counter.shop.enrol(Profile(phone="13600136000"))
    assert isinstance(new, NewMember)
    assert new.number in words_of(counter.newest_job(new.number))


SLIP = CardSlip("茶庄", "王**", "00111000001", "SK:6BFOXN", Language.ZH)


def job_of(content: bytes, copy: int = 0) -> PrintJob:
    return PrintJob(1, PrintKind.CARD_SLIP, "card 1", content, copy, opens_drawer=False)


def test_a_stored_slip_comes_back_as_it_was() -> None:
    assert compose_card_slip(job_of(packed_card_slip(SLIP))) == card_slip_paper(SLIP)


def test_a_slip_that_may_be_on_paper_already_is_marked() -> None:
    assert "重打 COPY 2" in words_of(job_of(packed_card_slip(SLIP), copy=2))
    assert "COPY" not in words_of(job_of(packed_card_slip(SLIP)))


def test_control_characters_in_a_shops_name_never_reach_the_printer() -> None:
    job = job_of(json.dumps([1, "茶\x1b@\x10\x14庄", "王**", "0", "SK:A", "zh"]).encode())
    profile = load_profile("virtual-80")
    assert render(compose_card_slip(job), profile).count(b"\x10\x14") == 0
    assert "茶@庄" in words_of(job)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"{}",
        b"[]",
        b"7",
        b"[" * 100_000,
        b'"' + b" " * 20_000 + b'"',
        b'[2,"a","b","c","d","zh"]',
        b'[1,"a","b","c","zh"]',
        b'[1,"a","b","c","d","e","zh"]',
        b'[1,"a","b","c",5,"zh"]',
        b'[1,"a","b","c","d","fr"]',
        b'[1,"a","b","c","d",["zh"]]',
        b'[1,"a","b","c","","zh"]',
        b'[1,"a","b","c","' + b"X" * 5000 + b'","zh"]',
        b'[1,"a","b","c","\\ud800","zh"]',
    ],
)
def test_what_is_no_slip_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(UnreadableContent):
        compose_card_slip(job_of(content))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("profile_key", ["virtual-80", "generic-58"])
def test_the_recovery_sheet_has_every_group_of_the_key_and_the_shop(
    language: Language, profile_key: str
) -> None:
    key = RecoveryKey(bytes(range(20)))
    profile = load_profile(profile_key)
    paper = printed(
        render(recovery_paper(key, "茗香茶庄", date(2026, 3, 10), language), profile), machine_of(profile)
    )
    words = "\n".join(item.text for item in paper.items if isinstance(item, PrintedLine))
    assert "2026-03-10" in words
    read = read_recovery_key(" ".join(re.findall(r"\b[0-9A-Z]{5}\b", words)))
    assert read == key
