"""Who may do what with the shift, members, articles, people, devices and the programme: one row a use case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from domain.tea_chain import changed
from fakes.counter_shop import TEA
from fakes.member_phone import knows_head_office
from role_stand import RoleStand, UseCase
from shuke.application.article_import import ArticleImport
from shuke.application.article_sheet import read_articles
from shuke.application.articles import move_department, save_article, save_department, sell_article
from shuke.application.closing.at_a_till import decide_at_a_till, notice_at_a_till
from shuke.application.counter.member import serve_member
from shuke.application.devices import (
    PrinterAt,
    change_settings,
    give_up,
    may_join_head_office,
    print_again,
    take_printer,
)
from shuke.application.enrolling import Enrolment
from shuke.application.exceptions.deciding import Verdict, decide
from shuke.application.exceptions.settling import settle
from shuke.application.exporting.exporting import Exporting
from shuke.application.exporting.wanted import SalesWanted
from shuke.application.importing.carrying_over import CarryingOver
from shuke.application.importing.columns import Header
from shuke.application.importing.old_members import OldMember, OldMembers, Totals
from shuke.application.members.balance_slip import BalanceDesk
from shuke.application.members.caring import Caring
from shuke.application.members.consenting import ConsentDesk
from shuke.application.members.editing import Edit, MemberEditing
from shuke.application.members.erasing import Erasing
from shuke.application.members.handing_on import hand_on
from shuke.application.members.merging import Merging
from shuke.application.members.page_slip import PageInvitations
from shuke.application.members.record import read_record
from shuke.application.members.sharing_out import ShareWish, share_plan
from shuke.application.naming_lead import name_lead
from shuke.application.ports.printing import PrinterTrouble, PrintJobDraft, PrintKind
from shuke.application.ports.sync import HeldTrust
from shuke.application.publishing import Order, publish
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.application.shifts.cash import move_cash, open_drawer
from shuke.application.shifts.counting import close_shift, count_drawer, outstanding_now
from shuke.application.shifts.opening import open_shift
from shuke.application.shifts.report import print_x, print_z_again
from shuke.application.shifts.shift_report import ShiftReport
from shuke.application.staffing import add_staff, change_staff, set_staff_pin
from shuke.application.sync.joining import Joined, remember_head_office
from shuke.application.sync.renewing_key import wish_new_key
from shuke.domain.article import Article
from shuke.domain.basket import IdentifiedBy
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner, State, terms_of
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.figures.sharing_out import Move
from shuke.domain.membership.closing.sleeping import Verdict as SleepVerdict
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField, with_fields
from shuke.domain.programme.extending import no_base
from shuke.domain.shift import CashDirection
from shuke.domain.shop import Right, Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind, Slice

__all__ = ["LARGER", "ROWS"]

Act = Callable[[Session], object]
Ready = Callable[[RoleStand], Act]

TODAY = date(2026, 3, 10)
DRAWER = ((100_00, 11), (50_00, 1))


def _plain(name: str) -> str:
    return name.lower()


# the shift


def _cash(s: RoleStand) -> Act:
    return lambda who: move_cash(s.desk, who, CashDirection.IN, Money(50_00), "零钱")


def _counted(s: RoleStand) -> Act:
    return lambda who: count_drawer(s.desk, who, DRAWER)


def _closed(s: RoleStand) -> Act:
    count_drawer(s.desk, s.boss, DRAWER)
    with s.shop.store.reading() as work:
        outstanding = outstanding_now(s.desk, work)
    return lambda who: close_shift(s.desk, who, DRAWER, "少了零钱", outstanding)


def _z_again(s: RoleStand) -> Act:
    report = _closed(s)(s.boss)
    assert isinstance(report, ShiftReport), report
    with s.shop.store.reading() as work:
        (shift,) = work.shifts.closed(s.desk.till, 1)
    return lambda who: print_z_again(s.desk, who, shift.shift_id)


def _opened(s: RoleStand) -> Act:
    _closed(s)(s.boss)
    return lambda who: open_shift(s.desk, who, Money(500_00))


# members


def _enrolled(s: RoleStand) -> Act:
    wish = Enrolment(Profile("郑女士", "13700137000"), "tier.ordinary.sale", "小票")
    return lambda who: s.shop.enrolments.enrol(who, wish)


def _edited(field: ProfileField, value: str) -> Ready:
    def ready(s: RoleStand) -> Act:
        with s.shop.store.reading() as work:
            record = read_record(work, s.shop.recorder, s.member)
        assert record
        edit = Edit(s.member, record.version, with_fields(record.profile, {field: value}))
        return lambda who: MemberEditing(s.desk, _plain).change(who, edit)

    return ready


def _merged(s: RoleStand) -> Act:
    return lambda who: Merging(s.desk, _plain).merge(who, s.other, s.member, "同一人")


def _erased(s: RoleStand) -> Act:
    with s.shop.store.reading() as work:
        member = work.members.get(s.other)
    assert member
    return lambda who: Erasing(s.desk).erase(who, s.other, member.number, "本人要求")


def _consent(act: Callable[[ConsentDesk, RoleStand, Session], object]) -> Ready:
    return lambda s: lambda who: act(ConsentDesk(s.desk), s, who)


def _invited(s: RoleStand) -> Act:
    knows_head_office(s.shop.store)
    slips = PageInvitations(s.desk, lambda code, address: f"{address}/{code.member_id}", bytes)
    return lambda who: slips.invite(who, s.member, "身份证 1234")


def _handed_on(s: RoleStand) -> Act:
    Caring(s.desk).assign(s.boss, s.member, "st-1")
    return lambda who: hand_on(s.desk, who, [Move(s.member, "st-1", "st-2")])


def _shared_out(s: RoleStand) -> Act:
    def act(who: Session) -> object:
        with s.shop.store.reading() as work:
            return share_plan(work, s.desk, "S01", who, ShareWish())

    return act


def _carried_over(s: RoleStand) -> Act:
    members = (OldMember(2, "A001", "13600136000", "王五"),)
    old = OldMembers(Header(0, (), ()), members, (), Totals.of(members))
    return lambda who: CarryingOver(s.desk, _plain).begin(who, old, "旧收银系统")


# asleep, exceptions


def _asleep(s: RoleStand) -> str:
    member = s.shop.enrol_as("王小明", "tier.gold.same-day")
    s.shop.sell(member, 10_00)
    s.shop.close_through(date(2028, 3, 10))
    return member


def _noticed(s: RoleStand) -> Act:
    member = _asleep(s)
    return lambda who: notice_at_a_till(s.desk, who, member)


def _reviewed(s: RoleStand) -> Act:
    member = _asleep(s)
    notice_at_a_till(s.desk, s.boss, member)
    return lambda who: decide_at_a_till(s.desk, who, member, SleepVerdict.KEEP)


def _raised(s: RoleStand) -> None:
    kind = ExceptionKind.OVERDRAFT
    s.record(
        ExceptionRaised(
            "x-1",
            kind,
            "S01",
            "S01-1",
            TODAY - timedelta(days=1),
            (NamedFact("S01-1", 1, 4, "S01-1.1-000001"),),
            terms_of(kind).owner,
            TODAY + timedelta(days=14),
            member_id=s.member,
            account=AccountKind.POINTS,
            shortfall=(Slice(NEVER, 30),),
            at_risk=Money(60),
        )
    )


def _decided(s: RoleStand) -> Act:
    _raised(s)
    return lambda who: decide(s.desk, who, "x-1", Verdict(Decision.ACCEPT, "金额小"))


def _settled(s: RoleStand) -> Act:
    _raised(s)
    due = TODAY + timedelta(days=14)
    owed = ExceptionCarriedOut(
        "x-1",
        "S01-1",
        1,
        99,
        "陈店长",
        TODAY,
        "下次补",
        1,
        State.COLLECTING,
        Owner.SHOP,
        due,
        member_id=s.member,
        due=Money(60),
    )
    s.record(owed)
    basket = s.basket()
    serve_member(s.desk, s.boss, basket, s.member, IdentifiedBy.PHONE)
    return lambda who: settle(s.desk, who, basket, "x-1")


# articles, people, devices, programme


def _new_key(s: RoleStand) -> Act:
    place, root = s.shop.recorder.place, HeldTrust(1, b"")
    with s.shop.store.writing() as work:
        remember_head_office(
            work, Joined(place, "1", "总部", s.desk.shop, "https://example", bytes(32), root)
        )
        work.commit()

    def wish(who: Session) -> Refused | None:
        with s.shop.store.writing() as work:
            refused = wish_new_key(work, who)
            work.commit()
        return refused

    return wish


def _listed(s: RoleStand) -> Act:
    sheet = read_articles("名称,售价\n铁观音,98\n".encode())
    assert sheet.rows, sheet
    importing = ArticleImport(s.shop.store, s.shop.recorder)
    return lambda who: importing.take_slice(who, s.desk.shop, sheet, 0)


def _listed_whole(s: RoleStand) -> Act:
    sheet = read_articles("名称,售价\n铁观音,98\n".encode())
    importing = ArticleImport(s.shop.store, s.shop.recorder)
    return lambda who: next(importing.whole(who, s.desk.shop, sheet))


def _set_aside(s: RoleStand) -> int:
    with s.shop.store.writing() as work:
        job = work.print_jobs.add(PrintJobDraft(PrintKind.RECEIPT, s.sale.receipt_number, b"-"))
        work.print_jobs.mark_set_aside(job, PrinterTrouble.FAILED)
        work.commit()
    return job


def _printed_again(s: RoleStand) -> Act:
    job = _set_aside(s)
    return lambda who: print_again(s.desk, who, job)


def _given_up(s: RoleStand) -> Act:
    job = _set_aside(s)
    return lambda who: give_up(s.desk, who, job)


def _published(s: RoleStand) -> Act:
    cheaper = changed(("fee = 150", "fee = 100"))
    return lambda who: publish(s.desk, who, Order(cheaper, no_base, TODAY + timedelta(days=30)))


MANAGING_ARTICLES, MANAGING_STAFF = (Right.MANAGE_ARTICLES,), (Right.MANAGE_STAFF,)
MANAGING_DEVICES, CARING = (Right.MANAGE_DEVICES,), (Right.CARE_FOR_MEMBERS,)

ROWS = {
    "shifts.cash:move_cash": UseCase((Right.MOVE_CASH,), _cash, by_word=True),
    "shifts.cash:open_drawer": UseCase(
        (Right.OPEN_DRAWER,), lambda s: lambda who: open_drawer(s.desk, who, "换零"), by_word=True
    ),
    "shifts.opening:open_shift": UseCase((Right.RUN_SHIFT,), _opened, by_word=True),
    "shifts.counting:count_drawer": UseCase((Right.RUN_SHIFT,), _counted, by_word=True),
    "shifts.counting:close_shift": UseCase((Right.RUN_SHIFT,), _closed, by_word=True),
    "shifts.report:print_x": UseCase((Right.READ_SHIFTS,), lambda s: lambda who: print_x(s.desk, who, ())),
    "shifts.report:print_z_again": UseCase((Right.READ_SHIFTS,), _z_again),
    "enrolling:Enrolments.enrol": UseCase((Right.ENROL,), _enrolled),
    "members.editing:MemberEditing.change": UseCase((Right.ENROL,), _edited(ProfileField.NOTE, "爱喝绿茶")),
    "members.merging:Merging.merge": UseCase(CARING, _merged, by_word=True),
    "members.erasing:Erasing.erase": UseCase(CARING, _erased, by_word=True),
    "members.erasing:Erasing.note_given": UseCase(
        CARING, lambda s: lambda who: Erasing(s.desk).note_given(who, s.member), by_word=True
    ),
    "members.caring:Caring.assign": UseCase(
        CARING, lambda s: lambda who: Caring(s.desk).assign(who, s.member, "st-2"), by_word=True
    ),
    "members.handing_on:hand_on": UseCase(CARING, _handed_on),
    "members.sharing_out:share_plan": UseCase(CARING, _shared_out),
    "members.consenting:ConsentDesk.say": UseCase(
        (Right.ENROL,),
        _consent(lambda desk, s, who: desk.say(who, s.member, {Channel.SMS: True}, ConsentBy.COUNTER)),
    ),
    "members.consenting:ConsentDesk.accept_terms": UseCase(
        (Right.ENROL,), _consent(lambda desk, s, who: desk.accept_terms(who, s.member, printed=True))
    ),
    "members.consenting:ConsentDesk.print_terms": UseCase(
        (Right.ENROL,), _consent(lambda desk, s, who: desk.print_terms(who, s.member))
    ),
    "members.balance_slip:BalanceDesk.print_balance": UseCase(
        (Right.SELL,), lambda s: lambda who: BalanceDesk(s.desk).print_balance(who, s.member)
    ),
    "members.page_slip:PageInvitations.invite": UseCase((Right.ENROL,), _invited),
    "importing.carrying_over:CarryingOver.begin": UseCase(
        (Right.CARRY_OVER_MEMBERS,), _carried_over, by_word=True
    ),
    "exporting.exporting:Exporting.begin": UseCase(
        (Right.EXPORT_LISTS,),
        lambda s: lambda who: Exporting(s.desk).begin(who, SalesWanted(date.min, date.max), 0),
    ),
    "closing.at_a_till:notice_at_a_till": UseCase((Right.DECIDE_REVIEWS,), _noticed, programme="tea-chain"),
    "closing.at_a_till:decide_at_a_till": UseCase((Right.DECIDE_REVIEWS,), _reviewed, programme="tea-chain"),
    "exceptions.deciding:decide": UseCase((Right.DECIDE_EXCEPTIONS,), _decided),
    "exceptions.settling:settle": UseCase((Right.SELL,), _settled),
    "articles:save_article": UseCase(
        MANAGING_ARTICLES,
        lambda s: lambda who: save_article(s.desk, who, Article("", "铁观音", Money(98_00))),
    ),
    "articles:sell_article": UseCase(
        MANAGING_ARTICLES, lambda s: lambda who: sell_article(s.desk, who, TEA.article_id, sold=False)
    ),
    "articles:save_department": UseCase(
        MANAGING_ARTICLES, lambda s: lambda who: save_department(s.desk, who, "茶具")
    ),
    "articles:move_department": UseCase(
        MANAGING_ARTICLES, lambda s: lambda who: move_department(s.desk, who, "d-1", 1)
    ),
    "article_import:ArticleImport.take_slice": UseCase(MANAGING_ARTICLES, _listed),
    "article_import:ArticleImport.whole": UseCase(MANAGING_ARTICLES, _listed_whole),
    "staffing:add_staff": UseCase(
        MANAGING_STAFF,
        lambda s: lambda who: add_staff(s.desk, who, Staff("st-9", "小周", Role.CASHIER), b"sealed"),
    ),
    "staffing:change_staff": UseCase(
        MANAGING_STAFF, lambda s: lambda who: change_staff(s.desk, who, Staff("st-1", "林一", Role.CASHIER))
    ),
    "staffing:set_staff_pin": UseCase(
        MANAGING_STAFF, lambda s: lambda who: set_staff_pin(s.desk, who, "st-1", b"sealed")
    ),
    "devices:take_printer": UseCase(
        MANAGING_DEVICES,
        lambda s: lambda who: take_printer(who, PrinterAt("generic-80", "virtual:"), lambda _: True),
    ),
    "devices:change_settings": UseCase(
        MANAGING_DEVICES,
        lambda s: lambda who: change_settings(who, lambda name, value: None, [(Setting.LANGUAGE, "en")]),
    ),
    "devices:print_again": UseCase(MANAGING_DEVICES, _printed_again),
    "devices:give_up": UseCase(MANAGING_DEVICES, _given_up),
    "devices:may_join_head_office": UseCase((Right.JOIN_HEAD_OFFICE,), lambda s: may_join_head_office),
    "naming_lead:name_lead": UseCase(
        MANAGING_DEVICES, lambda s: lambda who: name_lead(s.desk, who, "S01-1", "192.0.2.7:7443")
    ),
    "sync.renewing_key:wish_new_key": UseCase(MANAGING_DEVICES, _new_key),
    "publishing:publish": UseCase((Right.MANAGE_PROGRAMME,), _published),
}
"""What needs another right the larger it is has a row a right in `LARGER`."""

LARGER = {
    "another telephone in place of one that was told": UseCase(
        CARING, _edited(ProfileField.PHONE, "13500135000"), by_word=True, base=Right.ENROL
    ),
}
