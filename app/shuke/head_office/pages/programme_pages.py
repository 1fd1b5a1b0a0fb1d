"""Programmes: read in words, two versions beside each other, a new one weighed and published."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from shuke.application.head_office.programme_desk import ProgrammeDesk, VersionSeen, VersionsSeen
from shuke.application.publishing import LONGEST_REASON, Objections, Order, Published
from shuke.application.refusal import Refusal, Refused
from shuke.domain.programme.document import Programme
from shuke.domain.programme.extending import BaseOf
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.counter_words import MoneyText, bilingual_words
from shuke.presenters.programme_publishing import against_words
from shuke.wording import office_work as words
from shuke.wording import programme_window as window_words
from shuke.wording.programme import problem_text
from shuke.wording.programme_sentences import SUBJECTS
from shuke.wording.programme_told import told
from shuke.wording.said import Words, in_words, said
from shuke.wording.sentence import Language

__all__ = ["add_programme_pages"]

_KEY = re.compile(r"([A-Za-z0-9_-]{1,60})\.(\d{1,9})", flags=re.ASCII)
_MOST_PROBLEMS = 8


def add_programme_pages(site: Site, desk: ProgrammeDesk, base_of: BaseOf) -> None:
    pages = _ProgrammePages(site, desk, base_of)
    site.in_menu("/programmes", words.PROGRAMMES, Right.MANAGE_PROGRAMME)
    site.inside("/programmes", pages.listed)
    site.inside("/programmes/new", pages.new, change=pages.ordered)
    site.inside("/programmes/{version}", pages.one)


@dataclass(frozen=True, slots=True)
class LineShown:
    """`mark`: gone, new, or empty for what stayed."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class VersionRow:
    key: str
    name: Words
    version: int
    starts_on: date
    standing: str


@dataclass(frozen=True, slots=True)
class _ProgrammePages:
    site: Site
    desk: ProgrammeDesk
    base_of: BaseOf

    async def listed(self, asked: Asked) -> Page:
        held = await self._held(asked)
        values = {"w": words, "rows": _rows(held), "published": "published" in asked.query}
        return Page("programmes.html", words.PROGRAMMES, values)

    async def one(self, asked: Asked) -> Page:
        held = await self._held(asked)
        seen = _chosen(held, asked.request.path_params["version"])
        if seen is None:
            raise PageRefused(404, "")
        other = _chosen(held, asked.query.get("beside", ""))
        say = self._saying(asked.look.language)
        sections = [
            (title, lines)
            for title, lines in _beside(
                seen.programme, other.programme if other else None, say, self.site.paper.money
            )
            if other is None or any(line.mark for line in lines)
        ]
        values = {
            "w": words,
            "seen": seen,
            "other": other,
            "rows": _rows(held),
            "key": _key(seen),
            "sections": sections,
        }
        title = said(
            words.NAMED_VERSION, name=bilingual_words(seen.programme.name), version=seen.published.version
        )
        return Page("programme.html", title, values)

    async def new(self, asked: Asked) -> Page:
        held = await self._held(asked)
        seen = _chosen(held, asked.query.get("of", "")) or _in_force(held)
        document = seen.published.document if seen is not None else ""
        given = {"document": document, "day": held.today.isoformat(), "reason": ""}
        return self._form(asked, given)

    async def ordered(self, asked: Asked) -> Page | Go:
        """Weighed, or published."""
        given = {name: asked.form.get(name, "") for name in ("document", "day", "reason")}
        given["document"] = given["document"].replace("\r\n", "\n")
        try:
            order = Order(
                given["document"],
                await self._bases(asked),
                date.fromisoformat(given["day"]),
                given["reason"],
            )
        except ValueError:
            return self._form(asked, given, (window_words.NOT_A_DAY,), 422)
        try:
            if asked.form.get("do") == "publish":
                answer = await self.site.lanes.write(lambda: self.desk.publish(asked.session, order))
            else:
                answer = await self.site.lanes.read(lambda: self.desk.weighed(asked.session, order))
        except ProgrammeRefused as refused:
            language = asked.look.language
            told_of = [problem_text(one, language) for one in refused.problems[:_MOST_PROBLEMS]]
            return self._form(asked, given, tuple(told_of), 422)
        if isinstance(answer, Published):
            return Go(f"{OFFICE}/programmes?published")
        if isinstance(answer, Refused):
            return self._form(asked, given, (self.site.refusal(answer),), 422)
        return self._weighed(asked, given, answer)

    def _weighed(self, asked: Asked, given: dict[str, str], answer: Objections) -> Page:
        against = tuple(against_words(answer))
        return self._form(asked, given, against, 200, weighed=True)

    def _form(
        self,
        asked: Asked,
        given: dict[str, str],
        against: tuple[Words, ...] = (),
        status: int = 200,
        *,
        weighed: bool = False,
    ) -> Page:
        if not asked.session.may(Right.MANAGE_PROGRAMME):
            raise PageRefused(403, Refused(Refusal.NOT_ALLOWED))
        values = {
            "w": words,
            "given": given,
            "against": against,
            "weighed": weighed,
            "may_waive": asked.session.may(Right.WAIVE_NOTICE),
            "longest": LONGEST_REASON,
        }
        return Page("programme_new.html", words.NEW_VERSION, values, status)

    async def _held(self, asked: Asked) -> VersionsSeen:
        held = await self.site.lanes.read(lambda: self.desk.versions(asked.session))
        if isinstance(held, Refused):
            raise PageRefused(403, held)
        return held

    async def _bases(self, asked: Asked) -> BaseOf:
        """What a document extends: as a version held here has it, else as it ships."""
        held = await self._held(asked)
        known = {key: text for seen in reversed(held.versions) for key, text in seen.published.bases}
        return lambda key: known.get(key) or self.base_of(key)

    def _saying(self, language: Language) -> Callable[[Words], str]:
        return lambda sentence: str(in_words(sentence, language))


def _key(seen: VersionSeen) -> str:
    return f"{seen.published.programme}.{seen.published.version}"


def _chosen(held: VersionsSeen, key: str) -> VersionSeen | None:
    shape = _KEY.fullmatch(key)
    return next((seen for seen in held.versions if shape and _key(seen) == key), None)


def _in_force(held: VersionsSeen) -> VersionSeen | None:
    return next(
        (
            seen
            for seen in held.versions
            if (seen.published.programme, seen.published.version) == held.in_force
        ),
        None,
    )


def _rows(held: VersionsSeen) -> list[VersionRow]:
    return [
        VersionRow(
            _key(seen),
            bilingual_words(seen.programme.name),
            seen.published.version,
            seen.published.starts_on,
            "in_force"
            if (seen.published.programme, seen.published.version) == held.in_force
            else "coming"
            if seen.published.starts_on > held.today
            else "past",
        )
        for seen in held.versions
    ]


def _beside(
    programme: Programme, other: Programme | None, say: Callable[[Words], str], money: MoneyText
) -> list[tuple[Words, list[LineShown]]]:
    """Subject by subject, in the words of whoever reads; beside another version with what went and what came."""
    ours = _lines(programme, say, money)
    if other is None:
        return [(SUBJECTS[subject], [LineShown(line) for line in lines]) for subject, lines in ours.items()]
    theirs = _lines(other, say, money)
    subjects = list(dict.fromkeys((*ours, *theirs)))
    return [
        (SUBJECTS[subject], _compared(theirs.get(subject, []), ours.get(subject, []))) for subject in subjects
    ]


def _lines(programme: Programme, say: Callable[[Words], str], money: MoneyText) -> dict[str, list[str]]:
    return {
        section.subject.value: [say(line) for line in section.lines] for section in told(programme, money)
    }


def _compared(before: list[str], after: list[str]) -> list[LineShown]:
    shown: list[LineShown] = []
    for change, b1, b2, a1, a2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change == "equal":
            shown += [LineShown(line) for line in after[a1:a2]]
        else:
            shown += [LineShown(line, "gone") for line in before[b1:b2]]
            shown += [LineShown(line, "new") for line in after[a1:a2]]
    return shown
