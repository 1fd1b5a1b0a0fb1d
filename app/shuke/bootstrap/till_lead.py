"""The running till and its shop's lead: its door is open while it leads, and the strip says how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shuke.adapters.lead_sealing import EnvelopeSealing
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.ports.leads import NamedLead
from shuke.application.ports.store import StoreUnusable
from shuke.application.sync.conversation import Lane as AtCounter
from shuke.application.sync.leading.asking import LeadStanding
from shuke.application.sync.leading.desk import DeskParts, LeadDesk
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.till_services import TillServices
from shuke.domain.lead_address import port_of
from shuke.presenters.background import Background, Lane
from shuke.presenters.device_lead import LeadSeen

if TYPE_CHECKING:
    from shuke.adapters.lead_server import LeadServer
    from shuke.bootstrap.till import TillApplication

__all__ = ["TillLead", "lead_desk", "lead_of"]

EVERY_NETWORK = ""


def lead_desk(services: TillServices, at_counter: AtCounter) -> LeadDesk:
    """How this till answers others of its shop."""
    return LeadDesk(
        DeskParts(
            place=services.place,
            store=services.data.counter,
            at_counter=at_counter,
            recorder=services.recorder,
            encoding=services.encoding,
            signer=services.signer,
            check=services.check_signature,
            wire=CborWire(),
            trust=SealedTrustLists(services.check_signature),
            sealing=EnvelopeSealing(),
            clock=services.clock,
            contact=services.contact,
            shop=lambda: services.shop,
            witnessed=services.witness.put,
        )
    )


def lead_of(till: TillApplication, services: TillServices, asking: TillSync) -> TillLead:
    """The running till's, plugged to its strip, its rounds and its page."""

    def seen(lead: LeadSeen) -> None:
        till.status.lead_seen(lead)
        if till.sync is not None:
            till.sync.lead_answers = lead.reached
        if till.office is not None:
            till.office.devices.presenter.lead.seen(lead)

    return TillLead(services, till.on_counter, asking, till.background, seen)


@dataclass(frozen=True, slots=True)
class _Door:
    """`server` is None where the port was not to be had."""

    address: str
    server: LeadServer | None


class TillLead:
    """Looks when the program starts, after each round, and when somebody named a lead. Used on the lane `AUTHORISE`,
    on which this till also asks; `seen` hears of it on the window's thread."""

    def __init__(
        self,
        services: TillServices,
        at_counter: AtCounter,
        asking: TillSync,
        background: Background,
        seen: Callable[[LeadSeen], None],
        host: str = EVERY_NETWORK,
    ) -> None:
        self._services = services
        self._at_counter = at_counter
        self._asking = asking
        self._background = background
        self._seen = seen
        self._host = host
        self._door: _Door | None = None

    def look(self) -> None:
        self._background.run(
            Lane.AUTHORISE,
            self._look,
            self._seen,
            lambda _error: None,  # the counter says itself what is wrong with the store
            expected=(StoreUnusable,),
        )

    def close(self) -> None:
        """Once the lane has ended."""
        self._shut()

    def _look(self) -> LeadSeen:
        services = self._services

        def named() -> NamedLead | None:
            with services.data.counter.reading() as work:
                return work.leads.of_shop(services.place.shop_id)

        lead = self._at_counter(named)
        if lead is None or lead.till != services.place.till:
            self._shut()
        if lead is None:
            return LeadSeen()
        if lead.till == services.place.till:
            door = self._opened(lead.address)
            return LeadSeen(LeadStanding.LEADING, lead.till, lead.address, port_taken=door.server is None)
        standing = LeadStanding.UNKNOWN if services.contact.online else self._asking.look_for_lead()
        return LeadSeen(standing, lead.till, lead.address)

    def _opened(self, address: str) -> _Door:
        door = self._door
        if door is None or door.address != address or door.server is None:
            from shuke.adapters.lead_server import LeadServer  # noqa: PLC0415 - only where a till leads

            self._shut()
            desk = lead_desk(self._services, self._at_counter)
            try:
                door = _Door(address, LeadServer(desk, self._host, port_of(address)))
            except OSError:
                door = _Door(address, None)
            self._door = door
        return door

    def _shut(self) -> None:
        if self._door is not None and self._door.server is not None:
            self._door.server.close()
        self._door = None
