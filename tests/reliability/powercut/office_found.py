"""What is found in head office's folder after a power cut, and which promises do not hold; see `till_found`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.vault.file_vault import FileVault
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.journal_check import check_journals
from shuke.application.ports.store import Work
from shuke.application.ports.vault import Secret
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.places import VAULT_VARIABLE, vault_folder
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind
from shuke_db.sqlite_file import connect

__all__ = ["FoundOffice", "examined", "recovered"]

ALL = 10**6
_GRANTS = "SELECT till_id, request_id, sum(amount) FROM grants GROUP BY till_id, request_id"


def recovered(folder: Path) -> str:
    """Open head office's database and fold its log in; the name of the content that was found.

    Raises:
        StoreUnusable, VaultRefused: it cannot be opened.
    """
    office = _settled(folder)
    database = office / "headoffice.db"
    if not database.exists():
        return "empty"
    key = FileVault(vault_folder(office)).get(Secret.DATABASE_KEY)
    assert key is not None
    connection = connect(database, key)
    connection.execute("PRAGMA synchronous = OFF")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    connection.close()
    assert not busy
    return hashlib.sha256(database.read_bytes()).hexdigest() if tables else "empty"


def _settled(folder: Path) -> Path:
    """Head office's vault is named after where its data lies, which is elsewhere now."""
    os.environ[VAULT_VARIABLE] = str(folder / "vaults")
    office = folder / "office"
    moved = vault_folder(office)
    for vault in (folder / "vaults").glob("vault-*"):
        if vault != moved:
            vault.rename(moved)
    return office


@dataclass(frozen=True, slots=True)
class FoundOffice:
    """`faults` are wrong whatever was promised; the rest is what promises are held against."""

    faults: tuple[str, ...]
    facts: dict[tuple[str, int, int], bytes] = field(default_factory=dict)
    tills: frozenset[str] = frozenset()
    grants: dict[tuple[str, str], int] = field(default_factory=dict)

    def broken(self, marks: Sequence[str], paper: bytes) -> Iterator[str]:
        """What a till was answered before the power cut, and is not so."""
        return (f"{mark}: is gone" for mark in marks if not self._keeps(*mark.split()))

    def at_odds(self, folder: Path) -> Iterator[str]:
        return iter(())

    def _keeps(self, word: str, till: str, *rest: str) -> bool:
        match word:
            case "enrolled":
                return till in self.tills
            case "holds":
                return self.facts.get((till, int(rest[0]), int(rest[1])), b"").hex() == rest[2]
            case "granted":
                return self.grants.get((till, rest[0])) == int(rest[1])
        raise AssertionError(word)


def examined(folder: Path, *, folding: bool) -> FoundOffice:
    """Look at everything."""
    data = OfficeData(_settled(folder))
    try:
        if data.identity is None:
            return FoundOffice(())
        damage, grants = _damage_and_grants(folder)
        return _found(data, damage, grants, folding=folding)
    finally:
        data.close()


def _found(
    data: OfficeData, damage: list[str], grants: dict[tuple[str, str], int], *, folding: bool
) -> FoundOffice:
    keys = {HEAD_OFFICE: (data.signer.public_key,)}
    report = check_journals(data.writing, data.sealing, keys, lambda _: None)
    faults = [*damage, *map(str, report.findings)]
    with data.writing.reading() as work:
        faults += _wrong_stream(work)
        faults += _overspent(work)
        facts = {
            (till, fact.epoch, fact.seq): fact.hash
            for till in work.journal.tills()
            for fact in work.journal.after(till, 0, 0, ALL)
        }
        arrived = [
            (came.till, came.epoch, seq)
            for came in work.feed.arrivals(0, ALL)
            for seq in range(came.from_seq, came.to_seq + 1)
        ]
        if sorted(arrived) != sorted(facts):
            faults.append(f"{len(facts)} facts, {len(arrived)} arrivals")
        tills = frozenset(key.till for key in work.till_register.all_keys())
    if folding and not rebuild_office(data.writing, data.sealing, CborEncoding(), lambda _: None).unchanged:
        faults.append("the journal folds to something else")
    return FoundOffice(tuple(faults), facts, tills, grants)


def _wrong_stream(work: Work) -> Iterator[str]:
    """Places of changes are told apart, and the counter stands at the last of them."""
    places = [place for _, place in work.feed.behind(0, ALL)]
    if places and (len(set(places)) < len(places) or places[-1] > work.feed.position()):
        yield f"the stream stands at {work.feed.position()} and has changes at {places[-5:]}"


def _overspent(work: Work) -> Iterator[str]:
    for member, _ in work.members.profiles():
        below = [part for part in work.pools.pool(member, AccountKind.POINTS) if part.amount < 0]
        yield from (f"the pool of {member} is {part}" for part in below)


def _damage_and_grants(folder: Path) -> tuple[list[str], dict[tuple[str, str], int]]:
    """What no port tells."""
    office = _settled(folder)
    key = FileVault(vault_folder(office)).get(Secret.DATABASE_KEY)
    connection = connect(office / "headoffice.db", key, read_only=True)
    told = [row[0] for row in connection.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    told += [f"a row without its parent: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    grants = {(till, request): amount for till, request, amount in connection.execute(_GRANTS)}
    connection.close()
    return told, grants
