"""The museum of failures: what went wrong in other programs that keep a queue for a server, each shown not to be
here. Gaps in a sequence under concurrent commits are in `tests/db`, where several writers are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from fakes.told import told
from reliability.simulator.campaign import first_problem
from reliability.simulator.planted import planted
from shuke.application.head_office.identity import OfficeSetting
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.application.recording import Recorder
from shuke.application.sync.applying import Applying
from shuke.application.sync.knowing import stream_place, waiting_facts
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.sync.exchanges import CHECK, RefusalReason
from shuke.domain.sync.messages import Check, Checked, SubjectDigest
from shuke.domain.sync.subjects import Subject, SubjectKind, SubjectRows, TableRows


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


@pytest.fixture
def till(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        assert till.sync.round().outcome is RoundOutcome.IN_STEP


def taken_in(office: OfficeInMemory, till: TillInMemory) -> list[int]:
    """The till's facts in the order in which head office folded them."""
    with office.store.reading() as work:
        came = [one for one in work.feed.arrivals(0, 10_000) if one.till == till.till]
    return [seq for one in came for seq in range(one.from_seq, one.to_seq + 1)]


def recorded(till: TillInMemory) -> list[int]:
    with till.store.reading() as work:
        return [fact.seq for fact in work.journal.after(till.till, 0, 0, 10_000)]


def test_checkpoint_before_data(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The place in the stream was stored, the rows were not: they never came again."""
    other = TillInMemory(office, clock)
    in_step(till, other)
    member = other.enrol("王小明", "13800138000")
    in_step(other)
    with till.store.reading() as work:
        place = stream_place(work)

    def dies(*_: object) -> None:
        raise StoreUnusable(StoreTrouble.DISK_FULL, "between place and rows")

    with monkeypatch.context() as broken:
        broken.setattr(Applying, "apply", dies)
        assert till.sync.round().outcome is RoundOutcome.TILL_TROUBLE
    with till.store.reading() as work:
        assert stream_place(work) == place
        assert work.members.get(member) is None
    in_step(till)
    with till.store.reading() as work:
        assert work.members.get(member) is not None


def test_checkpoint_before_data_would_be_found() -> None:
    with planted("place_before_rows"):
        assert first_problem(20, 60)


def test_stale_acknowledgement_after_a_server_restore(office: OfficeInMemory, till: TillInMemory) -> None:
    """The server came back from a backup; clients had marked as sent what it had forgotten, and did not send
    it again."""
    member = till.enrol("王小明", "13800138000")
    in_step(till)
    backup = empty_database()
    _copy(office.engine, backup)
    till.earn(member, 10)
    in_step(till)
    with till.store.reading() as work:
        assert waiting_facts(work, till.till) == 0
    _copy(backup, office.engine)
    with office.store.writing() as work:
        work.settings.put(OfficeSetting.GENERATION.value, "2")
        work.commit()
    in_step(till)
    assert taken_in(office, till) == recorded(till)


def test_timeout_then_retry(office: OfficeInMemory, till: TillInMemory) -> None:
    """The request had arrived, the answer had not; the retry booked it again."""
    member = till.enrol("王小明", "13800138000")
    in_step(till)
    till.earn(member, 10)
    till.weather.to_come = ["reply lost"]
    assert till.sync.round().outcome is RoundOutcome.OFFLINE
    till.weather.to_come = ["twice"]
    in_step(till)
    assert taken_in(office, till) == recorded(till)
    assert till.balance(member) == 10


@pytest.mark.parametrize("reason", [reason for reason in RefusalReason if reason.status < 500])
def test_a_4xx_that_drops_the_queue(
    office: OfficeInMemory, till: TillInMemory, reason: RefusalReason, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was refused once was taken out of the queue."""
    member = till.enrol("王小明", "13800138000")
    till.earn(member, 10)
    with till.store.reading() as work:
        waiting = waiting_facts(work, till.till)
    with monkeypatch.context() as refusing:
        refusing.setattr(office.office, "carry_out", lambda _: office.office.refusal(reason))
        assert till.sync.round().outcome is RoundOutcome.REFUSED
    with till.store.reading() as work:
        assert waiting_facts(work, till.till) == waiting
    in_step(till)
    assert taken_in(office, till) == recorded(till)


def test_marker_without_queue(till: TillInMemory) -> None:
    """A flag said that there was something to send, or that there was not, and the queue said otherwise: two things
    written one after the other. Here the journal is the queue, and a fact is in both or in neither."""
    in_step(till)
    body = sale("nobody", [LedgerEntry(AccountKind.POINTS, NEVER, 5, "earning")])
    with till.store.writing() as work:
        till.recorder.record(work, SHOP, body, staff="")
        assert waiting_facts(work, till.till) == 1
    with till.store.reading() as work:
        assert waiting_facts(work, till.till) == 0
    till.record(body)
    with till.store.reading() as work:
        assert waiting_facts(work, till.till) == 1


def test_old_client_after_a_schema_change(office: OfficeInMemory, till: TillInMemory) -> None:
    """A newer server's rows made an older client fail for good, or it took the difference for damage."""
    member = till.enrol("王小明", "13800138000")
    in_step(till)
    subject = Subject(SubjectKind.MEMBER, member)
    with till.store.writing() as work:
        (rows,) = told(work, [subject], till.till)
        newer = tuple(
            replace(table, columns=(*table.columns, "mood"), rows=tuple((*row, "fine") for row in table.rows))
            for table in rows.tables
        )
        unknown = TableRows("horoscopes", ("member_id", "sign"), ((member, "ox"),))
        before = work.subjects.digests([subject], till.till)
        work.subjects.replace([SubjectRows(subject, (*newer, unknown))], till.till)
        assert work.subjects.digests([subject], till.till) == before
    check = Check("another form", (SubjectDigest(subject.kind.value, member, bytes(32)),))
    letter = till.correspondence.write(CHECK, check)
    answer = till.correspondence.read(CHECK, letter, office.receive(letter))
    assert isinstance(answer, Checked)
    assert (answer.comparable, answer.subjects.packed) == (False, ())


def test_two_windows_sharing_a_counter(till: TillInMemory) -> None:
    """Two windows of one program each remembered the next number, and gave it out twice."""
    other = Recorder(till.place, till.sealing, till.encoding, till.clock)
    for recorder in (till.recorder, other, other, till.recorder):
        with till.store.writing() as work:
            recorder.record(
                work, SHOP, sale("nobody", [LedgerEntry(AccountKind.POINTS, NEVER, 5, "earning")]), staff=""
            )
            work.commit()
    places = recorded(till)
    assert places == list(range(1, len(places) + 1))


def _copy(one: object, other: object) -> None:
    with one.connect() as connection, other.connect() as into:  # type: ignore[attr-defined]
        connection.connection.driver_connection.backup(into.connection.driver_connection)
