"""Segments over all shops: the list, one that is looked at and built by plain forms, saved, compared, handed out.

A rule that is being made stands in the page's address, so each step is a link that can be gone back from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from fastapi import Response

from shuke.application.head_office.segment_desk import ListBegun, SegmentDesk, SegmentSeen
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments.saving import rule_of, segment_stamp
from shuke.application.spreadsheet import ListWriter
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.building import Path, added, parts_of, together, turned, without
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field, Sort, sort_of
from shuke.domain.segments.segment import LONGEST_NAME, PRESETS, Preset, Rule
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.list_files import LIST_KINDS, list_answer
from shuke.head_office.pages.meanwhile import Beside, beside, differing
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.segments.drafting import condition_of, on_field, on_operator
from shuke.presenters.segments.lines import LONGEST_LINE, Line, as_typed, lines_read
from shuke.presenters.segments.reading import Known, known_of, noting, part_rows, sample_row, share
from shuke.presenters.segments.state import Draft
from shuke.wording import office_pages, office_segments, segment_lines
from shuke.wording import segment_window as words
from shuke.wording.field_groups import GROUP_NAMES, GROUPS
from shuke.wording.figures import points_text
from shuke.wording.office_figures import FILES
from shuke.wording.said import Words, said
from shuke.wording.segments import FIELDS, OPERATORS, PRESET_NAMES, PRESET_USES, InWords

__all__ = ["add_segment_pages"]

_MADE = f"{OFFICE}/segments/made"
_STAMP = 16


def add_segment_pages(site: Site, desk: SegmentDesk) -> None:
    pages = _SegmentPages(site, desk)
    site.in_menu("/segments", words.TITLE, Right.CARE_FOR_MEMBERS)
    site.inside("/segments", pages.listed)
    site.inside("/segments/made", pages.made, change=pages.change)
    site.changes("/segments/file", pages.file)


@dataclass(frozen=True, slots=True)
class _Making:
    """A rule that is being made, and which saved one it is of (empty: none), as marked by `stamp` when it began."""

    known: Known
    where: Together
    bounds: Bounds
    of: str = ""
    name: str = ""
    stamp: str = ""

    @property
    def rule(self) -> Rule:
        return Rule(self.where, self.bounds)

    @property
    def path(self) -> str:
        return f"{_MADE}?{urlencode({'of': self.of, 'stamp': self.stamp, 'rule': self.rule.text})}"


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What a form was refused for, with what it said."""

    words: Words = ""
    draft: Draft | None = None
    lines: Mapping[Line, str] | None = None
    status: int = 200
    meanwhile: Sequence[tuple[Words, Words]] = ()


@dataclass(frozen=True, slots=True)
class _SegmentPages:
    site: Site
    desk: SegmentDesk

    async def listed(self, asked: Asked) -> Page:
        known = await self._known(asked)
        presets = [(PRESET_NAMES[one], PRESET_USES[one], f"{_MADE}?preset={one.value}") for one in PRESETS]
        values = {
            "w": words,
            "o": office_segments,
            "saved": known.saved,
            "presets": presets,
            "off": "off" in asked.query,
        }
        return Page("segments.html", words.TITLE, values)

    async def made(self, asked: Asked, wrong: _Wrong | None = None) -> Page | Go:
        making = await self._making(asked, asked.query)
        does = _DOES.get(asked.query.get("do", ""))
        if does is not None and wrong is None:
            step = does(making, asked)
            if isinstance(step, _Making):
                return Go(step.path)
            wrong = step
        return await self._shown(asked, making, wrong or _Wrong())

    async def _shown(self, asked: Asked, making: _Making, wrong: _Wrong) -> Page:
        seen = await self._look(asked, making)
        known, money = making.known, self.site.paper.money
        days, moves = await self._days(asked, making, seen)
        draft = wrong.draft
        values = {
            "w": words,
            "o": office_segments,
            "lines_words": segment_lines,
            "making": making,
            "about": InWords(making.where, known.name_of),
            "rows": part_rows(known, making.where),
            "groups": [(_told(path), number) for number, path in enumerate(_groups(making.where), 1)],
            "fields": [
                (GROUP_NAMES[group], [(one.value, FIELDS[one]) for one in fields])
                for group, fields in GROUPS.items()
            ],
            "draft": draft,
            "field_name": FIELDS[draft.field] if draft and draft.field else "",
            "of_words": bool(draft and draft.field and sort_of(draft.field) is Sort.WORDS),
            "within": _told(draft.within) if draft else "",
            "operators": OPERATORS,
            "lines_open": wrong.lines is not None,
            "lines": wrong.lines or as_typed(making.bounds),
            "line_names": segment_lines.LINE_NAMES,
            "longest_line": LONGEST_LINE,
            "longest_name": LONGEST_NAME,
            "count": said(words.COUNT, count=points_text(seen.look.count)),
            "share": share(seen.look),
            "noting": noting(seen.look),
            "sample": [sample_row(one, known, money) for one in seen.sample],
            "at_ms": seen.at_ms,
            "days": days,
            "moves": moves,
            "name": asked.form.get("name", making.name),
            "wrong": wrong.words,
            "meanwhile": wrong.meanwhile,
            "saved": "saved" in asked.query,
            "taken": "taken" in asked.query,
            "files": [(kind, name) for kind, name in FILES.items() if kind in LIST_KINDS],
            "may_export": asked.session.may(Right.EXPORT_LISTS),
            "told": _told,
        }
        preset = PRESET_NAMES.get(asked.query.get("preset", ""))  # type: ignore[call-overload]
        return Page("segment.html", making.name or preset or words.NEW, values, wrong.status)

    async def change(self, asked: Asked) -> Page | Go:
        making, does = await self._making(asked, asked.form, or_new=True), asked.form.get("act", "")
        of, name, rule = making.of, asked.form.get("name", ""), making.rule
        if asked.form.get("of") and not of:
            return await self._shown(asked, making, _Wrong(office_pages.GONE_MEANWHILE, status=409))
        if does == "save":
            done = await self.site.lanes.write(
                lambda: self.desk.save(asked.session, name, rule, of, making.stamp)
            )
            if not isinstance(done, Refused):
                return Go(f"{_MADE}?of={done.segment_id}&saved")
        elif does == "off":
            done = await self.site.lanes.write(lambda: self.desk.take_off(asked.session, of, making.stamp))
            if not isinstance(done, Refused):
                return Go(f"{OFFICE}/segments?off")
        else:
            look = (await self._look(asked, making)).look
            taken = await self.site.lanes.write(lambda: self.desk.take_down(asked.session, of, rule, look))
            if not isinstance(taken, Refused):
                return Go(f"{_MADE}?of={of}&taken")
            done = taken
        if done.refusal is Refusal.NOT_ALLOWED:
            raise PageRefused(403, done)
        if done.refusal is Refusal.CHANGED_MEANWHILE:
            return await self._late(asked, making, name, self.site.refusal(done))
        return await self._shown(asked, making, _Wrong(self.site.refusal(done), status=422))

    async def _late(self, asked: Asked, making: _Making, name: str, refused: Words) -> Page:
        """What was made stands as it was; beside it what somebody else saved meanwhile."""
        now = await self._making(asked, {"of": making.of}, or_new=True)
        wrong = _Wrong(refused, status=409, meanwhile=differing(_both(making, name, now)))
        return await self._shown(asked, replace(making, stamp=now.stamp), wrong)

    async def file(self, asked: Asked) -> Response:
        kind = asked.form.get("as", "")
        if kind not in LIST_KINDS:
            raise PageRefused(404, "")
        making = await self._making(asked, asked.form)
        look, language = (await self._look(asked, making)).look, asked.look.language
        name = making.name or str(words.NEW.into(language))
        begun = await self.site.lanes.write(lambda: self.desk.hand_out(asked.session, name, look, language))
        if isinstance(begun, Refused):
            raise PageRefused(403, begun)
        return await list_answer("segment", kind, lambda writer: self._written(begun, writer))

    async def _written(self, begun: ListBegun, writer: ListWriter) -> None:
        writer.write([begun.rows.header])
        behind = await self.site.lanes.copy(lambda: _part(begun, writer, None))
        while behind is not None:
            last = behind
            behind = await self.site.lanes.copy(lambda last=last: _part(begun, writer, last))  # type: ignore[misc]

    async def _making(self, asked: Asked, given: Mapping[str, str], *, or_new: bool = False) -> _Making:
        """`or_new`: what somebody else took off meanwhile is a new one's."""
        known = await self._known(asked)
        making = _Making(known, Together(), known.bounds)
        of, preset = given.get("of", "")[:64], given.get("preset", "")
        kept = next((one for one in known.saved if one.segment_id == of), None)
        if of and kept is None and not (or_new and given.get("rule")):
            raise PageRefused(404, Refused(Refusal.SEGMENT_GONE))
        rule = None
        if given.get("rule"):
            with suppress(ValueError):
                rule = Rule.read(given["rule"])
            if rule is None:
                raise PageRefused(400, "")
        elif kept is not None:
            rule = rule_of(kept)
            if rule is None:
                raise PageRefused(409, words.UNREADABLE)
        elif preset in {one.value for one in Preset}:
            rule = Rule(PRESETS[Preset(preset)], known.bounds)
        if rule is not None:
            making = replace(making, where=together(rule.where), bounds=rule.bounds)
        if kept is None:
            return making
        stamp = given.get("stamp", "")[:_STAMP] if given.get("rule") else segment_stamp(kept)
        return replace(making, of=of, name=kept.name, stamp=stamp)

    async def _known(self, asked: Asked) -> Known:
        names = await self.site.lanes.copy(lambda: self.desk.names(asked.session))
        if isinstance(names, Refused):
            raise PageRefused(403, names)
        return known_of(names)

    async def _look(self, asked: Asked, making: _Making) -> SegmentSeen:
        seen = await self.site.lanes.copy(lambda: self.desk.look(asked.session, making.rule))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        return seen

    async def _days(self, asked: Asked, making: _Making, seen: SegmentSeen) -> tuple[tuple[str, ...], Words]:
        """When it was taken down, and what became of it since the day that is asked for."""
        if not making.of:
            return (), ""
        takings = await self.site.lanes.copy(lambda: self.desk.takings(asked.session, making.of))
        days = () if isinstance(takings, Refused) else tuple(one.day.isoformat() for one in takings)
        day = asked.query.get("day", "")
        if day not in days:
            return days, ""
        on = date.fromisoformat(day)
        moves = await self.site.lanes.copy(lambda: self.desk.compare(asked.session, making.of, on, seen.look))
        if isinstance(moves, Refused):
            return days, ""
        counts = {name: points_text(getattr(moves, name)) for name in ("stayed", "came", "went")}
        return days, said(words.MOVES, day=day, **counts)


# what a step of building does: the rule that comes of it, or what is shown instead


def _removed(making: _Making, asked: Asked) -> _Making | _Wrong:
    path = _path(asked.query.get("path", ""))
    with suppress(ValueError):
        return replace(making, where=without(making.where, path)) if path else making
    return making


def _turned(making: _Making, asked: Asked) -> _Making | _Wrong:
    with suppress(ValueError):
        return replace(making, where=turned(making.where, _path(asked.query.get("path", ""))))
    return making


def _asked_for(making: _Making, asked: Asked) -> _Making | _Wrong:
    """Which field: its values are asked for next."""
    draft = _draft(making, asked)
    return _Wrong(words.WHICH_FIELD, status=422) if draft is None else _Wrong(draft=draft)


def _added(making: _Making, asked: Asked) -> _Making | _Wrong:
    draft = _draft(making, asked)
    if draft is None:
        return _Wrong(words.WHICH_FIELD, status=422)
    many = asked.request.query_params
    with suppress(ValueError):
        draft = on_operator(draft, Operator(many.get("is", "")))
    draft = replace(
        draft,
        first=many.get("first", ""),
        second=many.get("second", ""),
        words=frozenset(many.getlist("word")) & draft.offered.keys(),
    )
    made = condition_of(draft)
    if not isinstance(made, Condition):
        return _Wrong(made, draft, status=422)
    try:
        return replace(making, where=added(making.where, draft.within, made, in_a_group=draft.grouped))
    except ValueError:
        return _Wrong(words.TOO_MANY, draft, status=422)


def _drawn(making: _Making, asked: Asked) -> _Making | _Wrong:
    typed = {line: asked.query.get(line.value, "") for line in Line}
    found = lines_read(typed)
    if isinstance(found, Bounds):
        return replace(making, bounds=found)
    return _Wrong(found.words, lines=typed, status=422)


_DOES = {"remove": _removed, "turn": _turned, "ask": _asked_for, "add": _added, "lines": _drawn}


def _draft(making: _Making, asked: Asked) -> Draft | None:
    try:
        field = Field(asked.query.get("field", ""))
    except ValueError:
        return None
    within, _, grouped = asked.query.get("within", "").partition("+")
    draft = Draft(within=_path(within), grouped=bool(grouped))
    return on_field(draft, field, making.known.offered.get(field, {}))


def _both(made: _Making, name: str, now: _Making) -> Iterator[Beside]:
    yield Beside(words.NAME, name, now.name)
    yield beside(
        office_segments.CONDITIONS, made.where, now.where, lambda where: InWords(where, made.known.name_of)
    )
    typed, saved = as_typed(made.bounds), as_typed(now.bounds)
    for line in Line:
        yield Beside(segment_lines.LINE_NAMES[line.value], typed[line], saved[line])


def _groups(where: Together) -> Iterator[Path]:
    yield ()
    for path, part in parts_of(where):
        if isinstance(part, Together):
            yield path


def _path(told: str) -> Path:
    """A path as an address has it; what is none is the whole."""
    parts = told[:20].split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() and part.isascii() for part in parts) else ()


def _told(path: Path) -> str:
    return ".".join(map(str, path))


def _part(begun: ListBegun, writer: ListWriter, behind: str | None) -> str | None:
    with begun.store.reading() as work:
        part = begun.rows.read_on(work, behind)
    writer.write(part.rows)
    return part.behind if isinstance(part.behind, str) else None
