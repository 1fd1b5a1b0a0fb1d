"""The panel over the sign-in screen: offered to an administrator whose PIN was wrong, driven by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen

from fakes.background import SynchronousBackground
from shuke.adapters.vault.recovery import new_recovery_key
from shuke.application.forgotten_pin import NotReset, NotResetBecause
from shuke.application.pin_tries import PinOutcome
from shuke.application.signing_in import SignInAnswer
from shuke.domain.shop import Role, Staff
from shuke.presenters.forgotten_pin import ForgottenPinPresenter
from shuke.presenters.sign_in import SignInPresenter
from shuke.ui.forgotten_pin_panel import ForgottenPinPanel
from shuke.ui.kit.layouts import column
from shuke.ui.sign_in_screen import SignInScreen
from shuke.ui.speech import Speaker
from shuke.wording import forgotten_pin as words
from shuke.wording import pins
from shuke.wording.sentence import Language

OWNER = Staff("zhou", "周老板", Role.ADMINISTRATOR)
CLERK = Staff("li", "李晓明", Role.CASHIER)
KEY = new_recovery_key().text
ENTER = Qt.Key.Key_Return


class SignIn:
    """The screen with its panel; every PIN is wrong, and `answer` is what the sheet brings."""

    def __init__(self, speaker: Speaker) -> None:
        background = SynchronousBackground()
        self.answer: NotReset | None = None
        self.asked: list[tuple[str, str, str]] = []
        self.renewed: list[str] = []
        self.screen = SignInScreen(speaker)
        self.presenter = SignInPresenter(
            background,
            staff=lambda: [OWNER, CLERK],
            sign_in=lambda _staff, _pin: SignInAnswer(PinOutcome.WRONG_PIN, tries_left=3),
            welcome=lambda _session: None,
            show=self.screen.render_state,
        )
        self.screen.report_to(self.presenter)
        self.forgotten = ForgottenPinPresenter(background, self._reset, self.renewed.append)
        self.window = QWidget()
        self.window.setLayout(column(self.screen, gap=0))
        self.panel = ForgottenPinPanel(speaker, self.window)
        self.panel.attach(self.forgotten)
        self.screen.pin_forgotten.connect(self._open)

    def _open(self) -> None:
        assert self.presenter.forgetful is not None
        self.forgotten.open(*self.presenter.forgetful)

    def _reset(self, staff_id: str, key: str, pin: str) -> NotReset | None:
        self.asked.append((staff_id, key, pin))
        return self.answer


@pytest.fixture
def sign_in(on_screen: OnScreen, speaker: Speaker) -> SignIn:
    made = SignIn(speaker)
    made.presenter.open("茗香茶庄")
    on_screen.show(made.window, QSize(1280, 752))
    return made


def wrong_pin(sign_in: SignIn, person: Staff) -> None:
    sign_in.presenter.choose(person.staff_id)
    for digit in "4711":
        sign_in.presenter.press(digit)
    sign_in.presenter.submit()


def test_it_is_offered_to_administrators_whose_pin_was_wrong_alone(sign_in: SignIn) -> None:
    sign_in.presenter.choose(OWNER.staff_id)
    assert sign_in.screen.forgotten_button.isHidden()
    wrong_pin(sign_in, CLERK)
    assert sign_in.screen.forgotten_button.isHidden()
    wrong_pin(sign_in, OWNER)
    assert sign_in.screen.forgotten_button.isVisible()


def test_key_and_pin_are_typed_and_entered_field_by_field(qtbot: QtBot, sign_in: SignIn) -> None:
    wrong_pin(sign_in, OWNER)
    qtbot.mouseClick(sign_in.screen.forgotten_button, Qt.MouseButton.LeftButton)
    panel = sign_in.panel
    assert panel.isVisible()
    for part, text in ((panel.key, KEY.lower()), (panel.pin, "280643"), (panel.again, "280643")):
        assert part.edit.hasFocus()
        qtbot.keyClicks(part.edit, text)
        qtbot.keyClick(part.edit, ENTER)
    assert sign_in.asked == [(OWNER.staff_id, KEY, "280643")]
    assert sign_in.renewed == [OWNER.staff_id]
    assert panel.isHidden()
    assert sign_in.forgotten.state.pin == ""


@pytest.mark.parametrize(
    ("pin", "again", "answer", "field", "told"),
    [
        ("1234", "1234", None, "pin", pins.FAULTS["steps"]),
        ("280643", "280644", None, "again", words.DIFFERS),
        ("280643", "280643", NotResetBecause.OTHER_KEY, "key", words.NOT_RESET["other_key"]),
    ],
)
def test_what_is_wrong_stands_below_its_field(
    sign_in: SignIn, pin: str, again: str, answer: NotReset | None, field: str, told: object
) -> None:
    sign_in.answer = answer
    sign_in.forgotten.open(OWNER.staff_id, OWNER.name)
    sign_in.forgotten.write_key(KEY)
    sign_in.forgotten.write_pin(pin)
    sign_in.forgotten.write_again(again)
    sign_in.forgotten.submit()
    assert getattr(sign_in.panel, field).complaint == told.into(Language.ZH)  # type: ignore[attr-defined]
    assert sign_in.panel.isVisible()
    assert sign_in.renewed == []


def test_what_was_typed_is_forgotten_when_the_panel_is_left(qtbot: QtBot, sign_in: SignIn) -> None:
    sign_in.forgotten.open(OWNER.staff_id, OWNER.name)
    sign_in.forgotten.write_key(KEY)
    qtbot.keyClick(sign_in.panel.key.edit, Qt.Key.Key_Escape)
    assert sign_in.panel.isHidden()
    assert sign_in.forgotten.state.key == ""
    assert KEY not in repr(sign_in.forgotten.state)
