"""What head office's backups hold; that they are checked before they count; that nothing is taken from a bad one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from fakes.chain import SHOP, TENANT, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from shuke.adapters.backup_file import BackupReader, BackupWriter, by_recovery_key
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.head_office.backing_up import BackedUp, note_backed_up, write_backup
from shuke.application.head_office.backup_records import closing_bytes
from shuke.application.head_office.enrolling_tills import revoke
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeSetting, generation
from shuke.application.head_office.reconciling import silent_tills
from shuke.application.head_office.rekeying import change_key, changed_to
from shuke.application.head_office.restoring import NotEmpty, restore
from shuke.application.head_office.taking_back import TakingBack, read_opening
from shuke.application.ports.backup import BackupProblem, BackupRefused
from shuke.application.ports.sync import QuarantinedFact
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.plain import Plain
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind
from shuke_db.repositories.keepsakes import KEPT, LEFT_OUT
from shuke_db.tables import tables_of
from shuke_db.unit_of_work import SqlStore

KEY = new_recovery_key()
NOON = 1_793_757_600_000

Records = list[tuple[str, Plain]]


@dataclass
class Chain:
    office: OfficeInMemory
    first: TillInMemory
    second: TillInMemory
    members: list[str]


@pytest.fixture(scope="module")
def chain() -> Chain:
    """For tests that change nothing."""
    return a_chain()


@pytest.fixture
def own_chain() -> Chain:
    return a_chain()


def a_chain() -> Chain:
    """Two tills that sold and synced, a code that waits, a fact set aside, a till that was lost."""
    clock = FakeClock(NOON)
    office = OfficeInMemory(clock)
    tills = [TillInMemory(office, clock) for _ in range(3)]
    members = []
    for number, till in enumerate(tills):
        members.append(till.enrol(f"会员{number}", f"1380000000{number}"))
        till.earn(members[-1], 100 + number)
        assert till.sync.round().outcome is RoundOutcome.IN_STEP
    office.invite()
    with office.store.writing() as work:
        aside = QuarantinedFact(tills[0].till, 1, 2, b"h" * 32, b"content", b"s" * 64, "forked", NOON)
        work.quarantine.put([aside])
        work.cursors.put("far", 7)
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        assert revoke(work, entry, tills[2].till, office.recorder.today(work, SHOP), "lost")
        entry.settle()
        work.commit()
    return Chain(office, tills[0], tills[1], members)


@pytest.fixture(scope="module")
def good(chain: Chain, tmp_path_factory: pytest.TempPathFactory) -> Records:
    """What stands in a backup of it."""
    path = tmp_path_factory.mktemp("good") / "b"
    back_up(chain.office, path)
    with closing(BackupReader(path, by_recovery_key(KEY))) as reader:
        return list(reader.records())


def back_up(office: OfficeInMemory, path: Path) -> BackedUp:
    with closing(BackupWriter(path, recovery_public(KEY))) as writer, office.store.reading() as work:
        done = write_backup(work, writer, office.identity, office.signer, b"keys", NOON, lambda _: None)
        writer.finish()
    return done


@dataclass
class Restored:
    store: SqlStore
    done: BackedUp


def restored(office: OfficeInMemory, path: Path, store: SqlStore | None = None) -> Restored:
    store = store or SqlStore(empty_database(), lambda: TENANT)
    with closing(BackupReader(path, by_recovery_key(KEY))) as reader:
        opening, keys = read_opening(reader)
    assert keys == b"keys"
    with closing(BackupReader(path, by_recovery_key(KEY))) as reader:
        done = restore(
            store,
            reader,
            opening,
            office.recorder,
            office.sealing,
            office.signer.public_key,
            Ed25519Check(),
            lambda: None,
            lambda _: None,
        )
    return Restored(store, done)


def test_everything_that_cannot_be_made_anew_comes_back(chain: Chain, tmp_path: Path) -> None:
    office = chain.office
    done = back_up(office, tmp_path / "b")
    back = restored(office, tmp_path / "b")
    assert back.done == done
    with office.store.reading() as before, back.store.reading() as after:
        for till in before.journal.tills():
            mine = after.journal.after(till, 0, 0, 1000)
            held = before.journal.after(till, 0, 0, 1000)
            assert mine[: len(held)] == held
            assert len(mine) - len(held) == (1 if till == HEAD_OFFICE else 0)
        assert list(after.attachments.pages(2)) == list(before.attachments.pages(2))
        assert len(list(before.attachments.pages(2))) == 2
        assert after.quarantine.of_till(chain.first.till, 9) == before.quarantine.of_till(chain.first.till, 9)
        assert after.invitations.tills(NOON) == before.invitations.tills(NOON)
        assert after.cursors.get("far") == 7
        assert after.contacts.last_ms(chain.first.till) == NOON
        assert after.members.balance(chain.members[1], AccountKind.POINTS) == 101
        runs = [(one.till, one.from_seq, one.to_seq) for one in before.feed.arrivals(0, 100)]
        assert [(one.till, one.from_seq, one.to_seq) for one in after.feed.arrivals(0, 100)][:-1] == runs
        assert {subject for subject, _ in before.feed.behind(0, 99)} <= {
            subject for subject, _ in after.feed.behind(0, 99)
        }


def test_a_restored_head_office_is_a_new_generation_with_a_new_epoch_of_its_own(
    chain: Chain, tmp_path: Path
) -> None:
    back_up(chain.office, tmp_path / "b")
    first = restored(chain.office, tmp_path / "b")
    chain.office.clock.advance(2)
    second = restored(chain.office, tmp_path / "b")
    with chain.office.store.reading() as was, first.store.reading() as one, second.store.reading() as two:
        assert generation(was) < generation(one) < generation(two)
        head = one.journal.head(HEAD_OFFICE)
        assert head is not None
        assert (head.epoch, head.seq) == (2, 1)


def test_after_a_restore_every_till_that_is_believed_is_awaited(chain: Chain, tmp_path: Path) -> None:
    back_up(chain.office, tmp_path / "b")
    with restored(chain.office, tmp_path / "b").store.reading() as work:
        assert silent_tills(work) == [chain.first.till, chain.second.till]


def test_tills_hear_up_to_where_a_backup_holds_their_journal(own_chain: Chain, tmp_path: Path) -> None:
    done = back_up(own_chain.office, tmp_path / "b")
    own_chain.first.earn(own_chain.members[0], 1)
    assert own_chain.first.sync.round().outcome is RoundOutcome.IN_STEP
    note_backed_up(own_chain.office.store, done.heads)
    with own_chain.office.store.reading() as work:
        assert work.contacts.backed_up(own_chain.first.till) == (1, 3)
        head = work.journal.head(own_chain.first.till)
        assert head is not None
        assert (head.epoch, head.seq) == (1, 4)
    later = tuple(replace(head, place=replace(head.place, seq=1)) for head in done.heads)
    note_backed_up(own_chain.office.store, later)
    with own_chain.office.store.reading() as work:
        assert work.contacts.backed_up(own_chain.first.till) == (1, 3)
        assert work.contacts.last_ms(own_chain.first.till) == NOON


def test_a_restored_backup_counts_as_backed_up(chain: Chain, tmp_path: Path) -> None:
    back_up(chain.office, tmp_path / "b")
    with restored(chain.office, tmp_path / "b").store.reading() as work:
        assert work.contacts.backed_up(chain.second.till) == (1, 3)


def test_a_restored_head_office_can_be_backed_up_and_restored_again(own_chain: Chain, tmp_path: Path) -> None:
    back_up(own_chain.office, tmp_path / "b")
    once = restored(own_chain.office, tmp_path / "b")
    own_chain.office.store = once.store
    own_chain.office.record(ShopDescribed(SHOP))
    back_up(own_chain.office, tmp_path / "c")
    with restored(own_chain.office, tmp_path / "c").store.reading() as work:
        head = work.journal.head(HEAD_OFFICE)
        assert head is not None
        assert (head.epoch, head.seq) == (3, 1)


def test_nothing_is_restored_over_another_head_office(chain: Chain, tmp_path: Path) -> None:
    back_up(chain.office, tmp_path / "b")
    with pytest.raises(NotEmpty):
        restored(chain.office, tmp_path / "b", chain.office.store)


def test_a_journal_with_a_hole_is_not_backed_up_as_if_it_were_whole(own_chain: Chain, tmp_path: Path) -> None:
    with own_chain.office.store.writing() as work:
        work.feed.arrived([replace(work.feed.arrivals(0, 1)[0], position=10_000, from_seq=90, to_seq=95)])
        work.commit()
    with pytest.raises(BackupRefused) as refused:
        back_up(own_chain.office, tmp_path / "b")
    assert refused.value.problem is BackupProblem.UNTRUE


def test_a_fact_that_never_arrived_is_not_left_out_unnoticed(own_chain: Chain, tmp_path: Path) -> None:
    office = own_chain.office
    with office.store.writing() as work:
        office.recorder.record(work, office.identity.calendar, ShopDescribed(SHOP), staff="")
        work.commit()
    with pytest.raises(BackupRefused, match="arrived"):
        back_up(office, tmp_path / "b")


def test_facts_of_a_newer_release_and_a_change_of_key_come_back(own_chain: Chain, tmp_path: Path) -> None:
    office, till = own_chain.office, own_chain.first
    with till.store.writing() as work:
        at = till.recorder.next_place(work)
        day = till.recorder.today(work, SHOP)
        header = FactHeader(TENANT, till.till, at.epoch, at.seq, at.previous, NOON, day, "")
        work.journal.append(till.sealing.seal(header, "unheard.of", 1, {"some": "thing"}))
        work.commit()
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    newer = Ed25519Signer(secrets.token_bytes(32))
    change_key(office.store, office.recorder, office.identity, office.signer, newer.public_key)
    back_up(office, tmp_path / "b")
    with restored(office, tmp_path / "b").store.reading() as work:
        kept = work.journal.get(till.till, at.epoch, at.seq)
        assert kept is not None
        assert kept.kind == "unheard.of"
        assert changed_to(work) == newer.public_key


# Files that somebody made: sealed to the right key, and signed where that is possible, but not true.

Forging = Callable[[Records], object]


def record(records: Records, kind: str, number: int = 0) -> dict[str, Any]:
    content = [content for name, content in records if name == kind][number]
    assert isinstance(content, dict)
    return content


def first_fact_of_a_till(records: Records) -> dict[str, Any]:
    found = [content for kind, content in records if kind == "facts"]
    mine = [content for content in found if isinstance(content, dict) and content["till"] != HEAD_OFFICE]
    facts = mine[0]["facts"]
    assert isinstance(facts, list)
    fact = facts[0]
    assert isinstance(fact, dict)
    return fact


def changed(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


def drop(records: Records, kind: str, number: int = 0) -> None:
    place = [place for place, (name, _) in enumerate(records) if name == kind][number]
    del records[place]


FORGERIES: dict[str, Forging] = {
    "another signature": lambda r: first_fact_of_a_till(r).update(signature=bytes(64)),
    "another byte in a fact": lambda r: first_fact_of_a_till(r).update(
        content=changed(first_fact_of_a_till(r)["content"])
    ),
    "bytes that are no fact": lambda r: first_fact_of_a_till(r).update(content=b"no fact"),
    "a fact left out": lambda r: record(r, "facts", 2)["facts"].pop(0),
    "an arrival left out": lambda r: drop(r, "facts", 2),
    "the last arrival left out": lambda r: drop(r, "facts", -1),
    "an arrival twice": lambda r: r.insert(3, r[2]),
    "an arrival of nothing": lambda r: record(r, "facts", 1).update(facts=[]),
    "facts under another till's name": lambda r: record(r, "facts", 2).update(till="S01-9"),
    "facts of another epoch": lambda r: record(r, "facts", 2).update(epoch=2),
    "another tenant": lambda r: record(r, "opening").update(tenant="tenant-2"),
    "another head office's key": lambda r: record(r, "opening").update(head_office_key=bytes(32)),
    "other projections": lambda r: record(r, "closing").update(digest=bytes(32)),
    "more facts than there are": lambda r: record(r, "closing").update(facts=99),
    "other heads": lambda r: record(r, "closing").update(heads=[]),
    "an attachment changed": lambda r: record(r, "attachments")["attachments"][0].update(content=b"other"),
    "an attachment left out": lambda r: record(r, "attachments")["attachments"].pop(),
    "a kept row left out": lambda r: record(r, "kept")["rows"].pop(),
    "no identity": lambda r: record(r, "kept", -1).update(table="unheard_of"),
    "no opening": lambda r: drop(r, "opening"),
    "two openings": lambda r: r.insert(2, r[0]),
    "no closing": lambda r: drop(r, "closing"),
    "something behind the closing": lambda r: r.append(r[2]),
    "a record without its fields": lambda r: record(r, "facts").pop("epoch"),
    "a record of a newer release": lambda r: r.insert(2, ("unheard of", {})),
    "a newer format": lambda r: record(r, "opening").update(format=2),
}


@pytest.mark.parametrize("forging", FORGERIES.values(), ids=FORGERIES)
def test_nothing_is_taken_from_a_file_that_is_not_true(
    chain: Chain, good: Records, tmp_path: Path, forging: Forging
) -> None:
    """Signed by head office all the same, as if somebody had its key: each thing is checked by itself."""
    records = deepcopy(good)
    forging(records)
    forged = BackupWriter(tmp_path / "forged", recovery_public(KEY))
    for kind, content in records:
        if kind == "closing" and isinstance(content, dict):
            content["signature"] = chain.office.signer.sign(closing_bytes(forged.digest))
        forged.write(kind, content)
    forged.finish()
    store = SqlStore(empty_database(), lambda: TENANT)
    with store.reading() as work:
        before = work.digest()
    with pytest.raises(BackupRefused):
        restored(chain.office, tmp_path / "forged", store)
    with store.reading() as work:
        assert work.digest() == before
        assert work.journal.tills() == []
        assert work.settings.get(OfficeSetting.TENANT.value) is None


def test_a_file_that_head_office_did_not_sign_is_not_its_backup(
    chain: Chain, good: Records, tmp_path: Path
) -> None:
    records = deepcopy(good)
    record(records, "kept")["rows"].reverse()
    forged = BackupWriter(tmp_path / "forged", recovery_public(KEY))
    for kind, content in records:
        forged.write(kind, content)
    forged.finish()
    with pytest.raises(BackupRefused, match="not signed"):
        restored(chain.office, tmp_path / "forged")


def test_a_key_that_the_journal_does_not_name_is_not_head_offices(
    chain: Chain, good: Records, tmp_path: Path
) -> None:
    thief = Ed25519Signer(secrets.token_bytes(32))
    records = deepcopy(good)
    record(records, "opening").update(head_office_key=thief.public_key)
    forged = BackupWriter(tmp_path / "forged", recovery_public(KEY))
    for kind, content in records:
        if kind == "closing" and isinstance(content, dict):
            content["signature"] = thief.sign(closing_bytes(forged.digest))
        forged.write(kind, content)
    forged.finish()
    office = chain.office
    store = SqlStore(empty_database(), lambda: TENANT)
    with (
        closing(BackupReader(tmp_path / "forged", by_recovery_key(KEY))) as reader,
        store.writing() as work,
        pytest.raises(BackupRefused, match="head office's key"),
    ):
        TakingBack(
            work,
            lambda: OfficeEntry(work, office.recorder, office.identity.calendar),
            office.sealing,
            Ed25519Check(),
        ).take(reader, lambda _: None)


def test_keys_of_somebody_else_are_not_taken_for_head_offices(chain: Chain, tmp_path: Path) -> None:
    back_up(chain.office, tmp_path / "b")
    other = OfficeInMemory(chain.office.clock)
    with pytest.raises(BackupRefused) as refused:
        restored(other, tmp_path / "b")
    assert refused.value.problem is BackupProblem.UNTRUE


def test_every_table_of_working_state_is_kept_or_left_out_for_a_reason() -> None:
    assert {table.name for table in tables_of("working")} == {*KEPT, *LEFT_OUT}
    assert not set(KEPT) & set(LEFT_OUT)


def test_rows_of_tables_and_columns_that_are_not_known_are_left_out(
    chain: Chain, good: Records, tmp_path: Path
) -> None:
    """As an older release's backup may have them: not every one is there any more."""
    records = deepcopy(good)
    cursors = next(c for k, c in records if k == "kept" and isinstance(c, dict) and c["table"] == "cursors")
    assert isinstance(cursors, dict)
    assert isinstance(cursors["columns"], list)
    assert isinstance(cursors["rows"], list)
    cursors["columns"].append("unheard_of")
    for row in cursors["rows"]:
        assert isinstance(row, list)
        row.append(secrets.token_bytes(4))
    written = BackupWriter(tmp_path / "c", recovery_public(KEY))
    for kind, content in records:
        if kind == "closing" and isinstance(content, dict):
            content["signature"] = chain.office.signer.sign(closing_bytes(written.digest))
        written.write(kind, content)
    written.finish()
    with restored(chain.office, tmp_path / "c").store.reading() as work:
        assert work.cursors.get("far") == 7
