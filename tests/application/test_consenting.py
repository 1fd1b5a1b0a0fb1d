"""What a member agreed to: kept whoever is heard first, a no beats a yes; terms with their version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import CounterShop
from golden.bodies import HEADER
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.members.consenting import ConsentDesk, ConsentsKnown, said_now
from shuke.application.members.terms_slip import TermsSlip, compose_terms_slip
from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.print_queue import UnreadableContent
from shuke.application.printed_content import packed_content
from shuke.application.programme_text import publishable
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.till_printing import composed
from shuke.domain.consent import AcceptedTerms, Channel, Consent, ConsentBy
from shuke.domain.facts.member_consented import ConsentSaid, MemberConsented
from shuke.domain.facts.rows import Raise
from shuke.domain.paper import SignatureLine, TextLine
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke_db.repositories.consents import ConsentRows

TILL_TEXT = st.text(
    st.characters(codec="ascii", categories=("Lu", "Nd"), include_characters="-."), max_size=8
)
CONSENTS = st.builds(
    Consent,
    st.integers(0, 999_999),
    st.booleans(),
    st.dates(date(2000, 1, 1), date(2199, 12, 31)),
    TILL_TEXT,
    st.sampled_from(ConsentBy),
)


class Shop:
    def __init__(self) -> None:
        self.shop = CounterShop()
        self.desk = ConsentDesk(self.shop.desk)
        self.member_id = self.shop.enrol(Profile("王小明", "13800138000")).member_id

    def say(self, by: ConsentBy = ConsentBy.COUNTER, **wanted: bool) -> ConsentsKnown:
        channels = {Channel(name): given for name, given in wanted.items()}
        known = self.desk.say(self.shop.cashier, self.member_id, channels, by)
        assert isinstance(known, ConsentsKnown)
        return known

    @property
    def facts(self) -> int:
        with self.shop.store.reading() as work:
            return work.journal.count_after("S01-1", 0, 0)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@given(CONSENTS, CONSENTS)
def test_words_compare_as_what_they_say(one: Consent, other: Consent) -> None:
    assert Consent.read(one.word) == one
    if (one.turn, one.withdrawn, one.on) != (other.turn, other.withdrawn, other.on):
        assert (one.word < other.word) == (one < other)


@given(st.integers(0, 10**10 - 1), st.integers(0, 10**10 - 1))
def test_terms_compare_by_their_version(one: int, other: int) -> None:
    day = date(2026, 3, 10)
    first, second = AcceptedTerms(one, day), AcceptedTerms(other, day)
    assert (first.word < second.word) == (one < other)
    assert AcceptedTerms.read(first.word) == first


def test_a_turn_that_would_not_compare_is_not_built() -> None:
    for turn in (-1, 1_000_000):
        with pytest.raises(ValueError, match="turn"):
            Consent(turn, True, date(2026, 3, 10), "S01-1", ConsentBy.COUNTER)


def test_what_was_said_is_known_with_when_and_where_and_said_again_is_no_news(shop: Shop) -> None:
    known = shop.say(ConsentBy.SIGNED, sms=True, post=False)
    assert known.consents[Channel.SMS] == Consent(0, False, date(2026, 3, 10), "S01-1", ConsentBy.SIGNED)
    assert not known.consents[Channel.POST].given
    assert Channel.PHONE not in known.consents
    facts = shop.facts
    shop.say(sms=True, post=False)
    assert shop.facts == facts
    assert shop.say(sms=False).consents[Channel.SMS].turn == 1
    assert shop.say(sms=True).consents[Channel.SMS].given


def test_of_two_tills_that_hear_different_things_no_counts_in_either_order() -> None:
    clock = FakeClock(1_773_108_000_000)
    office = OfficeInMemory(clock)
    one, other = TillInMemory(office, clock), TillInMemory(office, clock)
    member_id = one.enrol("王小明", "13800138000")
    for till in (one, other):
        till.sync.round()
    one.record(MemberConsented(member_id, (ConsentSaid(Channel.SMS, True),)))
    other.record(MemberConsented(member_id, (ConsentSaid(Channel.SMS, False),)))
    for till in (other, one, other):
        till.sync.round()
    for till in (one, other):
        with till.store.reading() as work:
            assert not work.consents.of_member(member_id)[Channel.SMS].given


def test_whoever_may_not_enrol_and_an_unknown_member_are_refused(shop: Shop) -> None:
    auditor = Session(Staff("st-7", "郑", Role.AUDITOR), 0)
    for session, member_id, refusal in (
        (auditor, shop.member_id, Refusal.NOT_ALLOWED),
        (shop.shop.cashier, "nobody", Refusal.MEMBER_UNKNOWN),
    ):
        wanted = {Channel.SMS: True}
        assert shop.desk.say(session, member_id, wanted, ConsentBy.COUNTER) == Refused(refusal)
        assert shop.desk.accept_terms(session, member_id, printed=False) == Refused(refusal)
        assert shop.desk.print_terms(session, member_id) == Refused(refusal)


def test_new_terms_are_to_be_accepted_and_then_are(shop: Shop) -> None:
    known = shop.say()
    assert (known.terms, known.terms_are_new) == (AcceptedTerms(1, date(2026, 3, 10)), False)
    facts = shop.facts
    assert shop.desk.accept_terms(shop.shop.cashier, shop.member_id, printed=False) == known
    assert shop.facts == facts, "they were accepted on joining"
    document = preset_base("tea-chain")
    assert document is not None
    newer = publishable(document.replace("version = 1\n", "version = 2\n", 1), preset_base, date(2026, 3, 1))
    with shop.shop.store.writing() as work:
        shop.shop.recorder.record(work, shop.shop.desk.shop, newer, staff="")
        work.commit()
    assert shop.say().terms_are_new
    now = shop.desk.accept_terms(shop.shop.cashier, shop.member_id, printed=True)
    assert isinstance(now, ConsentsKnown)
    assert now.terms is not None
    assert (now.terms.version, now.terms_are_new) == (2, False)


def test_the_terms_are_printed_with_a_line_to_sign_and_a_masked_name(shop: Shop) -> None:
    assert shop.desk.print_terms(shop.shop.cashier, shop.member_id) == 1
    with shop.shop.store.reading() as work:
        number = work.members.get(shop.member_id).number  # type: ignore[union-attr]  # enrolled above
        job = work.print_jobs.latest(f"terms 1 {number}")
    assert job is not None
    assert job.kind is PrintKind.TERMS_SLIP
    paper = composed(job)
    texts = [one.text for one in paper.elements if isinstance(one, TextLine)]
    assert "会员章程" in texts
    assert any("每满1元积1分" in text for text in texts)
    assert any(isinstance(one, SignatureLine) for one in paper.elements)
    assert "王小明" not in job.content.decode()


def test_what_is_no_terms_slip_is_not_printed() -> None:
    slip = TermsSlip("熟客", "王*", "1", 1, date(2026, 3, 10), "一\n二", "en")
    job = PrintJob(1, PrintKind.TERMS_SLIP, "terms", packed_content(slip), 2, opens_drawer=False)
    assert any("2" in getattr(one, "text", "") for one in compose_terms_slip(job).elements)
    newer, larger = job.content.replace(b"[1,", b"[2,", 1), job.content + b" " * 300_000
    for content in (b"", newer, b"[1, {}]", b"[1]", b"{" * 9, larger, b'[1, {"shop": 1}]'):
        with pytest.raises(UnreadableContent):
            compose_terms_slip(replace(job, content=content))


def test_whoever_joins_may_wish_for_offers_at_once(shop: Shop) -> None:
    wanted = Enrolment(Profile("李小红", "13900139000"), "tier.ordinary.sale", "小票", (Channel.SMS,))
    new = shop.shop.enrolments.enrol(shop.shop.cashier, wanted)
    assert isinstance(new, NewMember)
    with shop.shop.store.reading() as work:
        assert list(work.consents.of_member(new.member_id)) == [Channel.SMS]
        assert work.consents.of_member(shop.member_id) == {}


def test_only_what_is_news_is_said() -> None:
    known = {Channel.SMS: Consent(4, True, date(2026, 3, 10), "S01-1", ConsentBy.COUNTER)}
    assert said_now(known, {Channel.SMS: True, Channel.POST: False}) == (
        ConsentSaid(Channel.SMS, True, 5),
        ConsentSaid(Channel.POST, False, 0),
    )
    assert said_now(known, {Channel.SMS: False}) == ()


def test_a_channel_that_a_newer_release_knows_is_left_aside(shop: Shop) -> None:
    word = Consent(0, False, date(2026, 3, 10), "S01-1", ConsentBy.COUNTER).word
    with shop.shop.engine.connect() as connection:
        connection.exec_driver_sql(
            "INSERT INTO consents (tenant, member_id, channel, said) VALUES (?, ?, ?, ?)",
            ("tenant-1", shop.member_id, "carrier-pigeon", word),
        )
        assert ConsentRows(connection, "tenant-1").of_member(shop.member_id) == {}
    assert isinstance(MemberConsented("m", (ConsentSaid(Channel.SMS, True),)).rows(HEADER)[0], Raise)
