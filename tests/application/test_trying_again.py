"""A transaction that was given up for another one's sake is begun anew; other refusals are told at once."""

from __future__ import annotations

import pytest

from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke.application.trying_again import tried_again


class Refusing:
    """Refuses so many times, then answers with what it was asked."""

    def __init__(self, trouble: StoreTrouble, times: int) -> None:
        self.trouble = trouble
        self.left = times
        self.calls = 0

    @tried_again
    def answer(self, number: int, *, more: int = 0) -> int:
        self.calls += 1
        if self.left:
            self.left -= 1
            raise StoreUnusable(self.trouble, "")
        return number + more


@pytest.mark.parametrize(("trouble", "most"), [(StoreTrouble.CONFLICT, 9), (StoreTrouble.LOCKED, 1)])
def test_what_passes_is_tried_again_so_many_times_and_no_more(trouble: StoreTrouble, most: int) -> None:
    assert Refusing(trouble, most).answer(3, more=4) == 7
    refusing = Refusing(trouble, most + 1)
    with pytest.raises(StoreUnusable):
        refusing.answer(3)
    assert refusing.calls == most + 1


def test_what_does_not_pass_is_told_at_once() -> None:
    refusing = Refusing(StoreTrouble.DISK_FULL, 1)
    with pytest.raises(StoreUnusable):
        refusing.answer(3)
    assert refusing.calls == 1
