"""What signing, reading, checking, hashing and sealing cost: `python -m benchmarks.codes` from tests/.

Each figure stands beside its bare limit, measured in the same run: the signature, the hash or the copy that no
implementation can avoid.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256

from checkout_stand import CheckoutStand
from fakes.member_phone import MemberPhone
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.staff_pin import PepperedPins
from shuke.adapters.vault.recovery import new_recovery_key, open_sealed, recovery_public, seal
from shuke.application.code_check import CodeCheck
from shuke.domain.basket import IdentifiedBy
from shuke.domain.card import Card
from shuke.domain.codes.chain import SLOTS
from shuke.domain.codes.payload import CodeKind
from shuke.domain.facts.fact import GENESIS, FactHeader, SealedFact
from shuke.domain.facts.plain import Plain
from vectors.make import CARD, RECEIPT, ROOT, TILL, TRUST, shown

ROUNDS = 2_000
TODAY = date(2026, 11, 3)


def median_us(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    times_us = []
    for _ in range(rounds):
        start = time.perf_counter_ns()
        call()
        times_us.append((time.perf_counter_ns() - start) / 1000)
    return statistics.median(times_us)


def code_to_panel_us() -> float:
    """From the text of a member's code, late in its day, to the member beside the basket; database in memory."""
    stand = CheckoutStand()
    member_id = stand.member("林晓梅", "13805715678")
    stand.begin()
    now_ms, time_ = stand.shop.clock.now_ms(), stand.shop.contact.time
    time_.heard(now_ms, time_.begun())
    text = MemberPhone(stand.office, member_id, now_ms - 86_370_000).code(now_ms)
    checkout = stand.checkout

    def scanned() -> None:
        checkout.panel.forget()
        checkout.scanned(text, IdentifiedBy.CAMERA)
        assert checkout.panel.state.member is not None

    return median_us(scanned, 50)


def main() -> int:
    texts, check = CodeTexts("check.shuke.example"), Ed25519Check()
    codes = CodeCheck(texts, check, lambda: TRUST)
    card, receipt = texts.write(CARD, ROOT), texts.write_receipt(RECEIPT, TILL)
    rotating, early = shown(SLOTS - 1), shown(0)
    on_file = {CARD.card_id: Card(CARD.card_id, "m1", CARD.number, "member", CARD.issued_on)}.get
    message = CodeKind.CARD.label + bytes(100)
    signature = ROOT.sign(message)

    facts = SignedFacts(Ed25519Signer(bytes(32)), check)
    header = FactHeader("demo", "t1", 1, 1, GENESIS, 1_793_757_600_000, TODAY, "st01")
    line: Plain = {
        "name": "珍珠奶茶",
        "price": 1_800,
        "quantity_milli": 1000,
        "gross": 1_800,
        "net": 1_620,
        "rules": ["a", "b"],
    }
    body: Plain = {
        "lines": [line] * 5,
        "tenders": [{"kind": "cash", "amount": 8_100}],
        "explanation": [line] * 10,
    }

    def seal_fact() -> SealedFact:
        return facts.seal(header, "sale.completed", 1, body)

    sealed = seal_fact()

    key = new_recovery_key()
    backup = bytes(8 * 1024 * 1024)
    closed = seal(backup, recovery_public(key))
    pins = PepperedPins(bytes(32))
    pin = pins.seal("st01", "4729")

    sign_us, verify_us = (
        median_us(lambda: ROOT.sign(message)),
        median_us(lambda: check.verifies(ROOT.public_key, message, signature)),
    )
    rows = [
        (
            "write a receipt's code",
            median_us(lambda: texts.write_receipt(RECEIPT, TILL)),
            "one signature",
            sign_us,
        ),
        ("check a receipt", median_us(lambda: codes.receipt(receipt)), "one verification", verify_us),
        (
            "check a card",
            median_us(lambda: codes.card(card, on_file, TODAY)),
            "one verification",
            verify_us,
        ),
        (
            "check a member's code, last half minute of the day",
            median_us(lambda: codes.member(rotating, lambda _: True), 200),
            "one verification",
            verify_us,
        ),
        (
            "check a member's code, first half minute",
            median_us(lambda: codes.member(early, lambda _: True)),
            "one verification",
            verify_us,
        ),
        ("a member's code to the member panel", code_to_panel_us(), "one verification", verify_us),
        ("read noise", median_us(lambda: texts.read("SK:" + "A" * 700)), "one verification", verify_us),
        (
            f"seal a fact ({len(sealed.content)} bytes)",
            median_us(seal_fact),
            "one signature",
            sign_us,
        ),
        ("open a fact", median_us(lambda: facts.open(sealed.content)), "one verification", verify_us),
        (
            "seal 8 MiB to the recovery key",
            median_us(lambda: seal(backup, recovery_public(key)), 5),
            "SHA-256 of it",
            median_us(lambda: sha256(backup).digest(), 5),
        ),
        (
            "open it",
            median_us(lambda: open_sealed(closed, key), 5),
            "SHA-256 of it",
            median_us(lambda: sha256(backup).digest(), 5),
        ),
        ("check a PIN", median_us(lambda: pins.check("st01", "4729", pin), 5), "slow on purpose", 0.0),
    ]
    for name, figure_us, limit, limit_us in rows:
        ratio = (
            f"{figure_us / limit_us:7.1f} x {limit} ({limit_us:,.0f} us)"
            if limit_us
            else f"          {limit}"
        )
        sys.stdout.write(f"{name:<36}{figure_us:>12,.0f} us {ratio}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
