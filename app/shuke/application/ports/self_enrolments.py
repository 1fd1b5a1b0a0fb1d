"""Who enrolled themselves and waits, as the store keeps it: at head office everybody, at a till its shop's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from shuke.domain.self_enrolment import SelfEnrolment

__all__ = ["SelfEnrolments"]


class SelfEnrolments(Protocol):
    def waiting(self, shop_id: str, limit: int) -> list[SelfEnrolment]:
        """Who came first stands first."""
        ...

    def put(self, waiting: SelfEnrolment) -> bool:
        """Keep it; False if somebody with that phone waits already, which changes nothing."""
        ...

    def forget(self, self_enrolment_id: str) -> bool:
        """All that they told; whether there was anything."""
        ...

    def forget_before(self, asked_ms: int) -> frozenset[str]:
        """Those who asked before then; the shops that they waited for."""
        ...

    def replace(self, waiting: Sequence[SelfEnrolment]) -> None:
        """These wait now, and nobody else."""
        ...
