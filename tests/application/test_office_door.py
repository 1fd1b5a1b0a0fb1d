"""Head office's door: who comes in, how far, for how long; what is stolen or guessed does not help."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from fakes.office_databases import KINDS, offices_on
from fakes.office_staff import BOSS, PASSWORD, OfficeStaff
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.ids import UlidIds
from shuke.application.exceptions.deciding import Verdict
from shuke.application.head_office.auditing import Audit
from shuke.application.head_office.case_desk import CaseDesk
from shuke.application.head_office.cost_desk import CostDesk
from shuke.application.head_office.coupon_desk import CouponDesk, CouponWish
from shuke.application.head_office.figures_desk import FiguresDesk
from shuke.application.head_office.member_care import MemberCare
from shuke.application.head_office.member_desk import MemberDesk, MembersFound
from shuke.application.head_office.office_accounts import LoginTaken, NoAccount, NotALogin
from shuke.application.head_office.office_door import (
    HALF_IN_MS,
    IDLE_MS,
    LONGEST_MS,
    MOST_TRIES,
    RECOVERY_CODES,
    WINDOW_MS,
    Entered,
    Try,
    Turned,
)
from shuke.application.head_office.office_machine import OfficeMachine, TellingRecorder
from shuke.application.head_office.order_desk import OrderDesk
from shuke.application.head_office.orders_undone import OrdersUndone
from shuke.application.head_office.programme_desk import ProgrammeDesk
from shuke.application.head_office.receipt_keys import KEPT_S, ReceiptKeys
from shuke.application.head_office.risk_desk import RiskDesk
from shuke.application.head_office.segment_desk import SegmentDesk
from shuke.application.head_office.sharing_desk import SharingDesk
from shuke.application.head_office.shop_desk import ShopDesk, ShopWanted
from shuke.application.head_office.staff_desk import StaffDesk
from shuke.application.head_office.stock_desk import StockDesk
from shuke.application.head_office.till_care import TillCare
from shuke.application.members.sharing_out import ShareWish
from shuke.application.ports.office_door import OfficeAccount, Stage
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.publishing import Order
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments.looking import Look
from shuke.application.session import Session
from shuke.domain.exceptions.kinds import Decision
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.till_enrolled import TillEnrolled
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import MonthsKind
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import Right, Role, Staff
from shuke.wording.programme_cost import CostReport
from shuke.wording.sentence import Language

CLERK = Staff("st-clerk", "小林", Role.AUDITOR)


def test_the_first_time_somebody_chooses_a_password_and_sets_up_the_authenticator() -> None:
    staff = OfficeStaff()
    begun = staff.begun()
    caller = staff.caller(begun.token)
    assert caller.visit.stage is Stage.NEW_PASSWORD
    changed = staff.door.change_password(caller, staff.door.sealed(caller, PASSWORD))
    assert isinstance(changed, Entered)
    assert changed.stage is Stage.ENROL_SECOND
    caller = staff.caller(changed.token)
    secret = staff.door.pending_second(caller)
    caller = staff.caller(changed.token)
    assert staff.door.pending_second(caller) == secret  # shown again: the same
    staff.secrets["boss"] = secret
    wrong = f"{(int(staff.code('boss')) + 1) % 10**6:06d}"
    assert staff.door.confirm_second(caller, wrong) is Turned.WRONG_CODE
    inside = staff.door.confirm_second(caller, staff.code("boss"))
    assert isinstance(inside, Entered)
    assert inside.stage is Stage.IN
    assert len(set(inside.recovery)) == RECOVERY_CODES
    caller = staff.caller(inside.token)
    assert caller.session.staff == BOSS
    assert caller.session.may(Right.MANAGE_STAFF)
    assert staff.with_password("boss", PASSWORD) is not None


def test_each_step_further_in_has_a_secret_of_its_own_and_the_former_one_is_worth_nothing() -> None:
    staff = OfficeStaff()
    staff.first_time()
    planted = staff.with_password("boss", PASSWORD)
    assert planted is not None
    again = staff.with_password("boss", PASSWORD, former=planted.token)
    assert again is not None
    assert staff.door.caller(planted.token) is None
    before = staff.caller(again.token)
    inside = staff.door.second(before, staff.next_code("boss"))
    assert isinstance(inside, Entered)
    assert len({planted.token, again.token, inside.token}) == 3
    assert staff.door.caller(again.token) is None
    assert staff.door.second(before, staff.next_code("boss")) is Turned.OVER


def test_nothing_in_the_database_lets_anybody_in() -> None:
    staff = OfficeStaff()
    inside = staff.first_time()
    with staff.engine.connect() as connection:
        kept = b"".join(
            repr(tuple(row)).encode()
            for table in ("office_accounts", "office_visits", "office_tries")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        )
    for secret in (inside.token, *inside.recovery, PASSWORD, "argon2", staff.secrets["boss"].hex()):
        assert secret.encode() not in kept
    assert repr(staff.secrets["boss"])[2:-1].encode() not in kept


def test_a_wrong_password_and_an_unknown_name_are_answered_alike() -> None:
    staff = OfficeStaff()
    staff.first_time()
    assert staff.with_password("boss", PASSWORD + "x") is None
    assert staff.with_password("nobody", PASSWORD) is None
    account = staff.account("boss")
    other = replace(account, staff_id="st-clerk")
    assert not staff.door.is_right(other, PASSWORD)  # somebody's hash works in nobody else's place


def test_a_name_and_an_address_are_heard_so_often_and_again_later() -> None:
    staff = OfficeStaff()
    staff.first_time()
    staff.clock.advance(WINDOW_MS / 1000)
    for _ in range(MOST_TRIES[Try.LOGIN]):
        assert isinstance(staff.door.knock("boss", "10.0.0.2"), OfficeAccount)
    assert staff.door.knock("boss", "10.0.0.3") is Turned.TOO_OFTEN
    for number in range(MOST_TRIES[Try.ADDRESS] - MOST_TRIES[Try.LOGIN]):
        assert isinstance(staff.door.knock(f"guess-{number}", "10.0.0.2"), OfficeAccount)
    assert staff.door.knock("somebody", "10.0.0.2") is Turned.TOO_OFTEN
    assert isinstance(staff.door.knock("somebody", "10.0.0.4"), OfficeAccount)
    staff.clock.advance(WINDOW_MS / 1000)
    assert isinstance(staff.door.knock("boss", "10.0.0.2"), OfficeAccount)
    with staff.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM office_tries")).scalar() == 2


def test_the_authenticator_cannot_be_guessed_either() -> None:
    staff = OfficeStaff()
    staff.first_time()
    staff.clock.advance(WINDOW_MS / 1000)
    entered = staff.with_password("boss", PASSWORD)
    assert entered is not None
    caller = staff.caller(entered.token)
    right = staff.next_code("boss")
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    for _ in range(MOST_TRIES[Try.SECOND]):
        assert staff.door.second(caller, wrong) is Turned.WRONG_CODE
    assert staff.door.second(caller, right) is Turned.TOO_OFTEN
    staff.clock.advance(WINDOW_MS / 1000)
    entered = staff.with_password("boss", PASSWORD)
    assert entered is not None
    assert isinstance(staff.door.second(staff.caller(entered.token), staff.code("boss")), Entered)


def test_a_code_that_somebody_looked_over_the_shoulder_for_counts_once() -> None:
    staff = OfficeStaff()
    staff.first_time()
    code = staff.next_code("boss")
    one, two = staff.with_password("boss", PASSWORD), staff.with_password("boss", PASSWORD)
    assert one is not None
    assert two is not None
    assert isinstance(staff.door.second(staff.caller(one.token), code), Entered)
    assert staff.door.second(staff.caller(two.token), code) is Turned.WRONG_CODE


def test_a_recovery_code_counts_once_however_it_is_typed() -> None:
    staff = OfficeStaff()
    code = staff.first_time().recovery[3]
    entered = staff.with_password("boss", PASSWORD)
    assert entered is not None
    assert isinstance(staff.door.second(staff.caller(entered.token), f" {code.lower()} "), Entered)
    entered = staff.with_password("boss", PASSWORD)
    assert entered is not None
    assert staff.door.second(staff.caller(entered.token), code) is Turned.WRONG_CODE
    assert len(staff.account("boss").recovery) == RECOVERY_CODES - 1


def test_who_does_nothing_is_asked_for_the_password_again_and_goes_on_where_they_were() -> None:
    staff = OfficeStaff()
    inside = staff.first_time()
    staff.clock.advance(IDLE_MS / 1000 - 1)
    caller = staff.caller(inside.token)
    assert not caller.visit.is_locked
    assert staff.door.is_to_be_noted(caller)
    staff.door.note_seen(caller)
    staff.clock.advance(IDLE_MS / 1000 - 1)
    assert not staff.caller(inside.token).visit.is_locked
    staff.clock.advance(1)
    caller = staff.caller(inside.token)
    assert caller.visit.is_locked
    assert not staff.door.is_to_be_noted(caller)
    staff.door.note_seen(replace(caller, visit=replace(caller.visit, is_locked=False)))
    back = staff.door.unlock(caller)
    assert isinstance(back, Entered)
    assert (back.stage, staff.caller(back.token).visit.is_locked) == (Stage.IN, False)
    assert staff.door.caller(inside.token) is None


def test_whoever_leaves_the_desk_locks_it_at_once() -> None:
    staff = OfficeStaff()
    inside = staff.first_time()
    caller = staff.caller(inside.token)
    staff.door.lock(caller)
    assert staff.caller(inside.token).visit.is_locked
    staff.door.note_seen(caller)
    assert staff.caller(inside.token).visit.is_locked


def test_a_visit_is_over_after_its_time_and_half_a_way_in_much_sooner() -> None:
    staff = OfficeStaff()
    inside = staff.first_time()
    half = staff.with_password("boss", PASSWORD)
    assert half is not None
    staff.clock.advance(HALF_IN_MS / 1000)
    assert staff.door.caller(half.token) is None
    for _ in range(LONGEST_MS // IDLE_MS * 2):
        caller = staff.door.caller(inside.token)
        if caller is None:
            break
        staff.door.note_seen(caller)
        staff.clock.advance(IDLE_MS / 2000)
    assert staff.door.caller(inside.token) is None
    with staff.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM office_visits")).scalar() == 2
    staff.clock.advance(LONGEST_MS / 1000)
    staff.with_password("boss", PASSWORD)
    with staff.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM office_visits")).scalar() == 1


def test_a_clock_set_back_brings_nobody_back_in() -> None:
    staff = OfficeStaff()
    inside = staff.first_time()
    staff.clock.set_back(60)
    assert staff.door.caller(inside.token) is None


def test_out_here_and_out_everywhere() -> None:
    staff = OfficeStaff()
    one, two, three = staff.first_time(), staff.again(), staff.again()
    staff.door.leave(staff.caller(one.token))
    assert staff.door.caller(one.token) is None
    staff.door.leave(staff.caller(two.token), everywhere=True)
    assert staff.door.caller(two.token) is None
    assert staff.door.caller(three.token) is None


def test_a_new_password_puts_every_other_browser_out() -> None:
    staff = OfficeStaff()
    one, two = staff.first_time(), staff.again()
    caller = staff.caller(two.token)
    changed = staff.door.change_password(caller, staff.door.sealed(caller, "另一个 2027 password"))
    assert isinstance(changed, Entered)
    assert changed.stage is Stage.IN
    assert staff.door.caller(one.token) is None
    assert staff.with_password("boss", PASSWORD) is None
    assert staff.door.change_password(caller, b"") is Turned.OVER


def test_whoever_was_put_out_meanwhile_comes_no_further() -> None:
    staff = OfficeStaff()
    staff.first_time()
    entered = staff.with_password("boss", PASSWORD)
    assert entered is not None
    caller = staff.caller(entered.token)
    staff.accounting.reset("boss")
    assert staff.door.second(caller, staff.next_code("boss")) is Turned.OVER
    assert staff.door.confirm_second(caller, "000000") is Turned.OVER
    assert staff.door.unlock(caller) is Turned.OVER
    assert staff.door.caller(entered.token) is None


def test_who_left_or_whose_account_is_closed_is_out_at_once() -> None:
    staff = OfficeStaff()
    boss, clerk = staff.first_time(), staff.first_time("clerk", CLERK)
    assert not staff.caller(clerk.token).session.may(Right.MANAGE_STAFF)
    staff.office.record(StaffEnrolled(replace(CLERK, active=False)))
    assert staff.door.caller(clerk.token) is None
    assert staff.with_password("clerk", PASSWORD) is None
    staff.accounting.close("boss")
    assert staff.door.caller(boss.token) is None
    assert [account.login for account, _ in staff.accounting.listed()] == ["clerk"]


def test_accounts_have_names_that_can_be_typed_and_one_each() -> None:
    staff = OfficeStaff()
    staff.accounting.make(BOSS, "boss")
    for wrong in ("", "x", "Chen", "陈", "a b", "x" * 65, "-chen", "chen\n"):
        with pytest.raises(NotALogin):
            staff.accounting.make(CLERK, wrong)
    for taken, person in (("boss", CLERK), ("boss-2", BOSS)):
        with pytest.raises(LoginTaken):
            staff.accounting.make(person, taken)
    for nobody in (staff.accounting.reset, staff.accounting.close):
        with pytest.raises(NoAccount):
            nobody("clerk")


def test_an_account_is_begun_anew_with_another_password_and_another_authenticator() -> None:
    staff = OfficeStaff()
    inside = staff.first_time()
    made = staff.accounting.reset("boss")
    assert staff.door.caller(inside.token) is None
    assert staff.with_password("boss", PASSWORD) is None
    entered = staff.with_password("boss", made.password)
    assert entered is not None
    assert entered.stage is Stage.NEW_PASSWORD
    assert staff.account("boss").second == b""


@pytest.mark.parametrize("kind", KINDS[1:2])
def test_the_same_on_postgres_where_every_fifth_transaction_is_given_up(kind: str) -> None:
    with offices_on(kind):
        staff = OfficeStaff()
        one = staff.first_time()
        assert staff.caller(staff.again().token).session.staff == BOSS
        assert staff.door.caller(one.token) is not None


def test_every_desk_asks_for_the_right_itself() -> None:
    """Pages ask before, too; a use case never takes their word."""
    staff = OfficeStaff()
    office = staff.office
    nobody = Session(Staff("st-c", "收银员", Role.CASHIER), 0)
    store, recorder = office.store, office.recorder
    members = MemberDesk(office.identity, store, recorder)
    programmes = ProgrammeDesk(office.identity, store, store, recorder)
    cases = CaseDesk(office.identity, store, store, recorder, staff.clock)
    tills = TillCare(office.identity, store, store, recorder, staff.clock, lambda *_: "", secrets.token_bytes)
    audit = Audit(store, store, office.sealing, lambda _: (), staff.clock)
    risk = RiskDesk(office.identity, store, recorder, staff.clock)
    parts = (office.identity, store, store, recorder)
    care, shops, stock = MemberCare(*parts), ShopDesk(*parts), StockDesk(*parts)
    people, figures = StaffDesk(*parts, secrets.token_bytes), FiguresDesk(office.identity, store, recorder)
    costs = CostDesk(*parts)
    coupons = CouponDesk(*parts, UlidIds(staff.clock.now_ms), staff.clock)
    orders = OrderDesk(*parts, OrdersUndone(recorder, ProgrammeShelf()), staff.clock)
    segments = SegmentDesk(*parts, UlidIds(staff.clock.now_ms))
    telling = TellingRecorder(office.identity.place, office.sealing, CborEncoding(), staff.clock)
    ids = UlidIds(staff.clock.now_ms)
    sharing = SharingDesk(OfficeMachine(office.identity, store, telling, ids, ProgrammeShelf()), store)
    staff.first_time()
    order = Order("", lambda _: None, date(2026, 12, 1))
    verdict = Verdict(Decision.ACCEPT, "x")
    for answer in (
        members.find(nobody, "1"),
        members.look(nobody, "m-1"),
        programmes.versions(nobody),
        programmes.weighed(nobody, order),
        programmes.publish(nobody, order),
        cases.listed(nobody, done=False),
        cases.looked_at(nobody, "x"),
        cases.decide_as(nobody, "x", verdict, 0),
        tills.seen(nobody),
        tills.invite(nobody, "S01", "", "", "http://x"),
        tills.revoke(nobody, "S01-1", "x"),
        audit.seen(nobody),
        audit.begin(nobody),
        risk.exposure_for(nobody),
        care.twins(nobody, "m-1"),
        care.pair(nobody, "m-1", "m-2"),
        care.merge(nobody, "m-1", "m-2", "1", "x"),
        care.erasure(nobody, "m-1"),
        care.erase(nobody, "m-1", "1", "x"),
        sharing.look(nobody, "S01", ShareWish()),
        sharing.hand_on(nobody, ()),
        segments.names(nobody),
        segments.look(nobody, Rule()),
        segments.save(nobody, "x", Rule()),
        segments.take_off(nobody, "x", ""),
        segments.take_down(nobody, "x", Rule(), Look((), 0)),
        segments.takings(nobody, "x"),
        segments.compare(nobody, "x", date(2026, 1, 1), Look((), 0)),
        segments.hand_out(nobody, "x", Look((), 0), Language.ZH),
        shops.listed(nobody),
        shops.look(nobody, "S01"),
        shops.add(nobody, ShopWanted("S02", "x", "")),
        shops.change(nobody, ShopWanted("S01", "x", ""), ""),
        people.listed(nobody),
        people.shops(nobody),
        people.look(nobody, BOSS.staff_id),
        people.add(nobody, people.newcomer("x", Role.CASHIER), b""),
        people.change(nobody, BOSS, ""),
        people.set_pin(nobody, BOSS.staff_id, b"x"),
        stock.seen(nobody),
        stock.look(nobody, "stock~x"),
        stock.correct(nobody, "stock~x", 1, "x", 0),
        figures.seen(nobody),
        costs.cost(nobody, None, MonthsKind.MONTH, "", CostReport.KINDS),
        costs.set_costs(nobody, "S01", CostsSaid()),
        costs.take_list(nobody, CostReport.BROUGHT, 1),
        coupons.kinds(nobody),
        coupons.look(nobody, "m-1"),
        coupons.give(nobody, CouponWish(("1",), "x", 1, "x", "r")),
        coupons.withdraw(nobody, "m-1", "c-1", "x"),
        orders.look(nobody, "m-1"),
        orders.undo(nobody, "m-1", "p-1", "x", "r"),
    ):
        assert answer == Refused(Refusal.NOT_ALLOWED)
    auditor = Session(Staff("st-a", "审计", Role.AUDITOR), 0)
    assert audit.begin(auditor) is True
    assert audit.begin(auditor) is False
    audit.drop()
    assert audit.read_on(auditor) is False
    audit.end(auditor)
    boss = Session(BOSS, 0)
    nothing = members.find(boss, " ")
    assert isinstance(nothing, MembersFound)
    assert nothing.records == ()
    assert cases.decide_as(boss, "x", verdict, 0) == Refused(Refusal.EXCEPTION_GONE)


def test_receipts_are_verified_by_keys_no_older_than_a_minute() -> None:
    staff = OfficeStaff()
    office = staff.office
    keys = ReceiptKeys(office.identity, office.store, staff.clock, lambda: office.signer.public_key)
    first = keys.now()
    assert first.shops == {"S01": "熟客茶庄"}
    assert [key.till for key in first.trust.keys] == [""]
    office.record(TillEnrolled("S01-1", "S01", "前台", bytes(32), date(2026, 3, 1)))
    assert keys.now() is first
    staff.clock.advance(KEPT_S)
    assert {key.till for key in keys.now().trust.keys} == {"", "S01-1"}
