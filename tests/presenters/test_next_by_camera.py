"""After a sale to somebody whom the camera identified it looks on, for a while, for members' codes alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fakes.counter_shop import TEA, CounterShop
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.profile import Profile
from shuke.domain.scanning.found_code import CodesSeen, FoundCode, Point, Symbology
from shuke.presenters.next_by_camera import LOOKS_ON_MS, NextByCamera

CARD = FoundCode("SK:CARD", Symbology.QR, (Point(0, 0), Point(9, 0), Point(9, 9), Point(0, 9)))


class Till:
    """A counter with a member, and a camera whose light is written down."""

    def __init__(self) -> None:
        self.shop = CounterShop()
        self.member = self.shop.enrol(Profile("王小明", "13800138000"))
        self.lights: list[bool] = []
        self.alarms: list[tuple[int, Callable[[], None]]] = []
        self.ahead = NextByCamera(
            lambda: self.lights.append(self.ahead.looking),
            lambda after_ms, call: self.alarms.append((after_ms, call)),
            lambda text: text == CARD.text,
        )

    def sell(self, *, by_camera: bool = True, member: bool = True) -> CounterView:
        desk, who = self.shop.desk, self.shop.cashier
        basket = self.basket()
        if by_camera:
            self.ahead.took()
        if member:
            self.changed(serve_member(desk, who, basket, self.member.member_id, IdentifiedBy.CAMERA))
        self.changed(add_article(desk, who, basket, TEA.article_id))
        return self.changed(pay(desk, lambda: 1 << 40, who, basket, TenderKind.CASH, None, ""))

    def basket(self) -> str:
        return self.shop.desk.begin(self.shop.cashier).basket.basket_id

    def changed(self, view: object) -> CounterView:
        assert isinstance(view, CounterView), view
        self.ahead.counter_changed(view)
        return view

    def see(self, at_ms: int, *codes: FoundCode) -> None:
        self.ahead.saw(CodesSeen(codes, None, 640, 480, at_ms))


@pytest.fixture
def till() -> Till:
    return Till()


def test_the_next_member_needs_no_key_once_the_last_ones_code_is_out_of_the_picture(till: Till) -> None:
    sold = till.sell()
    assert till.lights == [True]
    for at_ms in (100, 900, 1_800):
        till.see(at_ms, CARD)
        assert not till.ahead.takes(CARD.text)  # whoever has just paid still holds it there
    till.see(2_700)
    assert not till.ahead.takes(CARD.text)
    till.see(2_800)
    till.see(2_900, CARD)
    assert till.ahead.takes(CARD.text)
    assert not till.ahead.takes("6901234567892")  # goods lie about
    till.ahead.took()
    till.changed(sold)  # the thanks are over: the same view, shown again
    till.sell(by_camera=False)
    assert till.lights == [True, False, True]  # took() was of this sale's member


def test_its_light_goes_out_after_a_while_or_when_somebody_is_served(till: Till) -> None:
    till.sell()
    (after_ms, time_is_up) = till.alarms[0]
    assert after_ms == LOOKS_ON_MS
    till.changed(add_article(till.shop.desk, till.shop.cashier, till.basket(), TEA.article_id))
    assert till.lights == [True, False]
    time_is_up()
    assert till.lights == [True, False]
    till.sell()
    time_is_up()  # of the look before
    assert till.ahead.looking
    till.alarms[-1][1]()
    assert till.lights == [True, False, True, False]
    assert not till.ahead.takes(CARD.text)


@pytest.mark.parametrize(("by_camera", "member"), [(False, True), (True, False)])
def test_where_members_do_not_come_by_camera_it_stays_dark(till: Till, by_camera: bool, member: bool) -> None:
    till.sell(by_camera=by_camera, member=member)
    assert till.lights == []
