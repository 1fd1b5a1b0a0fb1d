"""Exceptions over HTTP for people's programs: JSON, a bearer token, problems as `application/problem+json`.

A token is looked at before anything else, the role before the body; a body is read up to its bound and no further.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic import ValidationError
from starlette.requests import ClientDisconnect

from shuke.application.exceptions.deciding import Verdict
from shuke.application.head_office.access import may_decide
from shuke.application.head_office.case_desk import CaseDesk
from shuke.application.ports.exceptions import AccessToken, CaseQuery
from shuke.application.ports.store import StoreUnusable
from shuke.application.refusal import Refusal
from shuke.domain.exceptions.case import CasePlace
from shuke.domain.exceptions.kinds import ExceptionKind, Owner
from shuke.head_office.exception_models import CasesAnswer, DecisionAsked, case_model, file_model
from shuke.head_office.exceptions_described import EXCEPTIONS_PATH
from shuke.head_office.lanes import PASSES, Lanes
from shuke.wording.counter import REFUSALS
from shuke.wording.people_api import PROBLEMS
from shuke.wording.sentence import Language

__all__ = ["add_exceptions"]

MOST_A_PAGE = 200
MOST_BODY_BYTES = 8 * 1024

_PROBLEM = "application/problem+json"
_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})\.([0-9a-z-]{1,40})")
_STATUS = {
    Refusal.EXCEPTION_GONE: 404,
    Refusal.NOT_DECIDABLE: 409,
    Refusal.DECIDED_ALREADY: 409,
    Refusal.REASON_MISSING: 422,
    Refusal.DEADLINE_PAST: 422,
}


class _Refused(Exception):
    """Answered with a problem; `reason` is a key of `PROBLEMS`."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Api:
    desk: CaseDesk
    lanes: Lanes

    async def page(self, request: Request) -> Response:
        await self._admit(request)
        given = dict(request.query_params)
        if given.keys() - {"shop", "kind", "owner", "done", "overdue", "limit", "cursor"}:
            raise _Refused(400, "parameter")
        query = CaseQuery(
            shop_id=given.get("shop", "")[:40],
            kinds=tuple(_one_of(ExceptionKind, kind) for kind in given.get("kind", "").split(",") if kind),
            owner=_one_of(Owner, given["owner"]) if "owner" in given else None,
            done=_yes(given.get("done", "false")),
        )
        limit = _limit(given.get("limit", "50"))
        behind = _place(given["cursor"]) if "cursor" in given else None
        overdue = _yes(given.get("overdue", "false"))
        cases, today = await self.lanes.read(
            lambda: self.desk.page(query, behind, limit + 1, overdue=overdue)
        )
        shown, language = cases[:limit], _language(request)
        last = shown[-1].place if len(cases) > limit else None
        answer = CasesAnswer(
            exceptions=[case_model(case, today, language) for case in shown],
            next=f"{last.deadline.isoformat()}.{last.exception_id}" if last else None,
        )
        return _json(answer.model_dump_json())

    async def look(self, request: Request) -> Response:
        await self._admit(request)
        return await self._told(request, request.path_params["exception_id"])

    async def decide(self, request: Request) -> Response:
        token = await self._admit(request)
        if not may_decide(token):
            raise _Refused(403, "role")
        asked = await _asked(request)
        exception_id = request.path_params["exception_id"]
        verdict = Verdict(asked.decision, asked.reason, asked.owner, asked.deadline, asked.survivor)
        refused = await self.lanes.write(
            lambda: self.desk.decide(exception_id, verdict, token.name, asked.answers)
        )
        if refused is not None:
            raise _Refused(_STATUS[refused.refusal], refused.refusal.value)
        return await self._told(request, exception_id)

    async def _told(self, request: Request, exception_id: str) -> Response:
        found = await self.lanes.read(lambda: self.desk.look(exception_id[:40]))
        if found is None:
            raise _Refused(404, Refusal.EXCEPTION_GONE.value)
        return _json(file_model(found, _language(request)).model_dump_json())

    async def _admit(self, request: Request) -> AccessToken:
        scheme, _, text = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or len(text) > 100:
            raise _Refused(401, "token")
        token = await self.lanes.read(lambda: self.desk.who(text))
        if token is None:
            raise _Refused(401, "token")
        return token


def add_exceptions(app: FastAPI, desk: CaseDesk, lanes: Lanes) -> None:
    api = _Api(desk, lanes)
    one = f"{EXCEPTIONS_PATH}/{{exception_id}}"
    for path, method, answer in (
        (EXCEPTIONS_PATH, "GET", api.page),
        (one, "GET", api.look),
        (f"{one}/decision", "POST", api.decide),
    ):
        app.add_api_route(path, _guarded(answer), methods=[method], include_in_schema=False)


def _guarded(answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
    async def guarded(request: Request) -> Response:
        try:
            response: Response = await answer(request)
        except _Refused as refused:
            return _problem(refused.status, refused.reason, _language(request))
        except StoreUnusable as trouble:
            if trouble.trouble not in PASSES:
                raise
            return _problem(503, "busy", _language(request))
        return response

    return guarded


async def _asked(request: Request) -> DecisionAsked:
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BODY_BYTES:
                raise _Refused(413, "too_large")
        return DecisionAsked.model_validate_json(bytes(body))
    except ClientDisconnect as gone:
        raise _Refused(400, "body") from gone
    except ValidationError as wrong:
        raise _Refused(422, "body") from wrong


def _problem(status: int, reason: str, language: Language) -> Response:
    sentence = PROBLEMS.get(reason) or REFUSALS[reason]
    body = {
        "type": f"urn:shuke:problem:{reason}",
        "title": sentence.into(language),
        "status": status,
        "reason": reason,
    }
    headers = {"content-language": language.value}
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    content = json.dumps(body, ensure_ascii=False)
    return Response(content, status, headers, media_type=_PROBLEM)


def _json(content: str) -> Response:
    return Response(content, media_type="application/json", headers={"cache-control": "no-store"})


def _language(request: Request) -> Language:
    """The first of ours in the order of preference; English where none is asked for."""
    wishes = []
    for part in request.headers.get("accept-language", "")[:200].split(","):
        name, _, quality = part.strip().partition(";q=")
        weight = quality if re.fullmatch(r"[01](\.\d{1,3})?", quality) else "1"
        wishes.append((weight, name.lower()[:2]))
    for _, name in sorted(wishes, key=lambda wish: wish[0], reverse=True):
        if name in {language.value for language in Language}:
            return Language(name)
    return Language.EN


def _one_of(kind: Any, text: str) -> Any:
    try:
        return kind(text)
    except ValueError as unknown:
        raise _Refused(400, "parameter") from unknown


def _yes(text: str) -> bool:
    if text not in {"true", "false"}:
        raise _Refused(400, "parameter")
    return text == "true"


def _limit(text: str) -> int:
    if not re.fullmatch(r"\d{1,3}", text, flags=re.ASCII) or not 1 <= int(text) <= MOST_A_PAGE:
        raise _Refused(400, "parameter")
    return int(text)


def _place(text: str) -> CasePlace:
    shape = _CURSOR.fullmatch(text)
    try:
        return CasePlace(date.fromisoformat(shape[1]), shape[2]) if shape else _no_place()
    except ValueError as wrong:
        raise _Refused(400, "parameter") from wrong


def _no_place() -> CasePlace:
    raise _Refused(400, "parameter")
