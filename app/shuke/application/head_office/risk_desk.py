"""What could be lost at tills, for people's programs: live, and after each outage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from shuke.application.exposing import ChainExposure, TillExposure, chain_exposure
from shuke.application.head_office.access import admitted
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.outages import SILENT_MS
from shuke.application.ports.clock import Clock
from shuke.application.ports.exceptions import AccessToken
from shuke.application.ports.outages import Outage
from shuke.application.ports.store import Store
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.money import Money
from shuke.domain.shop import HEAD_OFFICE, Right, Shop
from shuke.domain.slices.account import AccountKind

__all__ = [
    "LIVE_S",
    "OWED_S",
    "ExposureNow",
    "OutageNow",
    "OutagesSeen",
    "OwedAtShop",
    "RiskDesk",
    "is_silent",
]

LIVE_S = 5
"""So old may an answer be, however many ask at the same time."""
OWED_S = 60
"""The same, of what is added up over all days."""


@dataclass(frozen=True, slots=True)
class ExposureNow:
    """`at_ms` is head office's clock when it was added up."""

    at_ms: int
    chain: ChainExposure


@dataclass(frozen=True, slots=True)
class OutageNow:
    """A till that is out of reach (`to_ms` 0), or is back and has not brought all yet. `at_risk` is what it holds, as
    far as head office knows."""

    till: str
    shop_id: str
    from_ms: int
    to_ms: int
    at_risk: Money


@dataclass(frozen=True, slots=True)
class OutagesSeen:
    at_ms: int
    now: tuple[OutageNow, ...]
    ended: tuple[Outage, ...]


@dataclass(frozen=True, slots=True)
class OwedAtShop:
    """What members got at a shop, less what they used and what lapsed there. `stored_minor`: money and bonus. Below
    nothing where they use what they got elsewhere; all shops together, it is what members have. `shop` None: booked
    by head office itself."""

    shop: Shop | None
    points: int
    stored_minor: int
    stamps: int


class RiskDesk:
    """Each call is one reading transaction at most."""

    def __init__(self, identity: OfficeIdentity, reading: Store, recorder: Recorder, clock: Clock) -> None:
        self.identity = identity
        self._reading = reading
        self._recorder = recorder
        self._clock = clock
        self._shelf = ProgrammeShelf()
        self._seen: tuple[int, ExposureNow] | None = None
        self._owed: tuple[int, tuple[OwedAtShop, ...]] | None = None

    def who(self, token: str) -> AccessToken | None:
        """Whose token it is, if it is good now."""
        with self._reading.reading() as work:
            return admitted(work, token, self._clock.now_ms())

    def exposure(self) -> ExposureNow:
        """Of every till; no older than `LIVE_S`."""
        now_s = int(self._clock.monotonic_s())
        if self._seen is not None and 0 <= now_s - self._seen[0] < LIVE_S:
            return self._seen[1]
        with self._reading.reading() as work:
            today = self._recorder.today(work, self.identity.calendar)
            found = ExposureNow(self._clock.now_ms(), chain_exposure(work, self._shelf.rates(work, today)))
        self._seen = (now_s, found)
        return found

    def exposure_for(self, session: Session) -> ExposureNow | Refused:
        return self.exposure() if session.may(Right.SEE_EXPOSURE) else Refused(Refusal.NOT_ALLOWED)

    def owed(self, session: Session) -> tuple[OwedAtShop, ...] | Refused:
        """Shop by shop, head office last; no older than `OWED_S`."""
        if not session.may(Right.SEE_EXPOSURE):
            return Refused(Refusal.NOT_ALLOWED)
        now_s = int(self._clock.monotonic_s())
        if self._owed is not None and 0 <= now_s - self._owed[0] < OWED_S:
            return self._owed[1]
        with self._reading.reading() as work:
            shop_of = {till: shop for till, shop, _ in work.shops.till_keys()}
            shops = [one for one in work.shops.all() if one.shop_id != HEAD_OFFICE]
            sums: defaultdict[tuple[str, AccountKind], int] = defaultdict(int)
            for (till, account), amount in work.takings.owed().items():
                sums[shop_of.get(till, ""), account] += amount
        found = tuple(_owed_at(sums, one.shop_id, one) for one in shops)
        own = _owed_at(sums, "", None)
        own_too = (own,) if own.points or own.stored_minor or own.stamps else ()
        self._owed = (now_s, (*found, *own_too))
        return self._owed[1]

    def outages(self, shop_id: str, behind: tuple[int, str] | None, limit: int) -> OutagesSeen:
        """Those under way, and the ones that are over, the last first, behind that place.

        Args:
            shop_id: of this shop alone, if it is named.
        """
        live = self.exposure()
        with self._reading.reading() as work:
            back = {one.till: one for one in work.outages.under_way()}
            ended = work.outages.ended(limit, shop_id, behind)
        now = []
        for till in live.chain.tills:
            one = back.get(till.till)
            if shop_id not in {"", till.shop_id}:
                continue
            if one is not None:
                now.append(OutageNow(till.till, till.shop_id, one.from_ms, one.to_ms, till.money))
            elif is_silent(till, live.at_ms):
                now.append(OutageNow(till.till, till.shop_id, till.last_ms, 0, till.money))
        now.sort(key=lambda outage: (outage.from_ms, outage.till))
        return OutagesSeen(live.at_ms, tuple(now), tuple(ended))


def _owed_at(sums: Mapping[tuple[str, AccountKind], int], shop_id: str, shop: Shop | None) -> OwedAtShop:
    def of(account: AccountKind) -> int:
        return sums.get((shop_id, account), 0)

    stored = of(AccountKind.PRINCIPAL) + of(AccountKind.BONUS)
    return OwedAtShop(shop, of(AccountKind.POINTS), stored, of(AccountKind.STAMPS))


def is_silent(till: TillExposure, now_ms: int) -> bool:
    """Whether it is out of reach; one that is revoked, or was never heard, is not waited for."""
    return bool(till.last_ms) and not till.revoked and now_ms - till.last_ms > SILENT_MS
