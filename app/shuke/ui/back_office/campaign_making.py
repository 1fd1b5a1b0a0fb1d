"""A campaign made step by step: whom, what, when, bounds, look over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.domain.campaigns.plan import LONGEST_NAME, Every
from shuke.presenters.campaigns.state import STEPS, CampaignField, CampaignMaking
from shuke.presenters.campaigns.window import CampaignsPresenter
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Hairline, Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import campaign_messages as telling
from shuke.wording import campaigns as words
from shuke.wording.listed import Listed
from shuke.wording.said import Words

__all__ = ["CampaignMakingPage"]

_LABELS: dict[CampaignField, tuple[Words, Words]] = {
    CampaignField.NAME: (words.NAME, words.NAME_HINT),
    CampaignField.POINTS: (words.POINTS, words.HOW_MANY),
    CampaignField.CHANCES: (words.CHANCES, words.HOW_MANY),
    CampaignField.COUNT: (words.COUPONS_EACH, ""),
    CampaignField.FIRST: (words.FIRST, ""),
    CampaignField.LAST: (words.LAST, ""),
    CampaignField.MEMBERS: (words.MEMBERS, words.NO_BOUND),
    CampaignField.BUDGET: (words.BUDGET, words.NO_BOUND),
    CampaignField.CONTROL: (words.CONTROL, ""),
    CampaignField.GAP: (words.GAP, ""),
    CampaignField.QUIET_FROM: (words.QUIET_FROM, words.QUIET_HINT),
    CampaignField.QUIET_TO: (words.QUIET_TO, ""),
}
_COLUMNS = 3
_LINES = 16
"""Of a plan that is looked over."""


class CampaignMakingPage(QWidget):
    """Enter in a field goes on to the next step, and starts it on the last."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.steps = PickGrid(speaker, columns=STEPS)
        self.audiences = PickGrid(speaker, columns=_COLUMNS)
        self.about = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.count = Text(speaker, "", Role.TITLE, Ink.ACCENT)
        self.coupons = PickGrid(speaker, columns=_COLUMNS)
        self.no_wheel = Text(speaker, words.NO_WHEEL, Role.BODY, Ink.NORMAL, wrapping=True)
        self.messages = PickGrid(speaker, columns=_COLUMNS)
        self.sample = Text(speaker, "", Role.BODY, Ink.STRONG, wrapping=True)
        self.to_know = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.events = PickGrid(speaker, columns=_COLUMNS)
        self.no_events = Text(speaker, telling.NO_EVENTS, Role.BODY, Ink.NORMAL, wrapping=True)
        self.every = PickGrid(speaker, columns=_COLUMNS)
        self.every_told = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.fields = {
            field: TextField(
                speaker,
                label,
                hint=hint,
                most=LONGEST_NAME if field is CampaignField.NAME else 14,
                complains=False,
            )
            for field, (label, hint) in _LABELS.items()
        }
        self.lines = [Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True) for _ in range(_LINES)]
        self.fault = Text(speaker, "", Role.EMPHASIS, Ink.BAD, wrapping=True)
        self.back_button = Button(speaker, words.BACK, ButtonKind.QUIET, Target.USUAL, icon="back")
        self.next_button = Button(speaker, words.NEXT, ButtonKind.PRIMARY, Target.USUAL, key="Enter")
        self.start_button = Button(
            speaker, words.START, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Enter"
        )
        self._step = 0
        self._put_together(speaker)

    def attach(self, presenter: CampaignsPresenter) -> None:
        self.steps.picked.connect(lambda key: presenter.go(int(key)))
        self.audiences.picked.connect(presenter.choose_audience)
        self.coupons.picked.connect(presenter.choose_coupon)
        self.messages.picked.connect(presenter.choose_message)
        self.events.picked.connect(presenter.choose_event)
        self.every.picked.connect(lambda key: presenter.choose_every(Every(key)))
        for field, edit in self.fields.items():
            edit.changed.connect(lambda text, field=field: presenter.type(field, text))
            edit.entered.connect(presenter.start if field is CampaignField.NAME else presenter.forward)
        self.back_button.clicked.connect(presenter.back)
        self.next_button.clicked.connect(presenter.forward)
        self.start_button.clicked.connect(presenter.start)

    def render_making(self, state: CampaignMaking) -> None:
        self.steps.offer({str(at): step for at, step in enumerate(words.STEPS)}, str(state.step))
        self._pages.setCurrentIndex(state.step)
        self.audiences.offer(state.audiences, state.audience)
        self.about.say(state.about)
        self.count.say(state.count or words.COUNTING)
        self.coupons.offer(state.coupons, state.coupon)
        self.messages.offer(state.messages, state.message)
        sample, *to_know = state.message_told or ("",)
        self.sample.say(sample)
        appear(self.sample, bool(state.message_told))
        self.to_know.say(Listed(tuple(to_know), on_lines=True))
        appear(self.to_know, bool(to_know))
        self.events.offer(state.events, state.event)
        appear(self.events, bool(state.events))
        appear(self.no_events, not state.events)
        self.every.offer({one.value: words.EVERY[one] for one in Every}, state.every.value)
        self.every_told.say(words.EVERY_TOLD[state.every])
        for field, edit in self.fields.items():
            edit.show_text(state.texts.get(field, ""))
        appear(self.fields[CampaignField.COUNT], bool(state.coupon))
        appear(self.fields[CampaignField.CHANCES], state.wheel)
        appear(self.no_wheel, not state.wheel)
        for line, told in zip(self.lines, (*state.review, *[""] * _LINES), strict=False):
            line.say(told)
            appear(line, bool(told))
        self.fault.say(state.fault)
        last = state.step == STEPS - 1
        appear(self.back_button, state.step > 0)
        appear(self.next_button, not last)
        appear(self.start_button, last)
        self.start_button.setEnabled(bool(state.review))
        if state.step != self._step:
            self._step = state.step
            if self.isVisible():  # who goes through the list at the left stays there
                self._focus()

    def go_on(self) -> None:
        """As the button does that shows Enter."""
        for button in (self.next_button, self.start_button):
            if button.isVisible() and button.isEnabled():
                button.click()
                return

    def _focus(self) -> None:
        """On a new step where its typing begins."""
        first = {
            1: CampaignField.POINTS,
            2: CampaignField.FIRST,
            3: CampaignField.MEMBERS,
            4: CampaignField.NAME,
        }
        if self._step in first:
            self.fields[first[self._step]].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.audiences.focus_current()

    def _put_together(self, speaker: Speaker) -> None:
        fields = self.fields
        whom = QWidget()
        whom.setLayout(column(self.audiences, None))
        gifts = QWidget()
        gifts.setLayout(
            column(
                row(fields[CampaignField.POINTS], fields[CampaignField.CHANCES], gap=SPACE.m),
                self.no_wheel,
                Text(speaker, words.COUPON, Role.CAPTION, Ink.MUTED),
                self.coupons,
                fields[CampaignField.COUNT],
                Text(speaker, telling.CHOOSE_MESSAGE, Role.CAPTION, Ink.MUTED),
                self.messages,
                self.sample,
                self.to_know,
                Text(speaker, telling.CHOOSE_EVENT, Role.CAPTION, Ink.MUTED),
                self.events,
                self.no_events,
                None,
                gap=SPACE.m,
            )
        )
        bounds = (CampaignField.MEMBERS, CampaignField.BUDGET)
        compared = (CampaignField.CONTROL, CampaignField.GAP)
        quiet = (CampaignField.QUIET_FROM, CampaignField.QUIET_TO)
        looked_over = QWidget()
        looked_over.setLayout(column(*self.lines, None, gap=SPACE.s))
        pages = (
            column(row(self.count, None), self.about, Scrolling(whom), gap=SPACE.m),
            column(Scrolling(gifts)),
            column(
                row(fields[CampaignField.FIRST], fields[CampaignField.LAST], gap=SPACE.m),
                self.every,
                self.every_told,
                None,
                gap=SPACE.m,
            ),
            column(
                row(*(fields[one] for one in bounds), gap=SPACE.m),
                row(*(fields[one] for one in compared), gap=SPACE.m),
                row(*(fields[one] for one in quiet), gap=SPACE.m),
                Text(speaker, words.CONTROL_TOLD, Role.BODY, Ink.NORMAL, wrapping=True),
                Text(speaker, words.QUIET, Role.BODY, Ink.NORMAL, wrapping=True),
                None,
                gap=SPACE.m,
            ),
            column(fields[CampaignField.NAME], Scrolling(looked_over), gap=SPACE.s),
        )
        self._pages = QStackedWidget()
        for laid_out in pages:
            page = QWidget()
            page.setLayout(laid_out)
            self._pages.addWidget(page)
        foot = row(self.back_button, None, self.next_button, self.start_button, gap=SPACE.m)
        whole = column(self.steps, Hairline(), self._pages, self.fault, foot, gap=SPACE.m)
        whole.setStretch(2, 1)
        self.setLayout(whole)
