"""The page of who looks after a member, and the way to sharing members out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.members.caring import CareKnown, Caring, care_known, fewest
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.domain.shop import Staff
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.member_pages.sharing import SharingPage
from shuke.presenters.shown import Shown
from shuke.wording import member_care as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["CarePage", "CareRow", "CareState"]


@dataclass(frozen=True, slots=True)
class CareRow:
    staff_id: str
    name: str
    has: Words


@dataclass(frozen=True, slots=True)
class CareState:
    """`now` says who looks after the member; `chosen` names somebody of the staff."""

    now: Words = ""
    rows: tuple[CareRow, ...] = ()
    chosen: str = ""
    most: Words = ""
    assign: Words = ""
    busy: bool = False
    notice: Notice | None = None


class CarePage(Shown[CareState]):
    def __init__(self, office: OfficeWork, caring: Caring) -> None:
        super().__init__(CareState())
        self._office = office
        self._caring = caring
        self._member_id = ""
        self._known: CareKnown | None = None
        self.sharing = SharingPage(office, lambda: self.show(self._member_id))

    def show(self, member_id: str) -> None:
        if member_id != self._member_id:
            self._show(CareState())
            self._member_id = member_id
            self.sharing.close()
        desk = self._office.desk

        def read(work: Work) -> CareKnown:
            return care_known(work, desk, member_id)

        self._office.read(read, self._know, self._trouble)

    def choose(self, staff_id: str) -> None:
        name = next((one.name for one in self._state.rows if one.staff_id == staff_id), "")
        if name:
            self._show(
                replace(
                    self._state,
                    chosen=staff_id,
                    assign=said(words.ASSIGN, name=name),
                    notice=None,
                )
            )

    def assign(self) -> None:
        """Whoever is chosen."""
        if self._state.chosen:
            self._assign(self._state.chosen)

    def balance(self) -> None:
        """Whoever has the fewest."""
        known = self._known
        if known is None:
            return
        staff_id = fewest(self._counts(known), known.most)
        if staff_id:
            self._assign(staff_id)
        else:
            self._trouble(self._office.refusal(Refused(Refusal.CARE_FULL, (("most", known.most or 0),))))

    def share_out(self) -> None:
        """Members of all, of whoever is chosen, or of nobody: to a page of its own."""
        if not self._state.busy:
            self.sharing.open(self._state.chosen)

    # inside

    def _counts(self, known: CareKnown) -> dict[str, int]:
        return {line.person.staff_id: line.members for line in known.lines}

    def _assign(self, staff_id: str) -> None:
        member_id = self._member_id
        if self._state.busy:
            return
        self._show(replace(self._state, busy=True))

        def answered(answer: Staff | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._say(said(words.ASSIGNED, name=answer.name))
            self.show(member_id)

        self._office.change(
            lambda _desk, session: self._caring.assign(session, member_id, staff_id), answered, self._trouble
        )

    def _know(self, known: CareKnown) -> None:
        self._known = known
        names = {line.person.staff_id: line.person.name for line in known.lines}
        by = known.by.staff_id if known.by else ""
        now = said(words.LOOKED_AFTER, name=names.get(by, by)) if by else words.NOBODY
        rows = tuple(
            CareRow(
                line.person.staff_id,
                line.person.name,
                said(words.HAS, count=points_text(line.members)),
            )
            for line in known.lines
        )
        most = said(words.MOST, most=known.most) if known.most is not None else ""
        self._show(replace(self._state, now=now, rows=rows, most=most, busy=False))
        notice = self._state.notice
        self.choose(self._state.chosen or by or (rows[0].staff_id if rows else ""))
        self._show(replace(self._state, notice=notice))

    def _say(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence, NoticeTone.GOOD)))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))
