"""A drawn signature goes to head office with its sale, to nobody else, and is erased there with the person."""

from __future__ import annotations

from dataclasses import replace

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.application.sync.pushing import attachments_of, named_attachments, push_of
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.sync.exchanges import PUSH, Refusal, RefusalReason
from shuke.domain.sync.messages import AttachmentSent, Push, Pushed, PushOutcome

DRAWN = b"\x01\x00\x02\x00\x01\x00\x01\x00\x09\x00\x09"


def sign(till: TillInMemory, member_id: str) -> bytes:
    """A sale that was confirmed by a signature; its name."""
    with till.store.writing() as work:
        name = till.recorder.attach(work, member_id, DRAWN).hash
        work.commit()
    till.record(replace(sale(member_id, []), signature=name))
    return name


def everything(till: TillInMemory) -> Push:
    with till.store.reading() as work:
        facts = work.journal.after(till.till, 0, 0, 500)
        named = named_attachments(facts, till.sealing)
        return push_of(facts, named, attachments_of(work, named))


def kept(place: OfficeInMemory | TillInMemory, member_id: str, name: bytes) -> bytes:
    with place.store.reading() as work:
        attachment = work.attachments.get(member_id, name)
    return attachment.content if attachment else b""


def test_head_office_keeps_it_and_other_tills_are_not_told() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock)
    one, other = (TillInMemory(office, clock) for _ in range(2))
    member_id = one.enrol("王小明", "13800138000")
    name = sign(one, member_id)
    for till in (one, other, one):
        till.sync.round()
    assert kept(office, member_id, name) == DRAWN
    assert kept(other, member_id, name) == b""
    assert kept(one, member_id, name) == DRAWN


def test_one_that_no_sale_of_the_push_names_is_refused() -> None:
    clock = FakeClock()
    till = TillInMemory(OfficeInMemory(clock), clock)
    sign(till, till.enrol("王小明", "13800138000"))
    push = everything(till)

    def with_signature(change: dict[str, object]) -> Push:
        changed = (replace(one, **change) if one.content == DRAWN else one for one in push.attachments)
        return replace(push, attachments=tuple(changed))

    for change in ({"member_id": "somebody-else"}, {"hash": bytes(32)}, {"content": DRAWN + b"x"}):
        answer = till.link.exchange(PUSH, with_signature(dict(change)))
        assert isinstance(answer, Refusal), change
        assert answer.reason is RefusalReason.NOT_FACTS
    taken = till.link.exchange(PUSH, push)
    assert isinstance(taken, Pushed)
    assert taken.outcome is PushOutcome.TAKEN
    assert all(isinstance(one, AttachmentSent) for one in push.attachments)


def test_it_is_erased_everywhere_also_where_the_sale_is_told_of_late() -> None:
    clock = FakeClock(1_773_108_000_000)
    office = OfficeInMemory(clock)
    one, other = (TillInMemory(office, clock) for _ in range(2))
    member_id = one.enrol("王小明", "13800138000")
    for till in (one, other):
        till.sync.round()
    early, late = sign(one, member_id), sign(other, member_id)
    one.sync.round()
    assert kept(office, member_id, early) == DRAWN
    one.record(MemberErased(Brought(member_id), "本人要求"))
    for till in (one, other, one, other):
        till.sync.round()
    for place in (office, one, other):
        assert (kept(place, member_id, early), kept(place, member_id, late)) == (b"", b"")
