"""The page of templates: choosing, writing, a look at it as a member would read it, saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from shuke.application.messages.queueing import values_of
from shuke.application.messages.templates import Named, save_template, take_template_off, templates
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.messaging.template import LONGEST_TEXT, LONGEST_TITLE, Field, Purpose, Template
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.member_choice import MemberChoice
from shuke.presenters.messages.previewing import EVERY_FIELD, Values, previews, samples
from shuke.presenters.shown import Shown
from shuke.presenters.unsaved import Unsaved
from shuke.wording import message_window as words
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["NEW", "TemplateRow", "TemplatesPresenter", "TemplatesState"]

NEW = ""
"""The key of a template that is being written."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    key: str
    title: Words
    purpose: Words
    origin: Words


@dataclass(frozen=True, slots=True)
class TemplatesState:
    """`previews`: the text in Chinese and English with its length, for a sample or for the chosen member. `unsaved`:
    it was changed and not saved; `unsaved_keys`: each that was."""

    rows: tuple[TemplateRow, ...] = ()
    chosen: str = NEW
    is_own: bool = False
    purpose: Purpose = Purpose.GREETING
    title_zh: str = ""
    title_en: str = ""
    text_zh: str = ""
    text_en: str = ""
    previews: tuple[tuple[str, Words], ...] = ()
    unsaved: bool = False
    unsaved_keys: frozenset[str] = frozenset()
    busy: bool = False
    notice: Notice | None = None


@dataclass
class _Known:
    templates: list[Named] = field(default_factory=list)
    values: Values = field(default_factory=dict)


class TemplatesPresenter(Shown[TemplatesState]):
    """
    Args:
        part_minor: what one part of a text message costs now.
        changed: something was recorded.
    """

    def __init__(
        self, office: OfficeWork, part_minor: Callable[[], int], changed: Callable[[], None]
    ) -> None:
        super().__init__(TemplatesState())
        self._office = office
        self._part_minor = part_minor
        self._changed = changed
        self._known = _Known(values=samples())
        self._unsaved: Unsaved[Template] = Unsaved()
        self.member = MemberChoice(office, self._member_chosen, self._trouble)

    def open(self) -> None:
        self.member.clear()
        self._known.values = samples()
        self._list(self._state.chosen, or_first=True)

    def choose(self, key: str) -> None:
        """What was written of another and not saved is still there when that is chosen again."""
        named = self._named(key)
        key = named.template_id if named is not None else NEW
        one = self._unsaved.of(key) or _saved(named)
        state = TemplatesState(
            rows=self._state.rows,
            chosen=key,
            is_own=named is not None and named.own,
            purpose=one.purpose,
            title_zh=one.title.zh,
            title_en=one.title.en,
            text_zh=one.text.zh,
            text_en=one.text.en,
            unsaved=key in self._unsaved.keys,
            unsaved_keys=self._unsaved.keys,
        )
        self._show(self._previewed(state))

    def give_up(self) -> None:
        """It is as it is saved, or as nothing was begun, again."""
        self._unsaved.give_up(self._state.chosen)
        self.choose(self._state.chosen)

    def _named(self, key: str) -> Named | None:
        return next((one for one in self._known.templates if one.template_id == key), None)

    def pick_purpose(self, purpose: str) -> None:
        self._edit(replace(self._state, purpose=Purpose(purpose)))

    def type_titles(self, zh: str, en: str) -> None:
        self._edit(replace(self._state, title_zh=zh[:LONGEST_TITLE], title_en=en[:LONGEST_TITLE]))

    def type_texts(self, zh: str, en: str) -> None:
        self._edit(replace(self._state, text_zh=zh[:LONGEST_TEXT], text_en=en[:LONGEST_TEXT]))

    def add_field(self, name: str) -> None:
        """At the end of both texts, so that no language lacks it."""
        place = f"{{{Field(name).value}}}"
        self.type_texts(self._state.text_zh + place, self._state.text_en + place)

    def save(self) -> None:
        if self._state.busy:
            return
        template, key = self._template, self._state.chosen
        self._show(replace(self._state, busy=True, notice=None))

        def saved(answer: MessageTemplateSaved | Refused) -> None:
            title = template.title if isinstance(answer, Refused) else answer.title
            self._recorded(answer, said(words.SAVED, title=_either(title)))

        self._office.change(
            lambda desk, session: save_template(desk, session, template, key), saved, self._trouble
        )

    def take_off(self) -> None:
        key = self._state.chosen
        if self._state.busy or not self._state.is_own:
            return
        self._office.change(
            lambda desk, session: take_template_off(desk, session, key),
            lambda answer: self._recorded(answer, words.TAKEN_OFF),
            self._trouble,
        )

    @property
    def _template(self) -> Template:
        state = self._state
        return Template(
            Bilingual(state.title_zh, state.title_en), Bilingual(state.text_zh, state.text_en), state.purpose
        )

    def _recorded(self, answer: MessageTemplateSaved | Refused, good: Words) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self._changed()
        self._unsaved.give_up(self._state.chosen)
        self._list(answer.template_id, Notice(good, NoticeTone.GOOD))

    def _list(self, chosen: str, notice: Notice | None = None, *, or_first: bool = False) -> None:
        def have_read(found: list[Named]) -> None:
            self._known.templates = found
            self._show(replace(self._state, rows=tuple(map(_row, found))))
            self.choose(found[0].template_id if or_first and found and not chosen else chosen)
            self._show(replace(self._state, notice=notice))

        self._office.read(templates, have_read, self._trouble)

    def _member_chosen(self, member_id: str) -> None:
        desk = self._office.desk

        def read(work: Work) -> Values:
            member = work.members.get(member_id)
            if member is None:
                return samples()
            today = desk.recorder.today(work, desk.shop)
            return {
                language: {**sample, **values_of(work, desk, member, EVERY_FIELD, language, today)}
                for language, sample in samples().items()
            }

        def have_read(values: Values) -> None:
            self._known.values = values
            self._show(self._previewed(self._state))

        self._office.read(read, have_read, self._trouble)

    def _edit(self, state: TemplatesState) -> None:
        self._show(replace(state, notice=None))
        unsaved = self._unsaved.keep(state.chosen, self._template, _saved(self._named(state.chosen)))
        state = replace(self._state, unsaved=unsaved, unsaved_keys=self._unsaved.keys)
        self._show(self._previewed(state))

    def _previewed(self, state: TemplatesState) -> TemplatesState:
        template = Template(
            Bilingual(state.title_zh, state.title_en), Bilingual(state.text_zh, state.text_en), state.purpose
        )
        told = previews(template, self._known.values, self._part_minor(), self._office.money)
        return replace(state, previews=told)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence, NoticeTone.BAD)))


def _saved(named: Named | None) -> Template:
    """As it is saved or shipped; of none a new one begins."""
    if named is not None:
        return named.template
    return Template(Bilingual("", ""), Bilingual("", ""), Purpose.GREETING)


def _row(named: Named) -> TemplateRow:
    purpose = words.PURPOSES[named.template.purpose.value] if named.readable else ""
    origin = words.OWN if named.own else words.SHIPPED
    return TemplateRow(named.template_id, _either(named.template.title), purpose, origin)


def _either(title: Bilingual) -> Words:
    return Sentence(zh=title.zh, en=title.en)
