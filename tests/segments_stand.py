"""The window of segments over a shop in memory, without threads; a manager is signed in."""

from __future__ import annotations

from datetime import date

from back_office_stand import BackOfficeStand, zh
from shuke.application.exporting.wanted import Among
from shuke.domain.birthday import Birthday
from shuke.domain.facts.rows import Add, Raise
from shuke.domain.profile import Profile
from shuke.presenters.segments.window import SegmentPorts, SegmentsPresenter

__all__ = ["SegmentsStand"]


class SegmentsStand(BackOfficeStand):
    """`handed_on` is what was to be written as a list; `changes` counts what was recorded. 10 March 2026."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.handed_on: list[Among] = []
        self.changes = 0
        self.presenter = SegmentsPresenter(self.office, SegmentPorts(self.handed_on.append, self._change))

    def member(self, name: str, *, sales: int = 0, spent: int = 0, last: str = "", birthday: str = "") -> str:
        """Somebody who joined today, with sales from before; `spent` in minor units, `birthday` as 03-15."""
        born = Birthday(*map(int, birthday.split("-"))) if birthday else None
        number = sum(map(ord, name)) + sales + spent
        new = self.shop.enrol(Profile(name, f"138{number:08d}", born))
        self.happened(new.member_id, sales, spent, last)
        return new.member_id

    def happened(self, member_id: str, sales: int, spent: int, last: str = "") -> None:
        key = {"member_id": member_id}
        with self.shop.store.writing() as work:
            work.apply([Add("members", key, {"sales": sales, "cumulative_minor": spent})])
            if last:
                work.apply([Raise("members", key, {"last_sale_on": date.fromisoformat(last).isoformat()})])
            work.commit()

    @property
    def told(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    @property
    def counted(self) -> str:
        state = self.presenter.state
        return f"{zh(state.count)} · {zh(state.share)}"

    def _change(self) -> None:
        self.changes += 1
