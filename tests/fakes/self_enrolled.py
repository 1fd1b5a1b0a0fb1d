"""Somebody who enrolled themselves, as a till has heard of them."""

from __future__ import annotations

from shuke.application.ports.store import Store
from shuke.domain.birthday import Birthday
from shuke.domain.self_enrolment import SelfEnrolment

__all__ = ["let_wait", "somebody"]


def somebody(key: str = "e-1", name: str = "王小明", phone: str = "13800135678") -> SelfEnrolment:
    return SelfEnrolment(key, "S01", name, phone, Birthday(5, 20, 1990), True, 1, 1_773_100_000_000)


def let_wait(store: Store, *waiting: SelfEnrolment) -> None:
    with store.writing() as work:
        work.self_enrolments.replace(waiting)
        work.commit()
