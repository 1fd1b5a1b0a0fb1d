"""Writes the vectors in this folder anew: `python -m vectors.make` from tests/.

They are made with fixed keys, so that every implementation (the program, the verification page) must agree
with them byte for byte; `test_vectors.py` fails if what is made today differs from what is kept here.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, time
from pathlib import Path
from typing import Any

from shuke.adapters.code_text.base45 import decode_base45, encode_base45
from shuke.adapters.code_text.texts import CodeTexts, with_checksum
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.signing.trust_list import seal_trust_list
from shuke.adapters.strict_cbor import encode_deterministically
from shuke.domain.codes.chain import SLOTS, ShownLink, chain_label, link_after
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import (
    AccessCode,
    CardCode,
    MemberCode,
    Payload,
    ReceiptCode,
    TillEnrolmentCode,
    receipt_number,
)
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.facts.fact import GENESIS, FactHeader
from shuke.domain.money import Money

FOLDER = Path(__file__).parent
HOST = "check.shuke.example"

ROOT = Ed25519Signer(bytes([1]) * 32)
TILL = Ed25519Signer(bytes([2]) * 32)
STOLEN = Ed25519Signer(bytes([3]) * 32)
FORMER = Ed25519Signer(bytes([4]) * 32)
UNHEARD = Ed25519Signer(bytes([5]) * 32)
SIGNERS = {"root": ROOT, "till": TILL, "stolen": STOLEN, "former": FORMER, "unheard": UNHEARD}

TRUST = TrustList(
    tenant="demo",
    version=7,
    issued_on=date(2026, 11, 1),
    keys=(
        TrustedKey(ROOT.public_key, KeyOwner.HEAD_OFFICE, date(2026, 1, 1)),
        TrustedKey(TILL.public_key, KeyOwner.TILL, date(2026, 1, 1), "s1", "t1"),
        TrustedKey(
            STOLEN.public_key, KeyOwner.TILL, date(2026, 1, 1), "s1", "t2", revoked_on=date(2026, 10, 5)
        ),
        TrustedKey(
            FORMER.public_key, KeyOwner.TILL, date(2026, 1, 1), "s1", "t3", valid_until=date(2026, 6, 30)
        ),
    ),
)

CARD = CardCode("demo", "01JBYT3Q8Z4M7N2K5V9C6XW0RA", "80001234", "member", date(2026, 11, 3))
RECEIPT = ReceiptCode(
    tenant="demo",
    shop="s1",
    till="t1",
    epoch=1,
    seq=1234,
    number=receipt_number("t1", 1, 417),
    business_date=date(2026, 11, 3),
    sold_at=time(10, 5),
    total=Money(3_600),
    previous=bytes(range(16)),
    running_sales=417,
    running_paid=Money(1_234_567),
    points_earned=36,
    points_used=100,
    points_after=1_234,
)
ENROLMENT = TillEnrolmentCode(
    "demo", "t9", "7K3M-P9QX-22", "https://head-office.example:8443", fingerprint(ROOT.public_key)
)

MEMBER_ID = "01JBYT3Q8Z4M7N2K5V9C6XW0RB"
CHAIN_SECRET = bytes(range(100, 116))
FIRST_SLOT = 59_791_920
"""3 November 2026, 00:00 UTC."""
LABEL = chain_label("demo", MEMBER_ID, FIRST_SLOT)
MEMBER = MemberCode("demo", MEMBER_ID, FIRST_SLOT, link_after(LABEL, CHAIN_SECRET, -1))
ACCESS = AccessCode("demo", MEMBER_ID, bytes(range(16)), 1_793_757_600)


def shown(place: int, code: MemberCode = MEMBER, signer: Ed25519Signer = ROOT) -> str:
    """The code of that half minute."""
    texts = CodeTexts()
    link = link_after(LABEL, CHAIN_SECRET, place)
    return texts.write_link(texts.sign_chain(code, signer), ShownLink(place, link))


def changed(payload: Any, **fields: Any) -> Any:
    """The same with other fields."""
    return type(payload)(**{**{name: getattr(payload, name) for name in payload.__slots__}, **fields})


def code_vectors() -> list[dict[str, Any]]:
    """Each code with what it states and what is to be said about it with `TRUST`."""
    write = CodeTexts().write
    card, receipt = write(CARD, ROOT), write(RECEIPT, TILL)
    good = [
        vector("card signed by head office", card, "card", "valid", CARD),
        vector("card signed by a till", write(CARD, TILL), "card", "valid", CARD),
        valid_card("card that expires", CARD, expires_on=date(2027, 11, 2)),
        vector("receipt", receipt, "receipt", "valid", RECEIPT),
        valid_receipt("receipt without a member", points_earned=0, points_used=0, points_after=None),
        valid_receipt("refund, points below zero", total=Money(-3_600), points_earned=-36, points_after=-12),
        valid_receipt("receipt with a number of its own", number="A-77/2026"),
        valid_receipt("receipt with great numbers", seq=2**53 - 1, running_paid=Money(2**53 - 1)),
        vector(
            "receipt as a link", CodeTexts(HOST).write_receipt(RECEIPT, TILL), "receipt", "valid", RECEIPT
        ),
        vector("enrolment", write(ENROLMENT, ROOT), "enrolment", "valid", ENROLMENT),
    ]
    return [*good, *refused_by_signature(), *refused_by_format(card, receipt), *member_vectors()]


def valid_card(name: str, card: CardCode, **fields: Any) -> dict[str, Any]:
    other = changed(card, **fields)
    return vector(name, CodeTexts().write(other, ROOT), "card", "valid", other)


def valid_receipt(name: str, **fields: Any) -> dict[str, Any]:
    other = changed(RECEIPT, **fields)
    return vector(name, CodeTexts().write(other, TILL), "receipt", "valid", other)


def refused_by_signature() -> list[dict[str, Any]]:
    write = CodeTexts().write
    of_till_2, of_till_3 = changed(RECEIPT, till="t2"), changed(RECEIPT, till="t3")
    early = changed(of_till_3, business_date=date(2026, 6, 30))
    elsewhere = changed(CARD, tenant="other")
    return [
        vector("card of a till not yet heard of", write(CARD, UNHEARD), "card", "cannot_tell_yet"),
        vector("card of another tenant", write(elsewhere, UNHEARD), "card", "not_ours"),
        vector("receipt of a till not yet heard of", write(RECEIPT, UNHEARD), "receipt", "cannot_tell_yet"),
        vector(
            "card with another number",
            resigned(CARD, changed(CARD, number="80009999"), ROOT),
            "card",
            "forged",
        ),
        vector("card with another's signature", signature_of(CARD, ROOT, UNHEARD), "card", "forged"),
        vector(
            "card under a receipt's label", relabelled(CARD, ROOT, b"shuke/code/receipt/1"), "card", "forged"
        ),
        vector(
            "receipt over another total",
            resigned(RECEIPT, changed(RECEIPT, total=Money(360_000)), TILL),
            "receipt",
            "altered",
        ),
        vector("receipt of one till signed by another", write(of_till_2, TILL), "receipt", "altered"),
        vector("receipt signed by head office", write(RECEIPT, ROOT), "receipt", "altered"),
        vector("card signed by a stolen till", write(CARD, STOLEN), "card", "revoked_key"),
        vector("receipt signed by a stolen till", write(of_till_2, STOLEN), "receipt", "revoked_key"),
        vector("receipt from a former key's last day", write(early, FORMER), "receipt", "valid", early),
        vector(
            "receipt after a former key's last day", write(of_till_3, FORMER), "receipt", "key_not_valid_then"
        ),
        vector("card after a former key's last day", write(CARD, FORMER), "card", "key_not_valid_then"),
    ]


def refused_by_format(card: str, receipt: str) -> list[dict[str, Any]]:
    content = content_of(card)
    signature = content[-64:]
    return [
        vector("nothing", "", "card", "unknown"),
        vector("a web address", "https://example.com/menu", "card", "unknown"),
        vector("a card number", "80001234", "card", "unknown"),
        vector("lower case", card.lower(), "card", "unknown"),
        vector("a receipt where a card is asked for", receipt, "card", "wrong_kind"),
        vector("a card where a receipt is asked for", card, "receipt", "wrong_kind"),
        vector("only the beginning", "SK:", "card", "damaged"),
        vector("one character missing", card[:-1], "card", "damaged"),
        vector("one character too many", card + "0", "card", "damaged"),
        vector(
            "one character changed",
            card[:40] + ("A" if card[40] != "A" else "B") + card[41:],
            "card",
            "damaged",
        ),
        vector("wrong checksum", "SK:" + encode_base45(content + b"\0\0"), "card", "damaged"),
        vector("version 0", text(b"\0" + content[1:]), "card", "damaged"),
        vector("version 2", text(b"\2" + content[1:]), "card", "damaged"),
        vector("version 3", text(b"\3" + content[1:]), "card", "newer_version"),
        vector("a kind of the future", made([99, "demo"], ROOT), "card", "newer_version"),
        vector("a field too many", made([1, "demo", "c", "1", "m", 1, None, 0], ROOT), "card", "damaged"),
        vector("a number for a text", made([1, 5, "c", "1", "m", 1, None], ROOT), "card", "damaged"),
        vector("a space in a number", made([1, "demo", "c", "1 2", "m", 1, None], ROOT), "card", "damaged"),
        vector(
            "a longer form of a number", text(content[:9] + b"\x87\x18\x01" + content[11:]), "card", "damaged"
        ),
        vector("bytes behind the array", text(content[:-64] + b"\0" + signature), "card", "damaged"),
        vector("no array at all", text(content[:9] + signature), "card", "damaged"),
    ]


def member_vectors() -> list[dict[str, Any]]:
    texts = CodeTexts()
    chain, link = texts.sign_chain(MEMBER, ROOT), link_after(LABEL, CHAIN_SECRET, 700)
    other = MemberCode("demo", CARD.card_id, FIRST_SLOT, MEMBER.anchor)
    access = texts.write_access(ACCESS, f"https://{HOST}", TILL)

    def with_link(place: int, bytes_: bytes) -> str:
        return text(chain + place.to_bytes(2, "big") + bytes_)

    return [
        vector("member, first half minute", shown(0), "member", "valid", MEMBER),
        vector("member, some half minute", shown(700), "member", "valid", MEMBER),
        vector("member, last half minute", shown(SLOTS - 1), "member", "valid", MEMBER),
        vector("member, a link in a later place", with_link(701, link), "member", "forged"),
        vector("member, a link in an earlier place", with_link(699, link), "member", "forged"),
        vector("member, the anchor as a link", with_link(0, MEMBER.anchor), "member", "forged"),
        vector("member, behind the last half minute", with_link(SLOTS, link), "member", "damaged"),
        vector("member, another's chain", shown(700, other), "member", "forged"),
        vector("member, signed by a till", shown(700, MEMBER, TILL), "member", "forged"),
        vector("member, a key not yet heard of", shown(700, MEMBER, UNHEARD), "member", "cannot_tell_yet"),
        vector("member, without a link", text(chain), "member", "damaged"),
        vector("member, as a code of the older kind", text(b"\1" + chain[1:]), "member", "damaged"),
        vector("a card where a member's code is asked for", texts.write(CARD, ROOT), "member", "wrong_kind"),
        vector("a member's code where a card is asked for", shown(700), "card", "wrong_kind"),
        vector("invitation to a member's page", access, "access", "valid", ACCESS),
        vector("a card where an invitation is asked for", texts.write(CARD, ROOT), "access", "wrong_kind"),
        vector("an invitation cut off", access[:-1], "access", "damaged"),
        vector("invitation by a stolen till", texts.write(ACCESS, STOLEN), "access", "revoked_key"),
    ]


def chain_vectors() -> dict[str, Any]:
    """For whoever shows codes: from a secret to the texts of some half minutes."""
    chain = CodeTexts().sign_chain(MEMBER, ROOT)
    return {
        "tenant": "demo",
        "member_id": MEMBER_ID,
        "first_slot": FIRST_SLOT,
        "secret": CHAIN_SECRET.hex(),
        "label": LABEL.hex(),
        "anchor": MEMBER.anchor.hex(),
        "chain": chain.hex(),
        "shown": [
            {"place": place, "link": link_after(LABEL, CHAIN_SECRET, place).hex(), "text": shown(place)}
            for place in (0, 1, 2, 700, SLOTS - 2, SLOTS - 1)
        ],
    }


def vector(name: str, code: str, asked: str, outcome: str, states: Payload | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "text": code,
        "asked_for": asked,
        "outcome": outcome,
        "states": None if states is None else stated(states),
    }


def stated(payload: Payload) -> dict[str, Any]:
    """What a code states, in JSON: bytes as hex, dates and times as ISO text, money in minor units."""
    shown: dict[str, Any] = {}
    for name, value in asdict(payload).items():
        if isinstance(value, bytes):
            shown[name] = value.hex()
        elif isinstance(value, dict):
            shown[name] = value["minor"]
        else:
            shown[name] = value.isoformat() if isinstance(value, date | time) else value
    return shown


def text(content: bytes) -> str:
    return "SK:" + encode_base45(with_checksum(content))


def content_of(code: str) -> bytes:
    return decode_base45(code.removeprefix("SK:"))[:-2]


def resigned(signed: Payload, shown: Payload, signer: Ed25519Signer) -> str:
    """What `shown` states, under the signature made for `signed`."""
    write = CodeTexts().write
    return text(content_of(write(shown, signer))[:-64] + content_of(write(signed, signer))[-64:])


def signature_of(payload: Payload, named: Ed25519Signer, signer: Ed25519Signer) -> str:
    """A code that names one key and is signed by another."""
    body = content_of(CodeTexts().write(payload, named))[:-64]
    return text(body + signer.sign(b"shuke/code/card/1" + body))


def relabelled(payload: Payload, signer: Ed25519Signer, label: bytes) -> str:
    body = content_of(CodeTexts().write(payload, signer))[:-64]
    return text(body + signer.sign(label + body))


def made(fields: list[Any], signer: Ed25519Signer) -> str:
    """Rightly signed, whatever the fields are."""
    body = b"\1" + signer.key_id + encode_deterministically(fields, 400)
    return text(body + signer.sign(b"shuke/code/card/1" + body))


def fact_vectors() -> list[dict[str, Any]]:
    facts = SignedFacts(TILL, Ed25519Check())
    first = FactHeader("demo", "t1", 1, 1, GENESIS, 1_793_757_600_000, date(2026, 11, 3), "")
    opened = facts.seal(
        first, "till.opened", 1, {"shop_id": "s1", "name": "1", "public_key": TILL.public_key}
    )
    second = FactHeader("demo", "t1", 1, 2, opened.hash, 1_793_757_660_000, date(2026, 11, 3), "st01")
    odd = facts.seal(
        second,
        "moon.landed",
        3,
        {
            "none": None,
            "yes": True,
            "least": -(2**63),
            "most": 2**63 - 1,
            "名": "熟客",
            "list": [[], {}, b"\0"],
        },
    )
    return [
        {
            "name": fact.kind,
            "content": fact.content.hex(),
            "hash": fact.hash.hex(),
            "signature": fact.signature.hex(),
            "public_key": TILL.public_key.hex(),
            "seq": fact.header.seq,
            "previous": fact.header.previous.hex(),
        }
        for fact in (opened, odd)
    ]


def trust_vector() -> dict[str, Any]:
    return {
        "sealed": seal_trust_list(TRUST, ROOT).hex(),
        "root": ROOT.public_key.hex(),
        "tenant": TRUST.tenant,
        "version": TRUST.version,
        "keys": [
            {
                "key_id": key.key_id.hex(),
                "public_key": key.public_key.hex(),
                "fingerprint": fingerprint(key.public_key).hex(),
                "owner": key.owner.value,
                "shop": key.shop,
                "till": key.till,
                "valid_from": key.valid_from.isoformat(),
                "valid_until": key.valid_until.isoformat() if key.valid_until else None,
                "revoked_on": key.revoked_on.isoformat() if key.revoked_on else None,
            }
            for key in TRUST.keys
        ],
    }


def contents() -> dict[str, str]:
    """Every file of vectors, by name."""
    seeds = {name: bytes([number]).hex() * 32 for number, name in enumerate(SIGNERS, 1)}
    made_today = {
        "keys.json": {
            name: {"seed": seeds[name], "public_key": SIGNERS[name].public_key.hex()} for name in SIGNERS
        },
        "trust_list.json": trust_vector(),
        "codes.json": code_vectors(),
        "member_chain.json": chain_vectors(),
        "facts.json": fact_vectors(),
    }
    return {name: json.dumps(what, ensure_ascii=False, indent=1) + "\n" for name, what in made_today.items()}


if __name__ == "__main__":
    for file_name, content in contents().items():
        (FOLDER / file_name).write_text(content, encoding="utf-8")
