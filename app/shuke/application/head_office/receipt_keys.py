"""The keys that receipts are verified by, for a page that anybody may open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.trusting import trust_list
from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Store
from shuke.domain.codes.trust import TrustList

__all__ = ["KEPT_S", "ReceiptKeys", "ReceiptTrust"]

KEPT_S = 60
"""So old the list may be: whoever asks often costs one reading a minute."""


@dataclass(frozen=True, slots=True)
class ReceiptTrust:
    """`shops`: names by id."""

    trust: TrustList
    shops: dict[str, str]


class ReceiptKeys:
    def __init__(
        self, identity: OfficeIdentity, reading: Store, clock: Clock, office_key: Callable[[], bytes]
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._clock = clock
        self._office_key = office_key
        self._kept: tuple[int, ReceiptTrust] | None = None

    def now(self) -> ReceiptTrust:
        """No older than `KEPT_S`; on the reading lane."""
        now_s = int(self._clock.monotonic_s())
        if self._kept is not None and 0 <= now_s - self._kept[0] < KEPT_S:
            return self._kept[1]
        with self._reading.reading() as work:
            trust = trust_list(work, self._identity.tenant, self._office_key())
            found = ReceiptTrust(trust, {shop.shop_id: shop.name for shop in work.shops.all()})
        self._kept = now_s, found
        return found
