"""Lists of members that older systems wrote: columns, cells, and what is wrong with them."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.counter_shop import CounterShop
from shuke.application.importing.cells import (
    Fault,
    FaultyCell,
    read_amount,
    read_birthday,
    read_card,
    read_date,
    read_lunar_birthday,
    read_phone,
    read_points,
    read_sex,
)
from shuke.application.importing.columns import (
    Header,
    MemberColumn,
    find_header,
    is_known,
    recall_columns,
    remember_columns,
)
from shuke.application.importing.old_members import OldMembers, read_old_members, tiers_by_name
from shuke.application.sheets.reading import read_table
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money
from shuke.domain.profile import Sex
from shuke.domain.profile_fields import ProfileField, told
from shuke.wording import Language
from shuke.wording.importing import COLUMNS, FAULTS

TODAY = date(2026, 3, 10)
TIERS = {"金卡": "gold", "普通": "ordinary"}


def read(text: str, encoding: str = "utf-8") -> OldMembers:
    table = read_table(text.encode(encoding), is_known)
    return read_old_members(table, find_header(table.rows), TIERS, TODAY)


def test_columns_are_found_by_their_words_in_both_languages_below_a_title() -> None:
    header = find_header(
        [["熟客茶庄会员", ""], [], ["会员卡号", "手 机 号", "积分(分)", "门店", "Date of Birth"]]
    )
    found = (MemberColumn.CARD, MemberColumn.PHONE, MemberColumn.POINTS, None, MemberColumn.BIRTHDAY)
    assert (header.at, header.columns) == (2, found)
    assert all(is_known(name) for column in COLUMNS.values() for name in (column.zh, column.en))


def test_no_column_of_ours_stands_twice_and_hands_may_change_them() -> None:
    header = find_header([["卡号", "会员卡号", "姓名", "甲"], ["1", "2", "3", "4", "5"]])
    assert header.columns == (MemberColumn.CARD, None, MemberColumn.NAME, None, None)
    changed = header.with_column(1, MemberColumn.CARD).with_column(3, MemberColumn.NOTE)
    assert changed.columns == (None, MemberColumn.CARD, MemberColumn.NAME, MemberColumn.NOTE, None)


def test_columns_are_remembered_for_lists_of_that_shape_and_twenty_shapes_at_most() -> None:
    shop = CounterShop()
    first = find_header([["a", "b"]]).with_column(0, MemberColumn.PHONE)
    with shop.store.writing() as work:
        remember_columns(work.settings, first)
        assert recall_columns(work.settings, find_header([["a", "b"]])).columns == first.columns
        assert recall_columns(work.settings, find_header([["b", "a"]])).columns == (None, None)
        for number in range(20):
            remember_columns(work.settings, Header(0, (f"c{number}",), (None,)))
        assert recall_columns(work.settings, find_header([["a", "b"]])).columns == (None, None)


def test_a_list_in_gb18030_becomes_members_with_their_sums() -> None:
    old = read(
        "卡号,手机,姓名,性别,生日,等级,入会日期,积分,积分有效期,储值余额,赠送余额,累计消费,消费次数,最后消费日期,备注\n"
        "A001,138 0013 8000,王小明,男,1990-5-1,金卡,2019/2/3,1200,2026-12-31,￥88.50,10,12345.67,88,"
        "2026年3月1日,爱喝绿茶\n"
        ",13900139000,,,,,,,,,,,,,\n",
        "gb18030",
    )
    assert old.faulty == ()
    one, two = old.members
    assert (one.row, one.card, one.phone, one.name, one.sex) == (2, "A001", "13800138000", "王小明", Sex.MALE)
    assert (one.birthday, one.tier, one.joined_on) == (Birthday(5, 1, 1990), "gold", date(2019, 2, 3))
    assert (one.points, one.points_last_day) == (1200, date(2026, 12, 31))
    assert (one.principal, one.bonus, one.spent) == (Money(88_50), Money(10_00), Money(12_345_67))
    assert (one.sales, one.last_sale_on, one.note) == (88, date(2026, 3, 1), "爱喝绿茶")
    assert (two.row, two.card, two.phone, two.points) == (3, "", "13900139000", 0)
    totals = old.totals
    assert (totals.members, totals.points, totals.principal) == (2, 1200, Money(88_50))
    assert (totals.bonus, totals.spent) == (Money(10_00), Money(12_345_67))


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("", ""),
        ("+86 138-0013-8000", "13800138000"),
        ("13800138000.0", "13800138000"),
        ("1.3800138000E+10", "13800138000"),
        ("'13800138000", "13800138000"),
        ('="13800138000"', "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("(010) 6552-9988", "01065529988"),
        ("无", ""),
        ("\u202e13800138000\u202c", "13800138000"),
    ],
)
def test_phones_are_read_however_spreadsheets_leave_them(cell: str, phone: str) -> None:
    assert read_phone(cell) == phone


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("2024/3/5 18:30", date(2024, 3, 5)),
        ("2024.3.5", date(2024, 3, 5)),
        ("2024年3月5日", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("45356", date(2024, 3, 5)),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_days_are_read_however_they_are_written(cell: str, day: date | None) -> None:
    assert read_date(cell) == day


def test_birthdays_may_have_no_year() -> None:
    assert read_birthday("2月29日", TODAY) == Birthday(2, 29)
    assert read_birthday("05-01", TODAY) == Birthday(5, 1)
    assert read_birthday("1990-05-01 00:00:00", TODAY) == Birthday(5, 1, 1990)
    assert read_birthday("", TODAY) is None


def test_a_lunar_birthday_has_a_column_of_its_own_beside_the_solar_one() -> None:
    old = read(
        "卡号,手机号,姓名,生日,农历生日\n1,13800138000,甲,1958-9-27,八月十五\n2,13800138001,乙,,闰4月3日\n3,13800138002,丙,,\n"
    )
    assert [one.lunar_birthday for one in old.members] == ["八月十五", "闰四月初三", ""]
    one, two, three = (member.profile for member in old.members)
    assert (one.birthday, told(one, ProfileField.LUNAR_BIRTHDAY)) == (Birthday(9, 27, 1958), "八月十五")
    assert two.kept_birthday == Birthday(4, 3, lunar=True, leap=True)
    assert three.details is None
    other = read("卡号,手机号,姓名,生日,农历生日\n1,13800138000,甲,1958-9-27,八月十六\n")
    assert (
        other.digest != read("卡号,手机号,姓名,生日,农历生日\n1,13800138000,甲,1958-9-27,八月十五\n").digest
    )


@pytest.mark.parametrize(
    ("read", "cell", "fault"),
    [
        (read_phone, "1.38E+10", Fault.DIGITS_LOST),
        (read_card, "6.90123E+12", Fault.DIGITS_LOST),
        (read_phone, "没有", Fault.NOT_PHONE),
        (read_phone, "1234", Fault.NOT_PHONE),
        (read_phone, "=1+1", Fault.NOT_PHONE),
        (read_card, "卡1", Fault.NOT_CARD),
        (read_card, "1'; DROP TABLE members", Fault.NOT_CARD),
        (read_card, "1" * 41, Fault.TOO_LONG),
        (read_points, "12.5", Fault.NOT_POINTS),
        (read_points, "很多", Fault.NOT_POINTS),
        (read_points, "1000000001", Fault.TOO_MUCH),
        (lambda cell: read_amount(cell, decimal_comma=False), "-1", Fault.NOT_AMOUNT),
        (lambda cell: read_amount(cell, decimal_comma=False), "1.005", Fault.NOT_AMOUNT),
        (lambda cell: read_amount(cell, decimal_comma=False), "100000000.01", Fault.TOO_MUCH),
        (read_date, "3/5/2024", Fault.NOT_DATE),
        (read_date, "2024-02-30", Fault.NOT_DATE),
        (lambda cell: read_birthday(cell, TODAY), "2026-03-11", Fault.NOT_DATE),
        (lambda cell: read_birthday(cell, TODAY), "13-01", Fault.NOT_DATE),
        (read_sex, "🙂", Fault.NOT_SEX),
        (read_lunar_birthday, "1958-08-15", Fault.NOT_LUNAR),
        (read_lunar_birthday, "45356", Fault.NOT_LUNAR),
        (read_lunar_birthday, "=8-15", Fault.NOT_LUNAR),
        (read_lunar_birthday, "8" * 300, Fault.NOT_LUNAR),
    ],
)
def test_a_cell_that_may_mean_something_else_is_refused(read: object, cell: str, fault: Fault) -> None:
    assert callable(read)
    with pytest.raises(FaultyCell) as refused:
        read(cell)
    assert refused.value.fault is fault
    for language in Language:
        filled = {name: str(value) for name, value in refused.value.values}
        assert "{" not in FAULTS[fault.value].into(language, **filled)


def test_numbers_that_are_no_whole_ones_at_first_sight_are_read() -> None:
    assert [read_points(cell) for cell in ("1,200", "1200.00", "-30", "1.2E+3", "")] == [
        1200,
        1200,
        -30,
        1200,
        0,
    ]
    assert read_amount("1,280.5", decimal_comma=False) == Money(1280_50)
    assert read_amount("1280,5", decimal_comma=True) == Money(1280_50)
    assert read_card("1001.0") == "1001"


def test_every_bad_row_is_told_once_for_each_reason_and_the_others_are_read() -> None:
    old = read(
        "卡号,手机号,姓名,等级,入会日期,积分,积分有效期\n"
        "1,13800138000,甲,普通,,1,\n"
        "1,13800138001,乙,,,1,\n"
        "2,13800138000,丙,,,1,\n"
        ",,丁,,,1,\n"
        "3,13800138003,戊,钻石,2026-03-11,x,2026-03-09\n"
        "4,13800138004," + "长" * 41 + ",,,1,\n"
        "\n"
        "5,,己\n"
    )
    assert [member.row for member in old.members] == [2, 9]
    assert [(one.row, one.column, one.fault) for one in old.faulty] == [
        (3, MemberColumn.CARD, Fault.CARD_TWICE),
        (4, MemberColumn.PHONE, Fault.PHONE_TWICE),
        (5, None, Fault.CARD_OR_PHONE),
        (6, MemberColumn.TIER, Fault.NOT_TIER),
        (6, MemberColumn.JOINED_ON, Fault.DATE_AHEAD),
        (6, MemberColumn.POINTS, Fault.NOT_POINTS),
        (6, MemberColumn.POINTS_LAST_DAY, Fault.LAPSED),
        (7, MemberColumn.NAME, Fault.TOO_LONG),
    ]
    for one in old.faulty:
        for language in Language:
            assert "{" not in one.words.into(language)


def test_names_lose_what_nobody_sees() -> None:
    (one,) = read("卡号,姓名,备注\n1,\u202e王\u200b 小明\x07,\u2066SELECT *\n").members
    assert (one.name, one.note) == ("王 小明", "SELECT *")


def test_tiers_are_those_of_the_programme_by_any_of_their_names() -> None:
    shop = CounterShop()
    with shop.store.reading() as work:
        programme = shop.desk.programme_in_force(work)
    names = tiers_by_name(programme)
    for tier in programme.tiers:
        assert {names[tier.key], names[tier.name.zh], names[tier.name.en.casefold().replace(" ", "")]} == {
            tier.key
        }


def test_every_fault_and_column_has_its_words() -> None:
    assert set(FAULTS) == {fault.value for fault in Fault}
    assert set(COLUMNS) == {column.value for column in MemberColumn}
