"""The page of the customer display: a screen is chosen and kept, tested, lost and found again."""

from __future__ import annotations

import pytest

from back_office_stand import zh
from device_stand import Machine
from shuke.application.settings import Setting
from shuke.presenters.customer_display import CustomerLanguage
from shuke.presenters.device_customer_display import (
    NOWHERE,
    WINDOW,
    CustomerDisplayUse,
    DisplayStanding,
    ScreenSeen,
    standing_of,
)
from shuke.presenters.devices import DevicePage
from shuke.presenters.signing import SignedOn

TILL = ScreenSeen("HDMI-1", 0, 0, 1280, 800, till=True)
OTHER = ScreenSeen("HDMI-2", 1280, 0, 800, 480)


@pytest.fixture
def machine() -> Machine:
    machine = Machine()
    machine.stand.session = machine.stand.shop.manager
    machine.devices.open(DevicePage.CUSTOMER_DISPLAY)
    return machine


def told(machine: Machine) -> str:
    return machine.told("customer_display")


def test_the_tills_own_screen_is_none_to_choose(machine: Machine) -> None:
    page = machine.devices.customer_display
    assert {key: zh(name) for key, name in page.state.choices.items()} == {
        NOWHERE: "不用顾客屏",
        "HDMI-2": "2 号屏 · 800×480",
        WINDOW: "普通窗口（试看）",
    }
    assert told(machine) == "没有使用顾客屏。"
    assert page.state.screens == (TILL, OTHER)


def test_what_is_chosen_is_kept_and_used_at_once(machine: Machine) -> None:
    page = machine.devices.customer_display
    page.choose_screen("HDMI-2")
    page.choose_language(CustomerLanguage.BOTH)
    page.choose_signing(SignedOn.DISPLAY)
    assert machine.settings == {
        Setting.CUSTOMER_SCREEN: "HDMI-2",
        Setting.CUSTOMER_LANGUAGE: "both",
        Setting.CUSTOMER_SIGNS: "display",
    }
    assert machine.displayed[-1] == CustomerDisplayUse("HDMI-2", CustomerLanguage.BOTH, SignedOn.DISPLAY)
    assert page.state.use == machine.displayed[-1]
    assert told(machine) == "正在显示：2 号屏 · 800×480"


def test_without_the_right_nothing_changes(machine: Machine) -> None:
    machine.stand.session = machine.stand.shop.cashier
    machine.devices.customer_display.choose_screen("HDMI-2")
    assert (machine.settings, machine.displayed) == ({}, [])
    assert told(machine)


def test_a_screen_that_goes_is_said_and_comes_back_by_itself(machine: Machine) -> None:
    page = machine.devices.customer_display
    page.choose_screen("HDMI-2")
    machine.screens = (TILL,)
    page.stands(DisplayStanding.AWAY)
    assert told(machine) == "选定的屏现在没有接上；接上后会自动显示。"
    assert zh(page.state.choices["HDMI-2"]) == "HDMI-2（未接上）"
    machine.screens = (TILL, OTHER)
    page.stands(DisplayStanding.SHOWN)
    assert told(machine) == "正在显示：2 号屏 · 800×480"
    assert page.state.use.screen == "HDMI-2"


def test_with_one_screen_alone_it_says_what_to_do(machine: Machine) -> None:
    machine.screens = (TILL,)
    machine.devices.open(DevicePage.CUSTOMER_DISPLAY)
    assert told(machine).startswith("只找到这一块屏")


def test_the_test_picture_is_shown_touched_and_ends_with_the_page(machine: Machine) -> None:
    page = machine.devices.customer_display
    page.test()
    assert machine.tests == [False], "nothing is shown, so nothing can be tested"
    page.choose_screen("HDMI-2")
    page.test()
    assert (machine.tests[-1], page.state.testing) == (True, True)
    assert told(machine).startswith("测试画面已显示")
    page.touched()
    assert told(machine) == "摸到了：这块屏可以签名。"
    machine.devices.open(DevicePage.PRINTER)
    assert (machine.tests[-1], page.state.testing) == (False, False)
    machine.devices.open(DevicePage.CUSTOMER_DISPLAY)
    page.test()
    page.test()
    assert (machine.tests[-1], page.state.testing) == (False, False)
    page.test()
    page.choose_language(CustomerLanguage.EN)
    assert (machine.tests[-1], page.state.testing) == (False, False), "else the choice would not be seen"
    page.test()
    page.stands(DisplayStanding.AWAY)
    assert (machine.tests[-1], page.state.testing) == (False, False)
    page.stands(DisplayStanding.SHOWN)
    page.test()
    machine.devices.close()
    assert machine.tests[-1] is False


def test_a_window_that_was_closed_and_a_till_in_the_way_are_told(machine: Machine) -> None:
    page = machine.devices.customer_display
    page.stands(DisplayStanding.CLOSED)
    assert told(machine).startswith("顾客屏窗口被关掉了")
    page.stands(DisplayStanding.ON_TILL)
    assert told(machine).startswith("收银窗口现在就在这块屏上")


@pytest.mark.parametrize(
    ("chosen", "screens", "standing"),
    [
        ("", (TILL, OTHER), DisplayStanding.OFF),
        (NOWHERE, (TILL, OTHER), DisplayStanding.OFF),
        (WINDOW, (TILL,), DisplayStanding.SHOWN),
        ("HDMI-2", (TILL, OTHER), DisplayStanding.SHOWN),
        ("HDMI-2", (TILL,), DisplayStanding.AWAY),
        ("HDMI-1", (TILL, OTHER), DisplayStanding.ON_TILL),
        ("HDMI-1", (), DisplayStanding.AWAY),
    ],
)
def test_how_it_stands_with_a_display(
    chosen: str, screens: tuple[ScreenSeen, ...], standing: DisplayStanding
) -> None:
    assert standing_of(chosen, screens) is standing
    if standing is not DisplayStanding.OFF:
        assert standing_of(chosen, screens, shut=True) is DisplayStanding.CLOSED
