"""Feeding: what a till is told. Read in one snapshot, so that rows and the place they contain belong together."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.application.head_office.handed_over import handed_to
from shuke.application.head_office.identity import generation
from shuke.application.head_office.keeping_pins import pins_version
from shuke.application.head_office.packing import Change, KeptPacks, Packed, pack_all, pack_own
from shuke.application.head_office.self_enrolling import waiting_version
from shuke.application.head_office.telling_statements import statements_version
from shuke.application.head_office.telling_tills import Today, changes_behind, left_by
from shuke.application.ports.store import Work
from shuke.application.ports.sync import Wire
from shuke.domain.sync.figure_messages import FIGURES_FORM
from shuke.domain.sync.limits import MOST_RECALLS, MOST_ROWS_BYTES, RECALL_LIFE_MS
from shuke.domain.sync.messages import (
    NOWHERE,
    Check,
    Checked,
    JournalPlace,
    OfficeState,
    Page,
    Pull,
    Recall,
    SubjectsSent,
    TableColumns,
)
from shuke.domain.sync.subjects import Subject, SubjectKind

__all__ = ["checked", "fitting", "next_page", "office_state", "sent_subjects"]


def office_state(work: Work, till: str, now_ms: int) -> OfficeState:
    """What every reply to that till carries."""
    head = work.journal.head(till)
    backed_up = work.contacts.backed_up(till)
    recalls = work.pools.recalls(till, now_ms - RECALL_LIFE_MS, MOST_RECALLS)
    return OfficeState(
        generation=generation(work),
        head=JournalPlace(head.epoch, head.seq, head.hash) if head else NOWHERE,
        backed_up_epoch=backed_up[0],
        backed_up_seq=backed_up[1],
        as_of=work.feed.position(),
        now_ms=now_ms,
        recalls=tuple(Recall(one.account, one.member_id, one.amount) for one in recalls),
    )


def next_page(
    work: Work,
    till: str,
    pull: Pull,
    trust: bytes | None,
    kept: KeptPacks,
    wire: Wire,
    today: Today,
    now_ms: int,
    *,
    renew_key: bool = False,
) -> Page:
    """The changes behind `pull.since` that concern the till; from the beginning where that place is not one of this
    database. To be read in a view that is not written in."""
    state = office_state(work, till, now_ms)
    restarted = pull.since > 0 and (pull.generation != state.generation or pull.since > state.as_of)
    since = 0 if restarted else pull.since
    changes = changes_behind(work, till, since, pull.most, today)
    packed = kept.packed(work, state.generation, changes.told)
    subjects, taken = fitting(work, till, changes.told, packed, wire)
    whole = taken == len(changes.told)
    return Page(
        state=state,
        since=since,
        next=changes.place if whole else changes.told[taken - 1][1],
        more=changes.more or not whole,
        restarted=restarted,
        subjects=subjects,
        trust=trust,
        renew_key=renew_key,
        handovers=handed_to(work, till),
        pins_version=pins_version(work),
        waiting_version=waiting_version(work, work.shops.shop_of(till)),
        statements_version=statements_version(work),
        figures_form=FIGURES_FORM,
    )


def checked(work: Work, till: str, check: Check, wire: Wire, today: Today, now_ms: int) -> Checked:
    """Those of the subjects whose digest is another one here, and those who are not the till's to keep. Kinds this
    release does not know are let be."""
    state = office_state(work, till, now_ms)
    members = [named.name for named in check.subjects if named.kind == SubjectKind.MEMBER.value]
    left = left_by(work, till, members, today)
    if check.form != work.subjects.form:
        return Checked(state, comparable=False, subjects=SubjectsSent(), left=left)
    kinds = {kind.value for kind in SubjectKind}
    told = {
        Subject(SubjectKind(named.kind), named.name): named.digest
        for named in check.subjects
        if named.kind in kinds and named.name not in left
    }
    digests = work.subjects.digests(list(told), till)
    differing = [subject for subject, digest in told.items() if digests[subject] != digest]
    return Checked(state, True, sent_subjects(work, till, differing, wire), left)


def sent_subjects(work: Work, till: str, subjects: Sequence[Subject], wire: Wire) -> SubjectsSent:
    """These subjects as that till is told of them, as many as fit into one message; read anew, in whatever
    transaction this is."""
    places = work.feed.places(subjects)
    changes = [(subject, places.get(subject, 0)) for subject in subjects]
    return fitting(work, till, changes, pack_all(work, changes, wire), wire)[0]


def fitting(
    work: Work, till: str, changes: Sequence[Change], packed: Sequence[Packed], wire: Wire
) -> tuple[SubjectsSent, int]:
    """The first of the packed subjects that fit into one message, with what of them concerns that till alone; and how
    many that are."""
    subjects = [subject for subject, _ in changes[: len(packed)]]
    owned = {rows.subject: pack_own(rows, wire) for rows in work.subjects.own(subjects, till)} if till else {}
    columns: dict[str, tuple[str, ...]] = {}
    contents: list[bytes] = []
    own: list[bytes] = []
    size = taken = 0
    for subject, pack in zip(subjects, packed, strict=True):
        mine = owned.get(subject, _NOTHING)
        if pack.content is None or mine.content is None:
            taken += 1
            continue
        size += len(pack.content) + len(mine.content)
        if size > MOST_ROWS_BYTES and contents:
            break
        taken += 1
        columns.update(pack.tables)
        contents.append(pack.content)
        if mine.content:
            columns.update(mine.tables)
            own.append(mine.content)
    named = tuple(TableColumns(table, names) for table, names in sorted(columns.items()))
    return SubjectsSent(named, tuple(contents), tuple(own)), taken


_NOTHING = Packed(b"", ())
