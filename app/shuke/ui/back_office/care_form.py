"""What is laid down for one occasion, and beside it what that will do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.domain.care.festivals import Festival
from shuke.presenters.care.state import CareField, CareForm
from shuke.presenters.care.window import CarePresenter
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.flowing_grid import FlowingGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import campaigns as campaign_words
from shuke.wording import care_window as words
from shuke.wording.campaign_messages import CHOOSE_MESSAGE
from shuke.wording.care import FESTIVALS
from shuke.wording.listed import Listed
from shuke.wording.said import Words

__all__ = ["CareFormPage"]

_LABELS: dict[CareField, tuple[Words, Words]] = {
    CareField.DAYS: (words.DAYS, words.DAYS_HINT),
    CareField.GAP: (words.GAP, words.GAP_HINT),
    CareField.POINTS: (campaign_words.POINTS, campaign_words.HOW_MANY),
    CareField.COUNT: (campaign_words.COUPONS_EACH, ""),
    CareField.OWN_DAYS: (words.OWN_DAYS, words.OWN_DAYS_HINT),
}
_COLUMNS = 3
_LONGEST_DAYS = 600


class CareFormPage(QWidget):
    """Enter in a field saves it."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.fields = {
            field: TextField(
                speaker,
                label,
                hint=hint,
                most=_LONGEST_DAYS if field is CareField.OWN_DAYS else 6,
                complains=False,
            )
            for field, (label, hint) in _LABELS.items()
        }
        self.coupons = PickGrid(speaker, columns=_COLUMNS, flows=True)
        self.messages = PickGrid(speaker, columns=_COLUMNS, flows=True)
        self.whoms = PickGrid(speaker, columns=_COLUMNS, flows=True)
        self.festivals = {one: Tick(speaker, name, wraps=False) for one, name in FESTIVALS.items()}
        self.told = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.expected = Text(speaker, "", Role.EMPHASIS, Ink.ACCENT, wrapping=True)
        self.sample = Text(speaker, "", Role.BODY, Ink.STRONG, wrapping=True)
        self.fault = Text(speaker, "", Role.EMPHASIS, Ink.BAD, wrapping=True)
        self.save_button = Button(
            speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Enter"
        )
        self.on_button = Button(
            speaker, words.SWITCH_ON, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Enter"
        )
        self.here_button = Button(speaker, words.RUN_HERE, ButtonKind.PLAIN, Target.USUAL)
        self.off_button = Button(speaker, words.SWITCH_OFF, ButtonKind.DANGER, Target.USUAL)
        self._put_together(speaker)

    def attach(self, presenter: CarePresenter) -> None:
        for field, edit in self.fields.items():
            edit.changed.connect(lambda text, field=field: presenter.type(field, text))
            edit.entered.connect(presenter.save)
        for festival, tick in self.festivals.items():
            tick.ticked.connect(lambda on, one=festival: presenter.tick(one, on))
        self.coupons.picked.connect(presenter.choose_coupon)
        self.messages.picked.connect(presenter.choose_message)
        self.whoms.picked.connect(presenter.choose_whom)
        self.save_button.clicked.connect(presenter.save)
        self.on_button.clicked.connect(presenter.save)
        self.here_button.clicked.connect(presenter.run_here)
        self.off_button.clicked.connect(presenter.switch_off)

    def take(self) -> None:
        """As the button does that shows Enter."""
        for button in (self.save_button, self.on_button):
            if button.isVisible() and button.isEnabled():
                button.click()
                return

    def render_form(self, form: CareForm) -> None:
        for field, edit in self.fields.items():
            edit.show_text(form.texts.get(field, ""))
        appear(self.fields[CareField.COUNT], bool(form.coupon))
        self.coupons.offer(form.coupons, form.coupon)
        self.messages.offer(form.messages, form.message)
        self.whoms.offer(form.whoms, form.whom)
        appear(self._of_festivals, bool(form.festivals))
        for festival, tick in self.festivals.items():
            tick.show_on(festival in form.ticked)
        self.told.say(Listed(form.told, on_lines=True))
        self.expected.say(form.expected or words.COUNTING)
        appear(self.expected, not form.fault)
        self.sample.say(form.sample)
        appear(self._sample, bool(form.sample))
        self.fault.say(form.fault)
        appear(self.save_button, form.on)
        appear(self.on_button, not form.on)
        appear(self.off_button, form.on)
        appear(self.here_button, form.elsewhere)
        for button in (self.save_button, self.on_button, self.here_button):
            button.setEnabled(not form.fault)

    def _put_together(self, speaker: Speaker) -> None:
        fields = self.fields

        def caption(sentence: Words) -> Text:
            return Text(speaker, sentence, Role.CAPTION, Ink.MUTED)

        self._of_festivals = QWidget()
        ticks = FlowingGrid(columns=_COLUMNS)
        ticks.show_cells([self.festivals[one] for one in Festival])
        self._of_festivals.setLayout(
            column(caption(words.CHOOSE_FESTIVALS), ticks, fields[CareField.OWN_DAYS], gap=SPACE.s)
        )
        typed = QWidget()
        typed.setLayout(
            column(
                row(fields[CareField.DAYS], fields[CareField.GAP], gap=SPACE.m),
                self._of_festivals,
                row(fields[CareField.POINTS], fields[CareField.COUNT], gap=SPACE.m),
                caption(campaign_words.COUPON),
                self.coupons,
                caption(CHOOSE_MESSAGE),
                self.messages,
                caption(words.WHOM),
                self.whoms,
                None,
                gap=SPACE.m,
            )
        )
        self._sample = Surface("raised", radius=SPACE.m, edge="hairline")
        self._sample.setLayout(column(caption(words.SAMPLE), self.sample, gap=SPACE.xs, margin=SPACE.m))
        happens = QWidget()
        happens.setLayout(column(self.expected, self._sample, self.told, None, gap=SPACE.m, margin=SPACE.m))
        right = Surface("card", radius=SPACE.m, edge="hairline")
        buttons = (self.here_button, self.save_button, self.on_button, self.off_button)
        doings = column(self.fault, *buttons, gap=SPACE.s, margin=SPACE.m)
        beside = column(Scrolling(happens), doings, gap=0)
        beside.setStretch(0, 1)
        right.setLayout(beside)
        right.setFixedWidth(SIZE.member_panel)
        whole = row(Scrolling(typed), right, gap=SPACE.l)
        whole.setStretch(0, 1)
        self.setLayout(whole)
