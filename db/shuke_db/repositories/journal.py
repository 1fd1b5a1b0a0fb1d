"""The journal and what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, Integer, and_, bindparam, delete, func, insert, or_, select

from shuke.application.ports.store import JournalHead, StoredFact
from shuke.domain.facts.fact import SealedFact
from shuke.domain.profile import Attachment
from shuke_db.prepared import Prepared
from shuke_db.straight import write_many
from shuke_db.tables import attachments, journal
from shuke_db.upserts import insert_into, insert_many

__all__ = ["AttachmentRows", "JournalRows"]

_j = journal.c

_ATTACHED = ("tenant", "hash", "member_id", "salt", "content")
_ATTACH = f"INSERT INTO attachments ({', '.join(_ATTACHED)}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"

_HEAD = Prepared(
    select(_j.epoch, _j.seq, _j.hash, _j.business_date)
    .where(_j.tenant == bindparam("tenant"), _j.till_id == bindparam("till"))
    .order_by(_j.epoch.desc(), _j.seq.desc())
    .limit(1)
)
_TILLS = (_j.tenant == bindparam("tenant"), _j.till_id == bindparam("till"))
_EPOCH, _SEQ = bindparam("epoch", type_=Integer()), bindparam("seq", type_=Integer())
_FACTS = select(_j.till_id, _j.epoch, _j.seq, _j.kind, _j.content, _j.hash, _j.signature).where(*_TILLS)
_BEHIND = or_(_j.epoch > _EPOCH, and_(_j.epoch == _EPOCH, _j.seq > _SEQ))
_GET = Prepared(_FACTS.where(_j.epoch == _EPOCH, _j.seq == _SEQ).limit(1))
_AFTER = Prepared(_FACTS.where(_BEHIND).order_by(_j.epoch, _j.seq).limit(bindparam("limit", type_=Integer())))
_COUNT_AFTER = Prepared(select(func.count().label("facts")).where(*_TILLS, _BEHIND))
_a = attachments.c
_ATTACHMENT = Prepared(
    select(_a.hash, _a.salt, _a.content).where(
        _a.tenant == bindparam("tenant"),
        _a.member_id == bindparam("member"),
        _a.hash == bindparam("hash", type_=_a.hash.type),
    )
)
_APPEND = Prepared(
    insert(journal).values({column.name: bindparam(column.name) for column in journal.columns})
)


class JournalRows:
    """Remembers the heads it has read or written: within a transaction nobody else moves them."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant
        self._heads: dict[str, JournalHead] = {}

    def head(self, till: str) -> JournalHead | None:
        known = self._heads.get(till)
        if known is not None:
            return known
        row = _HEAD.first(self._connection, tenant=self._tenant, till=till)
        if row is None:
            return None
        head = JournalHead(row.epoch, row.seq, row.hash, date.fromisoformat(row.business_date))
        self._heads[till] = head
        return head

    def append(self, fact: SealedFact) -> None:
        _APPEND.run(self._connection, **_row(fact))
        header = fact.header
        self._heads[header.till] = JournalHead(header.epoch, header.seq, fact.hash, header.business_date)

    def append_many(self, facts: Sequence[SealedFact]) -> None:
        if facts:
            insert_many(self._connection, journal, [_row(fact) for fact in facts])
            self._heads.clear()

    def get(self, till: str, epoch: int, seq: int) -> StoredFact | None:
        row = _GET.first(self._connection, tenant=self._tenant, till=till, epoch=epoch, seq=seq)
        return StoredFact(*row) if row else None

    def after(self, till: str, epoch: int, seq: int, limit: int) -> list[StoredFact]:
        asked = {"tenant": self._tenant, "till": till, "epoch": epoch, "seq": seq, "limit": limit}
        return [StoredFact(*row) for row in _AFTER.all(self._connection, **asked)]

    def count_after(self, till: str, epoch: int, seq: int) -> int:
        asked = {"tenant": self._tenant, "till": till, "epoch": epoch, "seq": seq}
        return _COUNT_AFTER.scalar(self._connection, **asked) or 0

    def tills(self) -> list[str]:
        held = select(_j.till_id).where(_j.tenant == self._tenant).distinct().order_by(_j.till_id)
        return list(self._connection.scalars(held))


class AttachmentRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, attachment: Attachment, member_id: str) -> None:
        self.put_many([(attachment, member_id)])

    def put_many(self, attached: Sequence[tuple[Attachment, str]]) -> None:
        rows = [(self._tenant, one.hash, member_id, one.salt, one.content) for one, member_id in attached]
        if not rows:
            return
        if self._connection.dialect.name == "sqlite":
            write_many(self._connection, _ATTACH, rows)
        else:
            statement = insert_into(self._connection, attachments).on_conflict_do_nothing()
            self._connection.execute(statement, [dict(zip(_ATTACHED, row, strict=True)) for row in rows])

    def erase(self, member_id: str) -> None:
        a = attachments.c
        self._connection.execute(
            delete(attachments).where(a.tenant == self._tenant, a.member_id == member_id)
        )

    def get(self, member_id: str, hash_: bytes) -> Attachment | None:
        row = _ATTACHMENT.first(self._connection, tenant=self._tenant, member=member_id, hash=hash_)
        return Attachment(*row) if row else None

    def of_member(self, member_id: str) -> list[Attachment]:
        a = attachments.c
        found = select(a.hash, a.salt, a.content).where(a.tenant == self._tenant, a.member_id == member_id)
        return [Attachment(*row) for row in self._connection.execute(found.order_by(a.hash))]

    def pages(self, most: int) -> Iterator[list[tuple[Attachment, str]]]:
        a = attachments.c
        columns = select(a.hash, a.salt, a.content, a.member_id)
        behind = b""
        while page := self._connection.execute(
            columns.where(a.tenant == self._tenant, a.hash > behind).order_by(a.hash).limit(most)
        ).all():
            yield [(Attachment(row.hash, row.salt, row.content), row.member_id) for row in page]
            behind = page[-1].hash


def _row(fact: SealedFact) -> dict[str, object]:
    header = fact.header
    return {
        "tenant": header.tenant,
        "till_id": header.till,
        "epoch": header.epoch,
        "seq": header.seq,
        "kind": fact.kind,
        "business_date": header.business_date.isoformat(),
        "content": fact.content,
        "hash": fact.hash,
        "signature": fact.signature,
    }
