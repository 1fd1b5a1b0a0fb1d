"""Messages to members of all shops: templates with a look at them, and what waits, went, or did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from shuke.application.head_office.message_desk import MessageDesk, QueueSeen, TemplatesSeen
from shuke.application.messages.templates import Named
from shuke.application.ports.messages import KeptMessage, MessageState
from shuke.application.refusal import Refusal, Refused
from shuke.domain.bilingual import Bilingual
from shuke.domain.messaging.template import LONGEST_TEXT, LONGEST_TITLE, Field, Purpose, Template
from shuke.domain.money import Money
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.meanwhile import Beside, beside, differing
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.counter_words import bilingual_words
from shuke.presenters.messages.previewing import EVERY_FIELD, Values, previews, samples
from shuke.wording import message_window as words
from shuke.wording import office_messages, office_pages
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.message_fields import FIELD_NAMES
from shuke.wording.message_states import MESSAGE_STATES, MESSAGE_TROUBLES
from shuke.wording.said import Words, said

__all__ = ["add_message_pages"]

_BASE = f"{OFFICE}/messages"
_LONGEST_NUMBER = 40
_AGAIN = {MessageState.FAILED, MessageState.MAYBE}
_LISTED = tuple(one for one in MessageState if one is not MessageState.SENDING)
_LATE = {Refusal.CHANGED_MEANWHILE, Refusal.MESSAGE_TEMPLATE_GONE}
_TEXTS = ("title_zh", "title_en", "text_zh", "text_en")


def add_message_pages(site: Site, desk: MessageDesk) -> None:
    pages = _MessagePages(site, desk)
    site.in_menu("/messages", words.TITLE, Right.CARE_FOR_MEMBERS)
    site.inside("/messages", pages.listed)
    site.inside("/messages/template", pages.template, change=pages.change)
    site.inside("/messages/queue", pages.queue, change=pages.turn)


@dataclass(frozen=True, slots=True)
class _MessagePages:
    site: Site
    desk: MessageDesk

    # templates

    async def listed(self, asked: Asked) -> Page:
        seen = await self._templates(asked)
        values = {
            "w": words,
            "o": office_messages,
            "rows": [(one.template_id, _title(one), _purpose(one), _origin(one)) for one in seen.templates],
            "nothing_leaves": seen.nothing_leaves,
            "may_set_up": asked.session.may(Right.MANAGE_DEVICES),
            "off": "off" in asked.query,
        }
        return Page("messages.html", words.TITLE, values)

    async def template(self, asked: Asked) -> Page:
        return await self._template(asked, await self._named(asked, asked.query), {})

    async def change(self, asked: Asked) -> Page | Go:
        """Looked at, saved, or taken off. What was typed for one that is gone meanwhile is a new one's."""
        form, does = asked.form, asked.form.get("act", "")
        named, stamp = await self._named(asked, form, or_new=True), form.get("stamp", "")
        if named is None and form.get("of"):
            return await self._template(asked, None, form, Refused(Refusal.MESSAGE_TEMPLATE_GONE))
        if does == "look":
            return await self._template(asked, named, form)
        of = named.template_id if named is not None else ""
        if does == "off":
            done = await self.site.lanes.write(lambda: self.desk.take_off(asked.session, of, stamp))
            to = f"{_BASE}?off"
        else:
            template = _typed(form)
            done = await self.site.lanes.write(lambda: self.desk.save(asked.session, template, of, stamp))
            to = "" if isinstance(done, Refused) else _path(done.template_id) + "&saved"
        if not isinstance(done, Refused):
            return Go(to)
        if done.refusal is Refusal.CHANGED_MEANWHILE:
            named = await self._named(asked, form, or_new=True)
        return await self._template(asked, named, form, done)

    async def _template(
        self, asked: Asked, named: Named | None, form: Mapping[str, str], refused: Refused | None = None
    ) -> Page:
        if refused is not None and refused.refusal is Refusal.NOT_ALLOWED:
            raise PageRefused(403, refused)
        seen = await self._templates(asked)
        template = _typed(form) if form else named.template if named is not None else None
        number = form.get("number", "").strip()[:_LONGEST_NUMBER]
        found: Values | Refused = samples()
        if number:
            found = await self.site.lanes.read(
                lambda: self.desk.member_values(asked.session, number, EVERY_FIELD)
            )
        wrong = refused or (found if isinstance(found, Refused) else None)
        values = samples() if isinstance(found, Refused) else _beside(found)
        late = refused is not None and refused.refusal in _LATE
        gone = refused is not None and refused.refusal is Refusal.MESSAGE_TEMPLATE_GONE
        told = previews(template, values, seen.part_minor, self.site.paper.money) if template else ()
        shown = {
            "w": words,
            "o": office_messages,
            "of": named.template_id if named is not None else "",
            "own": named is not None and named.own,
            "given": _texts(template),
            "purpose": (template.purpose if template else Purpose.GREETING).value,
            "purposes": words.PURPOSES,
            "fields": said(office_messages.FIELDS, fields=Listed(tuple(map(_place, Field)))),
            "longest_title": LONGEST_TITLE,
            "longest_text": LONGEST_TEXT,
            "number": number,
            "previews": list(zip(values, told, strict=True)) if told else [],
            "typed": bool(form),
            "saved": "saved" in asked.query and not form,
            "stamp": form["stamp"]
            if "stamp" in form and not late
            else named.stamp
            if named is not None
            else "",
            "wrong": office_pages.GONE_MEANWHILE
            if gone
            else self.site.refusal(wrong)
            if wrong is not None
            else "",
            "meanwhile": differing(_both(template, named.template)) if late and template and named else [],
        }
        title = _title(named) if named is not None else words.NEW
        return Page("message_template.html", title, shown, 409 if late else 422 if wrong is not None else 200)

    async def _templates(self, asked: Asked) -> TemplatesSeen:
        seen = await self.site.lanes.read(lambda: self.desk.templates(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        return seen

    async def _named(self, asked: Asked, given: Mapping[str, str], *, or_new: bool = False) -> Named | None:
        """The one that is asked for; None: a new one, or one that is gone where that is `or_new`."""
        seen, of = await self._templates(asked), given.get("of", "")[:64]
        named = next((one for one in seen.templates if one.template_id == of), None)
        if of and named is None and not or_new:
            raise PageRefused(404, Refused(Refusal.MESSAGE_TEMPLATE_GONE))
        return named

    # the queue

    async def queue(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        given = asked.form.get("state") or asked.query.get("state")
        state = next((one for one in _LISTED if one.value == given), MessageState.WAITING)
        typed = (asked.form.get("page") or asked.query.get("page") or "")[:_LONGEST_NUMBER]
        wanted = int(typed) if typed.isascii() and typed.isdecimal() else 1
        seen = await self.site.lanes.read(lambda: self.desk.queue(asked.session, state, wanted))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        parts, minor = seen.cost
        cost = self.site.paper.money(Money(minor))
        values = {
            "w": words,
            "o": office_messages,
            "lists": [_counted(one, seen) for one in _LISTED],
            "state": state.value,
            "cost": said(words.COST, parts=points_text(parts), cost=cost),
            "rows": [self._row(message, name) for message, name in seen.rows],
            "page": seen.page,
            "pages": said(words.PAGE, page=str(seen.page), pages=str(seen.pages)) if seen.pages > 1 else "",
            "newer": seen.page > 1,
            "older": seen.page < seen.pages,
            "may_again": state in _AGAIN,
            "may_off": state is MessageState.WAITING,
            "again": "again" in asked.query,
            "off": "off" in asked.query,
            "wrong": wrong,
        }
        return Page("message_queue.html", office_messages.QUEUE, values, status)

    async def turn(self, asked: Asked) -> Page | Go:
        """Sent again, or called off."""
        form, session = asked.form, asked.session
        member, occasion = form.get("member", "")[:64], form.get("occasion", "")[:200]
        does = form.get("act", "")
        if does == "again":
            done = await self.site.lanes.write(lambda: self.desk.send_again(session, member, occasion))
        else:
            done = await self.site.lanes.write(lambda: self.desk.call_off(session, member, occasion))
        if not isinstance(done, Refused):
            query = {
                "state": form.get("state", "")[:_LONGEST_NUMBER],
                "page": form.get("page", "")[:_LONGEST_NUMBER],
                "again" if does == "again" else "off": "",
            }
            return Go(f"{_BASE}/queue?{urlencode(query)}")
        if done.refusal is Refusal.NOT_ALLOWED:
            raise PageRefused(403, done)
        return await self.queue(asked, self.site.refusal(done), 409)

    def _row(self, message: KeptMessage, name: str) -> dict[str, object]:
        draft, trouble = message.draft, message.trouble
        return {
            "member": draft.member_id,
            "occasion": draft.occasion,
            "text": draft.body,
            "why": MESSAGE_TROUBLES[trouble.value] if trouble is not None else "",
            "cells": (
                self.site.paper.time(message.at_ms),
                name,
                words.CHANNELS[draft.channel.value],
                draft.title,
                self.site.paper.money(Money(draft.cost_minor)),
            ),
        }


def _counted(state: MessageState, seen: QueueSeen) -> tuple[str, Words]:
    count = points_text(seen.counts.get(state, 0))
    return state.value, said(words.LISTED, state=MESSAGE_STATES[state.value], count=count)


def _beside(values: Values) -> Values:
    """What goes with the occasion stays a sample: no occasion is known here."""
    return {language: {**sample, **values[language]} for language, sample in samples().items()}


def _typed(form: Mapping[str, str]) -> Template:
    zh_title, en_title, zh_text, en_text = (
        form.get(name, "").replace("\r\n", "\n")[: LONGEST_TEXT + 1] for name in _TEXTS
    )
    purpose = next((one for one in Purpose if one.value == form.get("purpose")), Purpose.GREETING)
    return Template(Bilingual(zh_title, en_title), Bilingual(zh_text, en_text), purpose)


def _texts(template: Template | None) -> dict[str, str]:
    if template is None:
        return dict.fromkeys(_TEXTS, "")
    told = (template.title.zh, template.title.en, template.text.zh, template.text.en)
    return dict(zip(_TEXTS, told, strict=True))


def _both(typed: Template, now: Template) -> Iterator[Beside]:
    names = (words.TITLE_ZH, words.TITLE_EN, words.TEXT_ZH, words.TEXT_EN)
    yield from map(Beside, names, _texts(typed).values(), _texts(now).values())
    yield beside(office_messages.PURPOSE, typed, now, lambda one: words.PURPOSES[one.purpose.value])


def _place(field: Field) -> Words:
    return said(office_messages.FIELD, place=f"{{{field.value}}}", name=FIELD_NAMES[field.value])


def _title(named: Named) -> Words:
    return bilingual_words(named.template.title)


def _purpose(named: Named) -> Words:
    return words.PURPOSES[named.template.purpose.value] if named.readable else ""


def _origin(named: Named) -> Words:
    return words.OWN if named.own else words.SHIPPED


def _path(template_id: str) -> str:
    return f"{_BASE}/template?{urlencode({'of': template_id})}"
