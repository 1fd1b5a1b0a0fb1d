"""Prize stock set right at head office, and today's and this month's figures: from tills, and on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from fakes.filled_office import STOCK, filled
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.figures.reports import report
from shuke.application.figures.tiles import Names
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.figures_desk import DashboardSeen, FiguresDesk, FiguresSeen, Sums
from shuke.application.head_office.member_care import MemberCare
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.head_office.stock_desk import AtTill, StockDesk, StockSeen, StocksSeen
from shuke.application.members.record import MemberRecord
from shuke.application.programme_text import publishable
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.presets import preset_base
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.facts.entries import CouponIssued, LedgerEntry
from shuke.domain.facts.event_announced import EventAnnounced
from shuke.domain.facts.rows import Add, Insert
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.figures.periods import PeriodKind
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.head_office.pages.charts import Mark, bars_svg, columns_svg
from shuke.wording.dashboard import OFFICE_ITSELF, Report
from shuke.wording.figures import money_text

BOSS = Session(Staff("st-boss", "许总", Role.ADMINISTRATOR), 0)
CASHIER = Session(Staff("st-c", "小林", Role.CASHIER), 0)
WORDS = ("<script>alert(1)</script>", "'; DROP TABLE slices; --", "{{ 7*7 }}", "１２", "x" * 5000)


class Chain:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = office = OfficeInMemory(self.clock)
        self.till = TillInMemory(office, self.clock)
        text = preset_base("tea-chain")
        assert text is not None
        self.record(publishable(text, preset_base))
        self.desk = StockDesk(office.identity, office.store, office.store, office.recorder)

    def record(self, *bodies: object) -> None:
        office = self.office
        with office.store.writing() as work:
            entry = OfficeEntry(work, office.recorder, office.identity.calendar)
            for body in bodies:
                entry.record(body)  # type: ignore[arg-type]
            entry.settle()
            work.commit()

    @property
    def pot(self) -> StockSeen:
        seen = self.desk.look(BOSS, STOCK)
        assert isinstance(seen, StockSeen)
        return seen


@pytest.fixture
def chain() -> Chain:
    return Chain()


def test_stock_is_set_right_where_it_lies(chain: Chain) -> None:
    assert (chain.pot.whole, chain.pot.here, chain.pot.left, chain.pot.given) == (50, 50, 50, 0)
    assert chain.pot.shop is not None
    more = chain.desk.correct(BOSS, STOCK, 20, "新到货", 50)
    assert isinstance(more, StockSeen)
    assert (more.whole, more.corrected, more.here, more.left, more.given) == (50, 20, 70, 70, 0)
    chain.record(SliceGranted(chain.till.till, AccountKind.STOCK, STOCK, NEVER, 60))
    pot = chain.pot
    assert (pot.here, pot.left, pot.holds) == (10, 70, (AtTill(chain.till.till, 60),))
    assert chain.till.sync.round().outcome is RoundOutcome.IN_STEP
    broke = chain.desk.correct(BOSS, STOCK, -3, "摔坏", 10)
    assert isinstance(broke, StockSeen)
    assert (broke.here, broke.left, broke.corrected, broke.given) == (7, 67, 17, 0)


def test_what_may_not_be_corrected(chain: Chain) -> None:
    def tried(
        amount: int = 1, reason: str = "x", was: int = 50, who: Session = BOSS, holder: str = STOCK
    ) -> object:
        return chain.desk.correct(who, holder, amount, reason, was)

    assert tried(who=CASHIER) == chain.desk.seen(CASHIER) == Refused(Refusal.NOT_ALLOWED)
    assert chain.desk.look(CASHIER, STOCK) == Refused(Refusal.NOT_ALLOWED)
    assert tried(reason=" ") == Refused(Refusal.REASON_MISSING)
    assert tried(0) == tried(10**7) == Refused(Refusal.AMOUNT)
    assert tried(was=49) == Refused(Refusal.CHANGED_MEANWHILE)
    assert tried(-51) == Refused(Refusal.STOCK_AT_TILLS, (("count", 50),))
    assert tried(holder="stock~x") == chain.desk.look(BOSS, "stock~x") == Refused(Refusal.STOCK_UNKNOWN)
    office = OfficeInMemory(FakeClock())
    bare = StockDesk(office.identity, office.store, office.store, office.recorder)
    seen = bare.seen(BOSS)
    assert isinstance(seen, StocksSeen)
    assert seen.stocks == ()
    assert bare.correct(BOSS, STOCK, 1, "x", 0) == Refused(Refusal.STOCK_UNKNOWN)


def test_places_at_each_shop_are_counted_beside_the_stock() -> None:
    office = OfficeInMemory(FakeClock())
    text, opens = preset_base("hotel-wheel"), date(2026, 1, 1)
    assert text is not None
    ahead = AnnouncedEvent("ev", "S01", "品茶会", date(2027, 3, 20), date(2027, 3, 21), opens, 12)
    over = replace(ahead, event_id="old", first=date(2026, 2, 1), last=date(2026, 2, 1))
    away = replace(ahead, event_id="off", called_off=True)
    office.record(publishable(text, preset_base), *(EventAnnounced(one) for one in (ahead, over, away)))
    with office.store.writing() as work:
        for rule, given in (("event.ev", 3), ("tier.gold.enrolment", 31)):
            work.apply([Add("stock_given", {"shop_id": "S01", "rule": rule}, {"given": given})])
        work.commit()
    seen = StockDesk(office.identity, office.store, office.store, office.recorder).seen(BOSS)
    assert isinstance(seen, StocksSeen)
    told = {one.rule: (one.shop.shop_id, one.whole, one.given) for one in seen.quotas}
    first = next(rule for rule in told if rule.startswith("tier."))
    assert set(told) == {first, "event.ev"}
    assert told["event.ev"] == ("S01", 12, 3)
    assert told[first][:2] == ("S01", 30)


def test_figures_are_of_today_and_of_this_month_shop_by_shop(chain: Chain) -> None:
    office = chain.office
    desk = FiguresDesk(office.identity, office.store, office.recorder)
    assert desk.seen(CASHIER) == desk.coupons(CASHIER) == Refused(Refusal.NOT_ALLOWED)
    with office.store.writing() as work:
        today = office.recorder.today(work, office.identity.calendar)
        earlier = today.replace(day=1) if today.day > 1 else today
        for day, sales in ((today, 3), (earlier, 2), (today.replace(day=1) - timedelta(days=1), 9)):
            key = {"till_id": chain.till.till, "shift_id": "s", "business_date": day.isoformat()}
            worked = {"till_id": chain.till.till, "staff_id": "st", "day": day.isoformat()}
            amounts = {"sales": sales, "to_pay_minor": sales * 100, "refunded_minor": 50, "points_used": 7}
            work.apply([Add("shift_totals", key, amounts), Add("staff_work", worked, {"enrolled": 1})])
        key = {"member_id": "m", "account": "principal", "lot": NEVER}
        work.apply([Add("balances", key, {"amount": 88_00})])
        work.commit()
    seen = desk.seen(BOSS)
    assert isinstance(seen, FiguresSeen)
    assert seen.held == ((AccountKind.PRINCIPAL, 88_00),)
    both = today != earlier
    assert (seen.this_day.sales, seen.month.sales) == ((3, 5) if both else (5, 5))
    assert seen.month.net_minor == 400
    assert (seen.month.joined, seen.month.points_used) == (2, 14)
    assert seen.days[-1][0] == today
    assert sum(day.sales for _, day in seen.days) == 5
    assert [one.shop.shop_id for one in seen.shops] == ["S01"]
    assert seen.own is None
    with office.store.writing() as work:
        at_home = {"till_id": "head-office", "staff_id": "", "day": today.isoformat()}
        work.apply([Add("staff_work", at_home, {"enrolled": 3})])
        work.commit()
    again = desk.seen(BOSS)
    assert isinstance(again, FiguresSeen)
    assert again.own == (Sums(joined=3), Sums(joined=3))
    assert again.month.joined == sum(one.month.joined for one in again.shops) + 3
    assert Sums.of([]) == Sums()


def test_the_dashboard_is_of_all_shops_or_of_one(chain: Chain) -> None:
    office = chain.office
    desk = FiguresDesk(office.identity, office.store, office.recorder)
    asked = (PeriodKind.MONTH, None)
    assert desk.dashboard(CASHIER, *asked, "", Report.SHOPS) == Refused(Refusal.NOT_ALLOWED)
    with office.store.writing() as work:
        today = office.recorder.today(work, office.identity.calendar).isoformat()
        for till in (chain.till.till, "head-office"):
            work.apply(
                [Add("day_sums", {"business_date": today, "till_id": till}, {"sales": 2, "joined": 1})]
            )
        work.commit()
    whole, here, nowhere = (desk.dashboard(BOSS, *asked, shop, Report.SHOPS) for shop in ("", "S01", "S99"))
    assert isinstance(whole, DashboardSeen)
    assert isinstance(here, DashboardSeen)
    assert isinstance(nowhere, DashboardSeen)
    assert [one.seen.now.sums.sales for one in (whole, here, nowhere)] == [4, 2, 4]
    assert [one.shop and one.shop.shop_id for one in (whole, here, nowhere)] == [None, "S01", None]
    assert here.seen.owed is None
    assert whole.seen.owed is not None
    names = Names(money_text, whole.tiers, lambda name: name.zh, whole.shop_of)
    shop, office_itself = report(Report.SHOPS, whole.seen, names).rows
    assert [shop[1:4], office_itself[:4]] == [("2", "0", "1"), (OFFICE_ITSELF, "2", "0", "1")]


def test_coupons_are_counted_by_kind_and_rule(chain: Chain) -> None:
    office, member = chain.office, chain.till.enrol("王小明", "13800138000")
    coupons = [CouponIssued(f"c-{at}", "welcome", date(2026, 1, 1), None, "", "joining") for at in range(4)]
    given = [
        replace(sale(member, []), coupons_given=tuple(coupons[:3])),
        replace(sale(member, []), coupons_given=(coupons[3],)),
    ]
    chain.till.record(*given)
    chain.till.record(sale(member, [LedgerEntry(AccountKind.COUPON, "c-0", -1, "coupon.welcome")]))
    gone = [
        LedgerEntry(AccountKind.COUPON, "c-1", -1, "lapse"),
        LedgerEntry(AccountKind.COUPON, "c-2", -1, "coupon.withdrawn"),
    ]
    chain.till.record(sale(member, gone))
    assert chain.till.sync.round().outcome is RoundOutcome.IN_STEP
    desk = FiguresDesk(office.identity, office.store, office.recorder)
    seen = desk.coupons(BOSS)
    assert not isinstance(seen, Refused)
    (row,) = seen.rows
    assert (row.given, row.used, row.open, row.lapsed, row.withdrawn) == (4, 1, 1, 1, 1)
    care = MemberCare(office.identity, office.store, office.store, office.recorder)
    other = chain.till.enrol("王晓明", "13900139000")
    assert chain.till.sync.round().outcome is RoundOutcome.IN_STEP
    with office.store.reading() as work:
        number = work.members.get(member)
    assert number is not None
    assert isinstance(care.merge(BOSS, other, member, number.number, "同一人"), MemberRecord)
    rebuild_office(office.store, office.sealing, CborEncoding(), lambda _: None)
    assert desk.coupons(BOSS) == seen


def test_a_coupon_used_before_its_giving_was_heard_of_counts_for_its_rule(chain: Chain) -> None:
    key = {"member_id": "m", "account": "coupon", "lot": "c-1"}
    row = {
        "member_id": "m",
        "coupon_id": "c-1",
        "kind": "welcome",
        "first_day": "",
        "last_day": "",
        "rate": "",
    }
    with chain.office.store.writing() as work:
        work.apply([Add("balances", key, {"amount": -1})])
        assert [(one.kind, one.open) for one in work.takings.coupons()] == [("", -1)]
        work.apply([Insert("coupons", {**row, "rule": "joining"}), Add("balances", key, {"amount": 1})])
        told = {one.kind: (one.given, one.open, one.used) for one in work.takings.coupons()}
    assert told == {"": (0, 0, 0), "welcome": (1, 0, 1)}


def test_charts_say_what_their_tables_say_and_nothing_a_name_says_is_markup() -> None:
    drawn = bars_svg([Mark("<b>&店", 200, "¥2"), Mark("很长很长很长很长的店名字", 100, "¥1")], 'a"b')
    assert drawn.count("<rect") == 2 * 2  # for a screen and for a telephone
    assert ("<b>" in drawn, "&lt;b&gt;&amp;店" in drawn) == (False, True)
    wide = [int(width) for width in re.findall(r'<rect[^>]* width="(\d+)"', drawn)]
    assert [wide[0], wide[2]] == [2 * wide[1], 2 * wide[3]]
    columns = columns_svg([Mark("1", 0, "0"), Mark("2", 300, "¥3"), Mark("3", -5, "−")], "n")
    high = [int(height) for height in re.findall(r'<rect[^>]* height="(\d+)"', columns)]
    assert high == [1, 160, 1] * 2
    assert "¥3" in columns
    assert columns_svg([], "n").endswith("</svg>")
    alone = columns_svg([Mark("2026-11", 5, "¥5")], "n")
    assert all(int(width) < 720 // 6 for width in re.findall(r'<rect[^>]* width="(\d+)"', alone))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


@pytest.fixture(scope="module")
def boss(pages: ServedPages) -> Browser:
    return pages.signed_in()


def test_of_two_who_correct_a_stock_at_once_the_second_hears_of_the_first(
    pages: ServedPages, boss: Browser
) -> None:
    other, path = pages.signed_in(Role.MANAGER), f"/office/stock/{STOCK}"
    assert 'href="/office/stock/stock~tea-chain.gifts%40S01.clay-pot"' in boss.get("/office/stock").text
    assert 'name="was" value="50"' in boss.get(path).text
    other.get(path)
    given = {"amount": "+20", "reason": "新到货", "was": "50"}
    for word in WORDS:
        told = boss.post(path, {**given, "amount": word})
        assert (told.status, "<script>alert" in told.text) == (422, False)
    assert boss.post(path, {**given, "reason": ""}).status == 422
    assert boss.post(path, {**given, "amount": "-51"}).status == 422
    assert boss.post(path, given).to == "/office/stock?saved"
    late = other.post(path, given, accept_language="en")
    assert (late.status, 'name="was" value="70"' in late.text) == (409, True)
    assert "(set right by +20)" in boss.get("/office/stock", accept_language="en").text
    assert boss.get("/office/stock/nothing").status == 404
    auditor = pages.signed_in(Role.AUDITOR)
    auditor.get("/office/own")
    assert auditor.post(path, given).status == 403


def test_figures_stand_on_a_page_with_their_charts(pages: ServedPages, boss: Browser) -> None:
    identity = pages.data.identity
    assert identity is not None
    desk = pages.data.figures_desk(identity)
    seen = desk.seen(BOSS)
    assert isinstance(seen, FiguresSeen)
    shown = boss.get("/office/figures", accept_language="en").text
    assert shown.count("<svg") == 2 * 2
    month = f"¥{seen.month.net_minor // 100:,}.00"
    assert shown.count(month) >= 4  # in all, in both charts, in the table
    assert shown.count("<tr>") == 2 + len(seen.shops) + bool(seen.own) + len(seen.days)
