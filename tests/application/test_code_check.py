from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.code_check import (
    CardScan,
    CodeCheck,
    EnrolmentScan,
    ReceiptCheck,
    card_words,
    enrolment_words,
    receipt_words,
)
from shuke.domain.card import Card, CardStatus
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import CodeKind
from shuke.domain.money import Money
from shuke.wording import codes as wording
from shuke.wording.sentence import Language
from vectors.make import CARD, ENROLMENT, RECEIPT, ROOT, STOLEN, TILL, TRUST, UNHEARD, changed, resigned

TODAY = date(2026, 11, 3)
ON_FILE = Card(CARD.card_id, "m1", CARD.number, "member", CARD.issued_on)
WRITE = CodeTexts().write


@pytest.fixture
def check():
    return CodeCheck(CodeTexts(), Ed25519Check(), lambda: TRUST)


def on_file(card):
    return {card.card_id: card}.get


def test_a_scanned_card_names_its_member(check):
    scan = check.card(WRITE(CARD, ROOT), on_file(ON_FILE), TODAY)
    assert scan.outcome is CodeOutcome.VALID
    assert scan.card.member_id == "m1"


def test_a_lost_card_names_the_card_that_took_its_place(check):
    lost = replace(ON_FILE, status=CardStatus.LOST, replaced_by="80009999")
    scan = check.card(WRITE(CARD, ROOT), on_file(lost), TODAY)
    assert scan.outcome is CodeOutcome.LOST
    for language in Language:
        assert "80009999" in card_words(scan, language)
        assert "80001234" in card_words(scan, language)


def test_a_lost_card_without_a_new_one_says_so(check):
    lost = replace(ON_FILE, status=CardStatus.LOST)
    assert "reported lost" in card_words(check.card(WRITE(CARD, ROOT), on_file(lost), TODAY), Language.EN)


def test_a_forged_card_is_never_looked_up(check):
    def look_up(card_id):
        raise AssertionError("a forger chose this id")

    forged = resigned(CARD, changed(CARD, number="1"), ROOT)
    assert check.card(forged, look_up, TODAY).outcome is CodeOutcome.FORGED
    assert check.card(WRITE(CARD, UNHEARD), look_up, TODAY).outcome is CodeOutcome.CANNOT_TELL_YET


def test_a_key_that_becomes_known_turns_cannot_tell_yet_into_an_answer():
    lists = [replace(TRUST, keys=TRUST.keys[:1]), TRUST]
    check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: lists.pop(0))
    code = WRITE(RECEIPT, TILL)
    assert [check.receipt(code).outcome for _ in range(2)] == [CodeOutcome.CANNOT_TELL_YET, CodeOutcome.VALID]


def test_a_receipt_says_what_it_was_signed_for(check):
    said = receipt_words(check.receipt(WRITE(RECEIPT, TILL)), Language.EN, "¥")
    for stated in (RECEIPT.number, "2026-11-03", "10:05", "¥36.00", "t1"):
        assert stated in said


def test_an_altered_receipt_is_told(check):
    altered = resigned(RECEIPT, changed(RECEIPT, total=Money(1)), TILL)
    assert check.receipt(altered).outcome is CodeOutcome.ALTERED
    assert "改动" in receipt_words(check.receipt(altered), Language.ZH, "¥")


def test_a_receipt_shown_as_a_card_is_called_a_receipt(check):
    scan = check.card(WRITE(RECEIPT, TILL), on_file(ON_FILE), TODAY)
    assert scan.outcome is CodeOutcome.WRONG_KIND
    assert "a receipt" in card_words(scan, Language.EN)
    assert "小票" in card_words(scan, Language.ZH)


def test_a_card_by_a_stolen_till_says_when_its_key_was_withdrawn(check):
    scan = check.card(WRITE(CARD, STOLEN), on_file(ON_FILE), TODAY)
    assert scan.outcome is CodeOutcome.REVOKED_KEY
    assert "2026-10-05" in card_words(scan, Language.EN)


def test_a_new_till_believes_the_head_office_its_code_names_and_no_other(check):
    scan = check.enrolment(WRITE(ENROLMENT, ROOT))
    assert scan.outcome is CodeOutcome.VALID
    assert check.is_from(scan, ROOT.public_key)
    assert not check.is_from(scan, UNHEARD.public_key)
    posing = check.enrolment(WRITE(ENROLMENT, UNHEARD))
    assert not check.is_from(posing, UNHEARD.public_key)
    assert not check.is_from(posing, ROOT.public_key)
    assert not check.is_from(check.enrolment(WRITE(CARD, ROOT)), ROOT.public_key)
    assert check.enrolment(WRITE(CARD, ROOT)).outcome is CodeOutcome.WRONG_KIND


@pytest.mark.parametrize("outcome", CodeOutcome)
@pytest.mark.parametrize("language", Language)
def test_every_outcome_has_words_wherever_it_can_come_up(outcome, language):
    lost = replace(ON_FILE, replaced_by="80009999")
    key = TRUST.keys[2]
    said = []
    if outcome in wording.CARD:
        said += [card_words(CardScan(outcome, CARD, card, key), language) for card in (None, ON_FILE, lost)]
    if outcome in wording.RECEIPT:
        said += [receipt_words(ReceiptCheck(outcome, code, key), language, "¥") for code in (None, RECEIPT)]
    if outcome in wording.ENROLMENT:
        said += [enrolment_words(EnrolmentScan(outcome, code), language) for code in (None, ENROLMENT)]
    assert said
    assert not any("{" in sentence for sentence in said)
    assert all((language is Language.ZH) == any("一" <= each <= "鿿" for each in one) for one in said)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (wording.CARD, {CodeOutcome.ALTERED}),
        (
            wording.RECEIPT,
            {
                CodeOutcome.FORGED,
                CodeOutcome.NOT_HERE_YET,
                CodeOutcome.LOST,
                CodeOutcome.REPLACED,
                CodeOutcome.RECALLED,
                CodeOutcome.CLOSED,
                CodeOutcome.EXPIRED,
            },
        ),
    ],
)
def test_only_outcomes_that_cannot_come_up_have_no_words(words, missing):
    assert set(CodeOutcome) - set(words) == missing
    assert set(words) <= set(CodeOutcome)


def test_what_is_no_code_of_the_kind_asked_for_is_said_to_be_what_it_is(check):
    card, receipt = WRITE(CARD, ROOT), WRITE(RECEIPT, TILL)
    assert check.receipt(card) == ReceiptCheck(CodeOutcome.WRONG_KIND, kind=CodeKind.CARD)
    assert "member's card" in receipt_words(check.receipt(card), Language.EN, "¥")
    assert check.receipt("hello").outcome is CodeOutcome.UNKNOWN
    assert check.receipt(receipt[:-3]).outcome is CodeOutcome.DAMAGED
    assert check.enrolment("hello").outcome is CodeOutcome.UNKNOWN
    assert check.card("hello", {}.get, TODAY).outcome is CodeOutcome.UNKNOWN
