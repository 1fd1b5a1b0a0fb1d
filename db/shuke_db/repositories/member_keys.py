"""Which of many members are here already: four statements, however many are asked for."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection

from shuke.application.ports.member_keys import KeysTaken
from shuke.domain.phone import written_forms
from shuke_db.straight import read_all

__all__ = ["MemberKeyRows"]

_MEMBERS = "SELECT member_id FROM members WHERE tenant = ? AND member_id IN (SELECT value FROM json_each(?))"
_NUMBERS = (
    "SELECT number, member_id FROM members WHERE tenant = ? AND number IN (SELECT value FROM json_each(?))"
)
_CARDS = "SELECT number, member_id FROM cards WHERE tenant = ? AND number IN (SELECT value FROM json_each(?))"
_PHONES = (
    "SELECT p.phone, p.member_id, m.number FROM profiles AS p "
    "JOIN members AS m ON m.tenant = p.tenant AND m.member_id = p.member_id "
    "WHERE p.tenant = ? AND p.phone IN (SELECT value FROM json_each(?))"
)


class MemberKeyRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def taken(self, ids: Collection[str], numbers: Collection[str], phones: Collection[str]) -> KeysTaken:
        asked = {form: phone for phone in phones for form in written_forms(phone)}
        return KeysTaken(
            frozenset(member_id for (member_id,) in self._read(_MEMBERS, ids)),
            {number: whose for said in (_CARDS, _NUMBERS) for number, whose in self._read(said, numbers)},
            {
                asked[phone]: (member_id, number)
                for phone, member_id, number in self._read(_PHONES, tuple(asked))
            },
        )

    def _read(self, statement: str, asked: Collection[str]) -> list[tuple[str, ...]]:
        return read_all(self._connection, statement, (self._tenant, json.dumps(list(asked))))
