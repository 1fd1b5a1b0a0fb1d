"""Names and spellings of members that a snapshot brought: read in the background, a stretch a round."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.ports.snapshot import NamesRead, NameStretch, Spelled
from shuke.application.ports.store import Work
from shuke.application.sync.conversation import Conversation

__all__ = ["NameReading"]

_MEMBERS_AT_ONCE = 500
_ROWS_AT_ONCE = 1_000
"""Either takes the counter some 30 ms."""


class NameReading(Conversation):
    """Used by the sync lane. `standing` is for whoever shows it."""

    standing = NamesRead(0, 0)

    def read_on(self, stopped: Callable[[], bool]) -> bool:
        """Read the next stretch of names; whether there are more. Cut short, it is begun again."""
        self.standing = self.read(lambda work: work.member_names.standing())
        if self.standing.done or stopped():
            return False
        stretch, until = self.read(lambda work: work.member_names.stretch())
        if self._gather(stretch, until, stopped):
            for rows in stretch.rows(_ROWS_AT_ONCE):
                if stopped():
                    return True
                self.write(lambda work, rows=rows: work.member_names.enter(rows))  # type: ignore[misc]
            self.write(lambda work: work.member_names.read_up_to(until))
        self.standing = self.read(lambda work: work.member_names.standing())
        return not self.standing.done

    def _gather(self, stretch: NameStretch, until: int, stopped: Callable[[], bool]) -> bool:
        behind = self.standing.read
        spelled: list[Spelled] = []
        while not stopped():

            def step(work: Work, behind: int = behind, before: list[Spelled] = spelled) -> list[Spelled]:
                work.member_names.spell(before)
                found = work.member_names.next(behind, until, _MEMBERS_AT_ONCE)
                return [Spelled(one.number, one.member_id, one.name, one.phone, "") for one in found]

            found = self.write(step)
            if not found:
                return True
            behind = found[-1].number
            spelled = [self._spelled(one) for one in found]
            for one in spelled:
                stretch.add(one)
            self.standing = NamesRead(behind, self.standing.until)
        return False

    def _spelled(self, one: Spelled) -> Spelled:
        initials = self.parts.applying.initials(one.name)
        return Spelled(one.number, one.member_id, one.name, one.phone, initials)
