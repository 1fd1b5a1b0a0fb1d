"""What a shop asks of whoever joins stands in the form, and nobody joins without what is required."""

from __future__ import annotations

import pytest

from checkout_stand import CheckoutStand, zh
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.members.record import read_record
from shuke.application.refusal import Refusal, Refused
from shuke.domain.asked_fields import AS_USUAL, Asked, AskedFields
from shuke.domain.birthday import Birthday
from shuke.domain.money import ZERO
from shuke.domain.profile import Details, Profile, Sex
from shuke.domain.profile_fields import ProfileField

STRICT = (
    AS_USUAL.with_field(ProfileField.NAME, Asked.REQUIRED)
    .with_field(ProfileField.BIRTHDAY, Asked.NOT_ASKED)
    .with_field(ProfileField.EMAIL, Asked.REQUIRED)
    .with_field(ProfileField.SEX, Asked.ASKED)
    .with_field(ProfileField.REFERRER, Asked.ASKED)
)


@pytest.fixture
def stand() -> CheckoutStand:
    stand = CheckoutStand()
    stand.begin()
    stand.shop.desk.asked = lambda: STRICT
    return stand


def test_it_is_kept_as_a_word_and_what_can_not_be_read_is_as_usual() -> None:
    assert AskedFields.read(STRICT.word).word == STRICT.word
    odd = AskedFields.read("email:always nose:required name:not x ::")
    assert odd.of(ProfileField.EMAIL) is Asked.NOT_ASKED
    assert odd.of(ProfileField.NAME) is Asked.NOT_ASKED
    assert odd.of(ProfileField.BIRTHDAY) is Asked.ASKED
    assert list(AS_USUAL.missing(Profile())) == []
    assert list(STRICT.missing(Profile("王", birthday=Birthday(5, 1)))) == [ProfileField.EMAIL]


def test_a_lunar_birthday_is_told_where_a_birthday_is_required() -> None:
    asked = AS_USUAL.with_field(ProfileField.BIRTHDAY, Asked.REQUIRED)
    assert list(asked.missing(Profile("王", details=Details(lunar_birthday="八月十五")))) == []
    for unread in ("", "中秋"):
        profile = Profile("王", details=Details(lunar_birthday=unread, region="杭州"))
        assert list(asked.missing(profile)) == [ProfileField.BIRTHDAY]
    both = asked.with_field(ProfileField.LUNAR_BIRTHDAY, Asked.REQUIRED)
    assert list(both.missing(Profile("王", birthday=Birthday(5, 1)))) == [ProfileField.LUNAR_BIRTHDAY]


def test_the_form_asks_for_it_and_says_what_is_missing(stand: CheckoutStand) -> None:
    form = stand.checkout.enrol
    form.open()
    assert [zh(label) for _, label in form.state.labels] == ["手机号", "姓名（必填）"]
    assert [(one.field, zh(one.words)) for one in form.state.more] == [
        (ProfileField.SEX, "性别"),
        (ProfileField.EMAIL, "电子邮箱（必填）"),
        (ProfileField.REFERRER, "推荐人（姓名或卡号）"),
    ]
    form.type("phone", "13800138000")
    form.submit()
    assert [which for which, _ in form.state.wrong] == ["name", "email"]
    form.type("name", "王小明")
    form.tell(ProfileField.EMAIL, "wang@example.com")
    form.tell(ProfileField.SEX, "male")
    form.tell(ProfileField.REFERRER, "老张" * 60)
    assert form.state.wrong == ()
    form.choose_way(form.state.ways[0].rule)
    for proof in form.state.proofs:
        form.tick(proof.kind, True)
    form.submit()
    view = stand.checkout.counter.view
    assert view is not None
    assert view.member is not None, form.state.notice
    with stand.shop.store.reading() as work:
        record = read_record(work, stand.shop.recorder, view.member.member.member_id)
    assert record is not None
    assert record.profile.sex is Sex.MALE
    assert record.profile.details == Details(email="wang@example.com", referrer="老张" * 30)


def test_the_use_case_refuses_whoever_does_not_tell_it(stand: CheckoutStand) -> None:
    shop = stand.shop
    way = shop.enrolments.ways_in(ZERO)[0].rule
    before = Profile("王小明", "13800138000")
    refused = shop.enrolments.enrol(shop.cashier, Enrolment(before, way, "小票"))
    assert isinstance(refused, Refused)
    assert refused.refusal is Refusal.FIELD_MISSING
    whole = Profile("王小明", "13800138000", details=Details(email="w@x.cn"))
    assert isinstance(shop.enrolments.enrol(shop.cashier, Enrolment(whole, way, "小票")), NewMember)


def test_a_lunar_birthday_says_what_it_is_taken_for_and_no_day_of_that_calendar_is_refused(
    stand: CheckoutStand,
) -> None:
    stand.shop.desk.asked = lambda: AS_USUAL.with_field(ProfileField.LUNAR_BIRTHDAY, Asked.ASKED)
    form = stand.checkout.enrol
    form.open()
    form.type("phone", "13800138000")
    form.tell(ProfileField.LUNAR_BIRTHDAY, "中秋")
    form.submit()
    assert [(which, zh(words)[:10]) for which, words in form.state.wrong] == [
        ("lunar_birthday", "农历上没有这一天。请")
    ]
    form.tell(ProfileField.LUNAR_BIRTHDAY, "8-15")
    assert [zh(one.told) for one in form.state.more] == ["八月十五，下次公历 2026-09-25"]
    form.choose_way(form.state.ways[0].rule)
    for proof in form.state.proofs:
        form.tick(proof.kind, True)
    form.submit()
    view = stand.checkout.counter.view
    assert view is not None
    assert view.member is not None, form.state.notice
    with stand.shop.store.reading() as work:
        record = read_record(work, stand.shop.recorder, view.member.member.member_id)
    assert record is not None
    assert record.profile.details == Details(lunar_birthday="八月十五")


def test_the_use_case_refuses_a_lunar_birthday_that_is_none(stand: CheckoutStand) -> None:
    shop = stand.shop
    shop.desk.asked = lambda: AS_USUAL
    wrong = Profile("王小明", "13800138000", details=Details(lunar_birthday="八月三十一"))
    way = shop.enrolments.ways_in(ZERO)[0].rule
    refused = shop.enrolments.enrol(shop.cashier, Enrolment(wrong, way, "小票"))
    assert refused == Refused(Refusal.LUNAR_BIRTHDAY)
