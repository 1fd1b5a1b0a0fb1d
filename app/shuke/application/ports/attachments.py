"""What lies beside the journal of a member: profiles and signatures, as the use cases see their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from shuke.domain.profile import Attachment

__all__ = ["Attachments"]


class Attachments(Protocol):
    def put(self, attachment: Attachment, member_id: str) -> None:
        """Keep it; one that is there already stays as it is."""
        ...

    def put_many(self, attached: Sequence[tuple[Attachment, str]]) -> None:
        """The same for many, each with its member's id."""
        ...

    def get(self, member_id: str, hash_: bytes) -> Attachment | None: ...

    def of_member(self, member_id: str) -> list[Attachment]:
        """All that lie here of that member, by their names."""
        ...

    def erase(self, member_id: str) -> None:
        """Everything of that member, salts included."""
        ...

    def pages(self, most: int) -> Iterator[list[tuple[Attachment, str]]]:
        """All that lie here, each with its member's id, at most so many at a time."""
        ...
