"""Whoever is due to buy again, over a shop in memory: bought, noted, found by a segment, called, forgotten."""

from __future__ import annotations

import pytest

from back_office_stand import zh
from contacts_stand import ContactsStand
from fakes.counter_shop import CUP, TEA
from refund_stand import RefundStand
from shuke.application.members.contacting import Cause
from shuke.application.members.erasing import Erasing
from shuke.application.members.habits import note_habits, read_changed_habits
from shuke.application.members.merging import Merging
from shuke.application.segments.looking import Everybody
from shuke.application.segments.naming import segment_names
from shuke.application.segments.saving import save
from shuke.domain.facts.rows import Put
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import PRESETS, Preset, Rule

DAY_S = 86_400


class Shop(ContactsStand):
    """Sells on days from 10 March 2026 on, none before the last one, and lets what people usually buy be noted."""

    def sells(self, member: str, *days: int, article: str = TEA.article_id) -> None:
        stand, clock = RefundStand(self.shop), self.shop.clock
        now = clock.wall_ms
        for day in days:
            clock.wall_ms = now + day * DAY_S * 1000
            self.last = stand.sell((article, 1), member=member)
        clock.wall_ms = now

    def at(self, day: int, *conditions: Condition) -> list[str]:
        """Who is due on that day."""
        self.note()
        desk, clock = self.shop.desk, self.shop.clock
        now = clock.wall_ms
        clock.wall_ms = now + day * DAY_S * 1000
        rule = Rule(Together(conditions) if conditions else PRESETS[Preset.DUE_AGAIN])
        everybody = Everybody(desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop))
        with self.shop.store.reading() as work:
            look = everybody.look(work, rule)
        clock.wall_ms = now
        return list(look.members)

    def note(self) -> None:
        while (read := read_changed_habits(self.shop.store, 2)) is not None:
            note_habits(self.shop.store, read)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def asked(field: Field, *words: str) -> Condition:
    return Condition(field, Operator.ONE_OF, words)


def test_a_member_is_due_when_the_usual_time_has_gone_by_until_twice_as_long_has(shop: Shop) -> None:
    lin, wang = shop.member("林"), shop.member("王")
    shop.sells(wang, 0)
    shop.sells(lin, 0, 10)
    shop.sells(wang, 10)
    shop.sells(lin, 20, 31)
    assert [day for day in range(25, 60) if shop.at(day) == [lin]] == list(range(41, 51))
    tea, cup = asked(Field.DUE_ARTICLE, TEA.article_id), asked(Field.DUE_ARTICLE, CUP.article_id)
    assert (shop.at(45, tea), shop.at(45, cup)) == ([lin], [])
    with shop.shop.store.writing() as work:
        work.apply([Put("articles", {"article_id": TEA.article_id}, {"department_id": "d-1"})])
        work.commit()
    assert (shop.at(45, asked(Field.DUE_DEPARTMENT, "d-1")), shop.at(40)) == ([lin], [])
    shop.sells(lin, 45)
    assert shop.at(46) == []


def test_what_came_back_was_not_bought(shop: Shop) -> None:
    lin = shop.member("林")
    shop.sells(lin, 0, 10, 20)
    assert shop.at(30) == [lin]
    RefundStand(shop.shop).refund(shop.last)
    assert shop.at(30) == []


def test_two_who_are_one_bought_as_one_and_whoever_is_forgotten_is_due_no_more(shop: Shop) -> None:
    lin, twin = shop.member("林"), shop.member("小林")
    for member, day in ((lin, 0), (twin, 10), (lin, 20), (twin, 30)):
        shop.sells(member, day)
    assert shop.at(40) == []
    Merging(shop.shop.desk, lambda name: name).merge(shop.shop.manager, twin, lin, "同一个人")
    (whole,) = shop.at(40)
    with shop.shop.store.reading() as work:
        assert work.habits.usual(9) == [TEA.article_id]
        member = work.members.get(whole)
    assert member is not None
    erased = Erasing(shop.shop.desk).erase(shop.shop.manager, whole, member.number, "本人要求")
    assert not hasattr(erased, "reason"), erased
    with shop.shop.store.reading() as work:
        assert work.habits.usual(9) == []
    assert shop.at(40) == []


def test_the_account_manager_is_told_what_and_the_record_says_so(shop: Shop) -> None:
    lin = shop.member("林")
    shop.sells(lin, 0, 10, 20)
    shop.note()
    shop.shop.clock.advance(30 * DAY_S)
    assert shop.causes() == {"林": [Cause.DUE_AGAIN]}
    shop.presenter.open()
    assert zh(shop.presenter.state.rows[0].causes) == "常买的该回购了（碧螺春）"


def test_usual_goods_are_offered_by_name_and_so_is_what_a_saved_segment_asks_for(shop: Shop) -> None:
    desk = shop.shop.desk

    def offered() -> dict[Field, dict[str, object]]:
        with shop.shop.store.reading() as work:
            names = segment_names(work, desk.programme_in_force(work))
        return {field: dict(words) for field, words in names.offered.items()}

    assert offered()[Field.DUE_ARTICLE] == {}
    shop.sells(shop.member("林"), 0, 10, 20)
    shop.note()
    assert offered()[Field.DUE_ARTICLE] == {TEA.article_id: "碧螺春"}
    assert offered()[Field.DUE_DEPARTMENT] == {"d-1": "茶叶"}
    rule = Rule(Together((asked(Field.DUE_ARTICLE, CUP.article_id, "gone"),)))
    assert isinstance(save(desk, shop.shop.manager, "杯子", rule), SegmentSaved)
    assert offered()[Field.DUE_ARTICLE] == {TEA.article_id: "碧螺春", CUP.article_id: "盖碗"}


def test_whoever_is_forgotten_between_a_look_and_its_notes_has_none(shop: Shop) -> None:
    lin = shop.member("林")
    shop.sells(lin, 0, 10)
    shop.note()
    shop.sells(lin, 20)
    read = read_changed_habits(shop.shop.store, 9)
    assert read is not None
    assert read.habits[lin], "it would be noted"
    with shop.shop.store.reading() as work:
        member = work.members.get(lin)
    assert member is not None
    Erasing(shop.shop.desk).erase(shop.shop.manager, lin, member.number, "本人要求")
    note_habits(shop.shop.store, read)
    shop.note()
    with shop.shop.store.reading() as work:
        assert work.habits.usual(9) == []


def test_until_everybody_was_gone_through_a_look_says_how_many_were(shop: Shop) -> None:
    members = sorted(shop.member(name) for name in ("林", "王", "李", "赵"))
    for member in members[:3]:
        shop.sells(member, 0, 10, 20)
    desk, due = shop.shop.desk, Rule(PRESETS[Preset.DUE_AGAIN])
    everybody = Everybody(desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop))

    def noted(rule: Rule) -> int | None:
        everybody.anew()
        with shop.shop.store.reading() as work:
            return everybody.look(work, rule).noted

    seen = [noted(due)]
    while (read := read_changed_habits(shop.shop.store, 1)) is not None:
        note_habits(shop.shop.store, read)
        seen.append(noted(due))
    # The heads, the three who bought often enough one after the other, and that there is nobody behind them.
    assert seen == [0, 0, 1, 2, 3, None]
    assert noted(Rule()) is None


def test_a_rule_that_asks_nothing_of_what_is_usual_says_nothing_of_it(shop: Shop) -> None:
    desk = shop.shop.desk
    shop.member("林")
    everybody = Everybody(desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop))
    with shop.shop.store.reading() as work:
        assert everybody.look(work, Rule(PRESETS[Preset.DUE_AGAIN])).noted == 0
        # Its columns are at hand now.
        assert everybody.look(work, Rule(PRESETS[Preset.BIRTHDAYS])).noted is None
