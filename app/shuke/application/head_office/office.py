"""Head office behind its door: a letter is admitted by its signature, opened, carried out, and answered signed.

The four steps are apart so that whoever drives them (HTTP, a simulator) can give each its lane: `admit` and `look_up`
read, `open` and `answer` only compute, `note` and `carry_out` write. Each call is one transaction at most.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from shuke.application.head_office.allotting import allot
from shuke.application.head_office.beginning_again import Forgot, begin_again, forgot_what, knows_more
from shuke.application.head_office.dealing_out import deal_out, visitors
from shuke.application.head_office.enrolling_tills import take_in_till
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.feeding import checked, next_page, office_state, sent_subjects
from shuke.application.head_office.fetching import find
from shuke.application.head_office.finding.finder import ExceptionFinder
from shuke.application.head_office.granting import grant
from shuke.application.head_office.handed_over import are_signed_by_givers
from shuke.application.head_office.identity import OfficeIdentity, generation
from shuke.application.head_office.letters import Admitted, Opened
from shuke.application.head_office.opening_pushes import NotFacts, open_push
from shuke.application.head_office.outages import OutagePush, come_back, end_outage
from shuke.application.head_office.packing import KeptPacks
from shuke.application.head_office.permitting_refunds import answer_refund
from shuke.application.head_office.phone_desk import note_phones
from shuke.application.head_office.reconciling import reconcile, silent_tills
from shuke.application.head_office.refusing import refusal_body
from shuke.application.head_office.renewing_keys import note_new_key, wants_new_key
from shuke.application.head_office.self_enrolling import settle_waiting
from shuke.application.head_office.small_answers import small_answer
from shuke.application.head_office.snapshots import Snapshots
from shuke.application.head_office.stationery import Stationery
from shuke.application.head_office.taking_in import take_in
from shuke.application.head_office.trusting import newest_trust_version, trust_list
from shuke.application.ports.clock import Clock
from shuke.application.ports.office_figures import OfficeFigures
from shuke.application.ports.store import Store, StoreUnusable, Work
from shuke.application.ports.sync import TillTold
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.sync.correspondence import Claim, RawReply, claim_bytes, reply_bytes
from shuke.application.sync.succession import written_links
from shuke.application.trying_again import tried_again
from shuke.domain.sync.announcements import Announce, Announced
from shuke.domain.sync.exchanges import (
    ENROL,
    EXCHANGES,
    PULL,
    SNAPSHOT,
    Refusal,
    RefusalReason,
    snapshot_of_path,
)
from shuke.domain.sync.finding import Find, Found
from shuke.domain.sync.limits import TIME_WINDOW_MS
from shuke.domain.sync.messages import (
    Answered,
    Ask,
    Check,
    Enrol,
    Enrolled,
    Pull,
    Push,
    Pushed,
    PushOutcome,
)
from shuke.domain.sync.phone_messages import AskPhones
from shuke.domain.sync.refund_messages import AskRefund
from shuke.domain.sync.snapshot_messages import AskSnapshot
from shuke.domain.sync.subjects import Subject, SubjectKind

__all__ = ["Office"]

_log = logging.getLogger(__name__)


class Office:
    """One tenant's head office.

    Args:
        reading, writing: stores for the lanes that read and write; may be the same.
        recorder: of head office's own journal.
    """

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        recorder: Recorder,
        stationery: Stationery,
        clock: Clock,
        snapshots: Snapshots,
    ) -> None:
        self.identity = identity
        self.snapshots = snapshots
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._finder = ExceptionFinder(recorder, identity.calendar)
        self._signer = stationery.signer
        self._check = stationery.check
        self._sealing = stationery.sealing
        self._wire = stationery.wire
        self._trust_sealing = stationery.trust
        self._pins = stationery.pins
        self._clock = clock
        self._successions = written_links(stationery.successions)
        self._shelf = ProgrammeShelf()
        self._kept = KeptPacks(stationery.wire)
        self._carry_out: dict[type, Callable[[Work, Opened, int], object]] = {
            Enrol: self._enrol,
            Push: self._push,
            Ask: self._ask,
            Find: self._find,
            AskRefund: self._refund,
            Announce: self._announce,
        }

    # The steps

    @tried_again
    def admit(self, claim: Claim) -> Admitted | Refusal:
        """Whether to read the body at all: a known till, a right signature, a time near head office's."""
        exchange = SNAPSHOT if snapshot_of_path(claim.path) is not None else EXCHANGES.get(claim.path)
        if exchange is None:
            return self.refusal(RefusalReason.MALFORMED)
        if claim.tenant != self.identity.tenant:
            return self.refusal(RefusalReason.OTHER_TENANT)
        if exchange.path == ENROL.path:
            return Admitted(claim, exchange, ())
        with self._reading.reading() as work:
            keys = work.till_register.keys_of(claim.till)
        if not keys:
            return self.refusal(RefusalReason.UNKNOWN_TILL)
        message = claim_bytes(claim)
        signing = next(
            (key for key in keys if self._check.verifies(key.public_key, message, claim.signature)), None
        )
        if signing is not None and signing.revoked_on:
            return self.refusal(RefusalReason.REVOKED)
        if signing is None or not signing.in_use:
            return self.refusal(RefusalReason.NOT_SIGNED)
        if not self._is_now(claim):
            return self.refusal(RefusalReason.CLOCK)
        return Admitted(claim, exchange, tuple(key for key in keys if not key.revoked_on))

    def open(self, admitted: Admitted, body: bytes) -> Opened | Refusal:
        """Read the body; for a push, check every fact in it."""
        claim, exchange = admitted.claim, admitted.exchange
        if self._wire.digest(body) != claim.body_hash:
            return self.refusal(RefusalReason.NOT_SIGNED)
        try:
            message = self._wire.decode(exchange.asked, body, exchange.most_bytes)
        except ValueError:
            return self.refusal(RefusalReason.MALFORMED)
        if isinstance(message, Enrol):
            if not self._check.verifies(message.public_key, claim_bytes(claim), claim.signature):
                return self.refusal(RefusalReason.NOT_SIGNED)
            if not self._is_now(claim):
                return self.refusal(RefusalReason.CLOCK)
        if not isinstance(message, Push):
            return Opened(claim, message)
        try:
            push = open_push(message, claim.tenant, claim.till, admitted.keys, self._sealing, self._check)
        except NotFacts:
            return self.refusal(RefusalReason.NOT_FACTS)
        return Opened(claim, message, push)

    @tried_again
    def note(self, claim: Claim, message: object = None) -> Refusal | None:
        """Before a request that only reads: this very letter is not answered a second time."""
        now_ms = self._clock.now_ms()
        with self._writing.noting() as work:
            if not self._is_new(work, claim, now_ms):
                return self.refusal(RefusalReason.REPLAYED)
            till = claim.till
            if isinstance(message, Pull):
                off_ms = claim.time_ms - now_ms
                told = TillTold(message.release, message.unsent, off_ms, message.trust_version)
                work.contacts.note_told(till, told)
            if isinstance(message, AskPhones):
                note_phones(work, till, message)
            is_back = claim.path == PULL.path and work.outages.opened(till) is not None
            work.commit()
        if is_back:
            self._end_outage(till)
        return None

    @tried_again
    def carry_out(self, opened: Opened) -> object:
        """Do what a writing request asks for: its reply's message, or a refusal (nothing was stored)."""
        now_ms = self._clock.now_ms()
        with self._writing.writing() as work:
            if not isinstance(opened.message, Enrol) and not self._is_new(work, opened.claim, now_ms):
                return self.refusal(RefusalReason.REPLAYED)
            answer = self._carry_out[type(opened.message)](work, opened, now_ms)
            if not isinstance(answer, Refusal):
                work.commit()
        return answer

    @tried_again
    def look_up(self, opened: Opened) -> object:
        """Answer a request that only reads, from one snapshot."""
        now_ms, till = self._clock.now_ms(), opened.claim.till
        with self._reading.reading() as work:
            if isinstance(opened.message, Pull):
                newer = newest_trust_version(work) > opened.message.trust_version
                trust = self._sealed_trust(work) if newer else None
                renew = wants_new_key(work, till, lambda: self._today(work))
                known = opened.message
                page = next_page(
                    work, till, known, trust, self._kept, self._wire, self._today, now_ms, renew_key=renew
                )
                return Forgot(known.generation) if forgot_what(known, page.state) else page
            if isinstance(opened.message, Check):
                return checked(work, till, opened.message, self._wire, self._today, now_ms)
            if isinstance(opened.message, AskSnapshot):
                return self.snapshots.offer(work, till, opened.message)
            return small_answer(work, self.identity.tenant, till, opened.message, self._pins)

    @tried_again
    def begin_again(self, till: str, forgot: Forgot) -> None:
        """That till knows more of a generation than is here: begin another one, unless somebody did."""
        with self._writing.writing() as work:
            if generation(work) == forgot.generation:
                self._begin_again(work, entry := self._entry(work), till)
                entry.settle()
                work.commit()

    def make_snapshot(self, till: str) -> None:
        """One that this till, among others, may start from; in a lane of its own."""
        self.snapshots.make(till, self._today)

    def to_fetch(self, claim: Claim) -> str | Refusal:
        """Which snapshot's bytes an admitted, noted request for them is about. It has no body."""
        if self._wire.digest(b"") != claim.body_hash:
            return self.refusal(RefusalReason.NOT_SIGNED)
        snapshot_id = snapshot_of_path(claim.path) or ""
        kept = self.snapshots.is_kept(snapshot_id)
        return snapshot_id if kept else self.refusal(RefusalReason.GONE)

    def answer(self, request_signature: bytes, answer: object) -> RawReply:
        """The reply's bytes, signed as the answer to just this request."""
        if isinstance(answer, Refusal):
            status, refusal, body = answer.reason.status, answer.reason.value, refusal_body(answer.reason)
        else:
            forked = isinstance(answer, Pushed) and answer.outcome is not PushOutcome.TAKEN
            status, refusal, body = 409 if forked else 200, "", self._wire.encode(answer)
        now_ms = self._clock.now_ms()
        digest = self._wire.digest(body)
        signature = self._signer.sign(reply_bytes(request_signature, status, refusal, now_ms, digest))
        return RawReply(status, body, refusal, now_ms, self._signer.public_key, signature, self._successions)

    def refusal(self, reason: RefusalReason) -> Refusal:
        return Refusal(reason, self._clock.now_ms())

    def reads(self) -> bool:
        """Whether the reading lane's store answers."""
        return _answers(self._reading)

    def writes(self) -> bool:
        """Whether the writing lane's store answers."""
        return _answers(self._writing)

    def figures(self) -> OfficeFigures:
        """For whoever watches; on the reading lane."""
        with self._reading.reading() as work:
            return work.office_figures.read(self._clock.now_ms(), len(silent_tills(work)))

    # What is asked

    def _enrol(self, work: Work, opened: Opened, now_ms: int) -> object:
        message, till = opened.message, opened.claim.till
        assert isinstance(message, Enrol)
        entry = self._entry(work)
        today = self._today(work)
        code = take_in_till(work, entry, till, message, today, now_ms)
        if isinstance(code, RefusalReason):
            return self.refusal(code)
        shop = work.shops.get(code.shop_id)
        assert shop is not None  # codes are made for known shops, and shops never go
        entry.settle()
        return Enrolled(
            tenant=self.identity.tenant,
            tenant_name=self.identity.name,
            shop=shop,
            till=till,
            till_name=code.till_name,
            head_office_key=self._signer.public_key,
            trust=self._sealed_trust(work),
            generation=generation(work),
            now_ms=now_ms,
        )

    def _push(self, work: Work, opened: Opened, now_ms: int) -> object:
        assert opened.push is not None
        assert isinstance(opened.message, Push)
        entry = self._entry(work)
        if knows_more(work, opened.message):
            self._begin_again(work, entry, opened.claim.till)
        if opened.message.generation not in {0, generation(work)}:
            # Restored since: the till begins again behind what is held now, so that nothing is left out.
            entry.settle()
            return Pushed(PushOutcome.GAP, office_state(work, opened.claim.till, now_ms))
        if not are_signed_by_givers(work, opened.push, self._sealing):
            return self.refusal(RefusalReason.NOT_FACTS)
        today = self._today(work)
        outage = OutagePush(work, opened.claim.till, opened.push, lambda: self._shelf.rates(work, today))
        outcome = take_in(work, entry, opened.push, self._finder, now_ms)
        if outcome is PushOutcome.GAP and opened.message.generation:
            self._begin_again(work, entry, opened.claim.till)  # it was told that what comes before is here
        if outcome is PushOutcome.TAKEN:
            outage.folded()
            note_new_key(work, opened.claim.till, (fact.body for fact in opened.push.facts))
            settle_waiting(work, (fact.body for fact in opened.push.facts), now_ms)
            deal_out(work, entry, opened.claim.till, visitors(opened.push), today)
        entry.settle()
        return Pushed(outcome, office_state(work, opened.claim.till, now_ms))

    def _ask(self, work: Work, opened: Opened, now_ms: int) -> object:
        message, till = opened.message, opened.claim.till
        assert isinstance(message, Ask)
        entry = self._entry(work)
        if knows_more(work, message):
            self._begin_again(work, entry, till)
        today = self._today(work)
        allot(work, entry, message, self._shelf, today, work.shops.shop_of(till))
        granted, recalling = grant(work, entry, till, message, today, now_ms)
        entry.settle()
        member = [Subject(SubjectKind.MEMBER, message.member_id)]
        subjects = sent_subjects(work, till, member, self._wire)
        return Answered(office_state(work, till, now_ms), granted, recalling, subjects)

    def _find(self, work: Work, opened: Opened, now_ms: int) -> object:
        message, till = opened.message, opened.claim.till
        assert isinstance(message, Find)
        entry = self._entry(work)
        finding, members = find(work, entry, till, message, self._today(work), now_ms)
        entry.settle()
        subjects = [Subject(SubjectKind.MEMBER, member_id) for member_id in members]
        told = sent_subjects(work, till, subjects, self._wire)
        return Found(office_state(work, till, now_ms), finding, told)

    def _refund(self, work: Work, opened: Opened, now_ms: int) -> object:
        message, till = opened.message, opened.claim.till
        assert isinstance(message, AskRefund)
        return answer_refund(work, self._recorder, self._wire, till, message, now_ms)

    def _announce(self, work: Work, opened: Opened, now_ms: int) -> object:
        message, till = opened.message, opened.claim.till
        assert isinstance(message, Announce)
        entry = self._entry(work)
        taken = reconcile(work, entry, till, message)
        entry.settle()
        return Announced(office_state(work, till, now_ms), taken)

    def _sealed_trust(self, work: Work) -> bytes:
        return self._trust_sealing.seal(trust_list(work, self.identity.tenant, self._signer.public_key))

    def _today(self, work: Work) -> date:
        return self._recorder.today(work, self.identity.calendar)

    def _entry(self, work: Work) -> OfficeEntry:
        return OfficeEntry(work, self._recorder, self.identity.calendar)

    def _begin_again(self, work: Work, entry: OfficeEntry, till: str) -> None:
        _log.error("an older database was put back, as till %s knows: a new generation begins", till)
        begin_again(work, entry, self.identity, self._signer.public_key, self._clock.now_ms())

    def _is_new(self, work: Work, claim: Claim, now_ms: int) -> bool:
        last_ms = work.contacts.last_ms(claim.till)
        is_new = work.contacts.remember(claim.till, claim.nonce, now_ms, now_ms - 2 * TIME_WINDOW_MS)
        if is_new:
            come_back(work, claim.till, last_ms, now_ms)
        return is_new

    def _end_outage(self, till: str) -> None:
        """A till asks what is new once it has brought all it has."""
        with self._writing.writing() as work:
            entry = self._entry(work)
            end_outage(work, entry, till, self._shelf.rates(work, self._today(work)))
            entry.settle()
            work.commit()

    def _is_now(self, claim: Claim) -> bool:
        return abs(self._clock.now_ms() - claim.time_ms) <= TIME_WINDOW_MS


def _answers(store: Store) -> bool:
    try:
        with store.reading() as work:
            return generation(work) > 0
    except StoreUnusable:
        return False
