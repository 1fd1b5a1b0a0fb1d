"""What became of one round of syncing."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.sync.state import RoundOutcome, SyncState
from shuke.domain.sync.exchanges import RefusalReason

__all__ = ["Round"]


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did.

    Attributes:
        pushed: facts that head office took or had.
        pulled: subjects put in place.
        members: some of those that changed here; `more_members` if there were others.
        granted, returned: points and such that came to this till, or went back from it.
        mended: subjects whose rows had come to differ from head office's without a reason; always zero unless
            something is wrong with a program or a disk.
        unread: names of members that a snapshot brought are still to be read: begin the next round soon.
        state: for the status strip.
    """

    outcome: RoundOutcome
    refusal: RefusalReason | None
    pushed: int
    pulled: int
    members: tuple[str, ...]
    more_members: bool
    granted: int
    returned: int
    mended: int
    unread: bool
    state: SyncState | None
