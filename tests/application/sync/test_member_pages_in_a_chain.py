"""Members' own pages at head office: who may open one, what it shows, and spins that belong to no till."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from fakes.counter_shop import SHOP
from fakes.page_office import member_access, page_desk
from fakes.value_shop import publish
from fakes.wheel_shop import WHEEL
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.code_check import CodeCheck
from shuke.application.head_office.founding import revoke_till
from shuke.application.head_office.member_access import (
    IDLE_DAYS,
    LINK_MINUTES,
    MOST_SESSIONS,
    NotOpened,
    Opened,
)
from shuke.application.head_office.page_wheel import NoWheel, PageSpun, SpinElsewhere, reveal_wheels
from shuke.application.head_office.trusting import trust_list
from shuke.application.prizes.draw_check import check_draws
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.domain.bilingual import Bilingual
from shuke.domain.codes.access import INVITED_HOURS
from shuke.domain.codes.chain import SLOT_S, ShownLink, chain_label, link_after
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import AccessCode
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.draw_committed import DrawCommitted, DrawRevealed
from shuke.domain.facts.entries import CouponIssued, LedgerEntry
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.lots_drawn import LotsBrought
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.programme.reading import read_programme
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import NEVER, AccountKind

HOUR_S = 3600
NO_POINTS = WHEEL.replace("weight = 4", "weight = 0")
"""Nobody wins what pays for the next spin."""


class Chain:
    """Two tills and head office, whose programme has a wheel; a member who earned at the first till."""

    def __init__(self, wheel: str | None = WHEEL) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock, shop=SHOP)
        self.till, self.other = (TillInMemory(self.office, self.clock) for _ in range(2))
        if wheel is not None:
            publish(self.till, wheel, version=1)
        self.member = self.till.enrol("王小明", "13800138000")
        self.in_step()
        self.access, self.desk = member_access(self.office), page_desk(self.office)

    def in_step(self) -> None:
        for till in (self.till, self.other):
            till.sync.round()

    def slip(self, signer: Ed25519Signer | None = None, ago_s: int = 0, member: str = "") -> str:
        """As a till prints it."""
        made_s = self.clock.now_ms() // 1000 - ago_s
        code = AccessCode(self.office.identity.tenant, member or self.member, secrets.token_bytes(16), made_s)
        return CodeTexts().write_access(code, "https://head-office.example", signer or self.till.signer)

    def opened(self, text: str | None = None, told: str = "iPhone") -> Opened:
        opened = self.access.open(text or self.slip(), told, secrets.token_hex(4))
        assert isinstance(opened, Opened), opened
        return opened

    def open(self, text: str) -> Opened | NotOpened:
        return self.access.open(text, "", secrets.token_hex(4))

    def facts(self) -> list[object]:
        with self.office.store.reading() as work:
            stored = work.journal.after(HEAD_OFFICE, 0, 0, 1000)
        opened = [self.office.sealing.open(one.content) for one in stored]
        return [read_body(kind, version, plain) for _, kind, version, plain in opened]

    def spin(self, request: str) -> PageSpun | Reason | SpinElsewhere:
        return self.desk.spin(self.member, request)


@pytest.fixture(scope="module")
def shared() -> Chain:
    return Chain()


@pytest.fixture
def chain() -> Chain:
    return Chain()


# Who may open a page


def test_a_slip_opens_the_members_page_once(shared: Chain) -> None:
    slip = shared.slip()
    opened = shared.opened(slip, "小明的\u0000手机 " + "x" * 60)
    who = shared.access.who(opened.token)
    assert who is not None
    assert (who.member_id, who.told) == (shared.member, ("小明的手机 " + "x" * 60)[:40])
    assert shared.open(slip) is NotOpened.USED
    with shared.office.store.reading() as work:
        kept = work.member_pages.session(opened.session.session_id)
    assert kept is not None
    assert opened.token.rpartition("_")[2].encode() not in kept.secret_hash
    for wrong in ("", "x", opened.token[:-1] + ("0" if opened.token[-1] != "0" else "1"), opened.token + "0"):
        assert shared.access.who(wrong) is None


def test_what_no_till_of_the_chain_signed_opens_nothing(shared: Chain) -> None:
    stranger = Ed25519Signer(secrets.token_bytes(32))
    assert shared.open(shared.slip(stranger)) is NotOpened.NOT_GENUINE
    assert shared.open("https://head-office.example/M/AAAA") is NotOpened.NOT_GENUINE
    assert shared.open("") is NotOpened.NOT_GENUINE
    assert shared.open(shared.slip(member="nobody")) is NotOpened.NOBODY
    # What head office signed and does not know of having made was forgotten since, or is from before a restore.
    assert shared.open(shared.slip(shared.office.signer)) is NotOpened.OVER


@pytest.mark.parametrize(
    ("ago_s", "opens"),
    [
        (INVITED_HOURS * HOUR_S - 1, True),
        (INVITED_HOURS * HOUR_S, False),
        (-24 * HOUR_S, True),
        (-24 * HOUR_S - 1, False),
    ],
)
def test_a_slip_lives_three_days_and_a_tills_clock_may_be_wrong_by_one(
    shared: Chain, ago_s: int, opens: bool
) -> None:
    answer = shared.open(shared.slip(ago_s=ago_s))
    assert isinstance(answer, Opened) if opens else answer is NotOpened.OVER


def test_a_withdrawn_till_invites_nobody(chain: Chain) -> None:
    slip = chain.slip()
    revoke_till(chain.office.store, chain.office.recorder, chain.office.identity, chain.till.till, "stolen")
    assert chain.open(slip) is NotOpened.NOT_GENUINE


def test_a_new_telephone_takes_the_old_ones_place_and_a_link_is_soon_over(chain: Chain) -> None:
    old = chain.opened()
    link = chain.access.invite(chain.member, old.session.session_id)
    assert link.startswith("HTTPS://MEMBER.EXAMPLE/M/")
    assert chain.access.who(old.token) is not None
    new = chain.opened(link, "new")
    assert chain.access.who(old.token) is None
    assert chain.access.who(new.token) is not None
    assert chain.open(link) is NotOpened.USED
    late = chain.access.invite(chain.member)
    chain.clock.advance(LINK_MINUTES * 60)
    assert chain.open(late) is NotOpened.OVER


def test_telephones_are_ended_one_by_one_all_together_or_by_lying_in_a_drawer(chain: Chain) -> None:
    first = chain.opened(told="first")
    chain.clock.advance(1)
    second = chain.opened(told="second")
    assert [one.told for one in chain.access.sessions(chain.member)] == ["second", "first"]
    other = chain.till.enrol("李四", "13900139000")
    chain.in_step()
    assert not chain.access.end(other, first.session.session_id)
    assert chain.access.end(chain.member, first.session.session_id)
    assert not chain.access.end(chain.member, first.session.session_id)
    assert (chain.access.who(first.token), chain.access.who(second.token) is None) == (None, False)
    assert chain.access.end_all(chain.member) == 1
    assert chain.access.who(second.token) is None

    third = chain.opened()
    chain.clock.advance(IDLE_DAYS * 24 * HOUR_S - 1)
    kept = chain.access.who(third.token)
    assert kept is not None
    chain.access.seen(kept)
    chain.clock.advance(2)
    assert chain.access.who(third.token) is not None
    chain.clock.advance(IDLE_DAYS * 24 * HOUR_S)
    assert chain.access.who(third.token) is None


def test_one_telephone_too_many_ends_the_one_that_was_seen_least(chain: Chain) -> None:
    opened = []
    for _ in range(MOST_SESSIONS + 1):
        chain.clock.advance(1)
        opened.append(chain.opened())
    assert [chain.access.who(one.token) is not None for one in opened] == [False] + [True] * MOST_SESSIONS


def test_nobody_tries_links_out(chain: Chain) -> None:
    answers = [chain.access.open("HTTPS://X.EXAMPLE/M/AAAA", "", "10.0.0.1") for _ in range(21)]
    assert answers == [NotOpened.NOT_GENUINE] * 20 + [NotOpened.TOO_OFTEN]


# Codes


def test_what_the_page_is_given_makes_codes_that_any_till_believes(shared: Chain) -> None:
    given = shared.desk.chain(shared.member)
    with shared.office.store.reading() as work:
        trust = trust_list(work, shared.office.identity.tenant, shared.office.signer.public_key)
    check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trust)
    label = chain_label(shared.office.identity.tenant, shared.member, given.first_slot)
    assert 0 <= given.now_ms - given.first_slot * SLOT_S * 1000 < SLOT_S * 1000
    for place in (0, 5, 2879):
        link = link_after(label, given.secret, place)
        scan = check.member(CodeTexts().write_link(given.chain, ShownLink(place, link)), lambda _: True)
        assert (scan.outcome, scan.slot) == (CodeOutcome.VALID, given.first_slot + place)
        assert scan.code is not None
        assert scan.code.member_id == shared.member
    assert shared.desk.chain(shared.member).secret != given.secret


# The wheel


def test_a_spin_on_the_page_is_drawn_from_the_pool_and_told_to_the_tills(chain: Chain) -> None:
    before = chain.desk.wheel(chain.member)
    assert (before.left, before.points, before.why_not, before.elsewhere) == (2, 0, None, False)
    assert before.commitment == b""
    assert sum(one.share_ppb for one in before.odds) in range(999_999_990, 1_000_000_001)
    spun = chain.spin("request-1")
    assert isinstance(spun, PageSpun)
    committed, fact = (one for one in chain.facts() if isinstance(one, DrawCommitted | WheelSpun))
    assert isinstance(committed, DrawCommitted)
    assert fact == spun.fact
    assert committed.commitment == spun.fact.commitment == chain.desk.wheel(chain.member).commitment
    assert all(not one.slices for one in spun.fact.members)
    chain.in_step()
    with chain.other.store.reading() as work:
        assert work.members.times_used(chain.member, "wheel.spin", spun.fact.campaign) == 1
    after = chain.desk.wheel(chain.member)
    assert (after.left, after.points) == (1, 5)


def test_the_same_request_is_the_same_spin() -> None:
    chain = Chain(NO_POINTS)
    first = chain.spin("request-1")
    assert isinstance(first, PageSpun)
    facts = len(chain.facts())
    assert chain.spin("request-1") == first
    assert len(chain.facts()) == facts
    assert isinstance(chain.spin("request-2"), Reason)  # it costs points, and there are none


def test_points_and_the_right_to_spin_come_back_from_tills_that_have_them() -> None:
    chain = Chain(NO_POINTS)
    assert isinstance(chain.spin("request-1"), PageSpun)
    chain.till.earn(chain.member, 20)
    chain.in_step()
    assert isinstance(chain.spin("request-2"), SpinElsewhere)  # the till is asked for what it earned
    chain.in_step()
    paid = chain.spin("request-2")
    assert isinstance(paid, PageSpun)
    entries = [(one.account, one.amount) for one in paid.fact.members[0].entries]
    assert (AccountKind.POINTS, -5) in entries
    chain.clock.advance(24 * HOUR_S)
    chain.other.sync.ask(AccountKind.SPINS, chain.member, 1)
    assert chain.desk.wheel(chain.member).elsewhere
    assert isinstance(chain.spin("request-3"), SpinElsewhere)
    chain.in_step()
    assert isinstance(chain.spin("request-3"), PageSpun)


def test_a_prize_of_which_nothing_is_in_the_pool_leaves_the_pages_wheel(chain: Chain) -> None:
    chain.till.sync.ask(AccountKind.STOCK, "stock~tea-chain.spring.suite", 1)
    odds = {one.key: one.share_ppb for one in chain.desk.wheel(chain.member).odds}
    assert odds["suite"] == 0
    assert odds["thanks"] == 12 * 10**9 // 19


def test_what_was_won_on_the_page_is_shown_with_a_code_and_asked_for_by_the_till(chain: Chain) -> None:
    wins = WHEEL.replace("weight = 4", "weight = 0").replace("weight = 12", "weight = 0")
    publish(chain.till, wins, version=2)
    chain.in_step()
    spun = chain.spin("request-1")
    assert isinstance(spun, PageSpun)
    assert spun.fact.prize is not None
    (waiting,) = chain.desk.prizes(chain.member)
    assert (waiting.prize.prize_id, waiting.code) == (spun.fact.prize.prize_id, spun.code)
    assert waiting.prize.last_day is not None
    with chain.office.store.reading() as work:
        trust = trust_list(work, chain.office.identity.tenant, chain.office.signer.public_key)
        assert [part.amount for part in work.pools.pool(chain.member, AccountKind.PRIZE)] == [1]
    scan = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trust).prize(spun.code)
    assert scan.outcome is CodeOutcome.VALID
    chain.other.sync.ask(AccountKind.PRIZE, chain.member, 1)
    with chain.other.store.reading() as work:
        assert [
            one.amount for one in work.members.slices(chain.other.till, chain.member, AccountKind.PRIZE)
        ] == [1]


def test_spins_of_a_page_can_be_worked_out_again_once_the_campaign_is_over(chain: Chain) -> None:
    for day in range(3):
        assert isinstance(chain.spin(f"request-{day}"), PageSpun)
        chain.clock.advance(24 * HOUR_S)
    office = chain.office

    def report():  # type: ignore[no-untyped-def]
        return check_draws(
            office.store,
            office.sealing,
            Ed25519Check(),
            lambda one: read_programme(one.document, lambda _key: None),
            lambda _count: None,
        )

    def reveal() -> int:
        with office.store.writing() as work:
            shown = reveal_wheels(
                work,
                office.recorder,
                ProgrammeShelf(),
                lambda body: office.recorder.record(work, office.identity.calendar, body, staff=""),
                office.recorder.today(work, office.identity.calendar),
            )
            work.commit()
        return shown

    assert (report().sealed, report().checked, report().findings) == (3, 0, ())
    assert reveal() == 0
    publish(chain.till, "", version=3)
    chain.in_step()
    assert reveal() == 1
    assert reveal() == 0
    assert (report().sealed, report().checked, report().findings) == (0, 3, ())
    assert [one for one in chain.facts() if isinstance(one, DrawRevealed)]


def test_a_programme_without_a_wheel_turns_none() -> None:
    chain = Chain("")
    for act in (lambda: chain.desk.wheel(chain.member), lambda: chain.spin("request-1")):
        with pytest.raises(NoWheel):
            act()


def test_the_page_shows_what_head_office_knows(chain: Chain) -> None:
    chain.till.record(
        sale(
            chain.member,
            [
                LedgerEntry(AccountKind.POINTS, NEVER, 120, "earning"),
                LedgerEntry(AccountKind.PRINCIPAL, NEVER, 50_00, "top-up"),
                LedgerEntry(AccountKind.BONUS, NEVER, 5_00, "top-up"),
            ],
        )
    )
    chain.in_step()
    seen = chain.desk.member(chain.member)
    assert (seen.points, seen.stored_value.minor, seen.stamps) == (120, 55_00, 0)
    assert seen.name == "王小明"
    assert isinstance(seen.tier, Bilingual)
    assert seen.tier.zh
    assert seen.coupons == ()
    assert replace(seen, now_ms=0) == replace(chain.desk.member(chain.member), now_ms=0)


def test_whoever_is_erased_is_forgotten_with_their_telephones(chain: Chain) -> None:
    opened = chain.opened(told="小明的手机")
    chain.till.record(MemberErased(Brought(chain.member), "asked for it"))
    chain.in_step()
    assert chain.access.who(opened.token) is None
    with chain.office.store.reading() as work:
        assert work.member_pages.session(opened.session.session_id) is None
    assert chain.open(chain.slip()) is NotOpened.NOBODY


def test_what_ended_meanwhile_stays_ended(chain: Chain) -> None:
    opened = chain.opened()
    who = chain.access.who(opened.token)
    assert who is not None
    link = chain.access.invite(chain.member, opened.session.session_id)
    assert chain.access.end(chain.member, opened.session.session_id)
    chain.access.seen(who)
    assert chain.access.who(opened.token) is None
    assert isinstance(chain.open(link), Opened)
    assert not chain.access.asks_too_often(who)


def test_of_several_tills_the_one_with_most_is_asked_first() -> None:
    chain = Chain(NO_POINTS)
    assert isinstance(chain.spin("request-1"), PageSpun)
    chain.till.earn(chain.member, 20)
    chain.other.earn(chain.member, 10)
    chain.in_step()
    assert isinstance(chain.spin("request-2"), SpinElsewhere)
    with chain.office.store.reading() as work:
        asked = {till.till: work.pools.recalls(till.till, 0, 9) for till in (chain.till, chain.other)}
    points = {
        till: [one.amount for one in all_ if one.account is AccountKind.POINTS]
        for till, all_ in asked.items()
    }
    assert points == {chain.till.till: [5], chain.other.till: []}


def test_after_a_restore_nothing_is_spun_before_all_tills_have_spoken(chain: Chain) -> None:
    with chain.office.store.writing() as work:
        work.settings.put("generation", "2")
        work.commit()
    assert isinstance(chain.spin("request-1"), SpinElsewhere)
    chain.in_step()
    chain.in_step()
    assert isinstance(chain.spin("request-1"), PageSpun)


def test_a_chain_without_a_programme_shows_what_there_is() -> None:
    chain = Chain(None)
    seen = chain.desk.member(chain.member)
    assert (seen.tier.zh, seen.coupons) == ("", ())
    with pytest.raises(NoWheel):
        chain.spin("request-1")
    with chain.office.store.writing() as work:
        assert reveal_wheels(work, chain.office.recorder, ProgrammeShelf(), print, date(2026, 3, 10)) == 0


def test_coupons_and_where_a_prize_is_collected_are_said_by_name(chain: Chain) -> None:
    coupons = [
        CouponIssued(f"c-{kind}", kind, date(2026, 3, 1), None, "", "rule") for kind in ("ten-off", "old")
    ]
    publish(chain.till, WHEEL + TEN_OFF, version=2)
    prize = PrizeIssued("p-1", "lots", Bilingual("茶", "Tea"), date(2026, 3, 10), None, shop_id="S01")
    won = Brought(
        chain.member,
        entries=(LedgerEntry(AccountKind.PRIZE, "p-1", 1, "lots"),),
        coupons=tuple(coupons),
    )
    chain.office.record(LotsBrought("tea-chain.draw.2026-03", (won,), ((chain.member, prize),)))
    chain.in_step()
    seen = chain.desk.member(chain.member)
    assert {one.coupon_id: one.name.zh for one in seen.coupons} == {"c-ten-off": "减10元券", "c-old": "old"}
    (waiting,) = chain.desk.prizes(chain.member)
    assert waiting.shop == "熟客茶庄"


TEN_OFF = """
[[coupons]]
key = "ten-off"
name = { zh = "减10元券", en = "10 off" }
kind = "amount"
amount = 10
threshold = 50
validity = { months = 3 }
"""
