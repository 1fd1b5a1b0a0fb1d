from __future__ import annotations

import pytest

from back_office_stand import en, zh
from fakes.full_disk import FullDisk
from segments_stand import SegmentsStand
from shuke.application.members.habits import note_habits, read_changed_habits
from shuke.application.segments.looking import Look
from shuke.domain.facts.rows import Put
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.building import Path
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import Rule
from shuke.presenters.segments.lines import Line
from shuke.presenters.segments.reading import share
from shuke.presenters.segments.state import NEW, Draft
from shuke.presenters.segments.window import SegmentsPresenter


@pytest.fixture
def stand() -> SegmentsStand:
    stand = SegmentsStand()
    stand.member("王小明", sales=9, spent=680_000, last="2026-03-09", birthday="3-12")
    stand.member("李雷", sales=2, spent=20_000, last="2025-10-01")
    stand.member("韩梅梅")
    stand.presenter.open()
    return stand


def add(
    shown: SegmentsPresenter,
    field: Field,
    operator: Operator,
    first: str = "",
    second: str = "",
    *,
    path: Path = (),
    grouped: bool = False,
) -> None:
    shown.add(path, grouped=grouped)
    shown.pick_field(field)
    shown.pick_operator(operator)
    shown.type_values(first, second)
    shown.confirm()


def test_a_segment_that_is_being_made_is_still_there_when_somebody_comes_back(stand: SegmentsStand) -> None:
    shown = stand.presenter
    add(shown, Field.SALES, Operator.AT_LEAST, "5")
    shown.type_name("regulars")
    shown.add()
    shown.open()
    assert [zh(part.told) for part in shown.state.parts] == ["消费次数：至少 5 次"]
    assert (shown.state.name, shown.state.draft is not None) == ("regulars", True)
    assert stand.counted == "1 人 · 占全部 3 人的 33.3%"
    shown.choose("preset/active")
    assert [(zh(part.told)) for part in shown.state.parts] != ["消费次数：至少 5 次"]
    assert (shown.state.unsaved, shown.state.unsaved_keys) == (False, {NEW})
    shown.choose(NEW)
    assert (len(shown.state.parts), shown.state.name, shown.state.unsaved) == (1, "regulars", True)
    shown.give_up()
    assert (shown.state.parts, shown.state.name, shown.state.unsaved) == ((), "", False)
    assert shown.state.unsaved_keys == frozenset()


def test_what_was_changed_of_a_segment_and_not_saved_is_not_lost(stand: SegmentsStand) -> None:
    shown = stand.presenter
    add(shown, Field.SALES, Operator.AT_LEAST, "5")
    shown.type_name("常客")
    shown.save()
    saved = shown.state.chosen
    assert (shown.state.is_saved, shown.state.unsaved, shown.state.unsaved_keys) == (True, False, frozenset())
    shown.remove((0,))
    shown.type_name("所有人")
    shown.open_lines()
    shown.type_line(Line.ACTIVE_DAYS, "17")
    shown.take_lines()
    shown.choose("preset/active")
    shown.turn()
    shown.open()
    assert shown.state.unsaved_keys == {saved, "preset/active"}
    shown.choose(saved)
    assert (shown.state.parts, shown.state.name, shown.state.unsaved) == ((), "所有人", True)
    shown.open_lines()
    assert shown.state.lines is not None
    assert shown.state.lines.typed[Line.ACTIVE_DAYS] == "17"
    shown.leave_lines()
    shown.give_up()
    assert [zh(part.told) for part in shown.state.parts] == ["消费次数：至少 5 次"]
    assert (shown.state.name, shown.state.unsaved) == ("常客", False)
    shown.type_name("所有人")
    shown.take_off()
    assert (shown.state.chosen, shown.state.name, shown.state.unsaved_keys) == (NEW, "", {"preset/active"})


@pytest.mark.parametrize("typed", ["0", "13", "１２３", "5月", ""])
def test_a_month_of_birth_is_one_of_twelve(stand: SegmentsStand, typed: str) -> None:
    add(stand.presenter, Field.BIRTH_MONTH, Operator.AT_LEAST, typed)
    draft = stand.presenter.state.draft
    assert draft is not None
    assert zh(draft.fault) == "月份是 1 到 12。"
    stand.presenter.type_values("１２", "")
    stand.presenter.confirm()
    assert [zh(part.told) for part in stand.presenter.state.parts] == ["生日月份：至少 12 月"]


def test_presets_are_counted_with_a_share_and_a_sample(stand: SegmentsStand) -> None:
    shown = stand.presenter
    assert stand.counted == "3 人 · 占全部 3 人的 100.0%"
    shown.choose("preset/near_next_tier")
    assert zh(shown.state.title) == "即将升级"
    assert stand.counted == "1 人 · 占全部 3 人的 33.3%"
    (row,) = shown.state.sample
    assert [zh(cell) for cell in row.cells][1:] == ["普通卡", "2026-03-09", "9", "¥6,800.00"]
    assert zh(row.cells[0]).startswith("王** 138")
    shown.choose("preset/never_bought")
    assert zh(shown.state.sample[0].cells[2]) == "从未"
    assert en(shown.state.about).startswith("Since the last sale: not on record; and Life cycle: is")
    shown.choose("preset/birthdays")
    assert stand.counted == "1 人 · 占全部 3 人的 33.3%"
    assert shown.state.noting == ""
    shown.choose("preset/due_again")
    assert zh(shown.state.noting).startswith("会员的购买习惯还在整理，已完成 0 人，共 3 人")
    assert "noted for 0 of 3 members so far" in en(shown.state.noting)
    while (read := read_changed_habits(stand.shop.store, 9)) is not None:
        note_habits(stand.shop.store, read)
    shown.open()
    assert (shown.state.chosen, shown.state.noting) == ("preset/due_again", "")


def test_a_rule_is_made_step_by_step_and_counted_at_each(stand: SegmentsStand) -> None:
    shown = stand.presenter
    add(shown, Field.SALES, Operator.AT_LEAST, "2")
    assert stand.counted == "2 人 · 占全部 3 人的 66.7%"
    add(shown, Field.SPENT, Operator.BETWEEN, "100", "500.50")
    assert [zh(part.told) for part in shown.state.parts] == [
        "消费次数：至少 2 次",
        "累计消费：介于 ¥100.00 到 ¥500.50 之间",
    ]
    assert stand.counted.startswith("1 人")
    add(shown, Field.DAYS_TO_BIRTHDAY, Operator.AT_MOST, "7")
    assert stand.counted.startswith("0 人")
    shown.turn()
    assert stand.counted.startswith("2 人")
    shown.remove((0,))
    shown.remove((0,))
    assert [zh(part.told) for part in shown.state.parts] == ["距生日：至多 7 天"]
    assert stand.counted.startswith("1 人")


def test_words_are_ticked_and_what_is_not_known_is_asked_for(stand: SegmentsStand) -> None:
    shown = stand.presenter
    shown.add()
    assert shown.state.draft == Draft()
    shown.confirm()
    assert shown.state.draft is not None
    assert zh(shown.state.draft.fault) == "问会员的哪一项？"
    shown.pick_field(Field.TIER)
    assert [zh(name) for name in shown.state.draft.offered.values()] == ["普通卡", "金卡", "钻石卡"]
    shown.confirm()
    assert zh(shown.state.draft.fault) == "请至少选一项。"
    for word in ("gold", "diamond", "gold"):
        shown.tick_word(word)
    shown.pick_operator(Operator.AT_LEAST)
    assert shown.state.draft.operator is Operator.ONE_OF
    shown.pick_operator(Operator.NONE_OF)
    shown.confirm()
    assert [zh(part.told) for part in shown.state.parts] == ["等级不是钻石卡"]
    assert stand.counted.startswith("3 人")
    add(shown, Field.BIRTH_MONTH, Operator.UNKNOWN)
    assert zh(shown.state.parts[1].told) == "生日月份：没有记录"
    assert stand.counted.startswith("2 人")
    shown.add()
    shown.leave_draft()
    shown.type_values("3", "")
    shown.confirm()
    assert shown.state.draft is None


@pytest.mark.parametrize(
    ("field", "operator", "first", "second", "fault"),
    [
        (Field.SALES, Operator.AT_LEAST, "", "", "请输入数字，例如 90。"),
        (Field.SALES, Operator.AT_LEAST, "1.5", "", "请输入数字，例如 90。"),
        (Field.SALES, Operator.AT_LEAST, "9" * 10, "", "请输入数字，例如 90。"),
        (Field.SALES, Operator.BETWEEN, "3", "", "请输入数字，例如 90。"),
        (Field.SALES, Operator.BETWEEN, "3", "2", "前一个不能大于后一个。"),
        (Field.SPENT, Operator.AT_MOST, "x", "", "请输入金额，例如 500。"),
        (Field.RECENCY, Operator.AT_MOST, "6", "", "评分是 0 到 5。"),
    ],
)
def test_what_cannot_be_asked_is_said(
    stand: SegmentsStand, field: Field, operator: Operator, first: str, second: str, fault: str
) -> None:
    add(stand.presenter, field, operator, first, second)
    draft = stand.presenter.state.draft
    assert draft is not None
    assert zh(draft.fault) == fault


def test_more_conditions_than_there_may_be_are_refused(stand: SegmentsStand) -> None:
    for _ in range(21):
        add(stand.presenter, Field.SALES, Operator.AT_LEAST, "0")
    assert stand.presenter.state.draft is not None
    assert (
        zh(stand.presenter.state.draft.fault)
        == "条件最多 20 条，一组套一组最多 4 层。请先去掉一条，或加到外面一层。"
    )
    assert len(stand.presenter.state.parts) == 20


def test_saving_changing_and_taking_off(stand: SegmentsStand) -> None:
    shown = stand.presenter
    add(shown, Field.SALES, Operator.AT_LEAST, "2")
    shown.save()
    assert stand.told == "人群要有名称，最多 40 个字。请写上。"
    shown.type_name("常客")
    shown.save()
    assert stand.told == "“常客”已保存，会同步到各收银台。"
    assert stand.changes == 1
    assert shown.state.is_saved
    assert [zh(one.name) for one in shown.state.rows[:2]] == ["新建人群", "常客"]
    key = shown.state.chosen
    shown.choose("preset/lost")
    assert not shown.state.is_saved
    shown.type_name("常客")
    shown.save()
    assert stand.told == "已有名为“常客”的人群。请换个名称。"
    shown.choose(key)
    assert [zh(part.told) for part in shown.state.parts] == ["消费次数：至少 2 次"]
    shown.remove((0,))
    shown.save()
    shown.choose(NEW)
    shown.choose(key)
    assert (shown.state.parts, stand.counted[:1]) == ((), "3")
    shown.take_off()
    assert (stand.told, shown.state.chosen) == ("“常客”已移除。", NEW)
    shown.take_off()
    shown.take_down()
    assert stand.changes == 3


def test_somebody_else_took_it_off_meanwhile(stand: SegmentsStand) -> None:
    stand.presenter.type_name("a")
    stand.presenter.save()
    segment = stand.presenter.state.chosen.removeprefix("saved/")
    with stand.shop.store.writing() as work:
        work.apply([Put("segments", {"segment_id": segment}, {"gone": 1})])
        work.commit()
    gone = "查不到这个人群，可能已被别人移除。请刷新后再选。"
    for act in (stand.presenter.take_off, stand.presenter.take_down, stand.presenter.save):
        act()
        assert stand.told == gone
    stand.presenter.open()
    assert stand.presenter.state.chosen == NEW


def test_days_are_compared_and_those_who_went_are_somewhere(stand: SegmentsStand) -> None:
    shown = stand.presenter
    added = stand.member("老张", sales=3, spent=1000, last="2024-01-01")
    shown.open()
    shown.choose("preset/sleeping")
    shown.choose("preset/active")
    add(shown, Field.SALES, Operator.AT_LEAST, "2")
    shown.remove((0,))
    shown.type_name("常客")
    shown.save()
    shown.take_down()
    assert stand.told == "已记下今天的 3 人，以后可以对比。"
    assert shown.state.days == ("2026-03-10",)
    stand.happened(added, -2, 0)
    newer = stand.member("赵敏", sales=2, spent=5, last="2026-03-10")
    merged = stand.member("钱多", sales=2, spent=5, last="2026-03-10")
    shown.open()
    shown.take_down()
    with stand.shop.store.writing() as work:
        work.apply([Put("members", {"member_id": merged}, {"erased_on": "2026-03-10"})])
        work.commit()
    stand.happened(newer, -1, 0)
    shown.open()
    shown.compare("2026-03-10")
    assert [zh(one) for one in shown.state.moves] == [
        "与 2026-03-10 相比：留下 2 人，新进 0 人，离开 2 人。",
        "离开的人现在：活跃 1 人、不再是会员 1 人",
    ]
    assert en(shown.state.moves[0]) == "Since 2026-03-10: 2 stayed, 0 came, 2 went."


def test_what_was_changed_and_not_saved_is_neither_taken_down_nor_compared(stand: SegmentsStand) -> None:
    shown = stand.presenter
    add(shown, Field.SALES, Operator.AT_LEAST, "2")
    shown.type_name("常客")
    shown.save()
    shown.take_down()
    unsaved = "名单和对比按已保存的条件算，而这里的条件改过还没保存。请先保存或放弃改动。"
    shown.remove((0,))
    for act in (shown.take_down, lambda: shown.compare("2026-03-10")):
        act()
        assert stand.told == unsaved
    assert shown.state.moves == ()
    shown.give_up()
    shown.type_name("老客")
    shown.compare("2026-03-10")
    assert len(shown.state.moves) == 1, "a name changes nobody's place"


def test_what_a_later_release_saved_is_only_listed(stand: SegmentsStand) -> None:
    row = {"name": "未来", "rule": "{}", "saved_on": "2026-03-01"}
    with stand.shop.store.writing() as work:
        work.apply([Put("segments", {"segment_id": "f"}, row)])
        work.commit()
    shown = stand.presenter
    shown.open()
    shown.choose("saved/f")
    assert zh(shown.state.about) == "由更新的版本保存，本机不能修改"
    for act in (shown.add, shown.save, shown.take_down, shown.export, lambda: shown.remove((0,))):
        act()
    shown.compare("2026-03-01")
    assert (shown.state.draft, stand.handed_on, shown.state.moves, stand.changes) == (None, [], (), 0)


def test_the_lines_that_a_segment_was_saved_with_stay_its_own(stand: SegmentsStand) -> None:
    where = Condition(Field.STAGE, Operator.ONE_OF, ("silent",))
    rule = Rule(where, Bounds(active_days=1, sleeping_months=1000, lost_months=2000)).text
    with stand.shop.store.writing() as work:
        work.apply(
            [Put("segments", {"segment_id": "s"}, {"name": "x", "rule": rule, "saved_on": "2026-03-01"})]
        )
        work.commit()
    stand.presenter.open()
    stand.presenter.choose("saved/s")
    assert stand.counted.startswith("1 人")
    stand.presenter.type_name("y")
    stand.presenter.save()
    with stand.shop.store.reading() as work:
        kept = work.segments.get("s")
    assert kept is not None
    assert Rule.read(kept.rule) == Rule(Together((where,)), Rule.read(rule).bounds)


def test_a_list_is_handed_on_with_its_name(stand: SegmentsStand) -> None:
    shown = stand.presenter
    shown.choose("preset/never_bought")
    shown.export()
    add(shown, Field.SALES, Operator.AT_LEAST, "2")
    shown.type_name("无人")
    shown.export()
    assert [(one.name, len(one.members)) for one in stand.handed_on] == [("never_bought", 1), ("无人", 0)]
    assert [(zh(one.called), en(one.called)) for one in stand.handed_on] == [
        ("从未消费", "Never bought"),
        ("无人", "无人"),
    ]


def test_a_shop_without_members_says_so_instead_of_asking_for_less() -> None:
    shown = SegmentsStand().presenter
    shown.open()
    assert shown.state.no_members
    one = SegmentsStand()
    one.member("韩梅梅")
    one.presenter.open()
    one.presenter.choose("preset/champions")
    assert (one.presenter.state.sample, one.presenter.state.no_members) == ((), False)


def test_groups_stand_inside_one_another_four_deep(stand: SegmentsStand) -> None:
    shown = stand.presenter
    add(shown, Field.SALES, Operator.AT_LEAST, "1")
    add(shown, Field.SPENT, Operator.AT_LEAST, "9999", grouped=True)
    add(shown, Field.MEMBER_DAYS, Operator.AT_MOST, "7", path=(1,))
    add(shown, Field.AGE, Operator.UNKNOWN, path=(1,), grouped=True)
    add(shown, Field.POINTS, Operator.AT_LEAST, "0", path=(1, 2), grouped=True)
    told = [(part.depth, zh(part.told)) for part in shown.state.parts]
    assert told == [
        (0, "消费次数：至少 1 次"),
        (0, "这一组满足任一条："),
        (1, "累计消费：至少 ¥9,999.00"),
        (1, "入会时间：至多 7 天"),
        (1, "这一组全部满足："),
        (2, "年龄：没有记录"),
        (2, "这一组满足任一条："),
        (3, "积分余额：至少 0 分"),
    ]
    assert stand.counted.startswith("2 人")
    add(shown, Field.POINTS, Operator.AT_LEAST, "0", path=(1, 2, 1), grouped=True)
    assert shown.state.draft is not None
    assert "最多 4 层" in zh(shown.state.draft.fault)
    shown.leave_draft()
    shown.turn((1,))
    assert stand.counted.startswith("0 人")
    shown.remove((1, 0))
    assert stand.counted.startswith("2 人")
    for _ in range(2):
        shown.remove((1, 1, 1, 0))  # the group goes with its last condition; nothing is there the second time
    assert [part.path for part in shown.state.parts] == [(0,), (1,), (1, 0), (1, 1), (1, 1, 0)]


def test_lines_are_drawn_by_whoever_makes_the_segment(stand: SegmentsStand) -> None:
    shown = stand.presenter
    shown.choose("preset/champions")
    before = stand.counted
    shown.open_lines()
    for line, typed in (
        (Line.RECENCY, "1，2000 3000、9999"),
        (Line.FREQUENCY, "0 1 2 3"),
        (Line.MONEY, "0 1 2 3.5"),
    ):
        shown.type_line(line, typed)
    shown.take_lines()
    assert shown.state.lines is None
    assert stand.counted != before
    shown.type_name("我的")
    shown.save()
    with stand.shop.store.reading() as work:
        (kept,) = work.segments.all()
    bounds = Rule.read(kept.rule).bounds
    assert (bounds.recency, bounds.frequency, bounds.money) == (
        (1, 2000, 3000, 9999),
        (0, 1, 2, 3),
        (0, 100, 200, 350),
    )
    shown.open_lines()
    assert shown.state.lines is not None
    assert shown.state.lines.typed[Line.MONEY] == "0.00 1.00 2.00 3.50"
    shown.usual_lines()
    assert shown.state.lines.typed[Line.MONEY] == ""
    shown.leave_lines()
    shown.take_lines()
    shown.type_line(Line.MONEY, "1")
    assert shown.state.lines is None


@pytest.mark.parametrize(
    ("line", "typed", "fault"),
    [
        (Line.RECENCY, "1 2 3", "请填四个由小到大的数，例如 30 60 90 180；或者留空。"),
        (Line.FREQUENCY, "1 2 2 3", "请填四个由小到大的数，例如 30 60 90 180；或者留空。"),
        (Line.MONEY, "=1+1", "请输入金额，例如 500。"),
        (Line.ACTIVE_DAYS, "", "请输入整数，例如 90。"),
        (Line.ACTIVE_DAYS, "一" * 70, "请输入整数，例如 90。"),
        (Line.ACTIVE_DAYS, "9999", "活跃的天数要短于睡眠的月数，睡眠要短于流失。请改过来。"),
        (Line.LOST_MONTHS, "1", "活跃的天数要短于睡眠的月数，睡眠要短于流失。请改过来。"),
        (Line.SHARE_B, "101", "A 类和 B 类的百分比在 1 到 100 之间，B 不小于 A。请改过来。"),
        (Line.DAYS_A_SALE, "7 8", "请输入整数，例如 90。"),
    ],
)
def test_lines_that_are_none_are_said(stand: SegmentsStand, line: Line, typed: str, fault: str) -> None:
    shown = stand.presenter
    shown.open_lines()
    shown.type_line(line, typed)
    shown.take_lines()
    assert shown.state.lines is not None
    assert zh(shown.state.lines.fault) == fault


def test_members_that_could_not_be_counted_are_not_said_to_be_counted_for_ever(stand: SegmentsStand) -> None:
    shown, desk = stand.presenter, stand.shop.desk
    before, desk.reports = desk.reports, FullDisk()  # type: ignore[assignment]  # as much of a store as is reached
    shown.choose("preset/champions")
    assert (zh(shown.state.count), shown.state.busy) == ("没能统计", False)
    assert shown.state.notice is not None
    assert "磁盘已满" in zh(shown.state.notice.words)
    desk.reports = before
    shown.choose("preset/active")
    assert "人" in zh(shown.state.count)


@pytest.mark.parametrize(
    ("count", "of", "told"), [(17, 852, "2.0%"), (656, 852, "77.0%"), (0, 0, "0.0%"), (3, 3, "100.0%")]
)
def test_a_share_of_all_members_is_rounded_as_the_dashboards_are(count: int, of: int, told: str) -> None:
    assert zh(share(Look(["m"] * count, of))).endswith(told)
