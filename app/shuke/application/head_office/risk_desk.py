"""What could be lost at tills, for people's programs: live, and after each outage."""

from __future__ import annotations

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
from shuke.domain.shop import Right

__all__ = ["LIVE_S", "ExposureNow", "OutageNow", "OutagesSeen", "RiskDesk", "is_silent"]

LIVE_S = 5
"""So old may an answer be, however many ask at the same time."""


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


class RiskDesk:
    """Each call is one reading transaction at most."""

    def __init__(self, identity: OfficeIdentity, reading: Store, recorder: Recorder, clock: Clock) -> None:
        self.identity = identity
        self._reading = reading
        self._recorder = recorder
        self._clock = clock
        self._shelf = ProgrammeShelf()
        self._seen: tuple[int, ExposureNow] | None = None

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


def is_silent(till: TillExposure, now_ms: int) -> bool:
    """Whether it is out of reach; one that is revoked, or was never heard, is not waited for."""
    return bool(till.last_ms) and not till.revoked and now_ms - till.last_ms > SILENT_MS
