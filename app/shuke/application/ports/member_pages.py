"""What is kept behind a member's own page, and behind the codes that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from shuke.domain.codes.freshness import LastShown

__all__ = ["MemberLink", "MemberPages", "MemberSession", "ShownCodes"]


class ShownCodes(Protocol):
    """At a till: the newest code of each member."""

    def last(self, member_id: str) -> LastShown | None: ...

    def note(self, member_id: str, shown: LastShown) -> None:
        """Never an older slot than is known."""
        ...

    def forget_before(self, slot: int) -> None: ...


@dataclass(frozen=True, slots=True)
class MemberSession:
    """A telephone that shows a member's page. `told`: what it calls itself, for the member to tell them apart;
    `ended_at_ms` is 0 while it goes on."""

    session_id: str
    member_id: str
    secret_hash: bytes
    told: str
    made_at_ms: int
    seen_at_ms: int
    ended_at_ms: int = 0


@dataclass(frozen=True, slots=True)
class MemberLink:
    """An invitation to a page, known by the hash of its word. `ends_session`: the telephone that it moves away
    from."""

    word_hash: bytes
    member_id: str
    ends_session: str
    expires_at_ms: int
    used_at_ms: int = 0


class MemberPages(Protocol):
    """At head office."""

    def session(self, session_id: str) -> MemberSession | None: ...

    def put_session(self, session: MemberSession) -> None: ...

    def sessions_of(self, member_id: str) -> list[MemberSession]:
        """Those that go on, newest first."""
        ...

    def forget_sessions(self, seen_before_ms: int) -> None: ...

    def forget_members(self, member_ids: Sequence[str]) -> None:
        """Every telephone of theirs, what those are called, and their passwords."""
        ...

    def link(self, word_hash: bytes) -> MemberLink | None: ...

    def put_link(self, link: MemberLink) -> None: ...

    def forget_links(self, expired_before_ms: int) -> None: ...

    def password(self, member_id: str) -> bytes:
        """The wrapped hash of their password; empty: they have none."""
        ...

    def put_password(self, member_id: str, sealed: bytes) -> None:
        """`sealed` empty: they have none any more."""
        ...

    def answered(self, asker: str, request_id: str) -> tuple[int, int] | None:
        """(epoch, seq) of head office's fact that answered that request. `asker`: the member's id, or of whoever
        works at head office."""
        ...

    def note_answered(self, asker: str, request_id: str, epoch: int, seq: int, at_ms: int) -> None: ...

    def forget_answered(self, before_ms: int) -> None: ...
