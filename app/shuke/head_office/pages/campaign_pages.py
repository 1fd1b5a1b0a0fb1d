"""Campaigns over all shops: the list, a new one in five short steps on one form, what came of one."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import quote

from fastapi import Response

from shuke.application.figures.reports import cells_in
from shuke.application.head_office.campaign_desk import CampaignDesk
from shuke.application.head_office.segment_desk import SegmentDesk
from shuke.application.machine import Machine
from shuke.application.ports.campaigns import KeptCampaign
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.spreadsheet import list_file
from shuke.domain.campaigns.plan import LONGEST_NAME, Every, Plan
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.dashboard_page import FILE_TYPES, FigureFiles
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.campaigns.making import begun, gifts_of, plan_of_making, review_of, with_choices
from shuke.presenters.campaigns.reading import EVERYBODY, CampaignsKnown, campaigns_known, listed, read_told
from shuke.presenters.campaigns.sheet import CampaignSheet
from shuke.presenters.campaigns.state import CampaignField, CampaignMaking, CampaignTold
from shuke.presenters.campaigns.telling import look_at
from shuke.presenters.segments.reading import noting
from shuke.wording import campaign_messages, office_campaigns, office_figures
from shuke.wording import campaigns as words
from shuke.wording.said import Words, said

__all__ = ["add_campaign_pages"]

T = TypeVar("T")

_BASE = f"{OFFICE}/campaigns"
_LONGEST_TYPED = 60
_FILES = {kind: told for kind, told in FILE_TYPES.items() if kind != "png"}
_STATES = {one.value: one for one in CampaignState}


def add_campaign_pages(site: Site, desk: CampaignDesk, segments: SegmentDesk, files: FigureFiles) -> None:
    pages = _CampaignPages(site, desk, segments, files)
    site.in_menu("/campaigns", words.TITLE, Right.CARE_FOR_MEMBERS)
    site.inside("/campaigns", pages.listed)
    site.inside("/campaigns/new", pages.new, change=pages.made)
    site.inside("/campaigns/{campaign_id}", pages.one, change=pages.turn)
    site.inside("/campaigns/{campaign_id}/file", pages.file)


_ONCE = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """What a form came to: why it is none, or the whole of it in sentences, under the mark of the plan they tell.
    `once`: what that form has alone, however often it is sent."""

    wrong: Words = ""
    review: tuple[Words, ...] = ()
    message: tuple[Words, ...] = ()
    once: str = ""
    mark: str = ""
    notice: Words = ""


@dataclass(frozen=True, slots=True)
class _CampaignPages:
    site: Site
    desk: CampaignDesk
    segments: SegmentDesk
    files: FigureFiles

    async def listed(self, asked: Asked) -> Page:
        known = await self._known(asked)
        values = {"w": words, "o": office_campaigns, "rows": listed(known)[1:]}
        return Page("campaigns.html", words.TITLE, values)

    # a new one

    async def new(self, asked: Asked) -> Page:
        known = await self._known(asked)
        begins = begun(known.today, known.telling.ways.offer_days)
        typed = {field.value: text for field, text in begins.items()}
        return self._form(_making(known, typed), _Reviewed())

    async def made(self, asked: Asked) -> Page | Go:
        """Looked over, and started once what was looked over is what is there."""
        form = asked.form
        known = await self._known(asked)
        making = _making(known, form)
        plan = plan_of_making(making, known.rules[making.audience])
        if not isinstance(plan, Plan):
            return self._form(making, _Reviewed(wrong=plan), 422)
        once = form.get("once", "")
        once = once if _ONCE.fullmatch(once) else secrets.token_hex(16)
        mark = _named(once, plan.text)
        starts = form.get("act") == "start"
        if starts and form.get("mark") == mark:
            name = making.texts.get(CampaignField.NAME, "")
            campaign_id = _named(mark, name)
            done = await self.site.lanes.write(
                lambda: self.desk.start(asked.session, name, plan, campaign_id)
            )
            if not isinstance(done, Refused):
                return Go(f"{_path(done)}?started")
            if done.refusal is Refusal.NOT_ALLOWED:
                raise PageRefused(403, done)
            reviewed = await self._reviewed(asked, known, making, plan)
            wrong = self.site.refusal(done)
            return self._form(making, replace(reviewed, once=once, mark=mark, wrong=wrong), 422)
        reviewed = await self._reviewed(asked, known, making, plan)
        notice = office_campaigns.CHANGED if starts else ""
        return self._form(making, replace(reviewed, once=once, mark=mark, notice=notice))

    async def _reviewed(
        self, asked: Asked, known: CampaignsKnown, making: CampaignMaking, plan: Plan
    ) -> _Reviewed:
        seen = await self.site.lanes.copy(lambda: self.segments.look(asked.session, plan.audience))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        whom, money = known.names[making.audience], self.site.paper.money
        review = review_of(plan, known.telling, whom, seen.look.count, money, noting(seen.look))
        return _Reviewed(review=review, message=look_at(known.telling, gifts_of(making)))

    def _form(self, making: CampaignMaking, reviewed: _Reviewed, status: int = 200) -> Page:
        values = {
            "w": words,
            "m": campaign_messages,
            "o": office_campaigns,
            "making": making,
            "given": {field.value: making.texts.get(field, "") for field in CampaignField},
            "every": [(one.value, words.EVERY[one], words.EVERY_TOLD[one]) for one in Every],
            "reviewed": reviewed,
            "longest_name": LONGEST_NAME,
        }
        return Page("campaign_new.html", words.NEW, values, status)

    # one that was started

    async def one(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        kept, told = await self._told(asked)
        values = {
            "w": words,
            "o": office_campaigns,
            "told": told,
            "state": words.STATES[kept.state],
            "over": kept.state is CampaignState.ENDED,
            "started": "started" in asked.query,
            "turned": words.TURNED.get(_STATES.get(asked.query.get("turned", ""), kept.state), "")
            if "turned" in asked.query
            else "",
            "wrong": wrong,
            "here": _path(kept.campaign_id),
            "files": [(kind, office_figures.FILES[kind]) for kind in _FILES],
        }
        return Page("campaign.html", kept.name, values, status)

    async def file(self, asked: Asked) -> Response:
        """What the page tells."""
        kind, language = asked.query.get("as", ""), asked.look.language
        if kind not in _FILES:
            raise PageRefused(404, "")
        kept, told = await self._told(asked)
        since = said(words.ROW_DETAIL, day=kept.started_on.isoformat())
        sheet = CampaignSheet(kept.name, words.STATES[kept.state], since, told, office_campaigns.BASE)
        if kind == "pdf":
            content = await self.site.lanes.compute(lambda: self.files.pdf(sheet.paper(language)))
        else:
            content = list_file(f".{kind}", cells_in(sheet, language))
        headers = {"content-disposition": f'attachment; filename="campaign-{kept.started_on}.{kind}"'}
        return Response(content, media_type=_FILES[kind], headers=headers)

    async def turn(self, asked: Asked) -> Page | Go:
        campaign_id, state = _id(asked), _STATES.get(asked.form.get("state", ""))
        if state is None:
            raise PageRefused(400, "")
        done = await self.site.lanes.write(lambda: self.desk.turn(asked.session, campaign_id, state))
        if not isinstance(done, Refused):
            return Go(f"{_path(campaign_id)}?turned={state.value}")
        if done.refusal is Refusal.NOT_ALLOWED:
            raise PageRefused(403, done)
        return await self.one(asked, self.site.refusal(done), 409)

    # inside

    async def _known(self, asked: Asked) -> CampaignsKnown:
        return await self._read(asked, campaigns_known)

    async def _told(self, asked: Asked) -> tuple[KeptCampaign, CampaignTold]:
        campaign_id, money = _id(asked), self.site.paper.money
        known = await self._known(asked)
        kept = next((one for one in known.campaigns if one.campaign_id == campaign_id), None)
        if kept is None:
            raise PageRefused(404, Refused(Refusal.CAMPAIGN_GONE))
        told = await self._read(asked, lambda machine, work: read_told(machine, work, known, kept, money))
        return kept, told

    async def _read(self, asked: Asked, reading: Callable[[Machine, Work], T]) -> T:
        found = await self.site.lanes.copy(lambda: self.desk.read(asked.session, reading))
        if found is None:
            raise PageRefused(409, office_campaigns.NO_PROGRAMME)
        if isinstance(found, Refused):
            raise PageRefused(403, found)
        return found


def _named(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _making(known: CampaignsKnown, form: Mapping[str, str]) -> CampaignMaking:
    audience = form.get("audience", EVERYBODY)
    coupon = form.get("coupon", "")
    making = CampaignMaking(
        audiences=known.names,
        audience=audience if audience in known.rules else EVERYBODY,
        coupon=coupon if known.telling.programme.coupon(coupon) is not None else "",
        message=form.get("message", ""),
        event=form.get("event", ""),
        every=next((one for one in Every if one.value == form.get("every")), Every.ONCE),
        texts={field: form.get(field.value, "")[:_LONGEST_TYPED] for field in CampaignField},
    )
    return with_choices(making, known.telling)


def _id(asked: Asked) -> str:
    text: str = asked.request.path_params["campaign_id"]
    return text[:64]


def _path(campaign_id: str) -> str:
    return f"{_BASE}/{quote(campaign_id, safe='')}"
