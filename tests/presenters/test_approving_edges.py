"""The panel for a second person's PIN at its edges: digits taken back, answers that come too late, what broke."""

from __future__ import annotations

from concurrent.futures import CancelledError

import pytest

from back_office_stand import zh
from fakes.background import SynchronousBackground
from fakes.counter_shop import CounterShop
from fakes.pinned_staff import PIN, PinnedStaff
from shuke.application.approval import Act
from shuke.application.approving import ApprovalAnswer
from shuke.application.session import Session
from shuke.domain.money import Money
from shuke.domain.shop import Right, Role, Staff
from shuke.presenters.approving import ApprovalPresenter, ApprovalState
from shuke.presenters.background import Lane
from shuke.wording.figures import money_text

ERASE = Act(Right.CARE_FOR_MEMBERS, "member.erased", (("number", "80000001"),))


class Panel:
    def __init__(self) -> None:
        self.shop = CounterShop()
        self.people = PinnedStaff(self.shop)
        self.background = SynchronousBackground()
        self.went_on: list[Session] = []
        self.given_up = 0
        self.presenter = ApprovalPresenter(
            self.background, self.people.approving.who_may, self._approve, self._money
        )
        self.broken = False

    def ask(self) -> None:
        self.presenter.ask(self.shop.cashier, ERASE, self.went_on.append, self._give_up)

    def type(self, digits: str) -> None:
        for digit in digits:
            self.presenter.press(digit)

    @property
    def state(self) -> ApprovalState:
        return self.presenter.state

    def _give_up(self) -> None:
        self.given_up += 1

    def _approve(self, session: Session, act: Act, staff_id: str, pin: str) -> ApprovalAnswer:
        if self.broken:
            raise CancelledError
        return self.people.approving.approve(session, act, staff_id, pin)

    def _money(self, amount: Money) -> str:
        return money_text(amount, symbol="¥")


@pytest.fixture
def panel() -> Panel:
    return Panel()


def test_digits_are_taken_back_one_by_one_and_all_at_once(panel: Panel) -> None:
    panel.ask()
    panel.type("12x3")
    assert panel.state.typed == 3
    panel.presenter.rub_out()
    assert panel.state.typed == 2
    panel.presenter.clear()
    assert panel.state.typed == 0
    panel.type(PIN)
    panel.presenter.submit()
    assert len(panel.went_on) == 1
    assert panel.given_up == 0


def test_a_pin_that_is_too_short_is_not_asked_about(panel: Panel) -> None:
    panel.ask()
    panel.type("123")
    panel.presenter.submit()
    assert "4" in zh(panel.state.notice)
    assert Lane.AUTHORISE not in panel.background.lanes_used


def test_of_several_one_is_chosen_first_and_another_choice_forgets_the_digits(panel: Panel) -> None:
    other = panel.people.enrol(Staff("st-7", "吴经理", Role.MANAGER))
    panel.ask()
    assert panel.state.chosen == ""
    panel.type(PIN)
    panel.presenter.submit()
    assert zh(panel.state.notice)
    assert panel.state.typed == len(PIN)
    panel.presenter.choose(other.staff_id)
    assert (panel.state.typed, panel.state.notice) == (0, "")
    panel.presenter.choose(other.staff_id)
    panel.type("000000")
    panel.presenter.submit()
    assert zh(panel.state.notice), "wrong"
    assert (panel.went_on, panel.state.checking) == ([], False)


def test_while_a_pin_is_checked_nothing_is_typed_and_asked_twice(panel: Panel) -> None:
    panel.ask()
    panel.type(PIN)
    panel.background.hold()
    panel.presenter.submit()
    for again in (panel.presenter.submit, panel.presenter.clear, panel.presenter.rub_out):
        again()
    panel.presenter.press("1")
    panel.presenter.choose("st-1")
    assert (panel.state.checking, panel.state.typed) == (True, 0)
    panel.background.release()
    assert len(panel.went_on) == 1


def test_who_may_say_yes_is_not_told_to_a_panel_that_is_closed(panel: Panel) -> None:
    panel.background.hold()
    panel.ask()
    panel.presenter.close()
    panel.background.release()
    assert panel.state == ApprovalState()
    assert panel.given_up == 1
    panel.presenter.submit()
    assert panel.went_on == []


def test_what_is_approved_behind_a_lock_is_never_done(panel: Panel) -> None:
    panel.ask()
    panel.type(PIN)
    panel.background.hold()
    panel.presenter.submit()
    panel.presenter.forget()
    panel.background.release()
    assert (panel.went_on, panel.given_up, panel.state.shown) == ([], 0, False)


@pytest.mark.parametrize("locked", [False, True])
def test_what_breaks_can_be_tried_again_unless_it_was_locked(panel: Panel, locked: bool) -> None:
    panel.ask()
    panel.type(PIN)
    panel.broken = True
    panel.background.hold()
    panel.presenter.submit()
    if locked:
        panel.presenter.forget()
    panel.background.release()
    assert not panel.state.checking
    assert panel.state.shown is not locked
    panel.broken = False
    panel.type(PIN)
    panel.presenter.submit()
    assert len(panel.went_on) == (0 if locked else 1)
