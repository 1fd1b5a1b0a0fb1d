from __future__ import annotations

from fakes.counter_shop import CASHIER, MANAGER
from shuke.application.session import Session
from shuke.presenters.menu import MenuPlace, MenuPresenter
from shuke.wording.menu import FOR_MANAGERS


class Desk:
    def __init__(self, session: Session | None) -> None:
        self.session = session
        self.gone: list[MenuPlace] = []
        self.menu = MenuPresenter(lambda: self.session, self.gone.append)

    @property
    def allowed(self) -> dict[MenuPlace, bool]:
        return {tile.place: tile.allowed for tile in self.menu.state.tiles}


def test_a_manager_may_go_everywhere() -> None:
    desk = Desk(Session(MANAGER, 0))
    desk.menu.toggle()
    assert desk.menu.state.shown
    assert desk.allowed == dict.fromkeys(MenuPlace, True)


def test_a_cashier_sees_what_is_not_allowed_and_why() -> None:
    desk = Desk(Session(CASHIER, 0))
    desk.menu.open()
    refused = {
        MenuPlace.ARTICLES,
        MenuPlace.DEVICES,
        MenuPlace.STAFF,
        MenuPlace.PROGRAMME,
        MenuPlace.IMPORT,
        MenuPlace.EXPORT,
        MenuPlace.JOURNAL,
        MenuPlace.EXCEPTIONS,
        MenuPlace.CLOSING,
        MenuPlace.ALLOWANCE,
        MenuPlace.DASHBOARD,
        MenuPlace.COST,
        MenuPlace.SETTLEMENT,
        MenuPlace.SEGMENTS,
        MenuPlace.MESSAGES,
        MenuPlace.CAMPAIGNS,
        MenuPlace.CARE,
    }
    assert {place for place, allowed in desk.allowed.items() if not allowed} == refused
    assert all(tile.detail is FOR_MANAGERS for tile in desk.menu.state.tiles if not tile.allowed)
    desk.menu.choose(MenuPlace.ARTICLES)
    assert desk.gone == []
    assert desk.menu.state.shown


def test_choosing_a_place_goes_there_and_shuts_the_menu() -> None:
    desk = Desk(Session(CASHIER, 0))
    desk.menu.open()
    desk.menu.choose(MenuPlace.LOCK)
    assert desk.gone == [MenuPlace.LOCK]
    assert not desk.menu.state.shown


def test_the_key_shuts_the_menu_again() -> None:
    desk = Desk(Session(MANAGER, 0))
    desk.menu.toggle()
    desk.menu.toggle()
    assert not desk.menu.state.shown
    assert desk.gone == []


def test_nobody_signed_in_means_no_menu() -> None:
    desk = Desk(None)
    desk.menu.toggle()
    desk.menu.choose(MenuPlace.DEVICES)
    assert not desk.menu.state.shown
    assert desk.gone == []
