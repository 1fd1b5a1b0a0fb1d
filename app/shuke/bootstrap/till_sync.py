"""A till in step with its head office: rounds on the sync lane, one after the other, for as long as it runs."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import metadata

from PySide6.QtCore import QObject, QTimer

from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.lead_sealing import EnvelopeSealing
from shuke.adapters.pinyin import initials
from shuke.adapters.sealed_boxes import HpkeBoxes
from shuke.adapters.snapshot.part_index import HashedTexts
from shuke.adapters.snapshot.parts import MemberBlocks
from shuke.adapters.snapshot.parts_file import PartsFile
from shuke.adapters.snapshot.sealing import X25519Sealing
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.ports.leads import NamedLead
from shuke.application.ports.pins import PinTaking
from shuke.application.prizes.stock_here import Missing
from shuke.application.sync.applying import Applying
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.asking_phones import PhoneAsking
from shuke.application.sync.asking_refund import RefundAnswer, RefundFate
from shuke.application.sync.conversation import Lane as AtCounter
from shuke.application.sync.conversation import SyncParts
from shuke.application.sync.fetching import Fetched
from shuke.application.sync.joining import held_roots, known_head_office
from shuke.application.sync.leading.asking import LeadAsking
from shuke.application.sync.loading import Opening
from shuke.application.sync.rounds import Round
from shuke.application.sync.state import RoundOutcome, next_round_in_s, trouble_clause, trouble_words
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.joining import correspondence
from shuke.bootstrap.till_services import TillServices
from shuke.domain.codes.keys import fingerprint
from shuke.domain.refund import SalePlace
from shuke.domain.sync.finding import Find
from shuke.presenters.background import Background, Lane
from shuke.presenters.status import Coming, ComingStage, HeadOfficeContact, HeadOfficeSeen
from shuke.wording.head_office import FROZEN, FROZEN_CLAUSE
from shuke.wording.said import Words

__all__ = ["SyncLoop", "first_told", "phone_asking", "till_sync"]

_LOOK_MS = 1_000
_SOON_MS = 300
"""After a sale the next round begins so soon; several sales in a row share one."""


_CONTACTS = {
    RoundOutcome.IN_STEP: HeadOfficeContact.ONLINE,
    RoundOutcome.REFUSED: HeadOfficeContact.REFUSED,
    RoundOutcome.FORKED: HeadOfficeContact.REFUSED,
}
"""Everything else: not reached now."""


def till_sync(services: TillServices, at_counter: AtCounter) -> TillSync | None:
    """The syncing of this till; None if it stands alone."""
    parts = _sync_parts(services, at_counter)
    return None if parts is None else TillSync(parts)


def phone_asking(services: TillServices, at_counter: AtCounter) -> PhoneAsking | None:
    """How telephones' scans are asked for, over a connection of its own."""
    parts = _sync_parts(services, at_counter)
    return None if parts is None else PhoneAsking(parts)


def _sync_parts(services: TillServices, at_counter: AtCounter) -> SyncParts | None:
    store = services.data.counter
    with store.reading() as work:
        known = known_head_office(work)
        roots = held_roots(work, SealedTrustLists(services.check_signature))
    if known is None:
        return None
    place, wire = services.place, CborWire()
    keys = services.signer
    letters = correspondence(place.tenant, place.till, fingerprint(known.key), keys, lambda: keys.former)
    letters.believe(roots)
    return SyncParts(
        store=store,
        at_counter=at_counter,
        link=HttpLink(known.address, letters),
        known=known,
        recorder=services.recorder,
        shop=lambda: services.shop,
        applying=Applying(place.till, services.sealing, services.encoding, initials),
        wire=wire,
        opening=Opening(X25519Sealing(), MemberBlocks(), wire, HashedTexts),
        arrived=PartsFile(services.data.folder.arrived),
        trust=SealedTrustLists(services.check_signature),
        ids=services.ids,
        clock=services.clock,
        contact=services.contact,
        keys=keys,
        pins=PinTaking(lambda: services.pins, HpkeBoxes(), services.encoding),
        office_keys=lambda: letters.office_keys,
        lead=_lead_asking(services),
        release=metadata.version("shuke"),
    )


def _lead_asking(services: TillServices) -> LeadAsking:
    """How this till asks another one of its shop."""

    def connect(lead: NamedLead, keys: Sequence[bytes]) -> HttpLink:
        place = services.place
        letters = correspondence(
            place.tenant, place.till, fingerprint(keys[0]), services.signer, lambda: services.signer.former
        )
        letters.believe(keys)
        return HttpLink(f"http://{lead.address}", letters)

    return LeadAsking(
        services.place,
        connect,
        EnvelopeSealing(),
        CborWire(),
        SealedTrustLists(services.check_signature),
        services.clock.monotonic_s,
    )


def first_told(services: TillServices) -> bool:
    """Ask head office once for what a till of a chain cannot open without: its shop and its programme. Nobody is
    signed in yet, so it may be waited for on the counter's lane."""
    sync = till_sync(services, at_counter=lambda work: work())
    if sync is not None:
        sync.round(opening=True)
        services.refresh()
    return services.told


class SyncLoop(QObject):
    """Begins a round, waits as `next_round_in_s` says, begins the next; sooner after a sale.

    Args:
        at_counter: runs a piece on the counter's lane and waits for it there.
        seen: told how the till stands with head office after every round.
        changed: told after a round that changed rows here: the member ids, or None for "perhaps anything".
    """

    def __init__(
        self,
        services: TillServices,
        sync: TillSync,
        asking: TillSync,
        background: Background,
        seen: Callable[[HeadOfficeSeen], None],
        changed: Callable[[frozenset[str] | None], None],
    ) -> None:
        super().__init__()
        self._services = services
        self._sync = sync
        self._asking = asking
        services.data.counter.coming = sync.loading.coming
        self._background = background
        self._seen = seen
        self._changed = changed
        self._failures = 0
        self._under_way = False
        self.last: Round | None = None
        self._shown: Coming | None = None
        self.lead_answers = False
        """Said by whoever looks after the shop's lead."""
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.begin)

    @property
    def online(self) -> bool:
        return self.last is not None and self.last.outcome is RoundOutcome.IN_STEP

    @property
    def may_ask(self) -> bool:
        """Whether somebody may answer who has more than this till: head office, or the till that leads the shop."""
        return self.online or self.lead_answers

    def begin(self) -> None:
        if self._under_way:
            return
        self._under_way = True
        self._looking.start()
        if self.last is None:
            self._seen(self.standing)
        self._background.run(Lane.SYNC, self._sync.round, self._ended, self._broke)

    def soon(self) -> None:
        """Something was recorded: tell head office before long."""
        if not self._under_way and (self.online or self.last is None):
            self._timer.start(_SOON_MS)

    def ask_for_all(self, member_id: str, then: Callable[[bool], None]) -> None:
        """Ask for whatever the member has and this till may not spend, before anybody promises anything; `then` hears
        whether something came."""
        self._background.run(Lane.AUTHORISE, lambda: self._asking.ask_for_all(member_id), then)

    def ask_for(self, wanted: Sequence[Missing], then: Callable[[], None]) -> None:
        """Ask for each of these, one after the other, as long as somebody answers in time."""

        def ask() -> None:
            for one in wanted:
                if self._asking.ask(one.account, one.holder, one.amount).outcome is GrantOutcome.OFFLINE:
                    return

        self._background.run(Lane.AUTHORISE, ask, lambda _: then())

    def fetch(self, asked: Find, then: Callable[[Fetched], None]) -> None:
        """Have a member of another shop here, who stands at the counter."""
        self._background.run(
            Lane.AUTHORISE,
            lambda: self._asking.fetching.fetch(asked),
            then,
            lambda _error: then(Fetched.OFFLINE),
        )

    def ask_refund(self, place: SalePlace, then: Callable[[RefundAnswer], None]) -> None:
        """Have another till's sale here, to take it back."""
        now_ms = self._services.desk.recorder.now_ms()
        self._background.run(
            Lane.AUTHORISE,
            lambda: self._asking.refunding.ask(place, now_ms),
            then,
            lambda _error: then(RefundAnswer(RefundFate.OFFLINE)),
        )

    def close(self) -> None:
        self._timer.stop()
        self._looking.stop()
        self._sync.stop()
        self._asking.stop()

    def _look(self) -> None:
        """How far a long round has come."""
        if self._coming() != self._shown:
            self._seen(self.standing)

    def _coming(self) -> Coming | None:
        loading, names = self._sync.loading, self._sync.names.standing
        if loading.arrived[1]:
            return Coming(*loading.arrived)
        if loading.placed[1]:
            return Coming(*loading.placed, ComingStage.PLACED)
        return None if names.done else Coming(names.read, names.until, ComingStage.NAMES)

    def _ended(self, done: Round) -> None:
        self._under_way = False
        self._looking.stop()
        self.last = done
        in_step = done.outcome is RoundOutcome.IN_STEP
        self._failures = 0 if in_step else self._failures + 1
        self._seen(self.standing)
        if done.pulled or done.granted or done.returned:
            self._changed(None if done.more_members else frozenset(done.members))
        wait_s = next_round_in_s(done.outcome, self._failures, random.random())  # noqa: S311 - spreads load
        self._timer.start(0 if done.unread else round(wait_s * 1000))

    def _broke(self, _error: Exception) -> None:
        """A bug: reported elsewhere; the till goes on selling and tries again."""
        self._under_way = False
        self._looking.stop()
        self._failures += 1
        self._timer.start(round(next_round_in_s(RoundOutcome.OFFLINE, self._failures, 1.0) * 1000))

    @property
    def standing(self) -> HeadOfficeSeen:
        """How the till stands with head office, as the last round found it."""
        done, coming = self.last, self._coming()
        self._shown = coming
        if done is None:
            return HeadOfficeSeen(HeadOfficeContact.REACHING, coming=coming)
        confirmed_ms = done.state.confirmed_at_ms if done.state else 0
        since: datetime | None = self._services.desk.local_time(confirmed_ms) if confirmed_ms else None
        trouble: Words = trouble_clause(done.outcome, done.refusal) or ""
        explained: Words = trouble_words(done.outcome, done.refusal) or ""
        if not trouble and done.state is not None and done.state.frozen:
            trouble, explained = FROZEN_CLAUSE, FROZEN
        return HeadOfficeSeen(
            _CONTACTS.get(done.outcome, HeadOfficeContact.OFFLINE),
            done.state.waiting if done.state else 0,
            since,
            trouble,
            explained,
            coming,
        )
