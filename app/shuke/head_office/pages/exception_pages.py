"""Exceptions: the list by deadline, one of them whole, and a decision about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from shuke.application.exceptions.deciding import LONGEST_REASON, Verdict
from shuke.application.exceptions.looking import CaseLook
from shuke.application.head_office.case_desk import CaseDesk
from shuke.application.refusal import Refusal, Refused
from shuke.domain.exceptions.case import CasePlace
from shuke.domain.exceptions.kinds import Decision, Owner
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.exception_words import case_row, case_story, decision_choices, survivors
from shuke.wording import exceptions as case_words
from shuke.wording import office_exceptions as words
from shuke.wording.said import Words

__all__ = ["add_exception_pages"]

_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})\.([0-9a-z-]{1,40})")
_GONE = {Refusal.EXCEPTION_GONE: 404, Refusal.DECIDED_ALREADY: 409, Refusal.NOT_DECIDABLE: 409}


def add_exception_pages(site: Site, desk: CaseDesk) -> None:
    pages = _ExceptionPages(site, desk)
    site.in_menu("/exceptions", case_words.EXCEPTIONS, Right.DECIDE_EXCEPTIONS)
    site.inside("/exceptions", pages.listed)
    site.inside("/exceptions/{exception_id}", pages.one, change=pages.decide)


@dataclass(frozen=True, slots=True)
class _ExceptionPages:
    site: Site
    desk: CaseDesk

    async def listed(self, asked: Asked) -> Page:
        done, behind = "all" in asked.query, _place(asked.query.get("behind", ""))
        listed = await self.site.lanes.read(lambda: self.desk.listed(asked.session, done=done, behind=behind))
        if isinstance(listed, Refused):
            raise PageRefused(403, listed)
        last = listed.rows[-1].case.place if listed.more else None
        values = {
            "w": words,
            "c": case_words,
            "rows": [case_row(row, listed.today, self.site.paper.money) for row in listed.rows],
            "overdue": {row.case.exception_id for row in listed.rows if row.case.is_overdue(listed.today)},
            "done": done,
            "next": f"{last.deadline.isoformat()}.{last.exception_id}" if last else "",
            "begun": behind is not None,
        }
        return Page("exceptions.html", case_words.EXCEPTIONS, values)

    async def one(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        look = await self._look(asked)
        case = look.row.case
        offered = decision_choices(case)
        values = {
            "w": words,
            "c": case_words,
            "case": case,
            "story": case_story(look, self.site.paper.money),
            "offered": offered,
            "choices": survivors(look) if any(one.decision is Decision.MERGE for one in offered) else (),
            "owners": [(owner.value, case_words.OWNERS[owner.value]) for owner in Owner],
            "wrong": wrong,
            "decided": "decided" in asked.query,
            "given": asked.form,
            "longest": LONGEST_REASON,
        }
        return Page("exception.html", case_words.KINDS[case.kind.value], values, status)

    async def decide(self, asked: Asked) -> Page | Go:
        verdict = _verdict(asked.form)
        if not isinstance(verdict, Verdict):
            return await self.one(asked, verdict, 422)
        exception_id = asked.request.path_params["exception_id"][:40]
        answers = asked.form.get("round", "")
        seen = int(answers) if re.fullmatch(r"[0-9]{1,6}", answers, flags=re.ASCII) else -1
        refused = await self.site.lanes.write(
            lambda: self.desk.decide_as(asked.session, exception_id, verdict, seen)
        )
        if refused is None:
            return Go(f"{OFFICE}/exceptions/{exception_id}?decided")
        if refused.refusal is Refusal.NOT_ALLOWED:
            raise PageRefused(403, refused)
        return await self.one(asked, self.site.refusal(refused), _GONE.get(refused.refusal, 422))

    async def _look(self, asked: Asked) -> CaseLook:
        exception_id = asked.request.path_params["exception_id"][:40]
        look = await self.site.lanes.read(lambda: self.desk.looked_at(asked.session, exception_id))
        if isinstance(look, Refused):
            raise PageRefused(404, look)
        return look


def _verdict(form: object) -> Verdict | Words:
    assert isinstance(form, dict)
    given = form.get("decision", "")
    if given not in {one.value for one in Decision}:
        return words.CHOOSE
    decision, reason = Decision(given), form.get("reason", "")
    if decision is Decision.DISPUTE:
        try:
            day, owner = date.fromisoformat(form.get("day", "")), Owner(form.get("owner", ""))
        except ValueError:
            return case_words.NOT_A_DAY
        return Verdict(decision, reason, owner, day)
    survivor = form.get("survivor", "")[:40] if decision is Decision.MERGE else ""
    return Verdict(decision, reason, survivor=survivor)


def _place(text: str) -> CasePlace | None:
    shape = _PLACE.fullmatch(text)
    try:
        return CasePlace(date.fromisoformat(shape[1]), shape[2]) if shape else None
    except ValueError:
        return None
