"""What members say: the list at the left, one of it whole with its answer in the middle, a new one at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from shuke.domain.feedback import LONGEST_FEEDBACK
from shuke.presenters.feedback import FeedbackPresenter, FeedbackState, Good, Whole
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.beside_or_below import BesideOrBelow
from shuke.ui.parts.member_choice import MemberChoiceView
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import feedback as words

__all__ = ["FeedbackScreen"]


class FeedbackScreen(BackOfficeScreen):
    """Tab goes through what is being taken down; Enter in its last field takes it down, in the answer it answers."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._keys: tuple[str, ...] = ()
        self.lists = PickGrid(speaker, columns=len(words.LISTS))
        self.rows = PickList(speaker)
        self._empty = EmptyState(speaker, "calm", words.EMPTY, words.EMPTY_TEACHING)
        self.notice = Notice(speaker)
        self.one = _One(speaker)
        self._middle = QStackedWidget()
        self._middle.addWidget(EmptyState(speaker, "calm", words.CHOOSE, words.CHOOSE_TEACHING))
        self._middle.addWidget(Scrolling(self.one))
        self.member = MemberChoiceView(speaker, words.FIND_MEMBER)
        self.kinds = PickGrid(speaker, columns=2)
        self.words = TextField(speaker, words.WORDS, hint=words.WORDS_HINT, most=LONGEST_FEEDBACK, lines=3)
        self.receipt = TextField(speaker, words.RECEIPT, hint=words.RECEIPT_HINT, most=40)
        self.take_button = Button(speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="plus")
        self.take_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._put_together(speaker)

    def attach(self, presenter: FeedbackPresenter) -> None:
        self.lists.picked.connect(presenter.list)
        self.rows.picked.connect(presenter.choose)
        self.kinds.picked.connect(presenter.pick_kind)
        self.words.changed.connect(presenter.type_words)
        self.words.entered.connect(self.receipt.edit.setFocus)
        self.receipt.changed.connect(presenter.type_receipt)
        self.receipt.entered.connect(presenter.take)
        self.take_button.clicked.connect(presenter.take)
        self.member.attach(presenter.member)
        self.member.search.moved_down.connect(lambda: self._choose_next(presenter))
        self.one.attach(presenter)
        presenter.attach(self.render_state)

    def render_state(self, state: FeedbackState) -> None:
        self.lists.offer(words.LISTS, state.listed)
        self._keys = tuple(one.feedback_id for one in state.rows)
        at = self._keys.index(state.chosen) if state.chosen in self._keys else -1
        rows = (PickRow(one.feedback_id, one.member, one.until, under_aside=one.title) for one in state.rows)
        self.rows.show_rows(tuple(rows), at)
        appear(self.rows, bool(state.rows))
        appear(self._empty, not state.rows)
        tell(self.notice, state.notice)
        self._middle.setCurrentIndex(0 if state.whole is None else 1)
        if state.whole is not None:
            self.one.render_state(state, state.whole)
        self.kinds.offer(words.KINDS, state.new.kind.value)
        kind = self.kinds.button(state.new.kind.value)
        self.setTabOrder(self.member.search, kind)
        self.setTabOrder(kind, self.words.area)
        self.words.show_text(state.new.words)
        self.receipt.show_text(state.new.receipt)
        self.take_button.setEnabled(not state.busy)

    def focus_first(self) -> None:
        self.member.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_next(self, presenter: FeedbackPresenter) -> None:
        """Down goes through the list, round and round."""
        if self._keys:
            chosen = presenter.state.chosen
            at = self._keys.index(chosen) + 1 if chosen in self._keys else 0
            presenter.choose(self._keys[at % len(self._keys)])

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        listed = column(self.lists, self.rows, self._empty, gap=SPACE.m, margin=SPACE.m)
        listed.setStretch(1, 1)
        listed.setStretch(2, 1)
        left.setLayout(listed)
        left.setFixedWidth(SIZE.totals_panel)
        middle = column(self.notice, self._middle, gap=SPACE.m, margin=SPACE.l)
        middle.setStretch(1, 1)
        right = Surface("card")
        new = column(
            Text(speaker, words.NEW, Role.EMPHASIS, Ink.STRONG),
            self.member,
            self.kinds,
            self.words,
            self.receipt,
            self.take_button,
            gap=SPACE.s,
            margin=SPACE.m,
        )
        new.setStretch(1, 1)
        right.setLayout(new)
        right.setFixedWidth(SIZE.member_panel)
        content = QWidget()
        whole = row(left, middle, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content)


class _One(QWidget):
    """One of them whole, with its answer: written already, or to be written."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.title = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.member = Text(speaker, "", Role.EMPHASIS, Ink.NORMAL)
        self._about = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._receipt = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._until = Text(speaker, "", Role.BODY, Ink.NORMAL)
        self.words = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self._answered_by = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.answered = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._agreed = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.answer = TextField(speaker, words.ANSWER, hint=words.ANSWER_HINT, most=LONGEST_FEEDBACK, lines=3)
        self.goods = PickGrid(speaker, columns=len(words.GOODS))
        self.points = TextField(speaker, words.POINTS, most=6)
        self.coupons = PickGrid(speaker, columns=2)
        self.count = TextField(speaker, words.COUPON_COUNT, most=6)
        self._no_coupons = Text(speaker, words.NO_COUPONS, Role.BODY, Ink.MUTED)
        self.answer_button = Button(speaker, words.ANSWER, ButtonKind.PRIMARY, Target.USUAL, icon="check")
        self.answer_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._writing = QWidget()
        self._writing.setLayout(
            column(
                self.answer,
                Text(speaker, words.MAKE_GOOD, Role.CAPTION, Ink.MUTED),
                self.goods,
                self.points,
                self.coupons,
                self._no_coupons,
                self.count,
                Text(speaker, words.MAKE_GOOD_TEACHING, Role.CAPTION, Ink.MUTED, wrapping=True),
                self.answer_button,
                gap=SPACE.s,
            )
        )
        named = BesideOrBelow(row(self.title), row(self.member, None))
        said = Surface("raised", radius=SPACE.m, edge="hairline")
        said.setLayout(column(self.words, gap=0, margin=SPACE.l))
        self.setLayout(
            column(
                BesideOrBelow(row(named), row(self._until)),
                row(self._about, self._receipt, None, gap=SPACE.l),
                said,
                self._answered_by,
                self.answered,
                self._agreed,
                self._writing,
                None,
                gap=SPACE.m,
            )
        )

    def attach(self, presenter: FeedbackPresenter) -> None:
        self.answer.changed.connect(presenter.type_answer)
        self.answer.entered.connect(presenter.answer)
        self.goods.picked.connect(presenter.pick_good)
        self.points.changed.connect(presenter.type_points)
        self.points.entered.connect(presenter.answer)
        self.coupons.picked.connect(presenter.pick_coupon)
        self.count.changed.connect(presenter.type_count)
        self.count.entered.connect(presenter.answer)
        self.answer_button.clicked.connect(presenter.answer)

    def render_state(self, state: FeedbackState, whole: Whole) -> None:
        for text, told in (
            (self.title, whole.title),
            (self.member, whole.member),
            (self._about, whole.about),
            (self._receipt, whole.receipt),
            (self._until, whole.until if not whole.answered_by else ""),
            (self.words, whole.words),
            (self._answered_by, whole.answered_by),
            (self.answered, whole.answer),
            (self._agreed, whole.agreed),
        ):
            text.say(told)
            appear(text, bool(told))
        self._until.write_in(Ink.BAD if whole.overdue else Ink.NORMAL)
        appear(self._writing, state.may_answer)
        self.answer.show_text(state.answer)
        self.goods.offer(words.GOODS, state.good.value)
        self.points.show_text(state.points)
        self.count.show_text(state.count)
        for field in (self.points, self.count):
            field.complain(state.number_fault)
        self.coupons.offer(dict(state.coupons), state.coupon)
        coupons = state.good is Good.COUPON
        appear(self.points, state.good is Good.POINTS)
        appear(self.coupons, coupons and bool(state.coupons))
        appear(self.count, coupons and bool(state.coupons))
        appear(self._no_coupons, coupons and not state.coupons)
        self.answer_button.setEnabled(not state.busy)
