"""Whatever is scanned or typed at the counter is a member, an article, a receipt, or refused in words."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, time

import pytest

from fakes.cards import card_turned, reissued
from fakes.counter_shop import SHOP, TEA, CounterShop
from shuke.adapters.code_text.base45 import decode_base45, encode_base45
from shuke.adapters.code_text.texts import CodeTexts, with_checksum
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.code_check import CodeCheck, card_words
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.identifying import (
    CardRefused,
    FoundArticle,
    FoundMember,
    Identifying,
    NothingFound,
    ReceiptSeen,
    ScanAnswer,
)
from shuke.application.refusal import Refusal, Refused
from shuke.domain.article import Article
from shuke.domain.basket import IdentifiedBy
from shuke.domain.card import Card, CardStatus
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import CardCode, CodeKind, ReceiptCode, TillEnrolmentCode
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.code_refused import CodeRefused
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.wording.sentence import Language

A_DAY = date(2026, 3, 10)
LONG_AGO = date(2020, 1, 1)
OTHER_TILL = Ed25519Signer(bytes([7]) * 32)
FORMER = Ed25519Signer(bytes([8]) * 32)
STOLEN = Ed25519Signer(bytes([9]) * 32)
UNHEARD = Ed25519Signer(bytes([10]) * 32)


class Gate:
    """A shop with one member, and the signed texts of cards."""

    def __init__(self) -> None:
        self.shop = CounterShop()
        own = self.shop.signer.public_key
        self.trust = TrustList(
            "tenant-1",
            1,
            LONG_AGO,
            (
                TrustedKey(own, KeyOwner.TILL, LONG_AGO, "S01", "S01-1"),
                TrustedKey(OTHER_TILL.public_key, KeyOwner.TILL, LONG_AGO, "S01", "S01-2"),
                TrustedKey(FORMER.public_key, KeyOwner.TILL, LONG_AGO, "S01", "S01-3", date(2025, 12, 31)),
                TrustedKey(STOLEN.public_key, KeyOwner.TILL, LONG_AGO, "S01", "S01-4", revoked_on=A_DAY),
            ),
        )
        check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: self.trust)
        self.identifying = Identifying(self.shop.desk, check)
        self.member = self.shop.enrol(Profile("王小明", "13800138000"))

    def scan(self, text: str, by: IdentifiedBy = IdentifiedBy.CAMERA) -> ScanAnswer:
        return self.identifying.scan(self.shop.cashier, text, by)

    def code(self, card: Card | None = None, signer: Ed25519Signer | None = None, **changes: object) -> str:
        card = card or self.member.card
        code = CardCode(
            "tenant-1", card.card_id, card.number, card.card_type, card.issued_on, card.expires_on
        )
        return CodeTexts().write(replace(code, **changes), signer or self.shop.signer)  # type: ignore[arg-type]

    def record(self, body: FactBody) -> None:
        with self.shop.store.writing() as work:
            self.shop.recorder.record(work, SHOP, body, staff="")
            work.commit()

    def set_status(self, status: CardStatus) -> None:
        card = self.member.card
        self.record(card_turned(card.card_id, card.member_id, status))

    def facts(self) -> int:
        with self.shop.store.reading() as work:
            return work.journal.count_after("S01-1", 0, 0)

    def newest(self) -> FactBody | None:
        with self.shop.store.reading() as work:
            head = work.journal.head("S01-1")
            assert head
            stored = work.journal.get("S01-1", head.epoch, head.seq)
        assert stored
        _, kind, version, plain = self.shop.sealing.open(stored.content)
        return read_body(kind, version, plain)


@pytest.fixture
def gate() -> Gate:
    return Gate()


# Members


def test_a_members_card_names_the_member_and_is_no_event(gate: Gate) -> None:
    before = gate.facts()
    answer = gate.scan(f"  {gate.code()}\r\n", IdentifiedBy.HAND_SCANNER)
    assert answer == FoundMember(gate.member.member_id, IdentifiedBy.HAND_SCANNER)
    assert gate.facts() == before


def test_another_tills_card_is_as_good(gate: Gate) -> None:
    assert gate.scan(gate.code(signer=OTHER_TILL)) == FoundMember(gate.member.member_id, IdentifiedBy.CAMERA)


def test_a_typed_card_number_names_the_member(gate: Gate) -> None:
    assert gate.scan(gate.member.number) == FoundMember(gate.member.member_id, IdentifiedBy.CARD_NUMBER)


@pytest.mark.parametrize("typed", ["13800138000", "+8613800138000", "8613800138000", " 13800138000 "])
def test_a_phone_names_its_member_however_it_is_written(gate: Gate, typed: str) -> None:
    assert gate.scan(typed) == FoundMember(gate.member.member_id, IdentifiedBy.PHONE)


@pytest.mark.parametrize("kept", ["13900139000", "+8613900139000", "8613900139000"])
def test_a_phone_is_one_phone_however_it_was_told(gate: Gate, kept: str) -> None:
    other = gate.shop.enrol(Profile("李小红", kept))
    assert gate.scan("13900139000") == FoundMember(other.member_id, IdentifiedBy.PHONE)
    with gate.shop.store.reading() as work:
        found = work.members.get(other.member_id)
    assert found
    assert found.profile.phone == "13900139000"
    for again in ("13900139000", "+8613900139000", "8613900139000"):
        answer = gate.shop.enrolments.enrol(
            gate.shop.cashier, Enrolment(Profile("李", again), "tier.ordinary.sale")
        )
        assert answer == Refused(Refusal.PHONE_KNOWN, (("number", other.number),))


def test_a_phone_from_abroad_keeps_its_country(gate: Gate) -> None:
    abroad = gate.shop.enrol(Profile("Chan", "+85291234567"))
    assert gate.scan("+85291234567") == FoundMember(abroad.member_id, IdentifiedBy.PHONE)
    assert gate.scan("85291234567") == NothingFound("85291234567")


def test_a_phone_that_two_members_share_names_neither(gate: Gate) -> None:
    with gate.shop.store.writing() as work:
        work.members.describe(gate.member.member_id, Profile("王小明", "+8613900139000"), "wxm")
        work.commit()
    gate.shop.enrol(Profile("李小红", "13700137000"))
    with gate.shop.store.writing() as work:
        second = work.members.by_phone("13700137000", 1)[0]
        work.members.describe(second.member_id, Profile("李小红", "13900139000"), "lxh")
        work.commit()
    assert gate.scan("13900139000") == NothingFound("13900139000")


def test_a_card_number_that_looks_like_a_phone_is_still_found(gate: Gate) -> None:
    gate.record(CardIssued("c-9", gate.member.member_id, "13812345678", "member", A_DAY))
    assert gate.scan("13812345678") == FoundMember(gate.member.member_id, IdentifiedBy.CARD_NUMBER)


# Articles, and what is nothing


def test_a_barcode_is_an_article(gate: Gate) -> None:
    assert gate.scan("6901234567892") == FoundArticle(TEA)
    gate.record(ArticlesListed((Article("a-own", "散茶", Money(5_00), barcode="LC-7/A"),)))
    answer = gate.scan("LC-7/A")
    assert isinstance(answer, FoundArticle)
    assert answer.article.article_id == "a-own"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "19900000000",
        "6901234567899",
        "0",
        "https://example.com/",
        "王小明",
        "x" * 10_000,
        "\x00",
        "\ud800",
    ],
)
def test_what_nobody_knows_is_given_back_and_is_no_event(gate: Gate, text: str) -> None:
    before = gate.facts()
    assert gate.scan(text) == NothingFound(text.strip())
    assert gate.facts() == before


# Refused cards


def with_status(gate: Gate, status: CardStatus) -> str:
    gate.set_status(status)
    return gate.code()


def expired(gate: Gate) -> Card:
    card = CardIssued("c-old", gate.member.member_id, "00111000999", "member", LONG_AGO, date(2026, 3, 9))
    gate.record(card)
    with gate.shop.store.reading() as work:
        found = work.cards.get("c-old")
    assert found
    return found


def enrolment_code(gate: Gate) -> str:
    invitation = TillEnrolmentCode(
        "tenant-1", "S01-9", "7K3M-P9QX-22", "https://head-office.example", bytes(32)
    )
    return CodeTexts().write(invitation, gate.shop.signer)


def of_version(text: str, version: int) -> str:
    content = decode_base45(text.removeprefix("SK:"))[:-2]
    return "SK:" + encode_base45(with_checksum(bytes([version]) + content[1:]))


def forged(gate: Gate) -> str:
    """Another member's number under this card's signature."""
    content = decode_base45(gate.code().removeprefix("SK:"))[:-2]
    number = gate.member.number.encode()
    return "SK:" + encode_base45(with_checksum(content.replace(number, number[:-1] + b"9")))


EACH_REFUSAL = {
    CodeOutcome.DAMAGED: lambda gate: gate.code()[:-3],
    CodeOutcome.NEWER_VERSION: lambda gate: of_version(gate.code(), 3),
    CodeOutcome.NOT_OURS: lambda gate: gate.code(tenant="tenant-2", signer=UNHEARD),
    CodeOutcome.CANNOT_TELL_YET: lambda gate: gate.code(signer=UNHEARD),
    CodeOutcome.FORGED: forged,
    CodeOutcome.KEY_NOT_VALID_THEN: lambda gate: gate.code(signer=FORMER),
    CodeOutcome.REVOKED_KEY: lambda gate: gate.code(signer=STOLEN),
    CodeOutcome.NOT_HERE_YET: lambda gate: gate.code(card_id="c-elsewhere"),
    CodeOutcome.LOST: lambda gate: with_status(gate, CardStatus.LOST),
    CodeOutcome.REPLACED: lambda gate: with_status(gate, CardStatus.REPLACED),
    CodeOutcome.RECALLED: lambda gate: with_status(gate, CardStatus.RECALLED),
    CodeOutcome.CLOSED: lambda gate: with_status(gate, CardStatus.CLOSED),
    CodeOutcome.EXPIRED: lambda gate: gate.code(expired(gate)),
    CodeOutcome.WRONG_KIND: enrolment_code,
}
NO_EVENT = {CodeOutcome.DAMAGED, CodeOutcome.WRONG_KIND}


def test_every_outcome_but_the_good_ones_can_be_met_here() -> None:
    """A text that is no code at all is looked up otherwise; a receipt that was altered is seen as a receipt."""
    met_elsewhere = {CodeOutcome.VALID, CodeOutcome.UNKNOWN, CodeOutcome.ALTERED}
    assert set(EACH_REFUSAL) == set(CodeOutcome) - met_elsewhere


@pytest.mark.parametrize("outcome", EACH_REFUSAL)
def test_each_refused_card_is_said_in_words_and_recorded_as_a_hash(gate: Gate, outcome: CodeOutcome) -> None:
    text = EACH_REFUSAL[outcome](gate)
    before = gate.facts()
    answer = gate.scan(text)
    assert isinstance(answer, CardRefused)
    assert answer.scan.outcome is outcome
    for language in Language:
        assert card_words(answer.scan, language)
    if outcome in NO_EVENT:
        assert gate.facts() == before
        return
    assert gate.facts() == before + 1
    fact = gate.newest()
    known = answer.scan.card.card_id if answer.scan.card else ""
    assert fact == CodeRefused(outcome.value, hashlib.sha256(text.encode()).digest(), known)
    with gate.shop.store.reading() as work:
        content = work.journal.after("S01-1", 0, before, 1)[0].content
    assert text.encode() not in content
    assert text.removeprefix("SK:")[:20].encode() not in content


def test_a_lost_card_names_its_replacement_by_code_and_by_number(gate: Gate) -> None:
    new = reissued(gate.shop, gate.member.card.card_id)
    for text in (gate.code(), gate.member.number):
        answer = gate.scan(text)
        assert isinstance(answer, CardRefused)
        assert answer.scan.outcome is CodeOutcome.LOST
        for language in Language:
            assert new.card.number in card_words(answer.scan, language)
    assert gate.scan(gate.code(new.card)) == FoundMember(gate.member.member_id, IdentifiedBy.CAMERA)
    assert gate.scan(new.card.number) == FoundMember(gate.member.member_id, IdentifiedBy.CARD_NUMBER)


@pytest.mark.parametrize("status", [status for status in CardStatus if status is not CardStatus.ACTIVE])
def test_a_dead_cards_number_is_as_dead_as_its_code(gate: Gate, status: CardStatus) -> None:
    gate.set_status(status)
    before = gate.facts()
    answer = gate.scan(gate.member.number)
    assert isinstance(answer, CardRefused)
    assert answer.scan.outcome is CodeOutcome(status.value)
    assert gate.facts() == before + 1


def test_an_expired_cards_number_is_as_expired_as_its_code(gate: Gate) -> None:
    answer = gate.scan(expired(gate).number)
    assert isinstance(answer, CardRefused)
    assert answer.scan.outcome is CodeOutcome.EXPIRED


def test_a_card_works_through_its_last_day(gate: Gate) -> None:
    gate.record(CardIssued("c-1", gate.member.member_id, "00111000777", "member", LONG_AGO, A_DAY))
    assert gate.scan("00111000777") == FoundMember(gate.member.member_id, IdentifiedBy.CARD_NUMBER)
    gate.shop.clock.advance(86_400)
    assert isinstance(gate.scan("00111000777"), CardRefused)


# Receipts


def receipt(gate: Gate, signer: Ed25519Signer) -> str:
    stated = ReceiptCode(
        tenant="tenant-1",
        shop="S01",
        till="S01-1",
        epoch=1,
        seq=9,
        number="S01-1.1-000001",
        business_date=A_DAY,
        sold_at=time(10, 5),
        total=Money(36_00),
        previous=bytes(16),
        running_sales=1,
        running_paid=Money(36_00),
    )
    return CodeTexts().write(stated, signer)


def test_a_receipt_is_seen_as_what_it_is(gate: Gate) -> None:
    before = gate.facts()
    answer = gate.scan(receipt(gate, gate.shop.signer))
    assert isinstance(answer, ReceiptSeen)
    assert answer.check.outcome is CodeOutcome.VALID
    assert answer.check.code
    assert answer.check.code.number == "S01-1.1-000001"
    other = gate.scan(receipt(gate, OTHER_TILL))
    assert isinstance(other, ReceiptSeen)
    assert other.check.outcome is CodeOutcome.ALTERED
    assert gate.facts() == before


def test_another_kind_is_named(gate: Gate) -> None:
    answer = gate.scan(enrolment_code(gate))
    assert isinstance(answer, CardRefused)
    assert answer.scan.kind is CodeKind.ENROLMENT


def test_a_new_member_has_a_card_that_works(gate: Gate) -> None:
    new = gate.shop.enrol(Profile("赵", "13600136000"))
    assert isinstance(new, NewMember)
    assert gate.scan(gate.code(new.card)) == FoundMember(new.member_id, IdentifiedBy.CAMERA)
