"""Whatever a cashier types, the member is found, or a sentence says what to type."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.cards import reissued
from fakes.counter_shop import CounterShop
from laws import examples
from shuke.adapters.pinyin import initials
from shuke.application.find_members import LONGEST_TYPED, FoundBy, FoundMembers, Nobody, find_members
from shuke.domain.card import CardStatus
from shuke.domain.profile import Profile
from shuke.wording.find_members import NOBODY
from shuke.wording.said import Said
from shuke.wording.sentence import Language

PEOPLE = {
    "xiaoming": Profile("王小明", "13800135678"),
    "wei": Profile("王伟", "13911115678"),
    "shan": Profile("单雄信", "+8613722220042"),
    "anna": Profile("Anna Schmidt", "+4915112345678"),
    "ayi": Profile("阿依古丽·买买提", "13700000009"),
    "rare": Profile("王𬱖", "13700000010"),
    "landline": Profile("老李", "01088886666"),
}


@pytest.fixture(scope="module")
def shop() -> CounterShop:
    shop = CounterShop()
    for profile in PEOPLE.values():
        new = shop.enrol(profile)
        with shop.store.writing() as work:
            work.members.describe(new.member_id, profile, initials(profile.name))
            work.commit()
        shop.clock.advance(60)
    return shop


def find(shop: CounterShop, typed: str, limit: int = 20) -> FoundMembers:
    with shop.store.reading() as work:
        return find_members(work, typed, limit)


def names(found: FoundMembers) -> list[str]:
    return [member.profile.name for member in found.members]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("13800135678", "王小明"),
        ("138 0013 5678", "王小明"),
        ("138-0013-5678", "王小明"),
        ("１３８００１３５６７８", "王小明"),
        ("+86 138 0013 5678", "王小明"),
        ("+8613800135678", "王小明"),
        ("008613800135678", "王小明"),
        ("8613800135678", "王小明"),
        ("13722220042", "单雄信"),
        ("+8613722220042", "单雄信"),
        ("010-8888 6666", "老李"),
        ("88886666", "老李"),
        ("0042", "单雄信"),
        ("042", "单雄信"),
        ("20042", "单雄信"),
        ("138****5678", "王小明"),
        ("1380013", "王小明"),
        ("王5678", None),
        ("小明5678", "王小明"),
        ("5678小明", "王小明"),
        ("小明 135678", "王小明"),
        ("小明", "王小明"),
        ("王 小 明", "王小明"),
        ("王小明", "王小明"),
        ("𬱖", "王𬱖"),
        ("买买提", "阿依古丽·买买提"),
        ("阿依古丽买买提", "阿依古丽·买买提"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("wxm", "王小明"),
        ("WXM", "王小明"),
        ("ｗｘｍ", "王小明"),
        ("wangxiaoming", "王小明"),
        ("wang xiao ming", "王小明"),
        ("sxx", "单雄信"),
        ("ayglmmt", "阿依古丽·买买提"),
        ("mmt", "阿依古丽·买买提"),
        ("anna", "Anna Schmidt"),
        ("ANNA SCHM", "Anna Schmidt"),
        ("schmidt", "Anna Schmidt"),
        ("chmid", "Anna Schmidt"),
    ],
)
def test_what_was_typed_finds_the_member(shop: CounterShop, typed: str, who: str | None) -> None:
    found = find(shop, typed)
    assert found.nobody is None
    if who is None:
        assert set(names(found)) == {"王小明", "王伟"}
    else:
        assert names(found) == [who]


def test_among_several_the_last_visitor_comes_first(shop: CounterShop) -> None:
    assert names(find(shop, "5678")) == ["Anna Schmidt", "王伟", "王小明"]
    assert names(find(shop, "王")) == ["王𬱖", "王伟", "王小明"]
    assert names(find(shop, "w")) == ["王𬱖", "王伟", "王小明"]


def test_how_somebody_was_found_is_told(shop: CounterShop) -> None:
    assert [one.by for one in find(shop, "13800135678").found] == [FoundBy.PHONE]
    assert [one.by for one in find(shop, "0042").found] == [FoundBy.PHONE_ENDING]
    assert [one.by for one in find(shop, "1380013").found] == [FoundBy.PHONE_BEGINNING]
    assert [one.by for one in find(shop, "小明").found] == [FoundBy.NAME]
    assert [one.by for one in find(shop, "wxm").found] == [FoundBy.SPELLING]


def test_a_number_finds_its_member_and_a_replaced_card_says_so(shop: CounterShop) -> None:
    with shop.store.reading() as work:
        member = work.members.by_phone("01088886666", 1)[0]
        card = work.cards.of_member(member.member_id)[0]
    assert [one.by for one in find(shop, member.number).found] == [FoundBy.NUMBER]
    reissued(shop, card.card_id)
    by_new = find(shop, f"{card.number}-2").found
    assert [(one.member.member_id, one.by) for one in by_new] == [(member.member_id, FoundBy.CARD)]
    assert by_new[0].card is not None
    assert by_new[0].card.status is CardStatus.ACTIVE


def test_more_than_were_asked_for_are_announced(shop: CounterShop) -> None:
    two = find(shop, "王", 2)
    assert (len(two.found), two.more) == (2, True)
    assert not find(shop, "王", 3).more


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", Nobody.EMPTY),
        ("   ", Nobody.EMPTY),
        ("\x00\x1b\n", Nobody.EMPTY),
        ("1", Nobody.TOO_FEW_DIGITS),
        ("56", Nobody.TOO_FEW_DIGITS),
        ("+", Nobody.NO_WORDS),
        ("···", Nobody.NO_WORDS),
        ("%%%", Nobody.NO_WORDS),
        ("***", Nobody.NO_WORDS),
        ("王" * (LONGEST_TYPED + 1), Nobody.TOO_LONG),
        ("9" * 5_000, Nobody.TOO_LONG),
        ("没有这个人", Nobody.NOT_FOUND),
        ("19999999999", Nobody.NOT_FOUND),
        ("zzz", Nobody.NOT_FOUND),
        ("'; DROP TABLE members; --", Nobody.NOT_FOUND),
        ("{typed}", Nobody.NOT_FOUND),
    ],
)
def test_odd_input_is_answered_with_a_sentence(shop: CounterShop, typed: str, why: Nobody) -> None:
    found = find(shop, typed)
    assert (found.found, found.nobody) == ((), why)
    assert isinstance(found.words, Said)
    for language in Language:
        assert found.words.into(language)


def test_every_reason_has_its_sentence() -> None:
    assert set(NOBODY) == {why.value for why in Nobody}


@settings(
    max_examples=examples(75), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    typed=st.one_of(st.text(max_size=80), st.from_regex(r"[0-9+\-* 王wx]{0,30}", fullmatch=True)),
    limit=st.integers(1, 5),
)
def test_no_text_at_all_breaks_the_search(shop: CounterShop, typed: str, limit: int) -> None:
    found = find(shop, typed, limit)
    assert len(found.found) <= limit
    assert (found.nobody is None) == bool(found.found)
    assert len({member.member_id for member in found.members}) == len(found.members)
