"""Names and spellings of members that a snapshot brought: read in the background, a stretch a round."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.ports.snapshot import NamesRead
from shuke.application.reading_names import NameReader
from shuke.application.sync.conversation import Conversation

__all__ = ["NameReading"]


class NameReading(Conversation):
    """Used by the sync lane. `standing` is for whoever shows it."""

    standing = NamesRead(0, 0)

    def read_on(self, stopped: Callable[[], bool]) -> bool:
        """Read the next stretch of names; whether there are more. Cut short, it is begun again."""
        self.standing = self.read(lambda work: work.member_names.standing())
        if self.standing.done or stopped():
            return False
        for standing in NameReader(self.write, self.parts.applying.initials).stretch():
            self.standing = standing
            if stopped():
                return True
        return not self.standing.done
