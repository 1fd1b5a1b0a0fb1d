"""The pages of a member at their edges: nobody chosen, a full disk, a step under way, kinds without a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from back_office_stand import BackOfficeStand, zh
from fakes.member_phone import knows_head_office
from golden.bodies import HEADER, SAMPLES
from members_stand import MembersStand
from shuke.application.members.editing import Edit
from shuke.application.members.time_line import GivenCoupon, Happening, Move
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.application.session import Session
from shuke.domain.exceptions.kinds import ExceptionKind, Owner
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_consented import MemberAcceptedTerms
from shuke.domain.facts.rows import Add, Put
from shuke.domain.membership.state import MembershipState
from shuke.domain.profile_fields import ProfileField
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.member_pages.time_line import HappeningState, happening_state
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.said import in_words

DAY = date(2026, 11, 3)


class FullDisk:
    """A store that refuses as soon as a block is entered."""

    def writing(self) -> FullDisk:
        return self

    reading = writing

    def __enter__(self) -> None:
        raise StoreUnusable(StoreTrouble.DISK_FULL, "no room")

    def __exit__(self, *_: object) -> None: ...


def fill_disk(stand: BackOfficeStand) -> Callable[[], None]:
    desk = stand.shop.desk
    before = desk.store, desk.reports

    def make_room() -> None:
        desk.store, desk.reports = before

    desk.store = desk.reports = FullDisk()  # type: ignore[assignment]  # as much of a store as is reached
    return make_room


@pytest.fixture
def stand() -> MembersStand:
    stand = MembersStand()
    stand.as_manager()
    return stand


def told(notice: Notice | None) -> str:
    return zh(notice.words) if notice else ""


def test_a_full_disk_is_said_on_every_page_which_can_be_used_again(stand: MembersStand) -> None:
    new, other = stand.enrol(), stand.enrol("李小红", "13900139000")
    stand.presenter.open(new.member_id)
    for page in ("record", "time_line", "consent", "twins", "care", "own_data"):
        stand.presenter.go(page)
    stand.twins.ask(other.number)
    stand.twins.list_asked()
    stand.twins.give_reason("同一个人")
    make_room = fill_disk(stand)
    stand.record.type(ProfileField.NOTE, "x")
    steps: tuple[Callable[[], object], ...] = (
        stand.record.save,
        stand.consent.withdraw_all,
        stand.twins.merge,
        stand.care.balance,
        lambda: stand.own_data.give(Path("/files/a.html"), Language.ZH),
        lambda: stand.time_line.show(new.member_id),
        stand.presenter.refresh,
    )
    for step in steps:
        step()
    notices = (
        stand.record.state.notice,
        stand.consent.state.notice,
        stand.twins.state.notice,
        stand.care.state.notice,
        stand.own_data.state.notice,
        stand.time_line.state.notice,
        stand.presenter.state.notice,
    )
    assert all("磁盘已满" in told(notice) for notice in notices), [told(one) for one in notices]
    busy = (stand.record, stand.consent, stand.twins, stand.care, stand.own_data, stand.time_line)
    assert not any(page.state.busy for page in busy)
    make_room()
    stand.record.save()
    assert told(stand.record.state.notice) == "已保存。"


def test_nobody_chosen_leaves_every_page_as_it_is(stand: MembersStand) -> None:
    stand.record.save()
    stand.record.discard()
    stand.twins.merge()
    stand.twins.list_asked()
    stand.twins.choose("nobody")
    stand.twins.let_stay("nobody")
    stand.care.assign()
    stand.care.balance()
    stand.care.sharing.share_out()
    stand.consent.save()
    stand.own_data.give(Path("/files/a.html"), Language.ZH)
    stand.presenter.go("no such page")
    stand.presenter.submit()
    for show in (stand.record.show, stand.twins.show, stand.own_data.show):
        show("nobody")
    assert stand.written == {}
    assert stand.record.state.values == {}
    assert stand.twins.state.this is None


def test_a_step_under_way_is_not_taken_twice(stand: MembersStand) -> None:
    stand.presenter.open(stand.enrol().member_id)
    for page, step in (
        (stand.record, stand.record.save),
        (stand.care, stand.care.balance),
        (stand.care, stand.care.share_out),
        (stand.consent, stand.consent.withdraw_all),
        (stand.own_data, stand.own_data.erase),
    ):
        stand.presenter.go("care")
        page._show(replace(page.state, busy=True))  # type: ignore[arg-type, attr-defined, type-var]
        facts = stand.facts
        step()
        assert stand.facts == facts


def test_what_is_in_the_way_of_erasing_is_named(stand: MembersStand) -> None:
    new = stand.enrol()
    with stand.shop.store.writing() as work:
        key = {"member_id": new.member_id, "account": "principal", "lot": "never"}
        work.apply([Add("balances", key, {"amount": 100_00})])
        work.apply(
            [
                Put(
                    "exceptions",
                    {"exception_id": "e-1"},
                    {
                        "kind": ExceptionKind.DOUBLE_USE.value,
                        "shop_id": "S01",
                        "till_id": "S01-1",
                        "happened_on": "2026-03-01",
                        "found_on": "2026-03-01",
                        "facts": "[]",
                        "owner": Owner.SHOP.value,
                        "deadline": "2026-03-31",
                        "state": "collecting",
                        "member_id": new.member_id,
                        "shortfall": "[]",
                        "about": "[]",
                        "due_minor": 20_00,
                        "due_points": 30,
                    },
                )
            ]
        )
        work.commit()
    stand.presenter.go("own_data")
    stand.presenter.open(new.member_id)
    assert [zh(one) for one in stand.own_data.state.in_the_way] == [
        "储值本金 ¥100.00，请先退还",
        "还欠 ¥20.00",
        "还欠 30 积分",
    ]
    assert not stand.own_data.state.erasable
    stand.presenter.go("twins")
    assert stand.twins.state.this is not None
    assert [zh(one) for one in stand.twins.state.this.has] == ["储值本金 ¥100.00"]


def state_of(stand: MembersStand, kind: str, body: FactBody | None, **more: object) -> HappeningState:
    with stand.shop.store.reading() as work:
        programme: Programme = stand.shop.desk.programme_in_force(work)
    place = HistoryPlace(DAY, "S01-1", 1, 2)
    one = Happening(place, kind, HEADER, body, "小林", "1号台")
    return happening_state(
        replace(one, **more),  # type: ignore[arg-type]  # the fields' own types
        programme,
        money_text,
        stand.shop.desk.local_time,
    )


def test_whatever_happened_its_title_says_all_it_has_places_for(stand: MembersStand) -> None:
    for cases in SAMPLES.values():
        for body in cases.values():
            title = state_of(stand, body.KIND, body).title
            for language in Language:
                assert "{" not in in_words(title, language), body.KIND


def test_a_kind_without_a_name_and_one_from_a_newer_release_are_told_as_such(stand: MembersStand) -> None:
    assert zh(state_of(stand, "x.y", None).title) == "由更新的版本记录，本版读不出内容"
    assert zh(state_of(stand, "x.y", MemberAcceptedTerms("m", "p", 3)).title) == "其他：x.y"
    accepted = state_of(stand, "member.accepted_terms", MemberAcceptedTerms("m", "p", 3))
    assert zh(accepted.title) == "同意章程第 3 版"
    raised = ExceptionRaised(
        "e", ExceptionKind.SAME_PHONE, "S01", "S01-1", DAY, (), Owner.SHOP, DAY, member_id="m"
    )
    assert "手机" in zh(state_of(stand, "exception.raised", raised).title)


def test_movements_say_their_lot_and_money_is_money(stand: MembersStand) -> None:
    moves = (
        Move(AccountKind.PRINCIPAL, "never", 100_00, "top_up"),
        Move(AccountKind.POINTS, "2027-12-31", -5, "points.as_money"),
        Move(AccountKind.COUPON, "c-1", 1, "birthday"),
        Move(AccountKind.STAMPS, "x", 1, "stamp"),
    )
    coupons = (GivenCoupon("no-such", "2026-12-31", "birthday"), GivenCoupon("no-such", "", "birthday"))
    held = TierHeld(1, 0, DAY, "gold", MembershipState.ENDED)
    state = state_of(
        stand, "day.brought", MemberAcceptedTerms("m", "p", 3), moves=moves, coupons=coupons, held=held
    )
    assert [(zh(name), zh(about)) for name, about in state.moves] == [
        ("会籍终止", ""),
        ("发券：no-such", "有效至 2026-12-31"),
        ("发券：no-such", ""),
        ("储值本金 +¥100.00", "充值"),
        ("积分 -5", "2027-12-31 到期的 · 积分抵现"),
        ("优惠券 +1", "生日"),
        ("印章 +1", "规则 stamp"),
    ]
    assert zh(state.moved) == "积分 -5"


def test_somebody_who_changed_the_same_field_is_seen_at_once(stand: MembersStand) -> None:
    new = stand.enrol()
    stand.presenter.open(new.member_id)
    stand.record.type(ProfileField.SEX, "female")
    stand.record.type(ProfileField.NOTE, "a")
    record = stand.record._record
    assert record is not None
    stand.editing.change(
        stand.session, Edit(new.member_id, record.version, replace(record.profile, note="b"))
    )
    stand.record.save()
    assert "同事刚改过" in told(stand.record.state.notice)
    assert stand.record.state.values[ProfileField.NOTE] == "b"
    stand.record.type(ProfileField.SEX, "female")
    stand.record.save()
    stand.record.type(ProfileField.NOTE, "")
    stand.record.save()
    values = [zh(one) for change in stand.record.state.changes for one in change.values]
    assert "性别：女" in values
    assert "服务备注（性格、喜好）：删除 b" in values
    stand.record.save()
    assert told(stand.record.state.notice) == "没有改动。"


def test_the_page_on_the_telephone_is_printed_against_a_document(stand: MembersStand) -> None:
    member = stand.enrol().member_id
    stand.presenter.open(member)
    stand.presenter.go("own_data")
    page = stand.own_data

    def told() -> str:
        assert page.state.notice is not None
        return zh(page.state.notice.words)

    page.note_evidence("身份证 1234")
    page.invite()
    assert "没有接入总部" in told()
    assert page.state.evidence == "身份证 1234"
    knows_head_office(stand.shop.store)
    page.note_evidence("")
    page.invite()
    assert "证件" in told()
    assert stand.queued == 0
    page.note_evidence("身份证 1234")
    page.invite()
    assert "送去打印" in told()
    assert (page.state.evidence, stand.queued) == ("", 1)


def test_what_a_member_holds_is_printed_for_whoever_is_chosen(stand: MembersStand) -> None:
    stand.presenter.print_balance()
    assert (told(stand.presenter.state.notice), stand.queued) == ("请选择一位会员", 0)
    new = stand.enrol()
    stand.presenter.open(new.member_id)
    stand.presenter.print_balance()
    assert (told(stand.presenter.state.notice), stand.queued) == ("余额单正在打印。", 1)
    stand.session = Session(Staff("st-7", "郑", Role.AUDITOR), 0)
    stand.presenter.print_balance()
    assert stand.queued == 1
    assert stand.presenter.state.notice is not None
    assert stand.presenter.state.notice.tone is NoticeTone.BAD


def test_a_lunar_birthday_says_when_it_is_kept_next_and_its_field_what_is_wrong(stand: MembersStand) -> None:
    new = stand.enrol()
    stand.presenter.open(new.member_id)
    stand.record.type(ProfileField.LUNAR_BIRTHDAY, "农历腊月23")
    assert zh(stand.record.state.lunar) == "腊月廿三，下次公历 2027-01-30"
    stand.record.type(ProfileField.LUNAR_BIRTHDAY, "腊月三十一")
    assert stand.record.state.lunar == ""
    stand.record.save()
    ((field, words),) = stand.record.state.wrong
    assert (field, zh(words)[:9]) == (ProfileField.LUNAR_BIRTHDAY, "农历上没有这一天。")
    stand.record.type(ProfileField.LUNAR_BIRTHDAY, "12-23")
    stand.record.save()
    assert stand.record.state.values[ProfileField.LUNAR_BIRTHDAY] == "腊月廿三"
    assert zh(stand.record.state.lunar) == "腊月廿三，下次公历 2027-01-30"
