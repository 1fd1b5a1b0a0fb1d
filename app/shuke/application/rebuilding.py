"""Folding the projections anew from the journal: the proof that they hold nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shuke.application.ports.encoding import Encoding, FactSealing
from shuke.application.ports.store import Store, StoredFact, Work
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.plain import from_plain
from shuke.domain.facts.rows import RowOperation
from shuke.domain.profile import Profile

__all__ = ["JournalUnreadable", "Rebuilt", "rebuild"]

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Digests of all projections together, before and after; equal when nothing but the journal was in them."""

    facts: int
    before: bytes
    after: bytes

    @property
    def unchanged(self) -> bool:
        return self.before == self.after


class JournalUnreadable(Exception):
    """A fact cannot be read; the old projections were kept."""

    def __init__(self, till: str, epoch: int, seq: int) -> None:
        super().__init__(f"{till}.{epoch}/{seq}")
        self.till = till
        self.epoch = epoch
        self.seq = seq


def rebuild(
    store: Store,
    sealing: FactSealing,
    encoding: Encoding,
    initials: Callable[[str], str],
    progress: Callable[[int], None],
) -> Rebuilt:
    """Clear every projection and fold the whole journal again, in one transaction.

    For a database whose journal is whole: a stand-alone shop's till, or head office. A till of a chain also
    holds what head office told it, which is not in its own journal; it asks for that again instead.

    Raises:
        JournalUnreadable: bytes that no release wrote; nothing was changed.
    """
    facts = 0
    with store.writing() as work:
        before = work.digest()
        work.clear_projections()
        for till in work.journal.tills():
            epoch, seq = 0, 0
            while page := work.journal.after(till, epoch, seq, _PAGE):
                work.apply([operation for fact in page for operation in _operations(fact, sealing)])
                epoch, seq = page[-1].epoch, page[-1].seq
                facts += len(page)
                progress(facts)
        _describe_members(work, encoding, initials)
        after = work.digest()
        work.commit()
    return Rebuilt(facts, before, after)


def _operations(fact: StoredFact, sealing: FactSealing) -> Sequence[RowOperation]:
    try:
        header, kind, version, plain = sealing.open(fact.content)
        body = read_body(kind, version, plain)
    except ValueError as error:
        raise JournalUnreadable(fact.till, fact.epoch, fact.seq) from error
    return body.rows(header) if body is not None else ()


def _describe_members(work: Work, encoding: Encoding, initials: Callable[[str], str]) -> None:
    """Make every member findable again from the profiles beside the journal; erased ones stay erased."""
    for member_id, profile_hash in work.members.profiles():
        attachment = work.attachments.get(member_id, profile_hash)
        if attachment is not None:
            profile = from_plain(Profile, encoding.decode(attachment.content))
            work.members.describe(member_id, profile, initials(profile.name))
