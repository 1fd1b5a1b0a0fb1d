"""Choosing a member for what a screen is about: typed, or taken from a code that was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.find_members import FoundBy, FoundMember, FoundMembers, find_members
from shuke.application.ports.store import Work
from shuke.domain.programme.document import Programme
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.find_member import FoundState, found_state
from shuke.presenters.shown import Shown
from shuke.wording.said import Words

__all__ = ["MemberChoice", "MemberChoiceState"]

_MOST_FOUND = 20
_MOST_TYPED = 60


@dataclass(frozen=True, slots=True)
class MemberChoiceState:
    """`nobody` says why the list is empty."""

    typed: str = ""
    found: tuple[FoundState, ...] = ()
    nobody: Words = ""
    chosen: FoundState | None = None


class MemberChoice(Shown[MemberChoiceState]):
    """`chosen` is told the id of whoever is, empty for nobody; `trouble` what is wrong with the store."""

    def __init__(
        self, office: OfficeWork, chosen: Callable[[str], None], trouble: Callable[[Words], None]
    ) -> None:
        super().__init__(MemberChoiceState())
        self._office = office
        self._chosen = chosen
        self._trouble = trouble

    @property
    def member_id(self) -> str:
        return self._state.chosen.member_id if self._state.chosen else ""

    def clear(self) -> None:
        """Nobody yet."""
        self._show(MemberChoiceState())

    def type(self, text: str) -> None:
        text = text[:_MOST_TYPED]
        if text == self._state.typed:
            return
        self._show(replace(self._state, typed=text, found=(), nobody=""))
        wanted = text.strip()
        if not wanted:
            return

        def read(work: Work) -> tuple[FoundMembers, Programme]:
            return find_members(work, wanted, _MOST_FOUND), self._office.desk.programme_in_force(work)

        def have_read(answer: tuple[FoundMembers, Programme]) -> None:
            found, programme = answer
            if text == self._state.typed:
                rows = tuple(found_state(one, programme) for one in found.found)
                self._show(replace(self._state, found=rows, nobody=found.words))

        self._office.read(read, have_read, self._trouble)

    def submit(self) -> None:
        """Enter: the first one found."""
        if self._state.found:
            self.choose(self._state.found[0].member_id)

    def choose(self, member_id: str) -> None:
        """This one, or whoever stands for them."""

        def read(work: Work) -> FoundState | None:
            member = work.members.get(work.mergers.stands_for(member_id))
            if member is None:
                return None
            programme = self._office.desk.programme_in_force(work)
            return found_state(FoundMember(member, FoundBy.NUMBER), programme)

        def have_read(found: FoundState | None) -> None:
            self._show(MemberChoiceState(chosen=found))
            self._chosen(self.member_id)

        self._office.read(read, have_read, self._trouble)
