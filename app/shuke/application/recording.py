"""Recording a fact: sealed, stored and folded into the projections inside the transaction under way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from shuke.application.ports.clock import Clock
from shuke.application.ports.encoding import Encoding, FactSealing
from shuke.application.ports.store import JournalHead, StoredFact, Work
from shuke.domain.business_day import business_date
from shuke.domain.facts.fact import GENESIS, FactHeader, SealedFact
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.plain import from_plain, to_plain
from shuke.domain.facts.rows import RowOperation
from shuke.domain.profile import Attachment, Profile
from shuke.domain.shop import Place, Shop

__all__ = ["NextPlace", "Recorder"]


@dataclass(frozen=True, slots=True)
class NextPlace:
    """Where the next fact will stand in this till's journal, and what it will name as previous."""

    epoch: int
    seq: int
    previous: bytes


class Recorder:
    """Writes this till's journal. Used under the write lock only, so that places never collide."""

    def __init__(
        self, place: Place, sealing: FactSealing, encoding: Encoding, clock: Clock, *, first_epoch: int = 1
    ) -> None:
        self.place = place
        self._sealing = sealing
        self.encoding = encoding
        self._clock = clock
        self._first_epoch = first_epoch

    @property
    def public_key(self) -> bytes:
        """Of the key that the next fact is signed with."""
        return self._sealing.public_key

    def sign_seed(self, message: bytes) -> bytes:
        """By the key of this journal; whoever asks puts a label in front."""
        return self._sealing.sign_seed(message)

    def now_ms(self) -> int:
        return self._clock.now_ms()

    def today(self, work: Work, shop: Shop, now_ms: int | None = None) -> date:
        """The shop's business date, now or at that instant. A clock set back cannot take it below the journal's
        newest date."""
        head = work.journal.head(self.place.till)
        return self._today(head, shop, self._clock.now_ms() if now_ms is None else now_ms)

    def day_of(self, shop: Shop, at_ms: int) -> date:
        """The shop's business date at that instant, by the clock alone."""
        return self._today(None, shop, at_ms)

    def next_place(self, work: Work) -> NextPlace:
        head = work.journal.head(self.place.till)
        if head is None:
            return NextPlace(self._first_epoch, 1, GENESIS)
        return NextPlace(head.epoch, head.seq + 1, head.hash)

    def record(
        self, work: Work, shop: Shop, body: FactBody, *, staff: str, now_ms: int | None = None
    ) -> SealedFact:
        """Append the fact to this till's journal and fold it.

        Args:
            staff: empty for the program itself.
            now_ms: the instant of what is recorded, where something else already states it.
        """
        return self.record_and_tell(work, shop, body, staff=staff, now_ms=now_ms)[0]

    def record_and_tell(
        self, work: Work, shop: Shop, body: FactBody, *, staff: str, now_ms: int | None = None
    ) -> tuple[SealedFact, tuple[RowOperation, ...]]:
        """The same, with what it did to the rows."""
        head = work.journal.head(self.place.till)
        at = NextPlace(self._first_epoch, 1, GENESIS) if head is None else _behind(head)
        at_ms = self._clock.now_ms() if now_ms is None else now_ms
        fact = self._sealed(at, self._today(head, shop, at_ms), body, staff, at_ms)
        work.journal.append(fact)
        operations = body.rows(fact.header)
        work.apply(operations)
        return fact, operations

    def open_epoch(self, work: Work, shop: Shop, body: FactBody, epoch: int) -> SealedFact:
        """Begin an epoch behind nothing, with this as its first fact."""
        head = work.journal.head(self.place.till)
        at_ms = self._clock.now_ms()
        fact = self._sealed(NextPlace(epoch, 1, GENESIS), self._today(head, shop, at_ms), body, "", at_ms)
        work.journal.append(fact)
        work.apply(body.rows(fact.header))
        return fact

    def record_many(self, work: Work, shop: Shop, bodies: Iterable[FactBody], *, staff: str) -> None:
        """The same for many at once (an import, an old system taken over): stored and folded together, which
        takes a tenth of the time."""
        head = work.journal.head(self.place.till)
        at = NextPlace(self._first_epoch, 1, GENESIS) if head is None else _behind(head)
        at_ms = self._clock.now_ms()
        today = self._today(head, shop, at_ms)
        facts: list[SealedFact] = []
        operations: list[RowOperation] = []
        for body in bodies:
            fact = self._sealed(at, today, body, staff, at_ms)
            at = NextPlace(at.epoch, at.seq + 1, fact.hash)
            facts.append(fact)
            operations += body.rows(fact.header)
        work.journal.append_many(facts)
        work.apply(operations)

    def _sealed(self, at: NextPlace, today: date, body: FactBody, staff: str, at_ms: int) -> SealedFact:
        header = FactHeader(
            tenant=self.place.tenant,
            till=self.place.till,
            epoch=at.epoch,
            seq=at.seq,
            previous=at.previous,
            recorded_at_ms=at_ms,
            business_date=today,
            staff=staff,
        )
        return self._sealing.seal(header, body.KIND, body.VERSION, to_plain(body))

    def attach_profile(self, work: Work, member_id: str, profile: Profile) -> Attachment:
        """Lay a profile version beside the journal; the fact that follows names its hash."""
        return self.attach(work, member_id, self.encoding.encode(to_plain(profile)))

    def attach(self, work: Work, member_id: str, content: bytes) -> Attachment:
        """Lay what is known of a member beside the journal, to go when they are erased."""
        attachment = self._sealing.attach(content)
        work.attachments.put(attachment, member_id)
        return attachment

    def attach_profiles(self, work: Work, profiles: Iterable[tuple[str, Profile]]) -> list[Attachment]:
        """The same for many (member id, profile), in their order."""
        attached = [
            (self._sealing.attach(self.encoding.encode(to_plain(profile))), member_id)
            for member_id, profile in profiles
        ]
        work.attachments.put_many(attached)
        return [attachment for attachment, _ in attached]

    def profile_of(self, attachment: Attachment) -> Profile | None:
        """The profile in an attachment; None where it holds none."""
        try:
            return from_plain(Profile, self.encoding.decode(attachment.content))
        except ValueError:
            return None

    def opened(self, stored: StoredFact) -> tuple[FactHeader, FactBody | None]:
        """A fact of any journal held here; no body where this release does not know its kind.

        Raises:
            ValueError: bytes that no release wrote.
        """
        header, kind, version, plain = self._sealing.open(stored.content)
        return header, read_body(kind, version, plain)

    def _today(self, head: JournalHead | None, shop: Shop, at_ms: int) -> date:
        change = time(shop.day_change_minutes // 60, shop.day_change_minutes % 60)
        newest = head.business_date if head is not None else None
        return business_date(at_ms, ZoneInfo(shop.zone), change, newest)


def _behind(head: JournalHead) -> NextPlace:
    return NextPlace(head.epoch, head.seq + 1, head.hash)
