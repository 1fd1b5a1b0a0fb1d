"""Push and acknowledge: this till's facts go to head office in order, until it has said that it holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import StoredFact, Work
from shuke.application.sync.knowing import Agreement, acknowledged, agree
from shuke.domain.facts.kinds import KINDS
from shuke.domain.facts.members_carried_over import MembersCarriedOver
from shuke.domain.profile import Attachment
from shuke.domain.sync.limits import MOST_FACTS_A_PUSH, MOST_PUSH_BYTES
from shuke.domain.sync.messages import AttachmentSent, FactSent, Push, Pushed, PushOutcome

__all__ = [
    "NAMING_KINDS",
    "NamedAttachment",
    "PushStep",
    "acknowledge",
    "attachments_of",
    "facts_to_push",
    "named_attachments",
    "one_epoch",
    "push_of",
]

_NAMES = ("profile", "signature", "words")

NAMING_KINDS = frozenset(
    kind
    for kind, shape in KINDS.items()
    if "member_id" in (told := {field.name for field in fields(shape)}) and told & set(_NAMES)
) | {MembersCarriedOver.KIND}
"""Kinds of fact that name something beside the journal: a profile, a signature, words, the profiles of several
`members`."""


@dataclass(frozen=True, slots=True)
class NamedAttachment:
    """The fact at this place of the batch names that attachment."""

    index: int
    member_id: str
    hash: bytes


class PushStep(StrEnum):
    """What to do after a reply: go on, begin again behind what head office holds, or stop."""

    GO_ON = "go_on"
    BEGIN_AGAIN = "begin_again"
    FORKED = "forked"


def facts_to_push(work: Work, till: str) -> Sequence[StoredFact]:
    """The next facts behind what was acknowledged, of one epoch; none if head office holds everything."""
    waiting = work.journal.after(till, *acknowledged(work), MOST_FACTS_A_PUSH)
    return one_epoch(waiting)


def one_epoch(facts: Sequence[StoredFact]) -> Sequence[StoredFact]:
    """The first of them: an epoch begins in a push of its own."""
    return [fact for fact in facts if fact.epoch == facts[0].epoch]


def named_attachments(facts: Sequence[StoredFact], sealing: FactSealing) -> list[NamedAttachment]:
    """The attachments that these facts name. Reads no store; a kind this release does not know names none."""
    found = []
    for index, fact in enumerate(facts):
        if fact.kind not in NAMING_KINDS:
            continue
        _, _, _, body = sealing.open(fact.content)
        found += [NamedAttachment(index, *named) for one in _members(body) for named in _named(one)]
    return found


def _members(body: object) -> Sequence[object]:
    """A fact of several members says them one by one, any other is of one itself."""
    several = body.get("members") if isinstance(body, dict) else None
    return several if isinstance(several, list) else (body,)


def _named(told: object) -> Iterator[tuple[str, bytes]]:
    member_id = told.get("member_id") if isinstance(told, dict) else None
    if isinstance(told, dict) and isinstance(member_id, str):
        names = (told.get(name) for name in _NAMES)
        yield from ((member_id, name) for name in names if isinstance(name, bytes) and name)


def attachments_of(work: Work, named: Iterable[NamedAttachment]) -> Mapping[bytes, Attachment]:
    """Those that lie here; one that was erased is not sent."""
    found = ((one.hash, work.attachments.get(one.member_id, one.hash)) for one in named)
    return {hash_: attachment for hash_, attachment in found if attachment is not None}


def push_of(
    facts: Sequence[StoredFact],
    named: Sequence[NamedAttachment],
    held: Mapping[bytes, Attachment],
    generation: int = 0,
    heard: int = 0,
) -> Push:
    """As many of the facts, from the first on, as fit into one message with their attachments."""
    beside: dict[int, list[AttachmentSent]] = {}
    for one in named:
        lying = held.get(one.hash)
        if lying is not None:
            sent = AttachmentSent(one.member_id, lying.hash, lying.salt, lying.content)
            beside.setdefault(one.index, []).append(sent)
    taken: list[FactSent] = []
    attachments: list[AttachmentSent] = []
    size = 0
    for index, fact in enumerate(facts):
        own = beside.get(index, [])
        size += len(fact.content) + sum(len(attachment.content) for attachment in own)
        if taken and size > MOST_PUSH_BYTES:
            break
        taken.append(FactSent(fact.content, fact.signature))
        attachments += own
    return Push(tuple(taken), tuple(attachments), generation, heard)


def acknowledge(work: Work, till: str, reply: Pushed) -> PushStep:
    """Take in head office's answer to a push."""
    gap = reply.outcome is PushOutcome.GAP
    agreement = agree(work, till, reply.state, exactly=gap)
    if reply.outcome is PushOutcome.FORKED or agreement is Agreement.FORKED:
        return PushStep.FORKED
    return PushStep.BEGIN_AGAIN if gap else PushStep.GO_ON
