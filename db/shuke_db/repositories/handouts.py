"""Who was given what by runs, and whom they have still to look at."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from shuke.application.ports.handouts import RunKey, RunPart, RunSum
from shuke.domain.campaigns.handout import CONTACT, MARKETING
from shuke.domain.consent import Channel, Consent
from shuke_db.among import among
from shuke_db.handout_tables import handouts, run_parts
from shuke_db.member_tables import consents
from shuke_db.prepared import Prepared
from shuke_db.repositories.mergers import MergerRows
from shuke_db.tables import uses

__all__ = ["PART", "HandoutRows"]

PART = 2_000
"""Members in a part: a batch unpacks it in a fifth of a millisecond."""

_h, _r, _u, _c = handouts.c, run_parts.c, uses.c, consents.c
_TENANT: BindParameter[str] = bindparam("tenant")
_OF_RUN = (_r.tenant == _TENANT, _r.rule == bindparam("rule"), _r.occasion == bindparam("occasion"))
_NEXT = Prepared(select(_r.part, _r.done, _r.members).where(*_OF_RUN).order_by(_r.part).limit(1))
_PARTS = Prepared(select(func.coalesce(func.sum(_r.count - _r.done), 0), func.max(_r.part)).where(*_OF_RUN))
_SUM = Prepared(
    select(
        *(
            func.coalesce(func.sum(column), 0)
            for column in (_h.given, _h.held, _h.points, _h.coupons, _h.chances)
        )
    ).where(_h.tenant == _TENANT, _h.rule == bindparam("rule"))
)
_KNOWN = frozenset(channel.value for channel in Channel)


class HandoutRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def had(self, run: RunKey, members: Collection[str]) -> set[str]:
        if not members:
            return set()
        names = self._names(members)
        given = select(_u.member_id).where(
            _u.tenant == self._tenant,
            among(self._connection, _u.member_id, names.keys()),
            _u.rule == run.rule,
            _u.period == run.occasion,
            _u.times > 0,
        )
        held = select(_h.member_id).where(
            _h.tenant == self._tenant,
            _h.rule == run.rule,
            _h.occasion == run.occasion,
            among(self._connection, _h.member_id, names.keys()),
        )
        found = (*self._connection.scalars(given), *self._connection.scalars(held))
        return {names[one] for one in found}

    def turned_to(self, members: Collection[str]) -> Mapping[str, date]:
        if not members:
            return {}
        names = self._names(members)
        found = select(_u.member_id, _u.last_on).where(
            _u.tenant == self._tenant,
            among(self._connection, _u.member_id, names.keys()),
            _u.rule == MARKETING,
            _u.period == CONTACT,
            _u.last_on != "",
        )
        rows = sorted(self._connection.execute(found), key=lambda row: row[1])
        return {names[member_id]: date.fromisoformat(on) for member_id, on in rows}

    def consents(self, members: Collection[str]) -> Mapping[str, Mapping[Channel, Consent]]:
        said: defaultdict[str, dict[Channel, Consent]] = defaultdict(dict)
        if members:
            asked = select(_c.member_id, _c.channel, _c.said).where(
                _c.tenant == self._tenant, among(self._connection, _c.member_id, members)
            )
            for member_id, channel, word in self._connection.execute(asked):
                if channel in _KNOWN:
                    said[member_id][Channel(channel)] = Consent.read(word)
        return said

    def expect(self, run: RunKey, members: Sequence[str]) -> None:
        key = self._key(run)
        last = _PARTS.first(self._connection, **key)[1]
        first = 0 if last is None else last + 1
        pages = [members[start : start + PART] for start in range(0, len(members), PART)]
        rows = [
            {**key, "part": number, "count": len(page), "done": 0, "members": _packed(page)}
            for number, page in enumerate(pages, first)
        ]
        if rows:
            self._connection.execute(insert(run_parts), rows)

    def next_part(self, run: RunKey) -> RunPart | None:
        row = _NEXT.first(self._connection, **self._key(run))
        if row is None:
            return None
        return RunPart(row.part, tuple(zlib.decompress(row.members).decode().split("\n")), row.done)

    def done(self, run: RunKey, part: RunPart, looked_at: int) -> None:
        mine = self._mine(run, _r.part == part.number)
        if looked_at < len(part.members):
            self._connection.execute(update(run_parts).where(*mine).values(done=looked_at))
        else:
            self._connection.execute(delete(run_parts).where(*mine))

    def forget(self, run: RunKey) -> None:
        self._connection.execute(delete(run_parts).where(*self._mine(run)))

    def left(self, run: RunKey) -> int:
        return int(_PARTS.scalar(self._connection, **self._key(run)))

    def sum_of(self, rule: str) -> RunSum:
        return RunSum(*map(int, _SUM.first(self._connection, tenant=self._tenant, rule=rule)))

    def _names(self, members: Collection[str]) -> Mapping[str, str]:
        return MergerRows(self._connection, self._tenant).names_of(members)

    def _key(self, run: RunKey) -> dict[str, str]:
        return {"tenant": self._tenant, "rule": run.rule, "occasion": run.occasion}

    def _mine(self, run: RunKey, *others: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
        return (_r.tenant == self._tenant, _r.rule == run.rule, _r.occasion == run.occasion, *others)


def _packed(members: Sequence[str]) -> bytes:
    return zlib.compress("\n".join(members).encode(), 1)
