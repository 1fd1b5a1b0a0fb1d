"""The page of a person's own data: handing it out at the left, erasing it at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.member_pages.own_data import OwnDataPage, OwnDataState
from shuke.ui.back_office.asking import AskPath, ask_to_save
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling, Section
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.flowing_grid import FlowingGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import member_codes as code_words
from shuke.wording import member_own_data as words
from shuke.wording.said import Words, said

__all__ = ["OwnDataView"]


class OwnDataView(QWidget):
    """`ask_save` asks where the page is to go."""

    give_wanted = Signal(Path)

    def __init__(self, speaker: Speaker, ask_save: AskPath | None = None) -> None:
        super().__init__()
        self._speaker = speaker
        self._told: tuple[tuple[Words, ...], ...] = ()
        self._number = ""
        self._ask_save = ask_save or ask_to_save(self, "HTML (*.html)")
        self.notice = Notice(speaker)
        self.give_button = Button(speaker, words.SAVE_AS, ButtonKind.QUIET, Target.USUAL, icon="export")
        self.give_button.clicked.connect(self._give)
        self.evidence = TextField(
            speaker, code_words.PAGE_DOCUMENT, hint=code_words.PAGE_DOCUMENT_HINT, most=120
        )
        self.invite_button = Button(
            speaker, code_words.PAGE_PRINT, ButtonKind.QUIET, Target.USUAL, icon="printer"
        )
        self._lines = column(gap=SPACE.xs)
        self._is_erased = Text(speaker, words.IS_ERASED, Role.BODY, Ink.STRONG, wrapping=True)
        self.number = TextField(speaker, words.NUMBER, most=40)
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=120)
        self.erase_button = Button(speaker, words.ERASE, ButtonKind.DANGER, Target.USUAL, icon="trash")
        for button in (self.give_button, self.invite_button, self.erase_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._put_together(speaker)

    def attach(self, page: OwnDataPage) -> None:
        self.give_wanted.connect(lambda path: page.give(path, self._speaker.language))
        self.evidence.changed.connect(page.note_evidence)
        self.evidence.entered.connect(page.invite)
        self.invite_button.clicked.connect(page.invite)
        self.number.changed.connect(page.type_number)
        self.number.entered.connect(self.reason.edit.setFocus)
        self.reason.changed.connect(page.give_reason)
        self.reason.entered.connect(page.erase)
        self.erase_button.clicked.connect(page.erase)
        page.attach(self.render_state)

    def render_state(self, state: OwnDataState) -> None:
        self._number = state.number_wanted
        self.number.relabel(said(words.NUMBER, number=state.number_wanted))
        self.number.show_text(state.number)
        self.reason.show_text(state.reason)
        self.evidence.show_text(state.evidence)
        for button in (self.give_button, self.invite_button):
            button.setEnabled(not state.busy and not state.erased)
        self.erase_button.setEnabled(state.erasable)
        for part in (self.number, self.reason, self.erase_button):
            appear(part, not state.erased)
        appear(self._is_erased, state.erased)
        told = (state.in_the_way, state.lost)
        if told != self._told:
            self._told = told
            self._show_lines(state)
        tell(self.notice, state.notice)

    def _show_lines(self, state: OwnDataState) -> None:
        emptied(self._lines)
        for sentence in state.in_the_way or (words.SETTLED,):
            ink = Ink.BAD if state.in_the_way else Ink.GOOD
            self._lines.addWidget(Text(self._speaker, sentence, Role.BODY, ink, wrapping=True))
        for sentence in state.lost or (said(words.LOST, what=words.NOTHING),):
            self._lines.addWidget(Text(self._speaker, sentence, Role.BODY, Ink.STRONG, wrapping=True))

    def _give(self) -> None:
        path = self._ask_save(self._speaker.text(words.SAVE_AS), f"{self._number}.html")
        if path is not None:
            self.give_wanted.emit(path)

    def _put_together(self, speaker: Speaker) -> None:
        def teaching(sentence: Words) -> Text:
            return Text(speaker, sentence, Role.BODY, Ink.MUTED, wrapping=True)

        left = QWidget()
        left.setLayout(
            column(
                Section(speaker, words.GIVE_PART, teaching(words.GIVE_TEACHING), self.give_button),
                Section(
                    speaker,
                    code_words.PAGE_PART,
                    teaching(code_words.PAGE_TEACHING),
                    self.evidence,
                    self.invite_button,
                ),
                None,
                gap=SPACE.xl,
            )
        )
        inside = QWidget()
        settled = Section(speaker, words.IN_THE_WAY, self._lines)
        told = column(
            Section(speaker, words.ERASE_PART, teaching(words.ERASE_TEACHING), self._is_erased),
            settled,
            Section(speaker, words.REMAINS_PART, teaching(words.REMAINS)),
            None,
            gap=SPACE.m,
        )
        told.setContentsMargins(0, 0, SPACE.l, 0)
        inside.setLayout(told)
        typed = FlowingGrid(columns=2, gap=SPACE.m)
        typed.show_cells([self.number, self.reason])
        right = column(Scrolling(inside), typed, self.erase_button, gap=SPACE.s)
        right.setStretch(0, 1)
        both = row(left, right, gap=SPACE.xl)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        whole = column(self.notice, both, gap=SPACE.m)
        whole.setStretch(1, 1)
        self.setLayout(whole)
