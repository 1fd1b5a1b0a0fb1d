"""A demo opened on a till: everything in it is a fact, signed and chained like any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from fakes.counter_shop import SHOP, CounterShop
from shuke.adapters.pinyin import initials
from shuke.application.journal_check import check_journals
from shuke.application.rebuilding import rebuild
from shuke.bootstrap.demo_shop import DemoMember, demo_articles, demo_members
from shuke.bootstrap.demo_shop.opening import fill_demo_shop
from shuke.domain.facts.member_carried_over import CarriedLot, MemberCarriedOver
from shuke.domain.facts.plain import from_plain, to_plain
from shuke.domain.slices.account import NEVER, AccountKind, Slice

MEMBERS = 300


@pytest.fixture(scope="module")
def shop() -> CounterShop:
    shop = CounterShop()
    told: list[int] = []
    fill_demo_shop(shop.store, shop.recorder, SHOP, initials, members=MEMBERS, progress=told.append)
    assert told[-1] == MEMBERS
    assert told == sorted(told)
    return shop


@pytest.fixture(scope="module")
def everybody(shop: CounterShop) -> list[DemoMember]:
    with shop.store.reading() as work:
        return list(demo_members(MEMBERS, shop.recorder.today(work, SHOP)))


def test_every_member_is_there_with_tier_history_and_card(
    shop: CounterShop, everybody: list[DemoMember]
) -> None:
    with shop.store.reading() as work:
        assert work.members.count() == MEMBERS
        for demo in everybody:
            member = work.members.get(demo.member_id)
            assert member is not None
            assert member.profile == replace(demo.profile, birthday=demo.profile.kept_birthday, details=None)
            assert (member.tier, member.cumulative, member.sales) == (demo.tier, demo.cumulative, demo.sales)
            assert (member.joined_on, member.last_visit_ms) == (demo.joined_on, demo.last_visit_ms)
            card = work.cards.by_number(demo.number)
            assert card is not None
            assert card.member_id == demo.member_id


def test_a_few_keep_a_birthday_of_the_chinese_calendar_some_of_them_today(
    shop: CounterShop, everybody: list[DemoMember]
) -> None:
    keep = [one for one in everybody if one.profile.details is not None]
    assert 0 < len(keep) < len(everybody) / 10
    with shop.store.reading() as work:
        kept = [member.profile.birthday for one in keep if (member := work.members.get(one.member_id))]
    assert [one.profile.kept_birthday for one in keep] == kept
    assert all(one is not None and one.lunar for one in kept)


def test_the_old_balance_is_this_tills_to_spend(shop: CounterShop, everybody: list[DemoMember]) -> None:
    rich = next(member for member in everybody if member.points > 100)
    with shop.store.reading() as work:
        assert work.members.balance(rich.member_id, AccountKind.POINTS) == rich.points
        assert work.members.slices("S01-1", rich.member_id, AccountKind.POINTS) == [Slice(NEVER, rich.points)]


def test_articles_are_on_the_shelf(shop: CounterShop) -> None:
    with shop.store.reading() as work:
        for article in islice(demo_articles(), 0, None, 37):
            assert work.articles.by_barcode(article.barcode) == article


def test_an_auditor_finds_nothing_and_a_rebuild_changes_nothing(shop: CounterShop) -> None:
    report = check_journals(shop.store, shop.sealing, {"S01-1": (shop.signer.public_key,)}, lambda _: None)
    assert report.findings == ()
    assert report.facts > 2 * MEMBERS
    assert rebuild(shop.store, shop.sealing, shop.encoding, initials, lambda _: None).unchanged


def test_a_failure_half_way_leaves_no_half_demo() -> None:
    shop = CounterShop()

    def pulled_plug(_: int) -> None:
        raise OSError("power")

    with pytest.raises(OSError, match="power"):
        fill_demo_shop(shop.store, shop.recorder, SHOP, initials, members=10, progress=pulled_plug)
    with shop.store.reading() as work:
        assert work.members.count() == 0
        assert work.articles.by_barcode(demo_articles()[0].barcode) is None


def test_a_carried_over_member_reads_back_as_written() -> None:
    demo = next(demo_members(1, date(2026, 5, 5)))
    body = MemberCarriedOver(
        member_id=demo.member_id,
        number=demo.number,
        tier=demo.tier,
        tier_since=demo.tier_since,
        joined_on=demo.joined_on,
        profile=bytes(32),
        shop_id="S01",
        origin="old",
        lots=(CarriedLot(AccountKind.POINTS, NEVER, 12), CarriedLot(AccountKind.POINTS, "2027-01-01", -3)),
        cumulative=demo.cumulative,
        sales=demo.sales,
        last_sale_on=demo.last_sale_on,
        last_visit_ms=demo.last_visit_ms,
    )
    assert from_plain(MemberCarriedOver, to_plain(body)) == body


def test_the_demos_members_hold_the_tiers_of_the_programme_chosen() -> None:
    """By their height; who would stand higher than its highest holds that."""
    shop = CounterShop()
    told: list[int] = []
    with_two = ["vip", "svip"]
    fill_demo_shop(
        shop.store, shop.recorder, SHOP, initials, members=300, progress=told.append, tiers=with_two
    )
    with shop.store.reading() as work:
        assert set(work.members.tiers_held()) == set(with_two)
        assert sum(work.members.tiers_held().values()) == 300
