"""Head office with something on every page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fakes.chain import sale
from fakes.pages_door import ServedPages
from shuke.adapters.pinyin import initials
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.naming_members import list_some, unlisted
from shuke.application.ports.sync import TillTold
from shuke.application.programme_text import publishable
from shuke.bootstrap.presets import preset_base
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind, terms_of
from shuke.domain.facts.debt_rows import DebtTold, debt_rows
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.rows import Add, Insert
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.till_enrolled import TillEnrolled
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.stamping import stamped
from shuke.domain.shop import Role, Shop, Staff
from shuke.domain.shop_debts import DebtKind
from shuke.domain.slices.account import NEVER, AccountKind, Slice

__all__ = [
    "CASE",
    "COUPONS",
    "MEMBER",
    "MONTH",
    "NUMBER",
    "OTHER",
    "OTHER_NUMBER",
    "PATHS",
    "PHONE",
    "filled",
    "joined",
    "record",
]

CASE = "case-overdraft"
STOCK = "stock~tea-chain.gifts@S01.clay-pot"
MEMBER = "m-1"
MONTH = "2026-10"
"""Of what shops owe each other; long over."""
NUMBER, PHONE = "00111000042", "13800135678"
OTHER, OTHER_NUMBER = "m-2", "00111000043"
PATHS = (
    "/office",
    "/office/own",
    "/office/tills",
    "/office/tills/invite",
    "/office/shops",
    "/office/shops/new",
    "/office/shops/S01",
    "/office/staff",
    "/office/staff/new",
    "/office/staff/st-lin",
    "/office/tills/revoke?till=S01-1",
    "/office/exceptions",
    f"/office/exceptions/{CASE}",
    "/office/exposure",
    "/office/figures",
    "/office/figures/period",
    "/office/cost",
    "/office/cost?kind=year&report=months",
    "/office/coupons",
    "/office/coupons/give",
    "/office/stock",
    f"/office/stock/{STOCK}",
    "/office/segments",
    "/office/segments/made?preset=champions",
    "/office/segments/made?do=ask&field=stage&within=",
    "/office/campaigns",
    "/office/campaigns/new",
    "/office/care",
    "/office/care/festival",
    "/office/messages",
    "/office/messages/template",
    "/office/messages/template?of=birthday",
    "/office/messages/queue",
    "/office/messages/ways",
    "/office/members",
    "/office/members/sharing",
    "/office/members/sharing?scope=one&one=st-lin",
    f"/office/members/{MEMBER}",
    f"/office/members/{MEMBER}/coupons",
    f"/office/members/{OTHER}/coupons/c-6",
    f"/office/members/{MEMBER}/orders",
    f"/office/members/{MEMBER}/merge",
    f"/office/members/{MEMBER}/merge/{OTHER}",
    f"/office/members/{MEMBER}/erase",
    "/office/programmes",
    "/office/programmes/tea-chain.2",
    "/office/programmes/tea-chain.2?beside=tea-chain.1",
    "/office/programmes/new",
    "/office/settlement",
    f"/office/settlement/{MONTH}",
    f"/office/settlement/{MONTH}/pair?one=S01&other=S02",
    "/office/audit",
    "/office/backups",
    "/office/joining",
)
COUPONS = """
[[coupons]]
key = "birthday"
name = { zh = "生日减10元券", en = "10 off for your birthday" }
kind = "amount"
amount = 10
threshold = 50
most_of_member = 9
validity = { months = 3 }
"""
_MINUTE_MS = 60_000


def record(pages: ServedPages, *bodies: FactBody) -> None:
    """Facts of head office's own journal."""
    data, identity = pages.data, pages.data.identity
    assert identity is not None
    with data.writing.writing() as work:
        entry = OfficeEntry(work, data.recorder(identity), identity.calendar)
        for body in bodies:
            entry.record(body)
        entry.settle()
        work.commit()


def filled(pages: ServedPages) -> None:
    """Whatever the pages show: three tills in different health, a member, exceptions, two programme versions."""
    text, identity = preset_base("tea-chain"), pages.data.identity
    assert text is not None
    assert identity is not None
    tills = (("S01-1", "前台"), ("S01-2", "后台收银台，名字很长很长的那一台"), ("S01-3", ""))
    record(
        pages,
        publishable(text, preset_base),
        publishable(_second(text), preset_base, date(2026, 1, 1)),
        StaffEnrolled(Staff("st-lin", "小林", Role.CASHIER)),
        StaffEnrolled(Staff("st-gone", "老周", Role.MANAGER, active=False)),
        *(
            TillEnrolled(till, "S01", name, bytes([number]) * 32, date(2026, 3, 1))
            for number, (till, name) in enumerate(tills, 1)
        ),
        _raised(CASE, ExceptionKind.OVERDRAFT, at_risk=Money(60_00)),
        _raised("case-phone", ExceptionKind.SAME_PHONE, other_member_id="m-2", account=None, shortfall=()),
    )
    joined(pages, MEMBER, NUMBER, Profile("王小明", PHONE))
    joined(pages, OTHER, OTHER_NUMBER, Profile("欧阳娜娜", "13900139000"))
    while some := unlisted(pages.data.reading, pages.data.recorder(identity)):
        list_some(pages.data.writing, some, initials)
    _debts(pages)
    now_ms = pages.data.clock.now_ms()
    with pages.data.writing.writing() as work:
        for till, ago_ms, told in (
            ("S01-1", _MINUTE_MS, TillTold("0.1.0", 2, 900, 2**40)),
            ("S01-2", 300 * _MINUTE_MS, TillTold("0.1.0", 1_204, -_MINUTE_MS * 7, 1)),
        ):
            work.contacts.remember(till, bytes(16), now_ms - ago_ms, 0)
            work.contacts.note_told(till, told)
        work.apply([Add("members", {"member_id": MEMBER}, {"cumulative_minor": 4_100_00})])
        work.apply(_takings(pages.data.recorder(identity).today(work, identity.calendar)))
        work.commit()


def _takings(today: date) -> Iterator[Add | Insert]:
    """This month's, of two tills; and coupons, some of them used."""
    for day in range(1, today.day + 1):
        for till, taken in (("S01-1", 3_400_00 + day * 217_00), ("S01-2", 1_200_00 + day * day * 9_00)):
            key = {
                "till_id": till,
                "shift_id": f"s{day}",
                "business_date": today.replace(day=day).isoformat(),
            }
            amounts = {
                "sales": 40 + day,
                "to_pay_minor": taken,
                "refunded_minor": 98_00,
                "points_earned": 900,
            }
            yield Add("shift_totals", key, amounts)
    for number in range(12):
        coupon = {"member_id": OTHER, "coupon_id": f"c-{number}", "rate": "", "last_day": ""}
        kind, rule = (
            ("birthday", "birthday.coupon") if number % 2 else ("campaign-long-name", "campaign.spring")
        )
        yield Insert("coupons", {**coupon, "kind": kind, "first_day": "2026-03-10", "rule": rule})
        lot = {"member_id": OTHER, "account": "coupon", "lot": f"c-{number}"}
        yield Add("balances", lot, {"amount": int(number > 4)})


def _second(text: str) -> str:
    """The next version, with a cheaper card, and coupons."""
    return stamped(text.replace("fee = 150", "fee = 100", 1) + COUPONS, 2, date(2026, 1, 1))


def joined(pages: ServedPages, member_id: str, number: str, profile: Profile) -> None:
    data, identity = pages.data, pages.data.identity
    assert identity is not None
    recorder = data.recorder(identity)
    with data.writing.writing() as work:
        entry = OfficeEntry(work, recorder, identity.calendar)
        told = recorder.attach_profile(work, member_id, profile)
        day = date(2026, 3, 10)
        entry.record(MemberEnrolled(member_id, number, "ordinary", day, told.hash, "S01", "r", 1))
        for points in range(1, 41):
            entry.record(sale(member_id, [LedgerEntry(AccountKind.POINTS, NEVER, points, "earning")]))
        entry.settle()
        work.conflicts.put_phones([(member_id, profile.phone)])
        work.commit()


def _debts(pages: ServedPages) -> None:
    """Three shops that owe each other, and a partner."""
    other = Shop("S02", "南门店（名字很长的一家分店）"), Shop("S03", "Riverside")
    record(pages, *(ShopDescribed(shop) for shop in other))
    told = (
        (DebtKind.SPENT, "S02-1.1-000012", [DebtTold("S01", "S02", 1_234_500_00, 98_00)]),
        (DebtKind.RETURNED, "S02-1.1-000012", [DebtTold("S01", "S02", -20_00, -2_00)]),
        (DebtKind.PAID_BACK, "", [DebtTold("S02", "S01", 80_00)]),
        (DebtKind.SPENT, "S03-1.1-000007", [DebtTold("S02", "S03", 55_50, 4_50)]),
        (DebtKind.PARTNER, "lounge", [DebtTold("S01", "airport", times=2)]),
    )
    data = pages.data
    assert data.identity is not None
    with data.writing.writing() as work:
        for seq, (kind, what, debts) in enumerate(told, 1):
            day = date(2026, 10, 3 * seq)
            header = FactHeader(data.identity.tenant, "S02-1", 1, seq, bytes(32), 0, day, "st-1")
            work.apply(debt_rows(header, kind, what, debts))
        work.commit()


def _raised(name: str, kind: ExceptionKind, **more: Any) -> ExceptionRaised:
    plain: dict[str, Any] = {
        "exception_id": name,
        "kind": kind,
        "shop_id": "S01",
        "till": "S01-1",
        "happened_on": date(2026, 3, 8),
        "facts": (NamedFact("S01-1", 1, 4, "S01-1.1-000001"),),
        "owner": terms_of(kind).owner,
        "deadline": date(2026, 3, 20) if name == CASE else date(2099, 1, 1),
        "member_id": MEMBER,
        "account": AccountKind.POINTS,
        "shortfall": (Slice(NEVER, 30),),
    }
    return ExceptionRaised(**{**plain, **more})
