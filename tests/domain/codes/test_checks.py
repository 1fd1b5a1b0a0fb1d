from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from shuke.domain.card import Card, CardStatus
from shuke.domain.codes.checks import decide_card, decide_receipt, decide_signature
from shuke.domain.codes.outcome import Check, CodeOutcome
from shuke.domain.codes.payload import CardCode, CodeKind
from shuke.domain.codes.trust import KeyOwner, TrustedKey

TODAY = date(2026, 11, 3)
CODE = CardCode("demo", "c1", "80001234", "member", date(2026, 1, 1))
HEAD_OFFICE = TrustedKey(bytes(32), KeyOwner.HEAD_OFFICE, date(2026, 1, 1))
ON_FILE = Card("c1", "m1", "80001234", "member", date(2026, 1, 1))


def decide(key=HEAD_OFFICE, card=ON_FILE, code=CODE, *, verified=True, on=TODAY):
    return decide_card(code, decide_signature(code, "demo", key, verified=verified), key, card, on)


def test_every_outcome_belongs_to_a_check_and_only_valid_to_none():
    assert [outcome for outcome in CodeOutcome if outcome.check is None] == [CodeOutcome.VALID]


def test_what_is_said_is_what_the_first_failing_check_found():
    """All combinations of everything that can be wrong: the earliest check in the fixed order speaks."""
    expired = replace(ON_FILE, expires_on=date(2026, 11, 2))
    for verified, revoked, lost, late in product([True, False], repeat=4):
        key = replace(HEAD_OFFICE, revoked_on=TODAY if revoked else None)
        card = replace(expired if late else ON_FILE, status=CardStatus.LOST if lost else CardStatus.ACTIVE)
        failing = {
            Check.SIGNATURE: not verified,
            Check.REVOKED: revoked,
            Check.BLOCKED: lost,
            Check.TIME: late,
        }
        first = min((check for check, failed in failing.items() if failed), default=None)
        assert decide(key, card, verified=verified).check == first


def test_a_key_not_yet_known_is_never_called_forged():
    assert decide(None, None, verified=False) is CodeOutcome.CANNOT_TELL_YET


def test_another_tenants_card_is_told_by_its_tenant():
    assert decide(None, None, replace(CODE, tenant="other")) is CodeOutcome.NOT_OURS
    assert decide(code=replace(CODE, tenant="other")) is CodeOutcome.NOT_OURS


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (CardStatus.ACTIVE, CodeOutcome.VALID),
        (CardStatus.LOST, CodeOutcome.LOST),
        (CardStatus.REPLACED, CodeOutcome.REPLACED),
        (CardStatus.RECALLED, CodeOutcome.RECALLED),
        (CardStatus.CLOSED, CodeOutcome.CLOSED),
    ],
)
def test_every_status_of_a_card_has_its_outcome(status, outcome):
    assert decide(card=replace(ON_FILE, status=status)) is outcome


def test_a_card_works_on_its_last_day_and_not_on_the_next():
    card = replace(ON_FILE, expires_on=TODAY)
    assert decide(card=card, on=TODAY) is CodeOutcome.VALID
    assert decide(card=card, on=date(2026, 11, 4)) is CodeOutcome.EXPIRED


def test_a_prolonged_card_works_though_the_printed_date_is_past():
    code = replace(CODE, expires_on=date(2026, 6, 1))
    assert decide(code=code, card=replace(ON_FILE, expires_on=date(2027, 6, 1))) is CodeOutcome.VALID


def test_a_genuine_card_nobody_told_this_till_about_is_not_called_valid():
    assert decide(card=None) is CodeOutcome.NOT_HERE_YET


@pytest.mark.parametrize(
    ("issued", "outcome"),
    [
        (date(2025, 12, 31), CodeOutcome.KEY_NOT_VALID_THEN),
        (date(2026, 1, 1), CodeOutcome.VALID),
        (date(2026, 6, 30), CodeOutcome.VALID),
        (date(2026, 7, 1), CodeOutcome.KEY_NOT_VALID_THEN),
    ],
)
def test_a_key_is_good_for_the_days_it_was_in_use(issued, outcome):
    key = replace(HEAD_OFFICE, valid_until=date(2026, 6, 30))
    assert decide(key, code=replace(CODE, issued_on=issued)) is outcome


def test_a_revoked_key_is_believed_for_no_date_whatever_the_code_states():
    key = replace(HEAD_OFFICE, revoked_on=date(2026, 10, 5))
    assert decide(key, code=replace(CODE, issued_on=date(2026, 1, 1))) is CodeOutcome.REVOKED_KEY


def test_a_till_signs_its_own_receipts_only(receipt_code):
    own = TrustedKey(bytes(32), KeyOwner.TILL, date(2026, 1, 1), "s1", "t1")
    for key, outcome in (
        (own, CodeOutcome.VALID),
        (replace(own, till="t2"), CodeOutcome.ALTERED),
        (replace(own, shop="s2"), CodeOutcome.ALTERED),
        (HEAD_OFFICE, CodeOutcome.ALTERED),
    ):
        signature = decide_signature(receipt_code, "demo", key, verified=True)
        assert decide_receipt(receipt_code, signature, key) is outcome


def test_no_label_begins_another():
    labels = [kind.label for kind in CodeKind] + [
        b"shuke/fact/1",
        b"shuke/fact-signature/1",
        b"shuke/trust-list/1",
    ]
    for one, two in product(labels, repeat=2):
        assert one is two or not two.startswith(one)


@pytest.mark.parametrize(
    "wrong",
    [
        {"public_key": bytes(31)},
        {"till": "t1"},
        {"owner": KeyOwner.TILL},
        {"owner": KeyOwner.TILL, "till": "t1"},
    ],
)
def test_a_key_that_says_it_is_nobodys_or_everybodys_does_not_construct(wrong):
    with pytest.raises(ValueError, match="key"):
        replace(HEAD_OFFICE, **wrong)
