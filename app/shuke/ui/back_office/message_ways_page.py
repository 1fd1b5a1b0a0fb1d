"""The page of ways out: a gateway for text messages, a mail server, hours, and a test on oneself."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from shuke.presenters.messages.ways import WaysPresenter, WaysState
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import message_window as words
from shuke.wording.said import Words

__all__ = ["MessageWaysPage"]

_LONG, _LINE, _NUMBER = 2_000, 300, 6


class MessageWaysPage(QWidget):
    """`fields` by the names of the state's attributes."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.sms_on = Tick(speaker, words.SMS_ON)
        self.email_on = Tick(speaker, words.EMAIL_ON)
        self.security = PickGrid(speaker, columns=len(words.SECURITY))
        named: dict[str, tuple[Words, int]] = {
            "address": (words.ADDRESS, _LINE),
            "document": (words.DOCUMENT, _LONG),
            "authorization": (words.AUTHORIZATION, _LINE),
            "good": (words.GOOD, _LINE),
            "part_minor": (words.PART, _NUMBER),
            "sms_secret": (words.SECRET, _LINE),
            "host": (words.HOST, _LINE),
            "port": (words.PORT, _NUMBER),
            "account": (words.ACCOUNT, _LINE),
            "email_secret": (words.SECRET, _LINE),
            "sender": (words.SENDER, _LINE),
            "first_hour": (words.FIRST_HOUR, 2),
            "last_hour": (words.LAST_HOUR, 2),
            "offer_days": (words.OFFER_DAYS, 3),
            "test_to": (words.TEST_TO, _LINE),
        }
        hints = {"address": words.ADDRESS_BRIEFLY}
        self.fields = {
            name: TextField(
                speaker,
                label,
                most=most,
                complains=False,
                secret=name.endswith("_secret"),
                hint=words.SECRET_HINT if name.endswith("_secret") else hints.get(name, ""),
            )
            for name, (label, most) in named.items()
        }
        self.notice = Notice(speaker)
        self.save_button = Button(
            speaker, words.SAVE, ButtonKind.PRIMARY, Target.LEAST, icon="save", key="Enter"
        )
        self.test_button = Button(speaker, words.TEST, ButtonKind.PLAIN, Target.LEAST)
        self._put_together(speaker)

    def attach(self, presenter: WaysPresenter) -> None:
        self.sms_on.ticked.connect(presenter.tick_sms)
        self.email_on.ticked.connect(presenter.tick_email)
        self.security.picked.connect(presenter.pick_security)
        for name, field in self.fields.items():
            field.changed.connect(partial(presenter.type, name))
            field.entered.connect(presenter.test if name == "test_to" else presenter.save)
        self.save_button.clicked.connect(presenter.save)
        self.test_button.clicked.connect(presenter.test)
        presenter.attach(self.render_state)

    def render_state(self, state: WaysState) -> None:
        self.sms_on.show_on(state.sms_on)
        self.email_on.show_on(state.email_on)
        self.security.offer(words.SECURITY, state.security.value)
        for name, field in self.fields.items():
            field.show_text(getattr(state, name))
        tell(self.notice, state.notice)
        self.test_button.setEnabled(not state.busy)

    def _put_together(self, speaker: Speaker) -> None:
        one = self.fields
        sms = _card(
            Text(speaker, words.SMS, Role.EMPHASIS, Ink.STRONG),
            self.sms_on,
            one["address"],
            one["document"],
            _line(one["authorization"], one["sms_secret"]),
            _line(one["good"], one["part_minor"]),
        )
        email = _card(
            Text(speaker, words.EMAIL, Role.EMPHASIS, Ink.STRONG),
            self.email_on,
            _line(one["host"], one["port"]),
            self.security,
            _line(one["account"], one["email_secret"]),
            one["sender"],
        )
        when = _card(
            Text(speaker, words.WHEN, Role.EMPHASIS, Ink.STRONG),
            _line(one["first_hour"], one["last_hour"], one["offer_days"]),
        )
        testing = row(one["test_to"], self.test_button, gap=SPACE.m)
        testing.setStretch(0, 1)
        tested = QWidget()
        tested.setLayout(testing)
        cards = row(sms, email, gap=SPACE.l)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        below = row(when, _card(Text(speaker, words.TEST, Role.EMPHASIS, Ink.STRONG), tested), gap=SPACE.l)
        below.setStretch(0, 1)
        below.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(
            column(
                self.notice,
                cards,
                below,
                row(None, self.save_button, gap=SPACE.m),
                None,
                gap=SPACE.m,
                margin=SPACE.l,
            )
        )
        whole = column(Scrolling(inside), gap=0)
        self.setLayout(whole)


def _card(*parts: QWidget) -> QWidget:
    card = Surface("card", radius=SPACE.m, edge="hairline")
    card.setLayout(column(*parts, None, gap=SPACE.s, margin=SPACE.m))
    return card


def _line(*fields: QWidget) -> QWidget:
    held = QWidget()
    beside = row(*fields, gap=SPACE.m)
    beside.setContentsMargins(0, 0, 0, 0)
    for at in range(len(fields)):
        beside.setStretch(at, 1)
    held.setLayout(beside)
    return held
