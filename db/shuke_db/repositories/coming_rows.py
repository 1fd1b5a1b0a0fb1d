"""Members and cards of a till while a snapshot is being put in place: whoever is asked for is in the tables by then.

Whatever reads a row of a member goes through these two, so that nobody has to know who is in place already.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from sqlalchemy import Connection

from shuke.application.ports.snapshot import Bringing
from shuke.application.ports.store import Work
from shuke.domain.beside_held import BesideHeld
from shuke.domain.card import Card
from shuke.domain.member import Member
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind, Slice
from shuke_db.repositories.cards import CardRows
from shuke_db.repositories.member_search import SearchableMemberRows

__all__ = ["card_rows", "member_rows"]


def member_rows(
    connection: Connection, tenant: str, work: Work, coming: Bringing | None
) -> SearchableMemberRows:
    """Of whoever is in the tables; while others are `coming`, of them too."""
    if coming is None:
        return SearchableMemberRows(connection, tenant)
    return ComingMemberRows(connection, tenant, work, coming)


def card_rows(connection: Connection, tenant: str, work: Work, coming: Bringing | None) -> CardRows:
    if coming is None:
        return CardRows(connection, tenant)
    return ComingCardRows(connection, tenant, work, coming)


class ComingMemberRows(SearchableMemberRows):
    def __init__(self, connection: Connection, tenant: str, work: Work, coming: Bringing) -> None:
        super().__init__(connection, tenant)
        self._bring = partial(coming.bring, work)
        self._bring_member = partial(coming.bring_member, work)

    def get(self, member_id: str) -> Member | None:
        self._bring_member(member_id)
        return super().get(member_id)

    def by_number(self, number: str) -> Member | None:
        self._bring(number)
        return super().by_number(number)

    def by_phone(self, phone: str, limit: int) -> list[Member]:
        brought = self._bring(phone)
        if self._has("profiles_by_phone"):
            return super().by_phone(phone, limit)
        found = {member.member_id: member for member in self.listed_by_phone(phone, limit)}
        for member_id in brought:
            member = super().get(member_id)
            if member is not None and member.profile.phone == phone:
                found[member_id] = member
        return sorted(found.values(), key=lambda one: (-one.last_visit_ms, one.member_id))[:limit]

    def days_used(self, member_id: str, rule: str, first: date, before: date) -> int:
        self._bring_member(member_id)
        return super().days_used(member_id, rule, first, before)

    def times_used(self, member_id: str, rule: str, period: str) -> int:
        self._bring_member(member_id)
        return super().times_used(member_id, rule, period)

    def counted(self, member_id: str, counter: str, first: date, last: date) -> int:
        self._bring_member(member_id)
        return super().counted(member_id, counter, first, last)

    def coupons(self, till: str, member_id: str) -> list[HeldCoupon]:
        self._bring_member(member_id)
        return super().coupons(till, member_id)

    def coupons_given(self, member_id: str, kind: str) -> int:
        self._bring_member(member_id)
        return super().coupons_given(member_id, kind)

    def balance(self, member_id: str, account: AccountKind) -> int:
        self._bring_member(member_id)
        return super().balance(member_id, account)

    def lots(self, member_id: str, account: AccountKind) -> list[Slice]:
        self._bring_member(member_id)
        return super().lots(member_id, account)

    def slices(self, till: str, member_id: str, account: AccountKind) -> list[Slice]:
        self._bring_member(member_id)
        return super().slices(till, member_id, account)

    def elsewhere(self, till: str, member_id: str) -> dict[AccountKind, int]:
        self._bring_member(member_id)
        return super().elsewhere(till, member_id)


class ComingCardRows(CardRows):
    def __init__(self, connection: Connection, tenant: str, work: Work, coming: Bringing) -> None:
        super().__init__(connection, tenant)
        self._bring = partial(coming.bring, work)
        self._bring_member = partial(coming.bring_member, work)

    def get(self, card_id: str) -> Card | None:
        self._bring(card_id)
        return super().get(card_id)

    def by_number(self, number: str) -> Card | None:
        self._bring(number)
        return super().by_number(number)

    def of_member(self, member_id: str) -> list[Card]:
        self._bring_member(member_id)
        return super().of_member(member_id)

    def beside(self, member_id: str) -> dict[str, BesideHeld]:
        self._bring_member(member_id)
        return super().beside(member_id)
