"""Members and sales in files: who may, what stands in them, what is hidden, what keeps them from being written."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from back_office_stand import BackOfficeStand, zh
from shuke.adapters.whole_files import FileInTheMaking
from shuke.application.counter.lines import add_article, add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.exporting import exporting
from shuke.application.exporting.exporting import Exporting, ExportPermit
from shuke.application.exporting.wanted import Content, ListedColumn, MembersWanted, SalesWanted, Standing
from shuke.application.importing.columns import find_header
from shuke.application.importing.old_members import read_old_members, tiers_by_name
from shuke.application.members.consenting import ConsentDesk
from shuke.application.members.erasing import Erasing
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sheets import workbook_file
from shuke.application.sheets.reading import read_table
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.money import Money
from shuke.domain.profile import Details, Profile, Sex
from shuke.domain.shop import Role, Staff
from shuke.presenters.background import Lane
from shuke.presenters.exporting import ExportingPresenter
from shuke.presenters.file_problems import file_problem
from shuke.wording import Language

AUDITOR = Session(Staff("st-9", "审计", Role.AUDITOR), 0)
EVERY = tuple(ListedColumn)


class Office:
    """The window over a shop in memory; files are real."""

    def __init__(self, folder: Path) -> None:
        self.stand, self.folder = BackOfficeStand(), folder
        desk = self.stand.shop.desk
        self.exporting = Exporting(desk)
        self.presenter = ExportingPresenter(self.stand.office, self.exporting, FileInTheMaking, lambda: 0.0)
        self.presenter.open()

    def enrol(self, profile: Profile, rule: str = "") -> str:
        shop = self.stand.shop
        return (shop.enrol(profile, rule) if rule else shop.enrol(profile)).member_id

    def sell(self, yuan: int, member_id: str = "", article: str = "") -> None:
        desk, who = self.stand.shop.desk, self.stand.shop.cashier
        basket = desk.begin(who).basket.basket_id
        if member_id:
            serve_member(desk, who, basket, member_id, IdentifiedBy.PHONE)
        if article:
            add_article(desk, who, basket, article)
        add_open_amount(desk, who, basket, Money(yuan * 100))
        pay(desk, lambda: 10**12, who, basket, TenderKind.CASH)

    def rows(self, name: str = "out.csv", language: Language = Language.ZH) -> list[list[str]]:
        path = self.folder / name
        self.presenter.write(path, language)
        return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))

    def members(self, wanted: MembersWanted, who: Session | None = None) -> dict[str, list[str]]:
        """By their numbers, without asking the window."""
        permit = self.exporting.begin(who or self.stand.session, wanted, 1)
        assert isinstance(permit, ExportPermit), permit
        with self.stand.shop.store.reading() as work:
            part = self.exporting.rows_of(permit, Language.EN).read_on(work)
        return {row[0]: list(row[1:]) for row in part.rows}

    def said(self, member_id: str, given: dict[Channel, bool]) -> None:
        desk = ConsentDesk(self.stand.shop.desk)
        desk.say(self.stand.shop.manager, member_id, given, ConsentBy.COUNTER)

    @property
    def told(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    @property
    def last_fact(self) -> tuple[str, object]:
        with self.stand.shop.store.reading() as work:
            head = work.journal.head("S01-1")
            assert head is not None
            stored = work.journal.get("S01-1", head.epoch, head.seq)
            assert stored is not None
        header, body = self.stand.shop.recorder.opened(stored)
        return header.staff, body


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def number_of(office: Office, member_id: str) -> str:
    with office.stand.shop.store.reading() as work:
        member = work.members.get(member_id)
        assert member is not None
        return member.number


WANG = Profile(
    "王小明",
    "13800138000",
    Birthday(5, 20, 1990),
    Sex.MALE,
    "爱喝热的",
    Details("wang-wx", "wang@example.com", "杭州", "龙井路 1 号", "教师", "", "本科", "四月廿六", "老张"),
)


def test_every_column_says_what_is_known_of_a_member(office: Office) -> None:
    wang = office.enrol(WANG)
    office.sell(120, wang)
    for column in EVERY:
        office.presenter.tick(column, True)
    header, row = office.rows()
    told = dict(zip(header, row, strict=True))
    today = office.presenter.state.today
    assert told == {
        "会员卡号": number_of(office, wang),
        "姓名": "王小明",
        "手机号": "13800138000",
        "性别": "男",
        "生日": "1990-05-20",
        "等级": "普通卡",
        "入会日期": today,
        "积分": told["积分"],
        "储值余额": "0.00",
        "赠送余额": "0.00",
        "累计消费": "120.00",
        "消费次数": "1",
        "最后消费日期": today,
        "备注": "爱喝热的",
        "农历生日": "四月廿六",
        "微信号": "wang-wx",
        "电子邮箱": "wang@example.com",
        "地区": "杭州",
        "通信地址": "龙井路 1 号",
        "职业": "教师",
        "收入范围": "",
        "学历": "本科",
        "推荐人（姓名或卡号）": "老张",
        "同意的方式": "",
    }
    assert int(told["积分"]) > 0
    assert office.told == f"已把 1 行存到 {office.folder / 'out.csv'}。请妥善保管。"


def test_what_is_exported_can_be_taken_over_elsewhere(office: Office) -> None:
    office.enrol(WANG)
    office.enrol(Profile("=1+1", "13900139000"))
    office.presenter.tick(ListedColumn.NOTE, True)
    for name in ("out.csv", "out.xlsx"):
        office.presenter.write(office.folder / name, Language.ZH)
        table = read_table((office.folder / name).read_bytes(), lambda _: True)
        with office.stand.shop.store.reading() as work:
            tiers = tiers_by_name(office.stand.shop.desk.programme_in_force(work))
        old = read_old_members(table, find_header(table.rows), tiers, date(2027, 1, 1))
        assert old.faulty == ()
        assert {one.name for one in old.members} == {"王小明", "=1+1"}
        assert {one.note for one in old.members} == {"爱喝热的", ""}
        assert None not in old.header.columns


def test_nobody_is_recognised_in_the_list_of_a_role_that_does_not_care_for_members(office: Office) -> None:
    wang = office.enrol(WANG)
    assert office.members(MembersWanted(EVERY), AUDITOR)[number_of(office, wang)][:4] == [
        "王**",
        "138****8000",
        "Male",
        "***",
    ]
    row = " ".join(office.members(MembersWanted(EVERY), AUDITOR)[number_of(office, wang)])
    for secret in ("小明", "13800138000", "1990", "爱喝", "wang", "杭州", "龙井", "教师", "本科", "四月"):
        assert secret not in row
    staff, fact = office.last_fact
    assert staff == "st-9"
    assert isinstance(fact, ListExported)
    assert fact.masked
    office.members(MembersWanted((ListedColumn.CARD, ListedColumn.POINTS)), AUDITOR)
    assert office.last_fact[1] == ListExported("members", ("card", "points"), rows_at_most=1)


def test_whoever_refused_a_way_is_not_told_by_it_and_agreement_chooses(office: Office) -> None:
    no, yes, silent = (
        office.enrol(Profile(name, phone, details=Details(email=f"{phone}@x.cn")))
        for name, phone in (("王小明", "13800138000"), ("李雷", "13900139000"), ("韩梅梅", "13700137000"))
    )
    office.said(no, {Channel.SMS: True, Channel.EMAIL: True})
    office.said(no, {Channel.SMS: False, Channel.EMAIL: False})
    office.said(yes, {Channel.SMS: True, Channel.PHONE: True})
    office.said(yes, {Channel.PHONE: False})
    columns = (ListedColumn.CARD, ListedColumn.PHONE, ListedColumn.EMAIL, ListedColumn.CONSENTS)
    told = office.members(MembersWanted(columns))
    assert told[number_of(office, no)] == ["138****8000", "***", ""]
    assert told[number_of(office, yes)] == ["13900139000", "13900139000@x.cn", "Text message"]
    assert told[number_of(office, silent)] == ["13700137000", "13700137000@x.cn", ""]
    assert set(office.members(MembersWanted(columns, channel=Channel.SMS))) == {number_of(office, yes)}


def test_tier_joining_and_standing_choose_and_the_forgotten_are_never_among_them(office: Office) -> None:
    shop = office.stand.shop
    old = number_of(office, office.enrol(Profile("王小明", "13800138000")))
    shop.clock.advance(10 * 86_400)
    gold = number_of(office, office.enrol(Profile("李雷", "13900139000"), "tier.gold.same-day"))
    gone = office.enrol(Profile("韩梅梅", "13700137000"))
    erased = Erasing(shop.desk).erase(shop.manager, gone, number_of(office, gone), "本人要求")
    assert not isinstance(erased, Refused)
    with shop.store.reading() as work:
        today = shop.recorder.today(work, shop.desk.shop)
    card = (ListedColumn.CARD,)
    assert set(office.members(MembersWanted(card))) == {old, gold}
    assert set(office.members(MembersWanted(card, tiers=("gold",)))) == {gold}
    assert set(office.members(MembersWanted(card, joined_from=today))) == {gold}
    assert set(office.members(MembersWanted(card, joined_to=today.replace(day=today.day - 1)))) == {old}
    assert set(office.members(MembersWanted(card, standing=Standing.ACTIVE))) == {old, gold}
    assert office.members(MembersWanted(card, standing=Standing.ENDED)) == {}


def test_sales_of_the_chosen_days_a_row_each_or_line_by_line(office: Office) -> None:
    shop = office.stand.shop
    wang = office.enrol(WANG)
    office.sell(10)
    shop.clock.advance(86_400)
    office.sell(25, wang, article="a-tea")
    shop.clock.advance(86_400)
    office.sell(30)
    with shop.store.reading() as work:
        first = shop.recorder.today(work, shop.desk.shop)
    day = first.replace(day=first.day - 1).isoformat()
    office.presenter.open()
    office.presenter.choose(Content.SALES)
    office.presenter.between(day, day)
    header, *rows = office.rows()
    assert len(rows) == 1
    told = dict(zip(header, rows[0], strict=True))
    assert (told["营业日"], told["收银员"], told["会员卡号"]) == (day, "小林", number_of(office, wang))
    assert told["收款"].startswith("现金 ")
    assert (told["退货次数"], told["优惠"]) == ("0", "0.00")
    office.presenter.choose(Content.SALE_LINES)
    header, *lines = office.rows()
    assert [line[0] for line in lines] == [rows[0][0]] * 2
    assert {dict(zip(header, line, strict=True))["数量"] for line in lines} == {"1"}
    total = sum(float(dict(zip(header, line, strict=True))["实付"]) for line in lines)
    assert f"{total:.2f}" == told["应付"]
    office.presenter.between("", "")
    office.presenter.choose(Content.SALES)
    assert len(office.rows()) == 4


def test_many_come_in_parts_on_the_reading_lane_and_a_stopped_list_leaves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "ROWS_AT_ONCE", 2)
    for number in range(5):
        office.enrol(Profile("王小明", f"1380013800{number}"))
        office.sell(10)
    assert len(office.rows()) == 6
    lanes = office.stand.background.lanes_used
    assert set(lanes[lanes.index(Lane.COUNTER) + 1 :]) == {Lane.READING}
    office.presenter.choose(Content.SALES)
    assert len(office.rows()) == 6
    office.presenter.choose(Content.SALE_LINES)
    assert len(office.rows()) == 6
    office.presenter.choose(Content.MEMBERS)
    office.presenter.attach(lambda state: office.presenter.cancel() if state.progress.permille else None)
    office.presenter.write(office.folder / "stopped.csv", Language.ZH)
    assert office.told == "已停下，没有留下文件。"
    assert [path.name for path in office.folder.iterdir()] == ["out.csv"]


def test_who_may_not_is_refused_by_the_use_case_and_nothing_is_recorded(office: Office) -> None:
    shop = office.stand.shop
    before = office.stand.facts
    for refused in (
        office.exporting.begin(shop.cashier, MembersWanted(), 0),
        office.exporting.begin(shop.cashier, SalesWanted(date.min, date.max), 0),
    ):
        assert refused == Refused(Refusal.NOT_ALLOWED)
    assert office.exporting.begin(shop.manager, MembersWanted(()), 0) == Refused(Refusal.NO_COLUMNS)
    office.stand.session = shop.cashier
    office.presenter.write(office.folder / "x.csv", Language.ZH)
    assert office.told
    assert office.stand.facts == before
    assert list(office.folder.iterdir()) == []


def test_what_keeps_a_file_from_being_written_is_said(office: Office) -> None:
    office.enrol(WANG)
    place = office.folder / "full.csv"
    (office.folder / ".full.csv.part").symlink_to("/dev/full")
    office.presenter.write(place, Language.ZH)
    assert office.told == "磁盘已满，没有写成。请清理空间，或存到别处。"
    assert list(office.folder.iterdir()) == []
    office.presenter.write(office.folder / "gone" / "x.csv", Language.ZH)
    assert office.told == "找不到这个文件夹（U 盘拔掉了吗）。请重新选择。"
    (office.folder / "a folder.csv").mkdir()
    office.presenter.write(office.folder / "a folder.csv", Language.ZH)
    assert office.told.startswith("这个名称是一个文件夹")
    assert not office.presenter.state.busy
    assert zh(file_problem(PermissionError(13, "no"))) == "这里不允许写入。请换一个文件夹。"
    assert zh(file_problem(OSError(9999, "strange"))) == "写不进去（strange）。请换一个位置再试。"


def test_more_rows_than_a_workbook_holds_are_refused_whole(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_file, "MOST_ROWS", 1)
    office.enrol(WANG)
    office.presenter.write(office.folder / "x.xlsx", Language.ZH)
    assert office.told == "超过 1,048,576 行，Excel 装不下。请存成 CSV，或缩小范围。"
    assert list(office.folder.iterdir()) == []


def test_days_that_are_none_keep_the_list_from_being_written(office: Office) -> None:
    office.presenter.between("2026-2-30", "")
    assert zh(office.presenter.state.wrong) == "请写成 2026-03-05 这样。"
    office.presenter.between("2026-03-02", "2026-03-01")
    assert zh(office.presenter.state.wrong) == "结束日期早于开始日期。"
    office.presenter.write(office.folder / "x.csv", Language.ZH)
    assert list(office.folder.iterdir()) == []
    office.presenter.between("2026-03-01", "2026-03-01")
    assert not office.presenter.state.wrong


def test_what_the_window_chooses_stands_in_the_fact(office: Office) -> None:
    office.enrol(WANG)
    for column in ListedColumn:
        office.presenter.tick(column, column is ListedColumn.CARD)
    office.presenter.of_tier("gold")
    office.presenter.of_standing(Standing.ENDED)
    office.presenter.by_consent("sms")
    office.presenter.between("2026-01-01", "2026-01-31")
    office.rows()
    filters = (
        ("tiers", "gold"),
        ("joined_from", "2026-01-01"),
        ("joined_to", "2026-01-31"),
        ("standing", "ended"),
        ("channel", "sms"),
    )
    assert office.last_fact[1] == ListExported("members", ("card",), filters, rows_at_most=1)
    office.presenter.choose(Content.SALES)
    office.presenter.between("2026-03-01", "2026-03-02")
    office.rows()
    filters = (("first_day", "2026-03-01"), ("last_day", "2026-03-02"))
    assert office.last_fact[1] == ListExported("sales", (), filters)
