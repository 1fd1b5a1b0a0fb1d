"""What head office alone keeps, over the tables in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from reliability.simulator.memory_rows import Journal
from reliability.simulator.memory_tables import SHAPES, MemoryTables, Row
from shuke.application.ports.backup import KeptRows
from shuke.application.ports.keys import OfficeKey, TillKey
from shuke.application.ports.leads import NamedLead
from shuke.application.ports.store import StoredFact
from shuke.application.ports.sync import Arrival, EnrolmentCode, OpenRecall, QuarantinedFact, TillTold
from shuke.domain.slices.account import SPENT, AccountKind, Slice, is_over
from shuke.domain.slices.holders import Way
from shuke.domain.sync.subjects import Subject, SubjectKind
from shuke_db.repositories.keepsakes import KEPT

__all__ = [
    "Contacts",
    "Feed",
    "Handovers",
    "Invitations",
    "Keepsakes",
    "Leads",
    "Pools",
    "Quarantine",
    "TillRegister",
]

_SALES = SHAPES["sales"].places
_MEMBER, _DATE, _TIME = _SALES["member_id"], _SALES["business_date"], _SALES["recorded_at_ms"]


class Feed:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def advance(self, steps: int) -> int:
        place = self.position() + steps
        self._tables.put("streams", (place,))
        return place

    def position(self) -> int:
        row = self._tables.get("streams")
        return row[0] if row else 0

    def mark(self, subjects: Sequence[Subject], first: int) -> None:
        for place, subject in enumerate(subjects, first):
            self._tables.put("changes", (subject.kind.value, subject.name, place))

    def behind(self, since: int, limit: int) -> list[tuple[Subject, int]]:
        found = [row for row in self._tables.rows["changes"].values() if row[2] > since]
        found.sort(key=lambda row: row[2])
        return [(Subject(SubjectKind(kind), name), place) for kind, name, place in found[:limit]]

    def places(self, subjects: Sequence[Subject]) -> dict[Subject, int]:
        rows = (
            (subject, self._tables.get("changes", subject.kind.value, subject.name)) for subject in subjects
        )
        return {subject: row[2] for subject, row in rows if row}

    def arrived(self, arrivals: Sequence[Arrival]) -> None:
        for one in arrivals:
            self._tables.put("arrivals", (one.position, one.till, one.epoch, one.from_seq, one.to_seq))

    def arrivals(self, behind: int, limit: int) -> list[Arrival]:
        found = sorted(row for row in self._tables.rows["arrivals"].values() if row[0] > behind)
        return [Arrival(*row) for row in found[:limit]]


class Pools:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def pool(self, member_id: str, account: AccountKind) -> list[Slice]:
        left: Counter[str] = Counter()
        for (member, kind, lot), (*_, amount) in self._tables.rows["balances"].items():
            if member == member_id and kind == account.value:
                left[lot] += amount
        for (member, kind, lot, _), (*_, amount) in self._tables.rows["slices"].items():
            if member == member_id and kind == account.value:
                left[lot] -= amount
        return [Slice(lot, amount) for lot, amount in sorted(left.items())]

    def undealt(self, member_ids: Sequence[str]) -> dict[tuple[str, AccountKind], list[Slice]]:
        pools: dict[tuple[str, AccountKind], list[Slice]] = {}
        for member_id in sorted(set(member_ids)):
            for account in sorted(SPENT):
                left = [part for part in self.pool(member_id, account) if part.amount]
                if left:
                    pools[member_id, account] = left
        return pools

    def last_visited(self, member_id: str) -> str:
        sold = [row for row in self._tables.rows["sales"].values() if row[_MEMBER] == member_id]
        newest = max(sold, key=lambda row: (row[_DATE], row[_TIME]), default=None)
        return newest[0] if newest else ""

    def held(self, member_id: str, account: AccountKind, today: date) -> dict[str, int]:
        found: Counter[str] = Counter()
        for (member, kind, lot, till), (*_, amount) in self._tables.rows["slices"].items():
            if member == member_id and kind == account.value and amount > 0 and not is_over(lot, today):
                found[till] += amount
        return dict(found)

    def of_holder(
        self, holder: str, behind: tuple[str, str, str], limit: int
    ) -> list[tuple[str, AccountKind, Slice]]:
        held = sorted(
            (key[:3], row[4])
            for key, row in self._tables.rows["slices"].items()
            if key[3] == holder and key[:3] > behind
        )
        return [
            (member, AccountKind(kind), Slice(lot, amount)) for (member, kind, lot), amount in held[:limit]
        ]

    def granted(self, till: str, request_id: str) -> int | None:
        row = self._tables.get("grants", till, request_id)
        return row[2] if row else None

    def recall(self, recall: OpenRecall) -> None:
        key = (recall.till, recall.member_id, recall.account.value)
        was = self._tables.get("recalls", *key)
        amount = max(recall.amount, was[3] if was else 0)
        self._tables.put("recalls", (*key, amount, recall.asked_by, recall.since_ms))

    def recalls(self, till: str, since_ms: int, limit: int) -> list[OpenRecall]:
        found = [
            row for row in self._tables.rows["recalls"].values() if row[0] == till and row[5] >= since_ms
        ]
        found.sort(key=lambda row: (row[5], row[1]))
        return [
            OpenRecall(till, AccountKind(account), member_id, amount, asked_by, since)
            for _, member_id, account, amount, asked_by, since in found[:limit]
        ]

    def returned(self, till: str, member_id: str, account: AccountKind, amount: int) -> None:
        key = (till, member_id, account.value)
        was = self._tables.get("recalls", *key)
        if was is None:
            return
        left = was[3] - amount
        if left > 0:
            self._tables.put("recalls", (*key, left, was[4], was[5]))
        else:
            self._tables.remove("recalls", key)

    def forget_recalls(self, before_ms: int) -> None:
        for key, row in list(self._tables.rows["recalls"].items()):
            if row[5] < before_ms:
                self._tables.remove("recalls", key)


class TillRegister:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def office_keys(self) -> list[OfficeKey]:
        places = [SHAPES["office_keys"].places[name] for name in ("public_key", "former", "vouched")]
        return [OfficeKey(*[row[place] for place in places]) for row in self._tables.where("office_keys")]

    def all_keys(self) -> list[TillKey]:
        return self._keys(None)

    def keys_of(self, till: str) -> list[TillKey]:
        return self._keys(till)

    def changes(self) -> int:
        keys = self._keys(None)
        gone = sum(bool(key.revoked_on) + bool(key.replaced_on) for key in keys)
        return len(keys) + gone + len(self.office_keys())

    def _keys(self, till: str | None) -> list[TillKey]:
        found = [
            TillKey(owner, *rest)
            for owner, _, *rest in self._tables.rows["till_keys"].values()
            if till is None or owner == till
        ]
        return sorted(found, key=lambda key: (key.till, key.replaced_on != "", -key.listed_seq))


class Invitations:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def put(self, code: EnrolmentCode) -> None:
        row = (code.code_hash, code.till, code.till_name, code.shop_id, code.expires_at_ms, code.used_by)
        self._tables.put("enrolment_codes", row)

    def get(self, code_hash: bytes) -> EnrolmentCode | None:
        row = self._tables.get("enrolment_codes", code_hash)
        return EnrolmentCode(*row) if row else None

    def tills(self, now_ms: int) -> set[str]:
        rows = self._tables.rows["enrolment_codes"].values()
        return {str(row[1]) for row in rows if row[5] or row[4] >= now_ms}


_NEVER = (0, 0, 0, 0, 0, 0, "", 0, 0, 0)
"""A till that was never heard of."""


class Contacts:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def remember(self, till: str, nonce: bytes, now_ms: int, forget_before_ms: int) -> bool:
        nonces = self._tables.rows["nonces"]
        for key, row in list(nonces.items()):
            if row[2] < forget_before_ms:
                self._tables.remove("nonces", key)
        if (till, nonce) in nonces:
            return False
        self._tables.put("nonces", (till, nonce, now_ms))
        was = self._tables.get("contacts", till)
        self._tables.put("contacts", (till, now_ms, *(was[2:] if was else _NEVER[1:])))
        return True

    def note_told(self, till: str, told: TillTold) -> None:
        was = self._tables.get("contacts", till) or (till, *_NEVER)
        newly = (told.release, told.unsent, told.clock_off_ms, told.trust_version)
        self._tables.put("contacts", (*was[:7], *newly))

    def announced(self, till: str) -> int:
        row = self._tables.get("contacts", till)
        return row[4] if row else 0

    def note_announced(self, till: str, generation: int) -> None:
        was = self._tables.get("contacts", till) or (till, *_NEVER)
        self._tables.put("contacts", (*was[:4], generation, *was[5:]))

    def count_find(self, till: str, minute: int) -> int:
        was = self._tables.get("contacts", till) or (till, *_NEVER)
        finds = was[6] + 1 if was[5] == minute else 1
        self._tables.put("contacts", (*was[:5], minute, finds, *was[7:]))
        return finds

    def backed_up(self, till: str) -> tuple[int, int]:
        row = self._tables.get("contacts", till)
        return (row[2], row[3]) if row else (0, 0)

    def last_ms(self, till: str) -> int:
        row = self._tables.get("contacts", till)
        return row[1] if row else 0

    def note_backed_up(self, till: str, epoch: int, seq: int) -> None:
        if self.backed_up(till) < (epoch, seq):
            was = self._tables.get("contacts", till) or (till, *_NEVER)
            self._tables.put("contacts", (*was[:2], epoch, seq, *was[4:]))


class Quarantine:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def put(self, facts: Sequence[QuarantinedFact]) -> None:
        for fact in facts:
            if self._tables.get("quarantine", fact.till, fact.epoch, fact.seq, fact.hash) is None:
                place = (fact.till, fact.epoch, fact.seq, fact.hash)
                beside = (fact.content, fact.signature, fact.reason, fact.received_ms)
                self._tables.put("quarantine", (*place, *beside))

    def count(self, till: str) -> int:
        return len(self.of_till(till, 1 << 30))

    def holds(self, till: str, epoch: int, seq: int, hash_: bytes) -> bool:
        return self._tables.get("quarantine", till, epoch, seq, hash_) is not None

    def of_till(self, till: str, limit: int) -> list[QuarantinedFact]:
        rows = [row for row in self._tables.rows["quarantine"].values() if row[0] == till]
        rows.sort(key=lambda row: (row[1], row[2], row[7]))
        return [QuarantinedFact(*row) for row in rows[:limit]]


class Keepsakes:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def pages(self, most: int) -> Iterator[KeptRows]:
        for name in KEPT:
            rows = [row for _, row in sorted(self._tables.rows[name].items())]
            for start in range(0, len(rows), most):
                yield KeptRows(name, SHAPES[name].columns, tuple(rows[start : start + most]))

    def put_back(self, kept: KeptRows) -> None:
        assert kept.columns == SHAPES[kept.table].columns
        for row in kept.rows:
            self._tables.put(kept.table, row)


class Handovers:
    def __init__(self, tables: MemoryTables, journal: Journal) -> None:
        self._tables = tables
        self._journal = journal

    def behind(
        self, from_till: str, to_till: str, to_epoch: int, place: tuple[int, int], limit: int
    ) -> list[StoredFact]:
        found = [row for row in self._to(to_till, to_epoch) if row[0] == from_till and row[1:3] > place]
        return self._facts(found)[:limit]

    def untaken(self, to_till: str, to_epoch: int, limit: int) -> list[StoredFact]:
        return self._facts([row for row in self._to(to_till, to_epoch) if not row[6]])[:limit]

    def is_answered(self, to_till: str, to_epoch: int, request_id: str) -> bool:
        return any(row[5] == request_id for row in self._to(to_till, to_epoch))

    def is_taken(self, from_till: str, epoch: int, seq: int) -> bool:
        row = self._tables.get("handovers", from_till, epoch, seq)
        return bool(row and row[6])

    def newest_taken(self, from_till: str, to_till: str, to_epoch: int) -> tuple[int, int]:
        taken = (row for row in self._to(to_till, to_epoch) if row[0] == from_till and row[6])
        return max((row[1:3] for row in taken), default=(0, 0))

    def ways(self, till: str, epoch: int) -> list[Way]:
        rows = self._tables.rows["handovers"].values()
        found = {(*row[:2], *row[3:5]) for row in rows if (till, epoch) in {row[:2], row[3:5]}}
        return [Way(*way) for way in sorted(found)]

    def _to(self, till: str, epoch: int) -> list[Row]:
        rows = self._tables.rows["handovers"]
        return [row for _, row in sorted(rows.items()) if row[3:5] == (till, epoch)]

    def _facts(self, rows: Sequence[Row]) -> list[StoredFact]:
        found = (self._journal.get(*row[:3]) for row in rows)
        return [fact for fact in found if fact is not None]


class Leads:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def of_shop(self, shop_id: str) -> NamedLead | None:
        row = self._tables.get("leads", shop_id)
        return NamedLead(row[1], row[2]) if row and row[1] else None
