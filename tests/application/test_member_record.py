"""What is known of a member, and changing it: who may, what is kept, two people at it, what nobody honest types."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.counter_shop import CounterShop
from shuke.application.approval import ApprovalWanted
from shuke.application.find_members import find_members
from shuke.application.members.editing import Edit, MemberEditing
from shuke.application.members.record import (
    MemberRecord,
    RecordChange,
    ValueChange,
    read_record,
    record_changes,
)
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.birthday import Birthday
from shuke.domain.profile import Details, Profile, Sex
from shuke.domain.profile_fields import LONGEST, ProfileField, changed_fields, told, value_of, with_fields
from shuke.domain.shop import Role, Staff

WHOLE = Profile(
    "王小明",
    "13800138000",
    Birthday(5, 20, 1990),
    Sex.MALE,
    "爱喝热的",
    Details(
        "wxm_90", "wang@example.com", "杭州", "龙井路 1 号", "教师", "8-12k", "本科", "八月十五", "李阿姨"
    ),
)

NASTY = (
    "",
    " " * 300,
    "名" * 10_000,
    "👨‍👩‍👧‍👦🍵",
    "\u202eمرحبا\u202c",
    "a\x00b\x07c\x1b[31m",
    "'; DROP TABLE members; --",
    '=HYPERLINK("http://x")',
    "+1+1|cmd",
    "\ud800",
)


class Desk:
    def __init__(self) -> None:
        self.shop = CounterShop()
        self.editing = MemberEditing(self.shop.desk, lambda name: name.lower())
        self.member_id = self.shop.enrol(Profile("王小明", "13800138000")).member_id

    def record(self) -> MemberRecord:
        with self.shop.store.reading() as work:
            found = read_record(work, self.shop.recorder, self.member_id)
        assert found is not None
        return found

    def change(
        self, profile: Profile, session: Session | None = None, version: bytes = b""
    ) -> MemberRecord | Refused:
        edit = Edit(self.member_id, version or self.record().version, profile)
        return self.editing.change(session or self.shop.manager, edit)

    def changes(self) -> tuple[RecordChange, ...]:
        with self.shop.store.reading() as work:
            return record_changes(work, self.shop.recorder, self.member_id, 50)

    def found(self, typed: str) -> list[str]:
        with self.shop.store.reading() as work:
            return [member.number for member in find_members(work, typed, 5).members]

    @property
    def facts(self) -> int:
        with self.shop.store.reading() as work:
            return work.journal.count_after("S01-1", 0, 0)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_every_field_is_kept_and_read_back_and_the_search_knows_the_new_name(desk: Desk) -> None:
    changed = desk.change(replace(WHOLE, name="王大明"))
    assert isinstance(changed, MemberRecord)
    assert changed == desk.record()
    assert changed.profile == replace(WHOLE, name="王大明")
    assert changed.member.profile.note == "爱喝热的"
    assert desk.found("王大明") == [changed.member.number]
    assert desk.found("王小明") == []


def test_who_changed_what_stands_in_the_history_newest_first(desk: Desk) -> None:
    desk.change(replace(WHOLE, details=None))
    desk.change(replace(WHOLE, details=None, phone="13900139000", note=""))
    newest, middle, first = desk.changes()
    assert newest.values == (
        ValueChange(ProfileField.PHONE, "13800138000", "13900139000"),
        ValueChange(ProfileField.NOTE, "爱喝热的", ""),
    )
    assert (newest.staff, newest.till, newest.joined) == ("陈店长", "1号台", False)
    assert [one.field for one in middle.values] == [
        ProfileField.SEX,
        ProfileField.BIRTHDAY,
        ProfileField.NOTE,
    ]
    assert (first.staff, first.joined) == ("小林", True)
    assert [one.after for one in first.values] == ["王小明", "13800138000"]


def test_values_that_are_gone_leave_which_fields_they_were(desk: Desk) -> None:
    version = desk.record().version
    desk.change(replace(WHOLE, details=None))
    with desk.shop.engine.connect() as connection:
        connection.exec_driver_sql("DELETE FROM attachments WHERE hash = ?", (version,))
        connection.commit()
    newest, first = desk.changes()
    assert newest.values == ()
    assert newest.gone == (ProfileField.SEX, ProfileField.BIRTHDAY, ProfileField.NOTE)
    assert first.values == ()


def test_another_phone_takes_a_second_persons_word_and_both_are_named(desk: Desk) -> None:
    wanted = Profile("王小明", "13900139000")
    asked = desk.change(wanted, desk.shop.cashier)
    assert isinstance(asked, ApprovalWanted)
    assert desk.record().profile.phone == "13800138000"
    approved = desk.shop.desk.approvals.give(desk.shop.cashier, asked.act, "st-2", "a-1")
    assert isinstance(desk.change(replace(wanted, phone="13700137000"), approved), ApprovalWanted)
    approved = desk.shop.desk.approvals.give(desk.shop.cashier, asked.act, "st-2", "a-2")
    assert isinstance(desk.change(wanted, approved), MemberRecord)
    assert (desk.changes()[0].staff, desk.changes()[0].approved_by) == ("小林", "陈店长")
    again = desk.change(Profile("王小明", "13600136000"), approved)
    assert isinstance(again, ApprovalWanted), "an approval is used up"


def test_a_first_phone_and_everything_else_are_the_cashiers_to_write_down(desk: Desk) -> None:
    desk.member_id = desk.shop.enrol(Profile("李小红")).member_id
    changed = desk.change(Profile("李小红", "13500135000", note="老客"), desk.shop.cashier)
    assert isinstance(changed, MemberRecord)


@pytest.mark.parametrize("role", [Role.REDEMPTION, Role.AUDITOR])
def test_whoever_may_not_enrol_changes_nothing(desk: Desk, role: Role) -> None:
    stranger = Session(Staff("st-7", "郑", role), 0)
    assert desk.change(WHOLE, stranger) == Refused(Refusal.NOT_ALLOWED)
    assert desk.record().profile == Profile("王小明", "13800138000")


def test_what_is_wrong_is_refused_and_nothing_is_recorded(desk: Desk) -> None:
    other = desk.shop.enrol(Profile("李小红", "13900139000"))
    facts = desk.facts
    known = desk.change(Profile("王小明", "+86 139-0013-9000"))
    assert known == Refused(Refusal.PHONE_KNOWN, (("number", other.number),))
    assert desk.change(Profile("王小明", "139")) == Refused(Refusal.PHONE)
    assert desk.change(Profile()) == Refused(Refusal.PHONE)
    for email in ("wang", "a@b", "a b@c.d", "a@b@c.d", "@c.d"):
        wrong = desk.change(Profile("王小明", "13800138000", details=Details(email=email)))
        assert wrong == Refused(Refusal.EMAIL), email
    assert isinstance(desk.change(Profile("王小明", "13800138000")), MemberRecord)
    assert desk.facts == facts, "nothing changed, so nothing is recorded"
    desk.member_id = "nobody"
    assert desk.editing.change(desk.shop.manager, Edit("nobody", b"", WHOLE)) == Refused(
        Refusal.MEMBER_UNKNOWN
    )


def test_two_windows_on_one_member_both_count_where_they_touch_different_fields(desk: Desk) -> None:
    seen = desk.record()
    first = desk.change(replace(seen.profile, note="爱喝热的"), version=seen.version)
    second = desk.change(with_fields(seen.profile, {ProfileField.REGION: "杭州"}), version=seen.version)
    assert isinstance(first, MemberRecord)
    assert isinstance(second, MemberRecord)
    assert (second.profile.note, second.profile.details) == ("爱喝热的", Details(region="杭州"))
    third = desk.change(replace(seen.profile, note="爱喝凉的"), version=seen.version)
    assert third == Refused(Refusal.PROFILE_CHANGED)
    same = desk.change(replace(seen.profile, note="爱喝热的"), version=seen.version)
    assert isinstance(same, MemberRecord), "both said the same"
    assert desk.change(seen.profile, version=b"?" * 32) == Refused(Refusal.PROFILE_CHANGED)


@pytest.mark.parametrize("field", list(LONGEST))
def test_whatever_is_typed_is_kept_without_what_no_reader_sees_or_refused(
    desk: Desk, field: ProfileField
) -> None:
    if field is ProfileField.BIRTHDAY:
        return  # read as a day before it comes here
    for nasty in NASTY:
        profile = with_fields(Profile("王小明", "13800138000"), {field: nasty})
        answer = desk.change(profile)
        if isinstance(answer, Refused):
            too_long = len(nasty) > LONGEST[field]
            for_itself = Refusal.LUNAR_BIRTHDAY if field is ProfileField.LUNAR_BIRTHDAY else Refusal.EMAIL
            assert answer.refusal in {Refusal.PHONE, Refusal.TOO_LONG if too_long else for_itself}
            continue
        kept = told(answer.profile, field)
        assert kept.isprintable()
        assert kept == kept.strip()
        if nasty.isprintable() and field is not ProfileField.PHONE:
            assert kept == nasty.strip()
    assert desk.facts > 0


def test_fields_one_by_one_are_the_whole_profile() -> None:
    values = {field: value_of(WHOLE, field) for field in ProfileField}
    assert with_fields(Profile(), values) == WHOLE
    assert with_fields(WHOLE, {field: value_of(Profile(), field) for field in ProfileField}) == Profile()
    assert changed_fields(Profile(), WHOLE) == tuple(ProfileField)
    assert told(WHOLE, ProfileField.BIRTHDAY) == "1990-05-20"
    assert told(replace(WHOLE, birthday=Birthday(5, 20)), ProfileField.BIRTHDAY) == "05-20"


def test_a_lunar_birthday_is_kept_in_one_form_and_refused_where_it_is_no_day(desk: Desk) -> None:
    told_so = with_fields(desk.record().profile, {ProfileField.LUNAR_BIRTHDAY: "农历8月15日"})
    answer = desk.change(told_so)
    assert isinstance(answer, MemberRecord)
    assert told(answer.profile, ProfileField.LUNAR_BIRTHDAY) == "八月十五"
    same = desk.change(with_fields(answer.profile, {ProfileField.LUNAR_BIRTHDAY: "8/15"}))
    assert isinstance(same, MemberRecord)
    assert same.version == answer.version, "the same day in other words is no change"
    for no_day in ("中秋", "八月三十一", "13-1", "2026-08-15"):
        refused = desk.change(with_fields(answer.profile, {ProfileField.LUNAR_BIRTHDAY: no_day}))
        assert refused == Refused(Refusal.LUNAR_BIRTHDAY), no_day


def test_words_taken_down_before_they_were_read_stay_until_they_are_changed(desk: Desk) -> None:
    old = replace(desk.record().profile, details=Details(lunar_birthday="中秋前后"))
    with desk.shop.store.writing() as work:
        desk.editing._record(work, desk.shop.cashier, desk.record(), old, (), "")
        work.commit()
    answer = desk.change(replace(desk.record().profile, note="爱喝热的"))
    assert isinstance(answer, MemberRecord)
    assert (answer.profile.note, told(answer.profile, ProfileField.LUNAR_BIRTHDAY)) == (
        "爱喝热的",
        "中秋前后",
    )


def test_the_rows_have_the_birthday_that_is_kept_and_the_record_both(desk: Desk) -> None:
    both = {ProfileField.BIRTHDAY: Birthday(9, 27, 1958), ProfileField.LUNAR_BIRTHDAY: "八月十五"}
    answer = desk.change(with_fields(desk.record().profile, both))
    assert isinstance(answer, MemberRecord)
    assert answer.member.profile.birthday == Birthday(8, 15, 1958, lunar=True)
    assert {field: value_of(answer.profile, field) for field in both} == both
    row = answer.member.profile
    assert {field: value_of(row, field) for field in both} == both | {ProfileField.BIRTHDAY: None}
    other = with_fields(row, {ProfileField.BIRTHDAY: Birthday(9, 27, 1958)})
    assert {field: value_of(other, field) for field in both} == both, "neither takes the other's place"
    solar = desk.change(
        with_fields(answer.profile, {ProfileField.LUNAR_BIRTHDAY: ""}), version=answer.version
    )
    assert isinstance(solar, MemberRecord)
    assert solar.member.profile.birthday == Birthday(9, 27, 1958)
