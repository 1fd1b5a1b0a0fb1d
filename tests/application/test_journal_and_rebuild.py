"""Tampering shows; and the projections hold nothing that is not in the journal."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from fakes.cards import reissued
from fakes.counter_shop import CounterShop
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.journal_check import FindingKind, JournalReport, check_journals
from shuke.application.rebuilding import rebuild
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke_db.append_only import pruning_allowed


@pytest.fixture
def shop() -> CounterShop:
    shop = CounterShop()
    member = shop.enrol(Profile("王小明", "13800138000"))
    for amount in (100_00, 55_50, 8_00):
        basket = shop.desk.begin(shop.cashier).basket.basket_id
        serve_member(shop.desk, shop.cashier, basket, member.member_id, IdentifiedBy.PHONE)
        add_open_amount(shop.desk, shop.cashier, basket, Money(amount))
        pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.CASH)
    reissued(shop, member.card.card_id)
    return shop


def check(shop: CounterShop) -> JournalReport:
    return check_journals(shop.store, shop.sealing, {"S01-1": (shop.signer.public_key,)}, lambda _: None)


def tamper(shop: CounterShop, statement: str) -> None:
    with shop.engine.connect() as connection:
        with pruning_allowed(connection, "a thief"):
            assert connection.execute(text(statement)).rowcount == 1
        connection.commit()


def kinds(report: JournalReport) -> set[FindingKind]:
    return {finding.kind for finding in report.findings}


def test_an_untouched_journal_has_no_findings(shop: CounterShop) -> None:
    report = check(shop)
    assert report.findings == ()
    assert report.facts == 12
    assert report.heads[0][:3] == ("S01-1", 1, 12)


def test_one_changed_byte_shows(shop: CounterShop) -> None:
    with shop.store.reading() as work:
        fact = work.journal.get("S01-1", 1, 9)
    assert fact
    changed = fact.content[:-1] + bytes([fact.content[-1] ^ 1])
    tamper(shop, f"UPDATE journal SET content = x'{changed.hex()}' WHERE seq = 9")
    assert kinds(check(shop)) & {FindingKind.HASH, FindingKind.UNREADABLE}


def test_a_fact_taken_out_shows_as_a_gap_and_a_broken_chain(shop: CounterShop) -> None:
    tamper(shop, "DELETE FROM journal WHERE seq = 10")
    assert kinds(check(shop)) == {FindingKind.GAP, FindingKind.CHAIN}


def test_a_fact_forged_whole_with_another_key_shows(shop: CounterShop) -> None:
    with shop.store.reading() as work:
        fact = work.journal.get("S01-1", 1, 12)
    assert fact
    header, kind, version, plain = shop.sealing.open(fact.content)
    assert isinstance(plain, dict)
    thief = SignedFacts(Ed25519Signer(bytes(32)), Ed25519Check())
    forged = thief.seal(header, kind, version, {**plain, "note": "…"})
    tamper(
        shop,
        f"UPDATE journal SET content = x'{forged.content.hex()}', hash = x'{forged.hash.hex()}', "
        f"signature = x'{forged.signature.hex()}' WHERE seq = 12",
    )
    assert kinds(check(shop)) == {FindingKind.SIGNATURE}


def test_facts_and_ledger_cannot_be_changed_by_accident(shop: CounterShop) -> None:
    for statement in ("DELETE FROM journal", "UPDATE ledger SET amount = 1", "DELETE FROM ledger"):
        with shop.engine.connect() as connection, pytest.raises(Exception, match="append-only"):
            connection.execute(text(statement))


def test_a_rebuild_changes_nothing(shop: CounterShop) -> None:
    done = rebuild(shop.store, shop.sealing, shop.encoding, lambda name: name.lower(), lambda _: None)
    assert done.facts == 12
    assert done.unchanged
    with shop.store.reading() as work:
        assert [member.profile.name for member in work.members.by_phone("13800138000", 5)] == ["王小明"]


def test_a_rebuild_undoes_what_somebody_wrote_into_a_projection(shop: CounterShop) -> None:
    with shop.engine.connect() as connection:
        connection.execute(text("UPDATE balances SET amount = amount + 5000"))
        connection.commit()
    done = rebuild(shop.store, shop.sealing, shop.encoding, lambda name: name.lower(), lambda _: None)
    assert not done.unchanged
    with shop.store.reading() as work:
        assert work.digest() == done.after
