"""The manager's view of the wheel: what came up against the odds, in words and bars."""

from __future__ import annotations

from xml.etree import ElementTree

from back_office_stand import zh
from fakes.wheel_shop import WHEEL
from prizes_stand import PrizesStand
from shuke.domain.facts.wheel_spun import SegmentOffered, WheelSpun
from shuke.presenters.prizes.odds_chart import Bar, ChartInk, odds_svg
from shuke.presenters.prizes.wheel_figures import WheelFiguresPresenter

INK = ChartInk("#000000", "#777777", "#116655", "#bbbbbb", "Shuke Sans SC", "came up", "expected")


def figures(stand: PrizesStand) -> WheelFiguresPresenter:
    presenter = WheelFiguresPresenter(stand.office)
    presenter.open()
    return presenter


def test_few_spins_say_nothing_many_say_whether_the_odds_hold() -> None:
    stand = PrizesStand(WHEEL)
    stand.session = stand.shop.manager
    notice = figures(stand).state.notice
    assert notice is not None
    assert zh(notice.words).startswith("次数还少")
    _spun(stand, {"suite": 1, "cup": 12, "points": 20, "thanks": 67}, 100)
    notice = figures(stand).state.notice
    assert notice is not None
    assert zh(notice.words).startswith("与公布的概率相符：差别在偶然范围内（卡方 4.")
    _spun(stand, {"suite": 80, "thanks": 20}, 100)
    notice = figures(stand).state.notice
    assert notice is not None
    assert zh(notice.words).startswith("与公布的概率差得多")


def test_what_waits_lapses_and_was_handed_over() -> None:
    stand = PrizesStand()
    stand.session = stand.shop.manager
    codes = [stand.win(f"1380013800{number}") for number in range(3)]
    stand.presenter.open()
    stand.presenter.scanned(codes[0])
    stand.presenter.see("document")
    stand.presenter.confirm()
    stand.wheel.next_day(25)
    lines = {zh(name): zh(value) for name, value in figures(stand).state.lines}
    assert lines == {"转了": "3", "奖品成本": "¥0.00", "待领奖品": "2", "7 天内到期": "2", "已领取": "1"}


def test_what_prizes_cost_and_how_long_the_stock_lasts() -> None:
    worth = WHEEL.replace(
        'thing = { zh = "盖碗", en = "A cup" }', 'thing = { zh = "盖碗", en = "A cup" }, worth_most = 35', 1
    )
    stand = PrizesStand(worth)
    stand.session = stand.shop.manager
    _spun(stand, {"suite": 1, "cup": 12, "points": 20, "thanks": 67}, 100)
    state = figures(stand).state
    assert [(row.key, row.cost, row.left, zh(row.lasts)) for row in state.rows] == [
        ("suite", "—", "1", "约 20 转"),
        ("cup", "¥420.00", "4", "约 26 转"),
        ("points", "¥20.00", "", ""),
        ("thanks", "¥0.00", "", ""),
    ]
    assert zh({zh(name): value for name, value in state.lines}["奖品成本"]) == "¥440.00"


def test_what_is_gone_is_said_to_be_gone() -> None:
    stand = PrizesStand()
    stand.session = stand.shop.manager
    for number in range(3):
        stand.win(f"1380013800{number}")
    (row,) = figures(stand).state.rows
    assert (row.left, zh(row.lasts)) == ("0", "已抽完")


def test_a_programme_without_a_wheel_has_no_bars_and_a_redeemer_no_view() -> None:
    stand = PrizesStand("\n")
    stand.session = stand.shop.manager
    state = figures(stand).state
    assert state.notice is not None
    assert (zh(state.notice.words), state.bars) == ("当前方案没有转盘", ())
    stand.session = stand.wheel.redeemer
    state = figures(stand).state
    assert state.notice is not None
    assert state.lines == ()


def test_bars_begin_at_nothing_and_are_as_long_as_what_they_count() -> None:
    bars = [Bar("一等奖 <b>", 1, 2 * 10**9), Bar("谢谢", 40, 39_500_000_000)]
    picture = ElementTree.fromstring(odds_svg(bars, 660, INK))
    boxes = [one for one in picture.iter() if one.tag.endswith("rect")]
    assert {one.get("x") for one in boxes} == {"150"}
    assert [int(one.get("width") or 0) for one in boxes] == [10, 20, 400, 395]
    texts = [one.text for one in picture.iter() if one.tag.endswith("text")]
    assert texts == ["一等奖 <b>", "1 came up", "2.0 expected", "谢谢", "40", "39.5"]


def _spun(stand: PrizesStand, came_up: dict[str, int], spins: int) -> None:
    """As many facts of spins as that, with the wheel's own odds."""
    shares = {"suite": 50_000_000, "cup": 150_000_000, "points": 200_000_000, "thanks": 600_000_000}
    offered = tuple(SegmentOffered(key, 1, None, share) for key, share in shares.items())
    member = stand.wheel.member(f"139{len(came_up)}{spins:07d}")
    segments = [key for key, count in came_up.items() for _ in range(count)]
    facts = [
        WheelSpun("tea-chain.spring", bytes(32), number, "tea-chain", 2, member, offered, segment, (), ())
        for number, segment in enumerate(segments)
    ]
    with stand.shop.store.writing() as work:
        stand.shop.recorder.record_many(work, stand.shop.desk.shop, facts, staff="")
        work.commit()
