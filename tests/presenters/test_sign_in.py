from __future__ import annotations

import pytest

from fakes.background import SynchronousBackground
from shuke.application.pin_tries import PinOutcome
from shuke.application.session import Session
from shuke.application.signing_in import SignInAnswer
from shuke.domain.shop import Role, Staff
from shuke.presenters.background import Lane
from shuke.presenters.sign_in import SignInPhase, SignInPresenter, SignInState, StaffTile
from shuke.wording import Language, pins, sign_in
from shuke.wording.said import Sayable, said

LI = Staff("li", "李晓明", Role.CASHIER)
WANG = Staff("wang", "王芳", Role.MANAGER)


class Desk:
    """A sign-in screen without a screen: the presenter, what it showed, who came in."""

    def __init__(self, *people: Staff, answer: SignInAnswer | None = None) -> None:
        self.answer = answer or SignInAnswer(PinOutcome.RIGHT, Session(LI, 1))
        self.tried: list[tuple[str, str]] = []
        self.states: list[SignInState] = []
        self.welcomed: list[Session] = []
        self.background = SynchronousBackground()
        self.presenter = SignInPresenter(
            self.background,
            staff=lambda: list(people),
            sign_in=self._sign_in,
            welcome=self.welcomed.append,
            show=self.states.append,
        )

    def _sign_in(self, staff_id: str, pin: str) -> SignInAnswer:
        self.tried.append((staff_id, pin))
        return self.answer

    def type(self, digits: str) -> None:
        for digit in digits:
            self.presenter.press(digit)

    @property
    def last(self) -> SignInState:
        return self.states[-1]

    def notice(self, language: Language = Language.ZH) -> str:
        notice = self.last.notice
        return notice.into(language) if isinstance(notice, Sayable) else notice


def opened(*people: Staff, answer: SignInAnswer | None = None) -> Desk:
    desk = Desk(*people, answer=answer)
    desk.presenter.open("茗香茶庄")
    return desk


def test_choosing_a_name_and_typing_the_pin_signs_in() -> None:
    desk = opened(LI, WANG)
    assert desk.last.phase is SignInPhase.READY
    assert [tile.name for tile in desk.last.tiles] == ["李晓明", "王芳"]
    desk.presenter.choose("li")
    desk.type("4711")
    desk.presenter.submit()
    assert desk.tried == [("li", "4711")]
    assert [session.staff for session in desk.welcomed] == [LI]
    assert desk.last.typed == 0
    assert desk.background.lanes_used[-1] is Lane.AUTHORISE


def test_a_greeting_shows_shop_and_people_at_once_and_keeps_the_digits() -> None:
    desk = Desk()
    desk.type("4711")
    desk.presenter.greet("茗香茶庄", (LI,))
    assert (desk.last.phase, desk.last.shop_name, desk.last.chosen) == (SignInPhase.READY, "茗香茶庄", "li")
    desk.presenter.submit()
    assert desk.tried == [("li", "4711")]


def test_digits_typed_while_the_data_opens_are_kept() -> None:
    desk = Desk(LI)
    desk.type("47")
    assert desk.last.phase is SignInPhase.OPENING
    desk.presenter.open()
    desk.type("11")
    desk.presenter.submit()
    assert desk.tried == [("li", "4711")]


def test_the_only_one_and_the_last_one_are_chosen_already() -> None:
    assert opened(LI).last.chosen == "li"
    desk = Desk(LI, WANG)
    desk.presenter.open(last_staff_id="wang")
    assert desk.last.chosen == "wang"
    desk.presenter.open(last_staff_id="somebody who left")
    assert desk.last.chosen == ""


def test_a_state_never_holds_the_digits() -> None:
    desk = opened(LI)
    desk.type("4711")
    assert all("4711" not in repr(state) for state in desk.states)
    assert desk.last.typed == 4


@pytest.mark.parametrize(
    ("answer", "zh", "en"),
    [
        (SignInAnswer(PinOutcome.WRONG_PIN, tries_left=2), "还可以再试 2 次", "After 2 more"),
        (SignInAnswer(PinOutcome.WRONG_PIN, wait_ms=30_000), "请等待 30 秒后再试", "wait 30 s"),
        (SignInAnswer(PinOutcome.WRONG_PIN), "PIN 不对", "Wrong PIN"),
        (SignInAnswer(PinOutcome.LOCKED, wait_ms=900_000), "请等待 15 分钟后再试", "wait 15 min"),
        (SignInAnswer(PinOutcome.NO_PIN), "李晓明 在本机还没有可用的 PIN", "李晓明 has no usable PIN"),
    ],
)
def test_a_refusal_says_why_and_what_next(answer: SignInAnswer, zh: str, en: str) -> None:
    desk = opened(LI, answer=answer)
    desk.type("4711")
    desk.presenter.submit()
    assert desk.welcomed == []
    assert zh in desk.notice()
    assert en in desk.notice(Language.EN)
    assert (desk.last.phase, desk.last.typed) == (SignInPhase.READY, 0)
    desk.presenter.press("1")
    assert desk.last.notice == ""


def test_nothing_is_tried_without_a_name_or_with_too_few_digits() -> None:
    desk = opened(LI, WANG)
    desk.type("4711")
    desk.presenter.submit()
    assert desk.last.notice == sign_in.CHOOSE_FIRST
    desk.presenter.choose("wang")
    desk.type("471")
    desk.presenter.submit()
    assert desk.last.notice == said(sign_in.PIN_TOO_SHORT, digits=4)
    assert desk.tried == []


def test_after_a_wrong_pin_typing_begins_anew() -> None:
    desk = opened(LI, answer=SignInAnswer(PinOutcome.WRONG_PIN, tries_left=2))
    desk.type("4711")
    desk.presenter.submit()
    desk.type("0815")
    desk.presenter.submit()
    assert desk.tried == [("li", "4711"), ("li", "0815")]


def test_choosing_somebody_else_forgets_the_digits() -> None:
    desk = opened(LI, WANG)
    desk.presenter.choose("li")
    desk.type("4711")
    desk.presenter.choose("wang")
    assert desk.last.typed == 0
    desk.presenter.choose("wang")
    desk.type("12")
    desk.presenter.choose("wang")
    assert desk.last.typed == 2


def test_digits_can_be_rubbed_out_and_have_an_end() -> None:
    desk = opened(LI)
    desk.type("123456789")
    assert desk.last.typed == 8
    desk.presenter.rub_out()
    assert desk.last.typed == 7
    desk.presenter.clear()
    desk.type("x５")
    assert desk.last.typed == 0


def test_while_it_is_checked_nothing_can_be_typed_or_tried_again() -> None:
    desk = opened(LI, WANG)
    desk.presenter.choose("li")
    desk.type("4711")
    desk.background.hold()
    desk.presenter.submit()
    assert desk.last.phase is SignInPhase.CHECKING
    desk.type("9")
    desk.presenter.submit()
    desk.presenter.choose("wang")
    desk.presenter.clear()
    desk.presenter.rub_out()
    assert desk.last.phase is SignInPhase.CHECKING
    desk.background.release()
    assert desk.tried == [("li", "4711")]


def test_without_staff_the_screen_teaches() -> None:
    assert opened().last.phase is SignInPhase.NO_STAFF


def test_data_that_can_not_be_used_says_so_and_takes_nothing() -> None:
    desk = Desk(LI)
    desk.type("12")
    desk.presenter.refuse(pins.WRONG)
    assert (desk.last.phase, desk.last.notice, desk.last.typed) == (SignInPhase.TROUBLE, pins.WRONG, 0)
    desk.type("1")
    assert desk.last.typed == 0


def test_a_locked_screen_asks_the_same_person_and_lets_another_take_over() -> None:
    desk = opened(LI, WANG)
    desk.presenter.lock("li")
    assert (desk.last.locked, desk.last.chosen) == (True, "li")
    desk.presenter.choose("wang")
    desk.type("4711")
    desk.presenter.submit()
    assert desk.tried == [("wang", "4711")]
    assert not desk.last.locked


def test_a_tile_tapped_before_the_list_came_stays_chosen() -> None:
    desk = opened(LI, WANG)
    desk.presenter.choose("li")
    desk.presenter.lock("li")
    desk.presenter.choose("wang")
    desk.presenter._offer((LI, WANG))
    assert desk.last.chosen == "wang"


def test_after_a_bug_the_person_may_try_again() -> None:
    desk = opened(LI)
    desk.type("4711")
    desk.presenter._failed(RuntimeError("a bug"))
    assert (desk.last.phase, desk.last.typed) == (SignInPhase.READY, 0)


@pytest.mark.parametrize(
    ("name", "initial"),
    [("李晓明", "晓明"), ("王芳", "芳"), ("堃", "堃"), ("Ada Lovelace", "AL"), ("ada", "A"), ("", "")],
)
def test_a_tile_shows_what_people_call_each_other(name: str, initial: str) -> None:
    assert StaffTile("x", name, "").initial == initial


class BrokenCheck(Desk):
    """A bug, for once."""

    def _sign_in(self, staff_id: str, pin: str) -> SignInAnswer:
        raise ZeroDivisionError


def test_a_check_that_breaks_lets_the_person_try_again() -> None:
    desk = BrokenCheck(LI)
    desk.background.survives = (ZeroDivisionError,)
    desk.presenter.open()
    desk.type("4711")
    desk.presenter.submit()
    assert (desk.presenter.state.phase, desk.last.typed) == (SignInPhase.READY, 0)


def test_a_check_that_breaks_with_the_data_leaves_the_reason_in_place() -> None:
    desk = BrokenCheck(LI)
    desk.background.survives = (ZeroDivisionError,)
    desk.presenter.open()
    desk.type("4711")
    desk.background.hold()
    desk.presenter.submit()
    desk.presenter.refuse(pins.WRONG)
    desk.background.release()
    assert (desk.presenter.state.phase, desk.presenter.state.notice) == (SignInPhase.TROUBLE, pins.WRONG)
