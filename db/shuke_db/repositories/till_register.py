"""Head office's register of tills: their keys, invitations, contacts, and facts set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select

from shuke.application.ports.sync import EnrolmentCode, NoRoom, OfficeKey, QuarantinedFact, TillKey
from shuke_db.repositories.shops import upsert
from shuke_db.sync_tables import contacts, enrolment_codes, nonces, office_keys, quarantine, till_keys
from shuke_db.upserts import insert_into

__all__ = ["MOST_QUARANTINED", "ContactRows", "InvitationRows", "QuarantineRows", "TillRegisterRows"]

MOST_QUARANTINED = 5_000
"""No more is added to so many facts kept aside of one till; they stay where they are, on the till itself."""


class TillRegisterRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def office_keys(self) -> list[OfficeKey]:
        k = office_keys.c
        found = select(k.public_key, k.former, k.vouched).where(k.tenant == self._tenant)
        return [OfficeKey(*row) for row in self._connection.execute(found)]

    def all_keys(self) -> list[TillKey]:
        return self._all()

    def keys_of(self, till: str) -> list[TillKey]:
        return self._all(till_keys.c.till_id == till)

    def _all(self, *conditions: Any) -> list[TillKey]:
        k = till_keys.c
        newest_first = (
            select(k.till_id, k.shop_id, k.public_key, k.valid_from, k.revoked_on, k.listed_seq)
            .where(k.tenant == self._tenant, *conditions)
            .order_by(k.till_id, k.listed_seq.desc())
        )
        return [TillKey(*row) for row in self._connection.execute(newest_first)]


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
        self._heard(till, now_ms)
        n = nonces.c
        old = (n.tenant == self._tenant, n.till_id == till, n.seen_ms < forget_before_ms)
        self._connection.execute(delete(nonces).where(*old))
        row = {"tenant": self._tenant, "till_id": till, "nonce": nonce, "seen_ms": now_ms}
        noted = insert_into(self._connection, nonces).values(row).on_conflict_do_nothing().returning(n.nonce)
        return self._connection.execute(noted).first() is not None

    def backed_up(self, till: str) -> tuple[int, int]:
        c = contacts.c
        found = select(c.backed_up_epoch, c.backed_up_seq).where(c.tenant == self._tenant, c.till_id == till)
        row = self._connection.execute(found).first()
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

    def last_ms(self, till: str) -> int:
        c = contacts.c
        found = select(c.last_ms).where(c.tenant == self._tenant, c.till_id == till)
        return self._connection.scalar(found) or 0

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

    def _heard(self, till: str, now_ms: int) -> None:
        heard = (
            insert_into(self._connection, contacts)
            .values(tenant=self._tenant, till_id=till, last_ms=now_ms)
            .on_conflict_do_update(index_elements=["tenant", "till_id"], set_={"last_ms": now_ms})
        )
        self._connection.execute(heard)


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
