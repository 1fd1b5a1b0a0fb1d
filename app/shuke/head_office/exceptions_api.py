"""Exceptions over HTTP for people's programs: JSON, a bearer token, problems as `application/problem+json`.

A token is looked at before anything else, the role before the body; a body is read up to its bound and no further.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import FastAPI, Request, Response

from shuke.application.exceptions.deciding import Verdict
from shuke.application.head_office.access import may_decide
from shuke.application.head_office.case_desk import CaseDesk
from shuke.application.ports.exceptions import CaseQuery
from shuke.application.refusal import Refusal
from shuke.domain.exceptions.case import CasePlace
from shuke.domain.exceptions.kinds import ExceptionKind, Owner
from shuke.head_office.exception_models import CasesAnswer, DecisionAsked, case_model, file_model
from shuke.head_office.exceptions_described import EXCEPTIONS_PATH
from shuke.head_office.lanes import Lanes
from shuke.head_office.people_requests import (
    RequestRefused,
    admit,
    body_of,
    guarded,
    json_answer,
    language_of,
    limit_of,
    parameters_of,
)

__all__ = ["add_exceptions"]

MOST_BODY_BYTES = 8 * 1024

_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})\.([0-9a-z-]{1,40})")
_STATUS = {
    Refusal.EXCEPTION_GONE: 404,
    Refusal.NOT_DECIDABLE: 409,
    Refusal.DECIDED_ALREADY: 409,
    Refusal.REASON_MISSING: 422,
    Refusal.DEADLINE_PAST: 422,
}


@dataclass(frozen=True, slots=True)
class _Api:
    desk: CaseDesk
    lanes: Lanes

    async def page(self, request: Request) -> Response:
        await admit(request, self.lanes, self.desk.who)
        given = parameters_of(request, {"shop", "kind", "owner", "done", "overdue", "limit", "cursor"})
        query = CaseQuery(
            shop_id=given.get("shop", "")[:40],
            kinds=tuple(_one_of(ExceptionKind, kind) for kind in given.get("kind", "").split(",") if kind),
            owner=_one_of(Owner, given["owner"]) if "owner" in given else None,
            done=_yes(given.get("done", "false")),
        )
        limit = limit_of(given.get("limit", "50"))
        behind = _place(given["cursor"]) if "cursor" in given else None
        overdue = _yes(given.get("overdue", "false"))
        cases, today = await self.lanes.read(
            lambda: self.desk.page(query, behind, limit + 1, overdue=overdue)
        )
        shown, language = cases[:limit], language_of(request)
        last = shown[-1].place if len(cases) > limit else None
        answer = CasesAnswer(
            exceptions=[case_model(case, today, language) for case in shown],
            next=f"{last.deadline.isoformat()}.{last.exception_id}" if last else None,
        )
        return json_answer(answer.model_dump_json())

    async def look(self, request: Request) -> Response:
        await admit(request, self.lanes, self.desk.who)
        return await self._told(request, request.path_params["exception_id"])

    async def decide(self, request: Request) -> Response:
        token = await admit(request, self.lanes, self.desk.who)
        if not may_decide(token):
            raise RequestRefused(403, "role")
        asked = await body_of(request, DecisionAsked, MOST_BODY_BYTES)
        exception_id = request.path_params["exception_id"]
        verdict = Verdict(asked.decision, asked.reason, asked.owner, asked.deadline, asked.survivor)
        refused = await self.lanes.write(
            lambda: self.desk.decide(exception_id, verdict, token.name, asked.answers)
        )
        if refused is not None:
            raise RequestRefused(_STATUS[refused.refusal], refused.refusal.value)
        return await self._told(request, exception_id)

    async def _told(self, request: Request, exception_id: str) -> Response:
        found = await self.lanes.read(lambda: self.desk.look(exception_id[:40]))
        if found is None:
            raise RequestRefused(404, Refusal.EXCEPTION_GONE.value)
        return json_answer(file_model(found, language_of(request)).model_dump_json())


def add_exceptions(app: FastAPI, desk: CaseDesk, lanes: Lanes) -> None:
    api = _Api(desk, lanes)
    one = f"{EXCEPTIONS_PATH}/{{exception_id}}"
    for path, method, answer in (
        (EXCEPTIONS_PATH, "GET", api.page),
        (one, "GET", api.look),
        (f"{one}/decision", "POST", api.decide),
    ):
        app.add_api_route(path, guarded(answer), methods=[method], include_in_schema=False)


def _one_of(kind: Any, text: str) -> Any:
    try:
        return kind(text)
    except ValueError as unknown:
        raise RequestRefused(400, "parameter") from unknown


def _yes(text: str) -> bool:
    if text not in {"true", "false"}:
        raise RequestRefused(400, "parameter")
    return text == "true"


def _place(text: str) -> CasePlace:
    shape = _CURSOR.fullmatch(text)
    try:
        return CasePlace(date.fromisoformat(shape[1]), shape[2]) if shape else _no_place()
    except ValueError as wrong:
        raise RequestRefused(400, "parameter") from wrong


def _no_place() -> CasePlace:
    raise RequestRefused(400, "parameter")
