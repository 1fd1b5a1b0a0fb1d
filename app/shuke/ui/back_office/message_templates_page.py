"""The page of templates: the list at the left, the words in both languages, a look at them at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.domain.messaging.template import LONGEST_TEXT, LONGEST_TITLE
from shuke.presenters.messages.templates import NEW, TemplatesPresenter, TemplatesState
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.member_choice import MemberChoiceView
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.unsaved_note import UnsavedNote
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import message_window as words
from shuke.wording.message_fields import FIELD_NAMES
from shuke.wording.unsaved import ROW

__all__ = ["MessageTemplatesPage"]


class MessageTemplatesPage(QWidget):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.list = PickList(speaker)
        self.new_button = Button(speaker, words.NEW, ButtonKind.QUIET, Target.LEAST, icon="plus")
        self.notice = Notice(speaker)
        self.unsaved = UnsavedNote(speaker)
        self.purpose = PickGrid(speaker, columns=len(words.PURPOSES))
        self.title_zh = TextField(speaker, words.TITLE_ZH, most=LONGEST_TITLE, complains=False)
        self.title_en = TextField(speaker, words.TITLE_EN, most=LONGEST_TITLE, complains=False)
        self.text_zh = TextField(speaker, words.TEXT_ZH, most=LONGEST_TEXT, complains=False, lines=3)
        self.text_en = TextField(speaker, words.TEXT_EN, most=LONGEST_TEXT, complains=False, lines=3)
        self.fields = PickGrid(speaker, columns=2)
        self.save_button = Button(
            speaker, words.SAVE, ButtonKind.PRIMARY, Target.LEAST, icon="save", key="Enter"
        )
        self.off_button = Button(speaker, words.TAKE_OFF, ButtonKind.DANGER, Target.LEAST)
        self.member = MemberChoiceView(speaker, words.FIND_MEMBER)
        self.previews = [_Preview(speaker) for _ in range(2)]
        self._put_together(speaker)

    def attach(self, presenter: TemplatesPresenter) -> None:
        self.list.picked.connect(presenter.choose)
        self.new_button.clicked.connect(lambda: presenter.choose(NEW))
        self.purpose.picked.connect(presenter.pick_purpose)
        for title in (self.title_zh, self.title_en):
            title.changed.connect(lambda: presenter.type_titles(self.title_zh.text, self.title_en.text))
        for text in (self.text_zh, self.text_en):
            text.changed.connect(lambda: presenter.type_texts(self.text_zh.text, self.text_en.text))
            text.entered.connect(presenter.save)
        self.fields.picked.connect(presenter.add_field)
        self.save_button.clicked.connect(presenter.save)
        self.off_button.clicked.connect(presenter.take_off)
        self.unsaved.action_chosen.connect(presenter.give_up)
        self.member.attach(presenter.member)
        presenter.attach(self.render_state)

    def render_state(self, state: TemplatesState) -> None:
        keys = [one.key for one in state.rows]
        at = keys.index(state.chosen) if state.chosen in keys else -1
        self.list.show_rows(
            tuple(
                PickRow(
                    one.key,
                    one.title,
                    one.origin,
                    under_aside=ROW if one.key in state.unsaved_keys else one.purpose,
                )
                for one in state.rows
            ),
            at,
        )
        self.unsaved.show_unsaved(state.unsaved)
        tell(self.notice, state.notice)
        self.purpose.offer(words.PURPOSES, state.purpose.value)
        self.title_zh.show_text(state.title_zh)
        self.title_en.show_text(state.title_en)
        self.text_zh.show_text(state.text_zh)
        self.text_en.show_text(state.text_en)
        self.fields.offer(FIELD_NAMES, "")
        self.save_button.setEnabled(not state.busy)
        appear(self.off_button, state.is_own)
        for preview, shown in zip(self.previews, (*state.previews, None, None), strict=False):
            appear(preview, shown is not None)
            if shown is not None:
                preview.text.say(shown[0])
                preview.length.say(shown[1])

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        listed = column(self.list, self.new_button, gap=SPACE.m, margin=SPACE.m)
        listed.setStretch(0, 1)
        left.setLayout(listed)
        left.setFixedWidth(SIZE.totals_panel)
        words_of_it = QWidget()
        written = column(
            self.notice,
            self.unsaved,
            self.purpose,
            self.title_zh,
            self.title_en,
            self.text_zh,
            self.text_en,
            Text(speaker, words.FIELDS, Role.CAPTION, Ink.MUTED),
            self.fields,
            None,
            gap=SPACE.s,
            margin=SPACE.m,
        )
        words_of_it.setLayout(written)
        right = Surface("card")
        looked = column(
            Text(speaker, words.PREVIEW, Role.EMPHASIS, Ink.STRONG),
            *self.previews,
            self.member,
            gap=SPACE.m,
            margin=SPACE.m,
        )
        looked.setStretch(3, 1)
        right.setLayout(looked)
        right.setFixedWidth(SIZE.member_panel)
        saving = row(None, self.off_button, self.save_button, gap=SPACE.m, margin=SPACE.m)
        middle = column(Scrolling(words_of_it), saving, gap=0)
        middle.setStretch(0, 1)
        whole = row(left, middle, right, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)


class _Preview(QWidget):
    """What a member would read, and how long it is."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.text = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.length = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        said = Surface("raised", radius=SPACE.m, edge="hairline")
        said.setLayout(column(self.text, self.length, gap=SPACE.xs, margin=SPACE.m))
        self.setLayout(column(said, gap=0))
