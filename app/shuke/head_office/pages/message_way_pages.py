"""By which services messages leave head office, when, in which language, and a test on oneself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shuke.application.head_office.message_desk import MessageDesk, WaysSeen
from shuke.application.messages.ways_out import LONGEST_DOCUMENT, Security
from shuke.application.ports.messages import MessageTrouble
from shuke.application.ports.vault import VaultRefused
from shuke.application.refusal import Refusal, Refused
from shuke.domain.consent import Channel
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.meanwhile import Beside, differing
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.messages.typed_ways import TYPED, as_typed, ways_typed
from shuke.wording import message_window as words
from shuke.wording import office_messages, office_pages
from shuke.wording.message_states import MESSAGE_TROUBLES
from shuke.wording.said import Words
from shuke.wording.sentence import Language, Sentence

__all__ = ["add_message_way_pages"]

_SECRETS = {Channel.SMS: "sms_secret", Channel.EMAIL: "email_secret"}
_LONGEST_TO = 120
_NAMES: Mapping[str, Words] = {
    "sms_on": words.SMS_ON,
    "address": words.ADDRESS,
    "document": words.DOCUMENT,
    "authorization": words.AUTHORIZATION,
    "good": words.GOOD,
    "part_minor": words.PART,
    "email_on": words.EMAIL_ON,
    "host": words.HOST,
    "port": words.PORT,
    "security": words.EMAIL,
    "account": words.ACCOUNT,
    "sender": words.SENDER,
    "first_hour": words.FIRST_HOUR,
    "last_hour": words.LAST_HOUR,
    "offer_days": words.OFFER_DAYS,
    "language": office_messages.LANGUAGE,
}
_YES_NO = {"1": office_pages.ON, "": office_pages.OFF}
_TOLD: Mapping[str, Mapping[str, Sentence]] = {
    "sms_on": _YES_NO,
    "email_on": _YES_NO,
    "security": words.SECURITY,
    "language": office_messages.LANGUAGES,
}


def add_message_way_pages(site: Site, desk: MessageDesk) -> None:
    page = _WaysPage(site, desk)
    site.inside("/messages/ways", page.show, change=page.save)
    site.changes("/messages/ways/test", page.test)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a form came to; `wrong` or else."""

    words: Words = ""
    wrong: bool = False
    status: int = 200
    late: bool = False


@dataclass(frozen=True, slots=True)
class _WaysPage:
    site: Site
    desk: MessageDesk

    async def show(self, asked: Asked) -> Page:
        saved = _Told(office_messages.WAYS_NOW) if "saved" in asked.query else _Told()
        return await self._shown(asked, saved)

    async def save(self, asked: Asked) -> Page | Go:
        seen, form = await self._seen(asked), asked.form
        stamp = form.get("stamp", "")
        if stamp != seen.stamp:  # before secrets are laid over those of somebody else
            return await self._shown(asked, self._refused(Refused(Refusal.CHANGED_MEANWHILE)), form)
        typed = {name: form.get(name, "")[:LONGEST_DOCUMENT] for name in TYPED}
        security = Security.STARTTLS if form.get("security") == Security.STARTTLS else Security.TLS
        ways = ways_typed(typed, sms_on="sms_on" in form, email_on="email_on" in form, security=security)
        if ways is None:
            return await self._shown(asked, _Told(words.NOT_A_NUMBER, wrong=True, status=422), form)
        language = Language.EN if form.get("language") == Language.EN else Language.ZH
        secrets = {way: form[name] for way, name in _SECRETS.items() if form.get(name)}
        try:
            done = await self.site.lanes.compute(lambda: self.desk.secure(asked.session, ways, secrets))
        except VaultRefused:
            return await self._shown(asked, _Told(office_messages.VAULT, wrong=True, status=503), form)
        if not isinstance(done, Refused):
            secured = done
            done = await self.site.lanes.write(
                lambda: self.desk.keep(asked.session, secured, language, stamp)
            )
        if not isinstance(done, Refused):
            return Go(f"{OFFICE}/messages/ways?saved")
        return await self._shown(asked, self._refused(done), form)

    async def test(self, asked: Asked) -> Page:
        """By what is saved; the service may take seconds, so no lane waits for it."""
        ways, to = (await self._seen(asked)).ways, asked.form.get("to", "").strip()[:_LONGEST_TO]
        if not to:
            return await self._shown(asked, _Told())
        answer = await asyncio.to_thread(self.desk.try_way, asked.session, ways, to)
        if isinstance(answer, Refused):
            return await self._shown(asked, self._refused(answer))
        if isinstance(answer, MessageTrouble):
            return await self._shown(asked, _Told(MESSAGE_TROUBLES[answer.value], wrong=True))
        return await self._shown(asked, _Told(words.TESTED[answer.value]))

    async def _shown(self, asked: Asked, told: _Told, form: Mapping[str, str] | None = None) -> Page:
        seen = await self._seen(asked)
        ways = seen.ways
        kept = {
            **as_typed(ways),
            "sms_on": "1" if ways.sms.on else "",
            "email_on": "1" if ways.email.on else "",
            "security": ways.email.security.value,
            "language": seen.language.value,
        }
        given = kept if form is None else {name: form.get(name, "") for name in kept}
        fresh = form is None or told.late
        values = {
            "w": words,
            "o": office_messages,
            "given": given,
            "told": told,
            "stamp": seen.stamp if fresh or form is None else form.get("stamp", ""),
            "meanwhile": differing(_both(given, kept)) if told.late else [],
            "longest": LONGEST_DOCUMENT,
            "nothing_leaves": not (ways.sms.on or ways.email.on),
        }
        return Page("message_ways.html", office_messages.WAYS, values, told.status)

    async def _seen(self, asked: Asked) -> WaysSeen:
        seen = await self.site.lanes.read(lambda: self.desk.ways(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        return seen

    def _refused(self, refused: Refused) -> _Told:
        if refused.refusal is Refusal.NOT_ALLOWED:
            raise PageRefused(403, refused)
        late = refused.refusal is Refusal.CHANGED_MEANWHILE
        return _Told(self.site.refusal(refused), wrong=True, status=409 if late else 422, late=late)


def _both(typed: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Beside]:
    for field, name in _NAMES.items():
        yield Beside(name, _told(field, typed[field]), _told(field, now[field]))


def _told(field: str, text: str) -> Words:
    return _TOLD[field].get(text, "") if field in _TOLD else text
