from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.signing.trust_list import open_trust_list
from shuke.application.code_check import CodeCheck
from shuke.domain.card import Card
from vectors.make import contents, stated

FOLDER = Path(__file__).parent


def kept(name):
    return json.loads((FOLDER / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def trust():
    vector = kept("trust_list.json")
    return open_trust_list(bytes.fromhex(vector["sealed"]), [bytes.fromhex(vector["root"])], Ed25519Check())


@pytest.mark.parametrize(
    "name", ["keys.json", "trust_list.json", "codes.json", "member_chain.json", "facts.json"]
)
def test_what_is_made_today_is_what_was_always_made(name):
    assert (FOLDER / name).read_text("utf-8") == contents()[name]


@pytest.mark.parametrize("vector", kept("codes.json"), ids=lambda vector: vector["name"])
def test_each_code_gets_its_outcome_and_states_what_it_should(vector, trust):
    check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trust)
    if vector["asked_for"] == "card":
        found = check.card(vector["text"], card_on_file, date(2026, 11, 3))
    elif vector["asked_for"] == "receipt":
        found = check.receipt(vector["text"])
    elif vector["asked_for"] == "member":
        found = check.member(vector["text"], lambda _: True)
    elif vector["asked_for"] == "access":
        found = check.access(vector["text"])
    else:
        found = check.enrolment(vector["text"])
    assert found.outcome == vector["outcome"]
    if vector["states"] is not None:
        assert stated(found.code) == vector["states"]


def test_the_names_of_vectors_are_their_own():
    names = [vector["name"] for vector in kept("codes.json")]
    assert len(set(names)) == len(names)


def test_the_facts_are_signed_and_chained():
    facts = SignedFacts(Ed25519Signer(bytes(32)), Ed25519Check())
    first, second = kept("facts.json")
    for vector in (first, second):
        content, hashed = bytes.fromhex(vector["content"]), bytes.fromhex(vector["hash"])
        assert facts.hash(content) == hashed
        assert facts.signed_by(
            bytes.fromhex(vector["public_key"]), hashed, bytes.fromhex(vector["signature"])
        )
        assert facts.open(content)[0].seq == vector["seq"]
    assert second["previous"] == first["hash"]


def card_on_file(card_id):
    return Card(card_id, "m1", "80001234", "member", date(2026, 11, 3))
