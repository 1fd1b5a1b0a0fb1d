"""Writing profiles so that they are found: the row, the lists it stands on, its place in the order of visits.

An erased profile keeps its empty row: its number must never be somebody else's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from shuke.domain.facts.rows import Cell
from shuke.domain.profile import LONGEST_NOTE, Profile
from shuke_db.member_words import words_of
from shuke_db.projections import put_rows
from shuke_db.repositories.member_lists import MemberLists
from shuke_db.straight import read_all

__all__ = ["ProfileRows", "highest_number"]

NoteVisits = Callable[[Mapping[int, int]], None]
"""By number, when somebody who is new on the lists was here last."""

_Described = Iterable[tuple[str, Profile, str]]
"""Member id, profile, its spellings."""

_NOBODY = Profile()

_TOLD = (
    "member_no",
    "name",
    "phone",
    "phone_reversed",
    "initials",
    "birth_month",
    "birth_day",
    "birth_year",
    "sex",
    "note",
)

_HIGHEST = "SELECT max(member_no) FROM profiles WHERE tenant = ?"
_KNOWN = (
    "SELECT member_id, member_no, name, initials, phone FROM profiles "
    "WHERE tenant = ? AND member_id IN (SELECT value FROM json_each(?))"
)
_VISITS = (
    "SELECT member_id, last_visit_ms FROM members "
    "WHERE tenant = ? AND member_id IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A profile as the lists know it."""

    number: int
    words: frozenset[str]


def highest_number(connection: Connection, tenant: str) -> int:
    """Of any profile; 0 where there is none."""
    ((highest,),) = read_all(connection, _HIGHEST, (tenant,))
    return highest or 0


class ProfileRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put_many(self, described: _Described) -> None:
        """The rows alone."""
        newest = {member_id: (profile, initials, 0) for member_id, profile, initials in described}
        self._store(newest)

    def number_many(self, described: _Described) -> None:
        """The rows, numbered, of members who have none yet."""
        highest = highest_number(self._connection, self._tenant)
        self._store(
            {
                member_id: (profile, initials, number)
                for number, (member_id, profile, initials) in enumerate(described, start=highest + 1)
            }
        )

    def list_many(self, described: _Described, lists: MemberLists, note_visits: NoteVisits) -> None:
        """The rows, numbered, and every list the members stand in; when they were here last is told."""
        newest = {member_id: (profile, initials) for member_id, profile, initials in described}
        known = self._known(newest)
        number = highest_number(self._connection, self._tenant)
        numbered: dict[str, tuple[Profile, str, int]] = {}
        newcomers: dict[str, _Listed] = {}
        for member_id, (profile, initials) in newest.items():
            words = words_of(profile.name, initials, profile.phone)
            before = known.get(member_id)
            if before is not None:
                lists.change(before.number, before.words - words, words - before.words)
                numbered[member_id] = (profile, initials, before.number)
            elif profile != _NOBODY:
                number += 1
                newcomers[member_id] = _Listed(number, words)
                numbered[member_id] = (profile, initials, number)
        self._store(numbered)
        lists.append((listed.number, listed.words) for listed in newcomers.values())
        visits = self._visits(newcomers)
        note_visits({listed.number: visits.get(member_id, 0) for member_id, listed in newcomers.items()})

    def _known(self, member_ids: Iterable[str]) -> dict[str, _Listed]:
        found = self._connection.exec_driver_sql(_KNOWN, (self._tenant, json.dumps(list(member_ids))))
        return {
            row.member_id: _Listed(row.member_no, words_of(row.name, row.initials, row.phone))
            for row in found
        }

    def _visits(self, member_ids: Iterable[str]) -> dict[str, int]:
        found = self._connection.exec_driver_sql(_VISITS, (self._tenant, json.dumps(list(member_ids))))
        return {row.member_id: row.last_visit_ms for row in found}

    def _store(self, numbered: Mapping[str, tuple[Profile, str, int]]) -> None:
        rows = [
            self._row(member_id, profile, initials, number)
            for member_id, (profile, initials, number) in numbered.items()
        ]
        if rows:
            put_rows(self._connection, "profiles", ("member_id",), _TOLD, rows)

    def _row(self, member_id: str, profile: Profile, initials: str, number: int) -> tuple[Cell, ...]:
        """The tenant, the member, then `_TOLD`."""
        phone, birthday = profile.phone, profile.kept_birthday
        born = (*birthday.key, birthday.year or 0) if birthday else (0, 0, 0)
        told = (profile.name, phone, phone[::-1], initials, *born)
        return (self._tenant, member_id, number, *told, profile.sex.value, profile.note[:LONGEST_NOTE])
