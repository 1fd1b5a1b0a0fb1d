"""Something made cheaper by hand: what, how, how much, why; Enter does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.domain.basket import HandKind
from shuke.presenters.by_hand import ByHandPresenter, ByHandState
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import by_hand as words

__all__ = ["ByHandOverlay"]


class ByHandOverlay(GrowingPanel):
    """Typing starts at how much; Tab goes on to why."""

    confirmed = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.TITLE, width=SIZE.wizard_width)
        self.scopes = PickGrid(speaker, columns=2)
        self.kinds = PickGrid(speaker, columns=len(HandKind))
        self.value = TextField(speaker, words.VALUES["percent"], most=13, target=Target.USUAL)
        self.percents = PickGrid(speaker, columns=len(words.PERCENTS))
        self.preview = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.reasons = PickGrid(speaker, columns=len(words.REASONS))
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=80)
        self.notice = Notice(speaker, small=True)
        self.remove_button = Button(speaker, words.REMOVE, ButtonKind.PLAIN, Target.LEAST, icon="undo")
        self.do_button = Button(speaker, words.CONFIRM, ButtonKind.PRIMARY, Target.DIGIT, key="Enter")
        self.do_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (
            self.scopes,
            self.kinds,
            self.value,
            self.percents,
            self.preview,
            self.reasons,
            self.reason,
            self.notice,
            self.remove_button,
            self.do_button,
        ):
            self.column.addWidget(part)

    def attach(self, presenter: ByHandPresenter) -> None:
        self.scopes.picked.connect(presenter.pick_scope)
        self.kinds.picked.connect(presenter.pick_kind)
        self.value.changed.connect(presenter.type)
        self.value.entered.connect(presenter.submit)
        self.percents.picked.connect(presenter.type)
        self.reasons.picked.connect(presenter.pick_reason)
        self.reason.changed.connect(presenter.type_reason)
        self.reason.entered.connect(presenter.submit)
        self.remove_button.clicked.connect(presenter.remove)
        self.do_button.clicked.connect(presenter.submit)
        presenter.attach(self.render_state)

    def render_state(self, state: ByHandState) -> None:
        self.scopes.offer({one.value: name for one, name in state.scopes}, state.scope.value)
        self.kinds.offer({one.value: words.KINDS[one.value] for one in state.kinds}, state.kind.value)
        self.value.relabel(words.VALUES[state.kind.value])
        self.value.show_text(state.typed)
        self.percents.offer(words.PERCENTS, state.typed)
        appear(self.percents, state.kind is HandKind.PERCENT)
        self.preview.say(state.preview or " ")
        self.reasons.offer(words.REASONS, state.reason_key)
        other = state.reason_key == words.OTHER_REASON
        began = other and self.reason.isHidden()
        appear(self.reason, other)
        if began and self.isVisible():
            self.reason.setFocus()
        self.reason.show_text(state.reason)
        tell(self.notice, state.notice)
        appear(self.remove_button, state.removable)
        self.do_button.say(words.CONFIRM, state.approval)

    def start(self) -> None:
        self.open(self.value.edit)
