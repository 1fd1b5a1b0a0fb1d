"""Articles: search, filters, the table; the form, the departments and the import lie over it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.application.ports.article_list import ArticleSort
from shuke.presenters.articles import ArticlesPresenter, ArticlesState
from shuke.ui.back_office.article_table import ArticleTable
from shuke.ui.back_office.asking import AskPath, ask_to_save
from shuke.ui.back_office.department_picker import DepartmentPicker
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.search_field import SearchField
from shuke.ui.back_office.told import tell
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import EmptyState, Notice, UndoLine
from shuke.ui.kit.surfaces import Card, Hairline
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import article_screen as words
from shuke.wording.article_import import EXPORT_FILE

__all__ = ["ArticlesScreen"]

_SORTS = {sort.value: words.SORTS[sort.value] for sort in ArticleSort}


class ArticlesScreen(BackOfficeScreen):
    """Typing goes to the search; ↓ goes on to the table; Enter opens what is chosen."""

    article_wanted = Signal(str)
    new_wanted = Signal()
    departments_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(object)
    """The path of the file."""

    def __init__(self, speaker: Speaker, keys: Keys, *, ask_save: AskPath | None = None) -> None:
        super().__init__(speaker, words.ARTICLES)
        self._speaker, self._ask_save = speaker, ask_save or ask_to_save(self)
        self._state = ArticlesState()
        self.search = SearchField(speaker, words.SEARCH_HINT)
        self.department = DepartmentPicker(speaker, self, every=True)
        self.sorts = PickGrid(speaker, columns=len(_SORTS))
        self.table = ArticleTable(speaker)
        self.departments_button = Button(speaker, words.DEPARTMENTS, target=Target.LEAST)
        self.import_button = Button(speaker, words.IMPORT, target=Target.LEAST, icon="export")
        self.export_button = Button(speaker, words.EXPORT, target=Target.LEAST, icon="save")
        self.add_button = Button(speaker, words.ADD_ARTICLE, ButtonKind.PRIMARY, Target.LEAST, icon="plus")
        self.edit_button = Button(speaker, words.EDIT_ARTICLE, target=Target.LEAST, key="Enter")
        self.sell_button = Button(speaker, words.WITHDRAW, target=Target.LEAST)
        self.notice = Notice(speaker)
        self._count = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._none = EmptyState(speaker, "tag", words.EMPTY, words.EMPTY_TEACHING, action=words.IMPORT)
        self._not_found = EmptyState(speaker, "search", words.NONE_FOUND, words.NONE_FOUND_TEACHING)
        self._places = QStackedWidget()
        for place in (self.table, self._not_found, self._none):
            self._places.addWidget(place)
        self.undo_line = UndoLine(speaker).float_over(self)
        keys.bind(Action.UNDO, self, self.undo_line.undo_button.click)
        self._put_together()
        self._listen()
        self.setFocusProxy(self.search)

    def attach(self, presenter: ArticlesPresenter) -> None:
        self.search.changed.connect(presenter.type)
        self.department.chosen.connect(presenter.choose_department)
        self.sorts.picked.connect(lambda key: presenter.choose_sort(ArticleSort(key)))
        self.table.rows_looked_at.connect(presenter.show_rows)
        self.table.order_wanted.connect(
            lambda order, descending: presenter.order_by(order, descending=descending)
        )
        self.table.row_chosen.connect(presenter.choose)
        self.table.withdrawal_wanted.connect(presenter.withdraw)
        self.sell_button.clicked.connect(
            lambda: presenter.withdraw() if self._chosen_is_sold else presenter.take_up()
        )
        self.undo_line.undone.connect(presenter.undo)
        self.undo_line.faded.connect(presenter.forget_undo)
        presenter.attach(self.render_state)

    def render_state(self, state: ArticlesState) -> None:
        before, self._state = self._state, state
        self.search.show_text(state.wanted.words)
        self.department.offer(state.departments, state.wanted.department_id)
        self.sorts.offer(_SORTS, state.wanted.sort.value)
        self.table.render_state(state)
        self._count.say(state.count)
        empty = state.total == 0
        nothing_at_all = empty and not state.narrowed and state.wanted.sort is not ArticleSort.WITHDRAWN
        place = self._none if nothing_at_all else self._not_found if empty else self.table
        self._places.setCurrentWidget(place)
        for button in (self.edit_button, self.sell_button):
            button.setEnabled(bool(state.chosen) and not empty and self.table.chosen_row >= 0)
        self.sell_button.say(words.WITHDRAW if self._chosen_is_sold else words.TAKE_UP)
        tell(self.notice, state.notice)
        if state.undo != before.undo:
            if state.undo:
                self.undo_line.say(state.undo)
            else:
                self.undo_line.be_silent()

    @property
    def empty_place(self) -> QWidget:
        """What teaches while there is nothing to show."""
        return self._none

    @property
    def _chosen_is_sold(self) -> bool:
        row = self._state.row(self.table.chosen_row)
        return row is None or row.sold

    def _listen(self) -> None:
        self.add_button.clicked.connect(self.new_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.export_button.clicked.connect(self._export)
        self._none.action_chosen.connect(self.import_wanted)
        self.departments_button.clicked.connect(self.departments_wanted)
        self.table.row_opened.connect(self.article_wanted)
        self.edit_button.clicked.connect(lambda: self.article_wanted.emit(self._state.chosen))
        self.table.typed.connect(self.search.type_on)
        self.search.moved_down.connect(self.table.choose_first)
        self.search.entered.connect(self.table.choose_first)

    def _export(self) -> None:
        path = self._ask_save(self._speaker.text(words.EXPORT), self._speaker.text(EXPORT_FILE))
        if path is not None:
            self.export_wanted.emit(path)

    def _put_together(self) -> None:
        filters = row(self.search, self.department, self.sorts, gap=SPACE.m)
        filters.setStretch(0, 1)
        filters.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        doings = row(self._count, None, self.sell_button, self.edit_button, gap=SPACE.s)
        doings.setContentsMargins(SPACE.l, SPACE.s, SPACE.s, SPACE.s)
        card = Card(gap=0, margin=0)
        card.column.setContentsMargins(SPACE.hair, SPACE.s, SPACE.hair, 0)
        card.column.addWidget(self._places, 1)
        card.column.addWidget(Hairline())
        card.column.addLayout(doings)
        content = QWidget()
        inside = column(self.notice, card, gap=SPACE.s)
        inside.setContentsMargins(SPACE.l, 0, SPACE.l, SPACE.m)
        inside.setStretch(1, 1)
        whole = column(filters, inside, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(
            content, self.departments_button, self.export_button, self.import_button, self.add_button
        )
        self.setMinimumWidth(SIZE.window_least_width)
