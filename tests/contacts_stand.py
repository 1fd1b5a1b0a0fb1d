"""The window of contacts over a shop in memory, without threads; a manager is signed in."""

from __future__ import annotations

from back_office_stand import BackOfficeStand
from shuke.application.members.contacting import my_members
from shuke.domain.birthday import Birthday
from shuke.domain.facts.rows import Add, Put, Raise
from shuke.domain.profile import Profile
from shuke.presenters.contacts import ContactsPresenter

__all__ = ["ContactsStand"]


class ContactsStand(BackOfficeStand):
    """10 March 2026; a manager is signed in. `changes` counts what was recorded."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.changes = 0
        self.presenter = ContactsPresenter(self.office, self._change)

    def member(self, name: str, birthday: Birthday | None = None, by: str = "", **values: str) -> str:
        """Whoever bought yesterday for little; `values` are raised in the row."""
        phone = f"138{sum(map(ord, name)):08d}"
        new = self.shop.enrol(Profile(name, phone, birthday, note="爱喝龙井" if birthday else ""))
        key = {"member_id": new.member_id}
        carer = by or self.session.staff.staff_id
        with self.shop.store.writing() as work:
            work.apply(
                [
                    Add("members", key, {"sales": 1, "cumulative_minor": 100}),
                    Raise("members", key, {"looked_after": f"0001.{carer}", "last_sale_on": "2026-03-09"}),
                    *(Put("members", key, {column: value}) for column, value in values.items()),
                ]
            )
            work.commit()
        return new.member_id

    def causes(self) -> dict[str, list[str]]:
        with self.shop.store.reading() as work:
            mine = my_members(work, self.shop.desk, self.session.staff.staff_id)
        return {one.member.profile.name: [cause.value for cause in one.causes] for one in mine.due}

    def _change(self) -> None:
        self.changes += 1
