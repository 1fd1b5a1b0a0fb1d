"""The staff's window: people at the left, one of them whole in the middle, the rules of the till at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.staff import StaffForm, StaffPresenter, StaffState
from shuke.presenters.till_rules import RulesPresenter, RulesState
from shuke.ui.back_office.asked_panel import AskedPanel
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import sign_in
from shuke.wording import staff as words

__all__ = ["StaffScreen"]


class StaffScreen(BackOfficeScreen):
    name_typed = Signal(str)
    role_picked = Signal(str)
    pin_typed = Signal(str)
    pin_again_typed = Signal(str)
    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._shown: str | None = None
        self.people = PickList(speaker)
        self.new_button = Button(speaker, words.NEW_PERSON, ButtonKind.QUIET, Target.USUAL, icon="plus")
        self.new_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.notice = Notice(speaker)
        self._chain = Text(speaker, words.CHAIN, Role.CAPTION, Ink.MUTED, wrapping=True)
        self.name = TextField(speaker, words.NAME, most=40)
        self.roles = ChoiceList(speaker, columns=2, height=SIZE.tile_height_long)
        self.pin = TextField(speaker, words.PIN, most=8, secret=True)
        self.pin_again = TextField(speaker, words.PIN_AGAIN, most=8, secret=True)
        self.leave_button = Button(speaker, words.LEAVES, ButtonKind.DANGER, Target.USUAL)
        self.save_button = Button(
            speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Enter"
        )
        self.save_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rules = RulesCard(speaker, AskedPanel(speaker, self))
        self._put_together(speaker)

    def attach(self, presenter: StaffPresenter, rules: RulesPresenter) -> None:
        self.people.picked.connect(presenter.choose)
        self.new_button.clicked.connect(presenter.begin_new)
        self.name.changed.connect(presenter.type_name)
        self.roles.chosen.connect(presenter.pick_role)
        self.pin.changed.connect(presenter.type_pin)
        self.pin_again.changed.connect(presenter.type_pin_again)
        for field in (self.name, self.pin, self.pin_again):
            field.entered.connect(presenter.save)
        self.save_button.clicked.connect(presenter.save)
        self.leave_button.clicked.connect(presenter.leave)
        presenter.attach(self.render_state)
        self.rules.attach(rules)

    def render_state(self, state: StaffState) -> None:
        form = state.form
        keys = [one.staff_id for one in state.rows]
        at = keys.index(form.staff_id) if form is not None and form.staff_id in keys else -1
        self.people.show_rows(
            tuple(PickRow(one.staff_id, one.name, one.role, under_aside=one.detail) for one in state.rows), at
        )
        appear(self._chain, state.chain)
        tell(self.notice, state.notice)
        if form is not None:
            self._render_form(form, state)

    def _render_form(self, form: StaffForm, state: StaffState) -> None:
        offered = state.roles if form.editable else (form.role,)
        self.roles.offer(
            [
                Choice(role.value, sign_in.ROLES[role.value], words.ROLE_DETAILS[role.value])
                for role in offered
            ],
            form.role.value,
        )
        self.name.show_text(form.name)
        self.name.complain(form.name_fault)
        self.pin.relabel(words.NEW_PIN if form.staff_id else words.PIN)
        self.pin.complain(form.pin_fault)
        if not form.pin:
            self.pin.show_text("")
        if not form.pin_again:
            self.pin_again.show_text("")
        for part in (self.name, self.roles, self.pin, self.pin_again):
            part.setEnabled(form.editable and (form.active or part is self.name))
        self.leave_button.say(words.LEAVES if form.active else words.IS_BACK)
        appear(self.leave_button, form.may_leave)
        self.save_button.setEnabled(form.editable and form.active and not state.working)
        self.save_button.say(words.WORKING if state.working else words.SAVE)
        if form.staff_id != self._shown:
            self._shown = form.staff_id
            if not form.staff_id:
                self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        people = column(self.people, self.new_button, gap=SPACE.m, margin=SPACE.l)
        people.setStretch(0, 1)
        left.setLayout(people)
        left.setFixedWidth(SIZE.totals_panel)
        inside = QWidget()
        inside.setLayout(
            column(
                self.notice,
                self.name,
                Text(speaker, words.ROLE, Role.CAPTION, Ink.MUTED),
                self.roles,
                row(self.pin, self.pin_again, gap=SPACE.m),
                self._chain,
                None,
                gap=SPACE.m,
                margin=SPACE.l,
            )
        )
        middle = column(Scrolling(inside), gap=0)
        doings = row(self.leave_button, self.save_button, gap=SPACE.m)
        doings.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.l)
        middle.addLayout(doings)
        middle.setStretch(0, 1)
        content = QWidget()
        whole = row(left, middle, self.rules, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content)


class RulesCard(Surface):
    """`asked`: the panel over the screen in which fields are chosen."""

    def __init__(self, speaker: Speaker, asked: AskedPanel) -> None:
        super().__init__("card")
        self.asked = asked
        self.notice = Notice(speaker, small=True)
        self.needed = Tick(speaker, words.SHIFT_NEEDED)
        self.unexplained = TextField(speaker, words.UNEXPLAINED, hint=words.UNEXPLAINED_HINT, most=13)
        self.lock_after = TextField(speaker, words.LOCK_AFTER, hint=words.LOCK_AFTER_HINT, most=4)
        self.refund_days = TextField(speaker, words.REFUND_DAYS, most=4)
        self.cashier_percent = TextField(speaker, words.CASHIER_PERCENT, most=3)
        self.lead_percent = TextField(speaker, words.LEAD_PERCENT, most=3)
        self.rounding = PickGrid(speaker, columns=2)
        self.approved_from = TextField(speaker, words.APPROVED_FROM, most=13)
        self.confirmed_above = TextField(speaker, words.CONFIRMED_ABOVE, most=13)
        self.asked_button = Button(speaker, words.ASKED_TITLE, ButtonKind.QUIET, Target.LEAST, icon="enrol")
        self.save_button = Button(speaker, words.SAVE, ButtonKind.QUIET, Target.USUAL)
        for button in (self.asked_button, self.save_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inside = QWidget()
        inside.setLayout(
            column(
                self.needed,
                self.unexplained,
                self.lock_after,
                self.refund_days,
                self.cashier_percent,
                self.lead_percent,
                Text(speaker, words.ROUNDING, Role.CAPTION, Ink.MUTED),
                self.rounding,
                self.approved_from,
                self.confirmed_above,
                self.asked_button,
                None,
                gap=SPACE.s,
            )
        )
        whole = column(
            Text(speaker, words.RULES, Role.EMPHASIS, Ink.STRONG),
            Scrolling(inside),
            self.notice,
            self.save_button,
            gap=SPACE.m,
            margin=SPACE.l,
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFixedWidth(SIZE.member_panel)

    def attach(self, presenter: RulesPresenter) -> None:
        self.needed.ticked.connect(presenter.tick_needed)
        self.unexplained.changed.connect(presenter.type_unexplained)
        self.lock_after.changed.connect(presenter.type_lock_after)
        self.refund_days.changed.connect(presenter.type_refund_days)
        self.cashier_percent.changed.connect(presenter.type_cashier_percent)
        self.lead_percent.changed.connect(presenter.type_lead_percent)
        self.rounding.picked.connect(presenter.pick_rounding)
        self.approved_from.changed.connect(presenter.type_approved_from)
        self.confirmed_above.changed.connect(presenter.type_confirmed_above)
        counter = (self.refund_days, self.cashier_percent, self.lead_percent)
        for field in (self.unexplained, self.lock_after, *counter, self.approved_from, self.confirmed_above):
            field.entered.connect(presenter.save)
        self.save_button.clicked.connect(presenter.save)
        self.asked.picked.connect(presenter.pick_asked)
        self.asked.saved.connect(presenter.save)
        self.asked_button.clicked.connect(self.asked.start)
        presenter.attach(self.render_state)

    def render_state(self, state: RulesState) -> None:
        self.needed.show_on(state.needed)
        self.unexplained.show_text(state.unexplained)
        self.unexplained.complain(state.unexplained_fault)
        self.lock_after.show_text(state.lock_after)
        self.lock_after.complain(state.lock_fault)
        self.refund_days.show_text(state.refund_days)
        self.refund_days.complain(state.refund_fault)
        self.cashier_percent.show_text(state.cashier_percent)
        self.cashier_percent.complain(state.cashier_fault)
        self.lead_percent.show_text(state.lead_percent)
        self.lead_percent.complain(state.lead_fault)
        self.approved_from.show_text(state.approved_from)
        self.approved_from.complain(state.approved_fault)
        self.confirmed_above.show_text(state.confirmed_above)
        self.confirmed_above.complain(state.confirmed_fault)
        self.rounding.offer(words.ROUNDINGS, state.rounding.value)
        self.asked.render_asked(state.asked)
        tell(self.notice, state.notice)
