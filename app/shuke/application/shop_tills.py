"""The tills of one shop."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.domain.shop import HEAD_OFFICE

__all__ = ["other_tills"]


def other_tills(work: Work, till: str, shop_id: str) -> frozenset[str]:
    """Those of the shop, former ones too, without this one."""
    return frozenset(
        one
        for one, shop, _ in work.shops.till_keys()
        if shop == shop_id and one not in (till, HEAD_OFFICE) and shop_id
    )
