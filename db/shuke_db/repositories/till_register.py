"""Head office's register of tills: their keys, invitations, contacts, and facts set aside."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select

from shuke.application.ports.keys import OfficeKey, TillKey
from shuke.application.ports.sync import EnrolmentCode, NoRoom, QuarantinedFact, TillTold
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert
from shuke_db.sync_tables import contacts, enrolment_codes, nonces, office_keys, quarantine, till_keys
from shuke_db.upserts import insert_into

__all__ = ["MOST_QUARANTINED", "ContactRows", "InvitationRows", "QuarantineRows", "TillRegisterRows"]

MOST_QUARANTINED = 5_000
"""No more is added to so many facts kept aside of one till; they stay where they are, on the till itself."""

_k, _l, _c, _n = till_keys.c, office_keys.c, contacts.c, nonces.c

_KEYS = select(
    _k.till_id,
    _k.shop_id,
    _k.public_key,
    _k.valid_from,
    _k.revoked_on,
    _k.listed_seq,
    _k.until_epoch,
    _k.until_seq,
    _k.replaced_on,
).where(_k.tenant == bindparam("tenant"))
_IN_USE_FIRST = (_k.replaced_on != "", _k.listed_seq.desc())
_ALL_KEYS = Prepared(_KEYS.order_by(_k.till_id, *_IN_USE_FIRST))
_KEYS_OF_TILL = Prepared(_KEYS.where(_k.till_id == bindparam("till")).order_by(*_IN_USE_FIRST))
_CHANGES = Prepared(
    select(
        func.count(),
        func.count().filter(_k.revoked_on != "").label("revoked"),
        func.count().filter(_k.replaced_on != "").label("replaced"),
        select(func.count())
        .select_from(office_keys)
        .where(_l.tenant == bindparam("tenant"))
        .scalar_subquery()
        .label("own"),
    )
    .select_from(till_keys)
    .where(_k.tenant == bindparam("tenant"))
)
_MINE = (_c.tenant == bindparam("tenant"), _c.till_id == bindparam("till"))
_BACKED_UP = Prepared(select(_c.backed_up_epoch, _c.backed_up_seq).where(*_MINE))
_LAST_MS = Prepared(select(_c.last_ms).where(*_MINE))
_NONCES = (_n.tenant == bindparam("tenant"), _n.till_id == bindparam("till"))
_FORGET = Prepared(delete(nonces).where(*_NONCES, _n.seen_ms < bindparam("before_ms")))
_SEEN = Prepared(select(_n.seen_ms).where(*_NONCES, _n.nonce == bindparam("nonce")))
_NOTE = Prepared(insert(nonces).values({column.name: bindparam(column.name) for column in nonces.columns}))


class TillRegisterRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def office_keys(self) -> list[OfficeKey]:
        found = select(_l.public_key, _l.former, _l.vouched).where(_l.tenant == self._tenant)
        return [OfficeKey(*row) for row in self._connection.execute(found)]

    def all_keys(self) -> list[TillKey]:
        return [TillKey(*row) for row in _ALL_KEYS.all(self._connection, tenant=self._tenant)]

    def keys_of(self, till: str) -> list[TillKey]:
        return [TillKey(*row) for row in _KEYS_OF_TILL.all(self._connection, tenant=self._tenant, till=till)]

    def changes(self) -> int:
        return sum(_CHANGES.first(self._connection, tenant=self._tenant))


class InvitationRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, code: EnrolmentCode) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "code_hash": code.code_hash,
            "till_id": code.till,
            "till_name": code.till_name,
            "shop_id": code.shop_id,
            "expires_at_ms": code.expires_at_ms,
            "used_by": code.used_by,
        }
        upsert(self._connection, enrolment_codes, row)

    def get(self, code_hash: bytes) -> EnrolmentCode | None:
        c = enrolment_codes.c
        found = select(c.code_hash, c.till_id, c.till_name, c.shop_id, c.expires_at_ms, c.used_by).where(
            c.tenant == self._tenant, c.code_hash == code_hash
        )
        row = self._connection.execute(found).first()
        return EnrolmentCode(*row) if row else None

    def tills(self, now_ms: int) -> set[str]:
        c = enrolment_codes.c
        named = select(c.till_id).where(
            c.tenant == self._tenant, or_(c.expires_at_ms >= now_ms, c.used_by != b"")
        )
        return set(self._connection.scalars(named))


class ContactRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def remember(self, till: str, nonce: bytes, now_ms: int, forget_before_ms: int) -> bool:
        # First of all: two letters of one till that come at the same time wait for each other here.
        heard: dict[str, object] = {"tenant": self._tenant, "till_id": till, "last_ms": now_ms}
        upsert(self._connection, contacts, heard)
        mine = {"tenant": self._tenant, "till": till}
        _FORGET.run(self._connection, **mine, before_ms=forget_before_ms)
        if _SEEN.first(self._connection, **mine, nonce=nonce) is not None:
            return False
        _NOTE.run(self._connection, tenant=self._tenant, till_id=till, nonce=nonce, seen_ms=now_ms)
        return True

    def backed_up(self, till: str) -> tuple[int, int]:
        row = _BACKED_UP.first(self._connection, tenant=self._tenant, till=till)
        return (row.backed_up_epoch, row.backed_up_seq) if row else (0, 0)

    def announced(self, till: str) -> int:
        c = contacts.c
        found = select(c.announced).where(c.tenant == self._tenant, c.till_id == till)
        return self._connection.scalar(found) or 0

    def note_announced(self, till: str, generation: int) -> None:
        said = (
            insert_into(self._connection, contacts)
            .values(tenant=self._tenant, till_id=till, announced=generation)
            .on_conflict_do_update(index_elements=["tenant", "till_id"], set_={"announced": generation})
        )
        self._connection.execute(said)

    def note_told(self, till: str, told: TillTold) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "till_id": till,
            "release": told.release,
            "unsent": told.unsent,
            "clock_off_ms": told.clock_off_ms,
            "trust_version": told.trust_version,
        }
        upsert(self._connection, contacts, row)

    def told(self, till: str) -> TillTold:
        c = contacts.c
        found = select(c.release, c.unsent, c.clock_off_ms, c.trust_version).where(
            c.tenant == self._tenant, c.till_id == till
        )
        row = self._connection.execute(found).first()
        return TillTold(*row) if row is not None else TillTold()

    def last_ms(self, till: str) -> int:
        return _LAST_MS.scalar(self._connection, tenant=self._tenant, till=till) or 0

    def count_find(self, till: str, minute: int) -> int:
        c = contacts.c
        found = select(c.finds_minute, c.finds).where(c.tenant == self._tenant, c.till_id == till)
        row = self._connection.execute(found).first()
        finds = row.finds + 1 if row is not None and row.finds_minute == minute else 1
        counted = {"finds_minute": minute, "finds": finds}
        noted = (
            insert_into(self._connection, contacts)
            .values(tenant=self._tenant, till_id=till, **counted)
            .on_conflict_do_update(index_elements=["tenant", "till_id"], set_=counted)
        )
        self._connection.execute(noted)
        return finds

    def note_backed_up(self, till: str, epoch: int, seq: int) -> None:
        if self.backed_up(till) >= (epoch, seq):
            return
        place = {"backed_up_epoch": epoch, "backed_up_seq": seq}
        noted = (
            insert_into(self._connection, contacts)
            .values(tenant=self._tenant, till_id=till, last_ms=0, **place)
            .on_conflict_do_update(index_elements=["tenant", "till_id"], set_=place)
        )
        self._connection.execute(noted)


class QuarantineRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, facts: Sequence[QuarantinedFact]) -> None:
        if not facts:
            return
        if self.count(facts[0].till) >= MOST_QUARANTINED:
            raise NoRoom(facts[0].till)
        rows = [self._row(fact) for fact in facts]
        self._connection.execute(insert_into(self._connection, quarantine).on_conflict_do_nothing(), rows)

    def count(self, till: str) -> int:
        counted = select(func.count()).where(
            quarantine.c.tenant == self._tenant, quarantine.c.till_id == till
        )
        return self._connection.scalar(counted) or 0

    def holds(self, till: str, epoch: int, seq: int, hash_: bytes) -> bool:
        q = quarantine.c
        found = select(func.count()).where(
            q.tenant == self._tenant, q.till_id == till, q.epoch == epoch, q.seq == seq, q.hash == hash_
        )
        return bool(self._connection.scalar(found))

    def of_till(self, till: str, limit: int) -> list[QuarantinedFact]:
        q = quarantine.c
        found = (
            select(q.till_id, q.epoch, q.seq, q.hash, q.content, q.signature, q.reason, q.received_ms)
            .where(q.tenant == self._tenant, q.till_id == till)
            .order_by(q.epoch, q.seq, q.received_ms)
            .limit(limit)
        )
        return [QuarantinedFact(*row) for row in self._connection.execute(found)]

    def _row(self, fact: QuarantinedFact) -> dict[str, object]:
        return {
            "tenant": self._tenant,
            "till_id": fact.till,
            "epoch": fact.epoch,
            "seq": fact.seq,
            "hash": fact.hash,
            "content": fact.content,
            "signature": fact.signature,
            "reason": fact.reason,
            "received_ms": fact.received_ms,
        }
