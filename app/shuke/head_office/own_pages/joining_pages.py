"""Enrolling oneself from a shop's code: a form for anybody, the same answer for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from pydantic import ValidationError

from shuke.application.head_office.joining_form import JoiningForm, JoiningForms
from shuke.application.head_office.self_enrolling import Heard, SelfEnrolmentDesk
from shuke.domain.birthday import Birthday
from shuke.domain.lunar_words import LONGEST_LUNAR, read_lunar
from shuke.domain.self_enrolment import LONGEST_OWN_NAME, LONGEST_OWN_PHONE
from shuke.head_office.own_pages.own_asked import OwnAsked
from shuke.head_office.own_pages.own_site import OwnSite
from shuke.head_office.pages.asked import Page, PageRefused
from shuke.head_office.self_enrolment_api import STATUS, SelfEnrolmentAsked
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import own_joining as words
from shuke.wording.people_api import PROBLEMS, SELF_ENROLMENT_TAKEN
from shuke.wording.said import Words

__all__ = ["JOIN", "add_joining"]

JOIN = "/member/join/"


def add_joining(site: OwnSite, desk: SelfEnrolmentDesk, forms: JoiningForms) -> None:
    pages = _JoiningPages(site, desk, forms)
    site.outside(JOIN + "{shop}", pages.form, change=pages.hear)


@dataclass(frozen=True, slots=True)
class _JoiningPages:
    site: OwnSite
    desk: SelfEnrolmentDesk
    forms: JoiningForms

    async def form(self, asked: OwnAsked, wrong: Words = "", status: int = 200) -> Page:
        form = await self._form(asked)
        values = {
            "w": words,
            "wrong": wrong,
            "form": form,
            "here_path": JOIN + form.shop.shop_id,
            "gifts": [bilingual_words(one) for one in form.gifts],
            "terms": bilingual_words(form.terms),
            "longest_name": LONGEST_OWN_NAME,
            "longest_phone": LONGEST_OWN_PHONE,
            "longest_lunar": LONGEST_LUNAR,
            "given": {"name": "", "phone": "", "birthday": "", "lunar": "", **asked.form},
        }
        return Page("own/join.html", words.JOIN, values, status)

    async def hear(self, asked: OwnAsked) -> Page:
        form = await self._form(asked)
        told = _told(form, asked.form)
        if not isinstance(told, SelfEnrolmentAsked):
            return await self.form(asked, told, 422)
        heard = await self.site.lanes.write(lambda: self.desk.hear(told.told, asked.address))
        if heard is not Heard.TAKEN:
            return await self.form(asked, PROBLEMS[heard.value], STATUS[heard])
        values = {"w": words, "taken": SELF_ENROLMENT_TAKEN, "shop": form.shop.name, "proofs": form.proofs}
        return Page("own/joined.html", words.JOINED, values)

    async def _form(self, asked: OwnAsked) -> JoiningForm:
        shop = asked.request.path_params["shop"][:40]
        form = await self.site.lanes.read(lambda: self.forms.form(shop))
        if form is None:
            raise PageRefused(404, PROBLEMS["shop"])
        return form


def _told(form: JoiningForm, fields: Mapping[str, str]) -> SelfEnrolmentAsked | Words:
    """What they told, or what is wrong with it."""
    if fields.get("terms") != str(form.version):
        return words.WRONG["terms"]
    try:
        born = _born(fields)
    except ValueError:
        return words.WRONG["birthday"]
    asked = {
        "shop": form.shop.shop_id,
        "name": fields.get("name", ""),
        "phone": "".join(fields.get("phone", "").split()),
        "birthday": None if born is None else asdict(born),
        "terms_accepted": True,
        "terms_version": form.version,
        "offers_by_sms": fields.get("offers") == "yes",
    }
    try:
        return SelfEnrolmentAsked.model_validate(asked)
    except ValidationError as wrong:
        first = wrong.errors()[0]["loc"]
        return words.WRONG.get(str(first[0]) if first else "name", words.WRONG["name"])


def _born(fields: Mapping[str, str]) -> Birthday | None:
    """By the Chinese calendar where they told such a day: it counts instead.

    Raises:
        ValueError: there is no such day.
    """
    solar = date.fromisoformat(fields["birthday"]) if fields.get("birthday") else None
    lunar = read_lunar(fields.get("lunar", ""))
    if lunar is not None or solar is None:
        return lunar
    return Birthday(solar.month, solar.day, solar.year)
