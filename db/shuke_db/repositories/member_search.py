"""Finding members among a million: by phone, its last digits, name, pinyin initials."""

from __future__ import annotations

from sqlalchemy import ColumnElement

from shuke.domain.member import Member
from shuke.domain.profile import Profile
from shuke_db.repositories.members import MemberRows, member_of, member_select
from shuke_db.repositories.shops import upsert
from shuke_db.tables import members, profiles

__all__ = ["SearchableMemberRows"]

_p = profiles.c


class SearchableMemberRows(MemberRows):
    def by_phone(self, phone: str, limit: int) -> list[Member]:
        return self._found(limit, _p.phone == phone)

    def by_phone_ending(self, digits: str, limit: int) -> list[Member]:
        start = digits[::-1]
        return self._found(limit, _p.phone_reversed >= start, _p.phone_reversed < start + ":")

    def by_name(self, words: str, limit: int) -> list[Member]:
        return self._found(limit, _p.name.contains(words, autoescape=True))

    def by_initials(self, initials: str, limit: int) -> list[Member]:
        return self._found(limit, _p.initials >= initials, _p.initials < initials + "{")

    def describe(self, member_id: str, profile: Profile, initials: str) -> None:
        birthday = profile.birthday
        row: dict[str, object] = {
            "tenant": self._tenant,
            "member_id": member_id,
            "name": profile.name,
            "phone": profile.phone,
            "phone_reversed": profile.phone[::-1],
            "initials": initials,
            "birth_month": birthday.month if birthday else 0,
            "birth_day": birthday.day if birthday else 0,
            "birth_year": (birthday.year or 0) if birthday else 0,
            "sex": profile.sex.value,
            "note": profile.note,
        }
        upsert(self._connection, profiles, row)

    def _found(self, limit: int, *conditions: ColumnElement[bool]) -> list[Member]:
        page = member_select(self._tenant, *conditions).order_by(members.c.last_visit_ms.desc()).limit(limit)
        return [member_of(row) for row in self._connection.execute(page)]
