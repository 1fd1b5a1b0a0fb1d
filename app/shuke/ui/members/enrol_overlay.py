"""Enrolment on one panel: the customer's part left, the terms right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.domain.profile_fields import LONGEST, ProfileField
from shuke.presenters.enrol import EnrolState
from shuke.presenters.enrol_ways import WayState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling, Section, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.members.proof_rows import ProofRow, ProofRows
from shuke.ui.members.waiting_part import WaitingPart
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording import members as words
from shuke.wording.card_desk import OLD_CARD, OLD_SPENT
from shuke.wording.keys import ENROL
from shuke.wording.member_consent import OFFERS_BY_SMS
from shuke.wording.member_record import FIELDS, HINTS, SEXES
from shuke.wording.said import Words

__all__ = ["EnrolOverlay"]

_WAYS_SEEN = 4
_WAYS_BESIDE = 2
"""While somebody who enrolled themselves stands above them."""
_UNTOLD = "untold"
"""The key of a choice may not be empty."""
_HINTS: dict[str, Words] = {"name": words.NAME_HINT, "birthday": words.BIRTHDAY_HINT}


class EnrolOverlay(GrowingPanel):
    """`field_typed` names the field ("phone", "name", "birthday")."""

    field_typed = Signal(str, str)
    way_chosen = Signal(str)
    proof_ticked = Signal(str, bool)
    proof_numbered = Signal(str, str)
    accepted = Signal()
    offers_ticked = Signal(bool)
    more_told = Signal(object, str)
    waiting_chosen = Signal(str)
    turned_away = Signal(object)

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, ENROL, width=SIZE.field_width * 2 + SPACE.xxxl * 2)
        self._speaker = speaker
        self._ways: tuple[WayState, ...] = ()
        self._fields = {
            "phone": TextField(speaker, words.ENROL_PHONE, most=24, target=Target.LEAST),
            "name": TextField(speaker, words.NAME, hint=words.NAME_HINT, most=40),
            "birthday": TextField(speaker, words.BIRTHDAY, hint=words.BIRTHDAY_HINT, most=12),
            "old_card": TextField(speaker, OLD_CARD, most=40),
            "spent": TextField(speaker, OLD_SPENT, most=14),
        }
        for name, field in self._fields.items():
            field.changed.connect(lambda text, name=name: self.field_typed.emit(name, text))
            field.entered.connect(self.focusNextChild)
        self._more = {
            one: TextField(speaker, FIELDS[one.value], hint=HINTS.get(one.value, ""), most=most)
            for one, most in LONGEST.items()
            if one.value not in self._fields
        }
        for one, field in self._more.items():
            field.changed.connect(lambda text, one=one: self.more_told.emit(one, text))
            field.entered.connect(self.focusNextChild)
        self._sex = ChoiceList(speaker, columns=3, height=SIZE.target_least)
        self._sex.offer([Choice(key or _UNTOLD, sentence) for key, sentence in SEXES.items()], _UNTOLD)
        self._sex.chosen.connect(
            lambda key: self.more_told.emit(ProfileField.SEX, "" if key == _UNTOLD else key)
        )
        self._waiting = WaitingPart(speaker)
        self._waiting.chosen.connect(self.waiting_chosen)
        self._waiting.turned_away.connect(self.turned_away)
        self._choices = ChoiceList(speaker, height=SIZE.target_usual)
        self._choices.chosen.connect(self.way_chosen)
        self._proofs = ProofRows(speaker)
        self._proofs.ticked.connect(self.proof_ticked)
        self._proofs.numbered.connect(self.proof_numbered)
        self._offers = Tick(speaker, OFFERS_BY_SMS)
        self._offers.ticked.connect(self.offers_ticked)
        self._notice = Notice(speaker)
        self._terms = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._accept = Button(speaker, words.ENROL_ACCEPT, ButtonKind.PRIMARY, Target.DIGIT)
        self._accept.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._accept.clicked.connect(self.accepted)
        press_by_main_key(self, self._accept)
        self._lay_out(speaker)

    def render_state(self, state: EnrolState) -> None:
        wrong = dict(state.wrong)
        for name, field in self._fields.items():
            field.show_text(getattr(state, name))
            field.complain(wrong.get(name, ""))
        self._fields["birthday"].explain(state.birthday_told)
        labels = dict(state.labels)
        for name, label in labels.items():
            needed_name = name == "name" and label != words.NAME
            self._fields[name].relabel(label, "" if needed_name else _HINTS.get(name, ""))
        appear(self._fields["birthday"], "birthday" in labels)
        self._show_more(state, wrong)
        appear(self._swapping, state.swapping)
        self._waiting.show_waiting(state.waiting, state.waited)
        self._show_ways(state)
        self._proofs.show_proofs(state.proofs)
        self._offers.show_on(state.offers_by_sms)
        self._terms.say(state.terms)
        self._accept.setEnabled(not state.busy)
        tell(self._notice, state.notice)

    def _show_more(self, state: EnrolState, wrong: Mapping[str, Words]) -> None:
        asked = {one.field: one for one in state.more}
        for which, field in self._more.items():
            appear(field, which in asked)
            if which in asked:
                field.relabel(asked[which].words, HINTS.get(which.value, ""))
                field.show_text(asked[which].text)
                field.complain(wrong.get(which.value, ""))
                field.explain(asked[which].told)
        appear(self._more_area, bool(asked))
        sex = asked.get(ProfileField.SEX)
        appear(self._sex_part, sex is not None)
        if sex is not None:
            self._sex_label.say(sex.words)
            self._sex_label.write_in(Ink.BAD if ProfileField.SEX.value in wrong else Ink.MUTED)
            self._sex.choose(sex.text or _UNTOLD)

    def more(self, which: ProfileField) -> TextField:
        return self._more[which]

    @property
    def sex(self) -> ChoiceList:
        return self._sex

    def start(self) -> None:
        """Open with the cursor in the phone."""
        self.open(self._fields["phone"].edit)

    def field(self, name: str) -> TextField:
        return self._fields[name]

    def proof(self, kind: str) -> ProofRow:
        return self._proofs.row(kind)

    @property
    def waiting(self) -> WaitingPart:
        return self._waiting

    @property
    def choices(self) -> ChoiceList:
        return self._choices

    @property
    def accept_button(self) -> Button:
        return self._accept

    @property
    def offers(self) -> Tick:
        return self._offers

    @property
    def notice(self) -> Notice:
        return self._notice

    @property
    def terms(self) -> str:
        return self._terms.full_text

    def _lay_out(self, speaker: Speaker) -> None:
        """Left what the customer tells and shows, right how they join and under which terms."""
        name_and_birthday = row(self._fields["name"], self._fields["birthday"], gap=SPACE.m)
        self._swapping = QWidget()
        self._swapping.setLayout(row(self._fields["old_card"], self._fields["spent"], gap=SPACE.m))
        self._sex_label = Text(speaker, FIELDS["sex"], Role.CAPTION, Ink.MUTED)
        self._sex_part = QWidget()
        self._sex_part.setLayout(column(self._sex_label, self._sex, gap=SPACE.xs))
        inside = QWidget()
        more = column(self._sex_part, *self._more.values(), None, gap=SPACE.s)
        more.setContentsMargins(0, 0, SPACE.m, 0)
        inside.setLayout(more)
        self._more_area = Scrolling(inside)
        self._more_area.setMinimumHeight(SIZE.tile_height)
        person = column(
            self._fields["phone"],
            name_and_birthday,
            self._more_area,
            self._swapping,
            self._proofs,
            self._offers,
            self._waiting.turning,
            None,
            gap=SPACE.s,
        )
        ways = QWidget()
        ways.setLayout(column(self._choices))
        self._ways_area = Scrolling(ways)
        sheet = Surface("card", radius=RADIUS.small, edge="hairline")
        text = QWidget()
        text.setLayout(column(self._terms, None, margin=SPACE.l))
        sheet.setLayout(column(Scrolling(text), margin=SPACE.hair))
        sheet.setMinimumHeight(SIZE.tile_height * 2)
        terms = Section(speaker, words.ENROL_TERMS, sheet)
        terms.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        ways_in = Section(speaker, words.ENROL_WAYS, self._ways_area)
        joining = column(self._waiting, ways_in, terms, gap=SPACE.m)
        joining.setStretch(2, 1)
        left = QWidget()
        left.setLayout(person)
        left.setFixedWidth(SIZE.field_width)
        both = row(left, joining, gap=SPACE.xl)
        both.setStretch(1, 1)
        self.column.setSpacing(SPACE.m)
        self.column.addLayout(both, 1)
        self.column.addWidget(self._notice)
        self.column.addWidget(self._accept)

    def _show_ways(self, state: EnrolState) -> None:
        if state.ways != self._ways:
            self._ways = state.ways
            self._choices.offer([Choice(way.rule, way.words, way.detail) for way in state.ways], state.way)
        seen = min(max(len(state.ways), 1), _WAYS_BESIDE if state.waiting else _WAYS_SEEN)
        self._ways_area.setFixedHeight(seen * (SIZE.target_usual + SIZE.target_gap) - SIZE.target_gap)
        self._choices.choose(state.way)
