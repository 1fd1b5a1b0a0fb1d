"""Everything known here of one person, for that person: read together, named in no language yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shuke.application.counter.desk import Desk
from shuke.application.feedback.words import words_kept
from shuke.application.members.consenting import ConsentsKnown, consents_in
from shuke.application.members.messages_sent import MemberMessage, messages_of
from shuke.application.members.record import MemberRecord, read_record
from shuke.application.members.time_line import Beside, Happening, time_line
from shuke.application.ports.feedback import FeedbackKept
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.application.signature_paper import signature_in
from shuke.domain.card import Card
from shuke.domain.profile import mask_name
from shuke.domain.programme.document import Programme
from shuke.domain.signature import Signature
from shuke.domain.slices.account import AccountKind, Slice

__all__ = ["MOST_HAPPENINGS", "OwnData", "own_data", "own_data_in"]

MOST_HAPPENINGS = 20_000
"""More than anybody has; the newest ones."""
_MOST_FEEDBACK = 2_000


@dataclass(frozen=True, slots=True)
class Said:
    """What the person told a shop, and was answered; None where the words lie at another till or at head office."""

    kept: FeedbackKept
    words: str | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class OwnData:
    """Staff are named by the family name alone: they are persons too. `messages` are what this machine sent, the
    oldest first; `others_write`: so may other machines."""

    record: MemberRecord
    accounts: tuple[tuple[AccountKind, Slice], ...]
    cards: tuple[Card, ...]
    consents: ConsentsKnown
    happenings: tuple[Happening, ...]
    programme: Programme
    signatures: tuple[Signature, ...] = ()
    feedback: tuple[Said, ...] = ()
    messages: tuple[MemberMessage, ...] = ()
    others_write: bool = False


def own_data(work: Work, desk: Desk, member_id: str) -> OwnData | None:
    others = not desk.contact.alone
    return own_data_in(work, desk.recorder, desk.programme_in_force(work), member_id, others_write=others)


def own_data_in(
    work: Work, recorder: Recorder, programme: Programme, member_id: str, *, others_write: bool
) -> OwnData | None:
    """The same, told by that version of a programme."""
    record = read_record(work, recorder, member_id)
    if record is None:
        return None
    whole = (member_id, *work.mergers.gone_up_in(member_id))
    return OwnData(
        record=record,
        accounts=tuple(
            (account, lot) for account in AccountKind for lot in work.members.lots(member_id, account)
        ),
        cards=tuple(work.cards.of_member(member_id)),
        consents=consents_in(work, programme, member_id),
        happenings=tuple(_all(work, recorder, whole)),
        programme=programme,
        signatures=tuple(
            signature
            for one in whole
            for attachment in work.attachments.of_member(one)
            if (signature := signature_in(attachment.content)) is not None
        ),
        feedback=tuple(_said(work, whole)),
        messages=tuple(messages_of(work, whole, texts=True)),
        others_write=others_write,
    )


def _said(work: Work, member_ids: tuple[str, ...]) -> Iterator[Said]:
    for member_id in member_ids:
        for kept in work.feedback.of_member(member_id, _MOST_FEEDBACK):
            words, answer = (words_kept(work, kept.member_id, name) for name in (kept.words, kept.answer))
            yield Said(kept, words, answer)


def _all(work: Work, recorder: Recorder, member_ids: tuple[str, ...]) -> Iterator[Happening]:
    behind, told = None, 0
    while told < MOST_HAPPENINGS:
        page = time_line(work, recorder, member_ids, behind, Beside(cares=True))
        yield from (replace(one, staff=mask_name(one.staff)) for one in page.happenings)
        told += len(page.happenings)
        if not page.more:
            return
        behind = page.last
