"""Care of members of all shops: the occasions, one of them as it is laid down, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from shuke.application.care.expected import Expected, expected
from shuke.application.head_office.care_desk import CareDesk
from shuke.application.machine import Machine
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments.looking import Everybody
from shuke.domain.care.plan import CarePlan, Occasion
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.meanwhile import Beside, beside, differing
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.care.reading import CareKnown, care_known, done_rows, row_of
from shuke.presenters.care.state import CareField, CareForm
from shuke.presenters.care.telling import expected_told, form_of, plan_of, with_told
from shuke.wording import campaign_messages, office_care, office_pages
from shuke.wording import campaigns as campaign_words
from shuke.wording import care_window as words
from shuke.wording.care import OCCASIONS
from shuke.wording.listed import Listed
from shuke.wording.said import Words

__all__ = ["add_care_pages"]

T = TypeVar("T")

_BASE = f"{OFFICE}/care"
_LONGEST_TYPED = 600
_OCCASIONS = {one.value: one for one in Occasion}
_FIELDS = {
    CareField.DAYS: words.DAYS,
    CareField.GAP: words.GAP,
    CareField.OWN_DAYS: words.OWN_DAYS,
    CareField.POINTS: campaign_words.POINTS,
    CareField.COUNT: campaign_words.COUPONS_EACH,
}


def add_care_pages(site: Site, desk: CareDesk) -> None:
    pages = _CarePages(site, desk)
    site.in_menu("/care", words.TITLE, Right.CARE_FOR_MEMBERS)
    site.inside("/care", pages.listed)
    site.inside("/care/{occasion}", pages.one, change=pages.change)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Why a form was not taken, and what of it somebody else saved otherwise meanwhile."""

    words: Words
    status: int
    meanwhile: Sequence[tuple[Words, Words]] = ()


@dataclass(frozen=True, slots=True)
class _CarePages:
    site: Site
    desk: CareDesk

    async def listed(self, asked: Asked) -> Page:
        known = await self._read(asked, care_known)
        rows = [row_of(one, laid_down) for one, laid_down in known.laid_down.items()]
        values = {"w": words, "o": office_care, "rows": rows, "done": done_rows(known)}
        return Page("care.html", words.TITLE, values)

    async def one(self, asked: Asked) -> Page:
        occasion = _occasion(asked)
        known = await self._read(asked, care_known)
        return await self._shown(asked, known, occasion, form_of(known, occasion))

    async def change(self, asked: Asked) -> Page | Go:
        """Counted again, laid down, or switched off."""
        occasion, act = _occasion(asked), asked.form.get("act", "")
        known = await self._read(asked, care_known)
        form = _typed(form_of(known, occasion), asked.form)
        plan: CarePlan | Words = plan_of(form)
        if act == "off":
            plan = known.laid_down[occasion].plan or CarePlan()
        if act not in ("save", "off") or not isinstance(plan, CarePlan):
            return await self._shown(asked, known, occasion, form)
        laid_down, stamp = plan, asked.form.get("stamp", "")
        done = await self.site.lanes.write(
            lambda: self.desk.lay_down(asked.session, occasion, laid_down, stamp, on=act == "save")
        )
        if not isinstance(done, Refused):
            return Go(f"{_BASE}/{occasion.value}?{'saved' if act == 'save' else 'off'}")
        if done.refusal is Refusal.NOT_ALLOWED:
            raise PageRefused(403, done)
        if done.refusal is not Refusal.CHANGED_MEANWHILE:
            return await self._shown(asked, known, occasion, form, _Wrong(self.site.refusal(done), 422))
        known = await self._read(asked, care_known)
        now = form_of(known, occasion)
        wrong = _Wrong(self.site.refusal(done), 409, differing(_beside(form, now)))
        return await self._shown(asked, known, occasion, replace(form, on=now.on), wrong)

    async def _shown(
        self, asked: Asked, known: CareKnown, occasion: Occasion, form: CareForm, wrong: _Wrong | None = None
    ) -> Page:
        """Counted again keeps the stamp of what it began with: it is to be compared when it is saved."""
        form = with_told(form, known, occasion)
        plan, count = plan_of(form), ""
        told: Words = count
        if isinstance(plan, CarePlan):
            found = await self._expected(asked, occasion, plan)
            told = expected_told(known, occasion, found, form.sample, self.site.paper.money)
        if wrong is None:
            wrong = _Wrong(form.fault, 422 if form.fault else 200)
        fresh = wrong.status == 409 or "stamp" not in asked.form
        values = {
            "w": words,
            "o": office_care,
            "c": campaign_words,
            "m": campaign_messages,
            "form": form,
            "given": {field.value: form.texts.get(field, "") for field in CareField},
            "occasion": occasion.value,
            "expected": told,
            "notice": "" if asked.form else _notice(asked.query),
            "stamp": known.laid_down[occasion].stamp if fresh else asked.form["stamp"],
            "wrong": wrong.words,
            "meanwhile": wrong.meanwhile,
        }
        return Page("care_one.html", OCCASIONS[occasion], values, wrong.status)

    async def _expected(self, asked: Asked, occasion: Occasion, plan: CarePlan) -> Expected:
        def count(machine: Machine, work: Work) -> Expected:
            everybody = Everybody(
                machine.programme_in_force, lambda open_work: machine.recorder.today(open_work, machine.shop)
            )
            return expected(machine, work, everybody, occasion, plan)

        return await self._read(asked, count)

    async def _read(self, asked: Asked, reading: Callable[[Machine, Work], T]) -> T:
        found = await self.site.lanes.copy(lambda: self.desk.read(asked.session, reading))
        if found is None:
            raise PageRefused(409, office_care.NO_PROGRAMME)
        if isinstance(found, Refused):
            raise PageRefused(403, found)
        return found


def _occasion(asked: Asked) -> Occasion:
    found = _OCCASIONS.get(asked.request.path_params["occasion"])
    if found is None:
        raise PageRefused(404, "")
    return found


def _typed(form: CareForm, given: Mapping[str, str]) -> CareForm:
    """What is not offered is not chosen."""

    def of(name: str, offered: Mapping[str, Words]) -> str:
        return given.get(name, "") if given.get(name, "") in offered else ""

    return replace(
        form,
        texts={field: given.get(field.value, "")[:_LONGEST_TYPED] for field in CareField},
        coupon=of("coupon", form.coupons),
        message=of("message", form.messages),
        whom=of("whom", form.whoms),
        ticked=frozenset(one for one in form.festivals if f"festival-{one.value}" in given),
    )


def _beside(typed: CareForm, now: CareForm) -> Iterator[Beside]:
    for field, name in _FIELDS.items():
        yield Beside(name, typed.texts.get(field, ""), now.texts.get(field, ""))
    yield beside(words.CHOOSE_FESTIVALS, typed, now, _festivals)
    yield beside(campaign_words.COUPON, typed, now, lambda form: form.coupons.get(form.coupon, ""))
    yield beside(
        campaign_messages.CHOOSE_MESSAGE, typed, now, lambda form: form.messages.get(form.message, "")
    )
    yield beside(words.WHOM, typed, now, lambda form: form.whoms.get(form.whom, ""))
    yield Beside(office_care.STATE, "", office_pages.ON if now.on else office_pages.OFF)


def _festivals(form: CareForm) -> Words:
    ticked = tuple(name for one, name in form.festivals.items() if one in form.ticked)
    return Listed(ticked) if ticked else ""


def _notice(query: Mapping[str, str]) -> Words:
    if "saved" in query:
        return office_care.SAVED_NOW
    return office_care.OFF_NOW if "off" in query else ""
