"""What both sides keep, over the tables in memory: journal, members, subjects, cursors and settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from reliability.simulator.memory_tables import SHAPES, MemoryTables, Row, TillJournal, rows_digest
from shuke.application.ports.snapshot import NamesRead, SnapshotLoad
from shuke.application.ports.store import JournalHead, StoredBasket, StoredFact
from shuke.application.ports.sync import HeldTrust, Wish
from shuke.domain.facts.allowance_set import WHOLE_CHAIN
from shuke.domain.facts.fact import SealedFact
from shuke.domain.facts.plain import from_plain
from shuke.domain.facts.rows import Cell
from shuke.domain.profile import Attachment, Profile
from shuke.domain.shop import Shop
from shuke.domain.slices.account import AccountKind, Slice
from shuke.domain.slices.allowance import STANDARD, Allowance
from shuke.domain.sync.messages import AttachmentSent
from shuke.domain.sync.subjects import Subject, SubjectKind, SubjectRows, TableRows
from shuke_db.schema import NEWEST

__all__ = [
    "Allowances",
    "Attachments",
    "Baskets",
    "Cursors",
    "Journal",
    "MemberLoading",
    "MemberNames",
    "Members",
    "Settings",
    "Shops",
    "Subjects",
    "TrustLists",
    "Wishes",
]

_NO_JOURNAL = TillJournal()
_OWN_ONLY = "slices"
_FEW = 3


class _Rows:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables


class Journal(_Rows):
    def head(self, till: str) -> JournalHead | None:
        journal = self._tables.journals.get(till)
        if journal is None or not journal.facts:
            return None
        newest = journal.facts[-1]
        return JournalHead(newest.epoch, newest.seq, newest.hash, journal.dates[-1])

    def append(self, fact: SealedFact) -> None:
        header = fact.header
        stored = StoredFact(
            header.till, header.epoch, header.seq, fact.kind, fact.content, fact.hash, fact.signature
        )
        self._tables.append(stored, header.business_date)

    def append_many(self, facts: Sequence[SealedFact]) -> None:
        for fact in facts:
            self.append(fact)

    def get(self, till: str, epoch: int, seq: int) -> StoredFact | None:
        journal = self._tables.journals.get(till, _NO_JOURNAL)
        index = journal.behind(epoch, seq) - 1
        there = index >= 0 and journal.places[index] == (epoch, seq)
        return journal.facts[index] if there else None

    def after(self, till: str, epoch: int, seq: int, limit: int) -> list[StoredFact]:
        journal = self._tables.journals.get(till, _NO_JOURNAL)
        first = journal.behind(epoch, seq)
        return journal.facts[first : first + limit]

    def count_after(self, till: str, epoch: int, seq: int) -> int:
        journal = self._tables.journals.get(till, _NO_JOURNAL)
        return len(journal.facts) - journal.behind(epoch, seq)

    def tills(self) -> list[str]:
        return sorted(till for till, journal in self._tables.journals.items() if journal.facts)


class Attachments(_Rows):
    def put(self, attachment: Attachment, member_id: str) -> None:
        if self.get(member_id, attachment.hash) is None:
            self._tables.put("attachments", (member_id, attachment.hash, attachment.salt, attachment.content))

    def put_many(self, attached: Sequence[tuple[Attachment, str]]) -> None:
        for attachment, member_id in attached:
            self.put(attachment, member_id)

    def get(self, member_id: str, hash_: bytes) -> Attachment | None:
        row = self._tables.get("attachments", member_id, hash_)
        return Attachment(*row[1:]) if row else None

    def erase(self, member_id: str) -> None:
        raise AssertionError("nobody wishes to be forgotten in a story")

    def pages(self, most: int) -> Iterator[list[tuple[Attachment, str]]]:
        rows = sorted(self._tables.rows["attachments"].values(), key=lambda row: row[1])
        for start in range(0, len(rows), most):
            yield [(Attachment(*row[1:]), row[0]) for row in rows[start : start + most]]


class Shops(_Rows):
    def get(self, shop_id: str) -> Shop | None:
        row = self._tables.get("shops", shop_id)
        if row is None:
            return None
        _, name, address, currency, zone, day_change_minutes, closed = row
        assert isinstance(name, str)
        assert isinstance(address, str)
        assert isinstance(currency, str)
        assert isinstance(zone, str)
        assert isinstance(day_change_minutes, int)
        lines = tuple(address.split("\n")) if address else ()
        return Shop(shop_id, name, lines, currency, zone, day_change_minutes, bool(closed))

    def shop_of(self, till: str) -> str:
        row = self._tables.get("tills", till)
        return str(row[SHAPES["tills"].places["shop_id"]]) if row else ""

    def till_keys(self) -> list[tuple[str, str, bytes]]:
        shop = SHAPES["tills"].places["shop_id"]
        rows = self._tables.rows["tills"].values()
        return [(str(row[0]), str(row[shop]), row[3]) for row in rows if row[3] is not None]

    def till_name(self, till: str) -> str:
        row = self._tables.get("tills", till)
        return str(row[2]) if row else ""

    def till_key(self, till: str) -> bytes | None:
        row = self._tables.get("tills", till)
        return row[3] if row else None


class Members(_Rows):
    """Of finding members only this much is kept: which profile each was last described with."""

    def balance(self, member_id: str, account: AccountKind) -> int:
        return sum(part.amount for part in self.lots(member_id, account))

    def lots(self, member_id: str, account: AccountKind) -> list[Slice]:
        found = self._tables.where("balances", member_id=member_id, account=account.value)
        return [part for part in map(_balance, found) if part.amount]

    def slices(self, till: str, member_id: str, account: AccountKind) -> list[Slice]:
        return [
            Slice(lot, amount)
            for (member, kind, lot, owner), (*_, amount) in self._tables.rows["slices"].items()
            if owner == till and member == member_id and kind == account.value
        ]

    def elsewhere(self, till: str, member_id: str) -> dict[AccountKind, int]:
        known = {
            account: self.balance(member_id, account)
            - sum(part.amount for part in self.slices(till, member_id, account))
            for account in AccountKind
        }
        return {account: amount for account, amount in known.items() if amount > 0}

    def count(self) -> int:
        return len(self._tables.rows["members"])

    def describe(self, member_id: str, profile: Profile, initials: str) -> None:
        row = dict.fromkeys(SHAPES["profiles"].columns)
        known: dict[str, Cell] = {**row, "member_id": member_id, "name": profile.name, "phone": profile.phone}
        self._tables.put("profiles", tuple(known.values()))

    def describe_many(self, described: Iterable[tuple[str, Profile, str]]) -> None:
        for member_id, profile, initials in described:
            self.describe(member_id, profile, initials)

    def profiles(self) -> Iterable[tuple[str, bytes]]:
        place = SHAPES["members"].places["profile"]
        return [(row[0], row[place]) for row in self._tables.where("members") if row[place] is not None]


def _balance(row: Row) -> Slice:
    return Slice(row[2], row[3])


class Baskets(_Rows):
    def put(self, basket: StoredBasket) -> None:
        self._tables.put("baskets", (basket.basket_id, basket.state, basket.changed_at_ms, basket.content))

    def remove(self, basket_id: str) -> None:
        self._tables.remove("baskets", (basket_id,))

    def in_state(self, state: str) -> list[StoredBasket]:
        found = self._tables.where("baskets", state=state)
        return [StoredBasket(*row) for row in sorted(found, key=lambda row: row[2])]


class Allowances(_Rows):
    def policy(self) -> Allowance:
        row = self._tables.get("allowances", WHOLE_CHAIN)
        return from_plain(Allowance, json.loads(row[1])) if row else STANDARD

    def tills_of_shop(self, shop_id: str) -> int:
        return len(self._tables.where("tills", shop_id=shop_id))

    def spent_on(self, member_id: str, account: AccountKind, day: date) -> int:
        asked = {"member_id": member_id, "account": account.value, "business_date": day.isoformat()}
        place = SHAPES["ledger"].places["amount"]
        return sum(max(0, -int(row[place])) for row in self._tables.where("ledger", **asked))


class Settings(_Rows):
    def get(self, name: str) -> str | None:
        row = self._tables.get("settings", name)
        return str(row[1]) if row else None

    def put(self, name: str, value: str) -> None:
        self._tables.put("settings", (name, value))


class Cursors(_Rows):
    def get(self, name: str) -> int:
        row = self._tables.rows["cursors"].get((name,))
        return row[1] if row else 0

    def put(self, name: str, value: int) -> None:
        self._tables.put("cursors", (name, value))


class MemberLoading:
    """So few members come page by page."""

    def current(self) -> SnapshotLoad | None:
        return None

    def make_one(self) -> bool:
        return False

    def note_newer(self, member_ids: Collection[str]) -> None:
        pass


class MemberNames:
    def standing(self) -> NamesRead:
        return NamesRead(0, 0)


class Wishes(_Rows):
    def put(self, wish: Wish) -> None:
        row = (wish.request_id, wish.account.value, wish.member_id, wish.amount, wish.wished_at_ms)
        self._tables.put("wishes", row)

    def all(self) -> list[Wish]:
        rows = sorted(self._tables.rows["wishes"].values(), key=lambda row: (row[4], row[0]))
        return [
            Wish(request_id, AccountKind(account), member_id, amount, wished_at_ms)
            for request_id, account, member_id, amount, wished_at_ms in rows
        ]

    def remove(self, request_id: str) -> None:
        self._tables.remove("wishes", (request_id,))


class TrustLists(_Rows):
    """One row, under the empty key that is left of a tenant's."""

    def held(self) -> HeldTrust | None:
        row = self._tables.get("trust_lists")
        return HeldTrust(*row) if row else None

    def hold(self, trust: HeldTrust) -> None:
        self._tables.put("trust_lists", (trust.version, trust.sealed))


class Subjects(_Rows):
    @property
    def form(self) -> str:
        return NEWEST

    def read(self, subjects: Sequence[Subject]) -> list[SubjectRows]:
        return [SubjectRows(subject, self._tables_of(subject, "", own=False)) for subject in subjects]

    def own(self, subjects: Sequence[Subject], till: str) -> list[SubjectRows]:
        read = (SubjectRows(subject, self._tables_of(subject, till, own=True)) for subject in subjects)
        return [rows for rows in read if rows.tables]

    def replace(self, subjects: Sequence[SubjectRows], till: str) -> None:
        known = self._by_subject(subjects) if len(subjects) > _FEW else None
        for rows in subjects:
            for table in rows.subject.kind.tables:
                there = known[table].get(rows.subject.name, ()) if known else None
                for old in self._belonging(rows.subject, table, till, there):
                    self._tables.remove(table, SHAPES[table].key_of(old))
            for held in rows.tables:
                if held.table in rows.subject.kind.tables:
                    self._put(held)

    def digest(self, subject: Subject, till: str) -> bytes:
        whole = hashlib.sha256()
        for table in subject.kind.tables:
            rows = self._belonging(subject, table, till)
            sum_ = rows_digest(self._tables.tenant, rows) if rows else 0
            whole.update(table.encode() + b"\0" + sum_.to_bytes(32, "big"))
        return whole.digest()

    def digests(self, subjects: Sequence[Subject], till: str) -> dict[Subject, bytes]:
        return {subject: self.digest(subject, till) for subject in subjects}

    def members_behind(self, member_id: str, limit: int) -> list[str]:
        names = sorted(str(key[0]) for key in self._tables.rows["members"])
        return [name for name in names if name > member_id][:limit]

    def profile_hashes(self, member_ids: Sequence[str]) -> dict[str, bytes]:
        found = {member_id: self._profile(member_id) for member_id in member_ids}
        return {member_id: profile for member_id, profile in found.items() if profile is not None}

    def profiles(self, member_ids: Sequence[str]) -> list[AttachmentSent]:
        return [
            AttachmentSent(*row)
            for member_id, profile in self.profile_hashes(member_ids).items()
            if (row := self._tables.get("attachments", member_id, profile)) is not None
        ]

    def held_attachments(self, member_ids: Sequence[str]) -> set[bytes]:
        return {hash_ for member_id, hash_ in self._tables.rows["attachments"] if member_id in member_ids}

    def _tables_of(self, subject: Subject, till: str, *, own: bool) -> tuple[TableRows, ...]:
        tables = (table for table in subject.kind.tables if (table == _OWN_ONLY) is own)
        found = ((table, self._belonging(subject, table, till)) for table in tables)
        return tuple(TableRows(table, SHAPES[table].columns, tuple(rows)) for table, rows in found if rows)

    def _by_subject(self, subjects: Sequence[SubjectRows]) -> dict[str, dict[str, list[Row]]]:
        """Of every table they have, all rows by the subject they belong to: looked through once for many subjects."""
        found: dict[str, dict[str, list[Row]]] = {}
        for kind in {rows.subject.kind for rows in subjects}:
            for table in kind.tables:
                places = [SHAPES[table].places[column] for column in kind.named_by]
                by_name = found[table] = {}
                for row in self._tables.rows[table].values():
                    by_name.setdefault("/".join([str(row[place]) for place in places]), []).append(row)
        return found

    def _belonging(
        self, subject: Subject, table: str, till: str, there: Iterable[Row] | None = None
    ) -> list[Row]:
        """`there` are its rows, where they were looked for before."""
        if not self._tables.rows[table]:
            return []
        shape = SHAPES[table]
        if there is not None:
            mine = list(there)
        elif len(subject.kind.named_by) == 1:
            place, name = shape.places[subject.kind.named_by[0]], subject.name
            mine = [row for row in self._tables.rows[table].values() if row[place] == name]
        else:
            places = [shape.places[column] for column in subject.kind.named_by]
            mine = [
                row
                for row in self._tables.rows[table].values()
                if "/".join([str(row[place]) for place in places]) == subject.name
            ]
        if table != _OWN_ONLY:
            return mine
        owner = shape.places["till_id"]
        return [row for row in mine if row[owner] == till]

    def _put(self, held: TableRows) -> None:
        shape = SHAPES[held.table]
        if held.columns == shape.columns:
            for row in held.rows:
                self._tables.put(held.table, row)
            return
        for row in held.rows:
            cells = dict(zip(held.columns, row, strict=True))
            whole = (
                cells.get(column, default) for column, default in zip(shape.columns, shape.empty, strict=True)
            )
            self._tables.put(held.table, tuple(whole))

    def _profile(self, member_id: str) -> bytes | None:
        row = self._tables.get("members", member_id)
        profile = row[SHAPES["members"].places["profile"]] if row else None
        return profile if isinstance(profile, bytes) else None


assert SubjectKind.MEMBER.tables  # every table of a subject leads with its name; `Subjects` counts on it
