"""Requests of people's programs: a bearer token, looked at before anything else; parameters read strictly; problems
as `application/problem+json` in the language that was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request, Response
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect

from shuke.application.ports.exceptions import AccessToken
from shuke.application.ports.store import StoreUnusable
from shuke.head_office.lanes import PASSES, Lanes
from shuke.wording.counter import REFUSALS
from shuke.wording.people_api import PROBLEMS
from shuke.wording.sentence import Language, Sentence

__all__ = [
    "RequestRefused",
    "admit",
    "body_of",
    "guarded",
    "json_answer",
    "language_of",
    "limit_of",
    "parameters_of",
]

MOST_A_PAGE = 200

_PROBLEM = "application/problem+json"
_LONGEST_TOKEN = 100

Asked = TypeVar("Asked", bound=BaseModel)
Who = Callable[[str], AccessToken | None]
"""Whose token it is, if it is good now."""


class RequestRefused(Exception):
    """Answered with a problem; `reason` is a key of `PROBLEMS`, or of the counter's refusals, unless what it says is
    given."""

    def __init__(self, status: int, reason: str, says: Sentence | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.says = says


async def admit(request: Request, lanes: Lanes, who: Who) -> AccessToken:
    """Raises:
    RequestRefused: no token, or none that is good.
    """
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or len(text) > _LONGEST_TOKEN:
        raise RequestRefused(401, "token")
    token = await lanes.read(lambda: who(text))
    if token is None:
        raise RequestRefused(401, "token")
    return token


def parameters_of(request: Request, known: set[str]) -> dict[str, str]:
    given = dict(request.query_params)
    if given.keys() - known:
        raise RequestRefused(400, "parameter")
    return given


def limit_of(text: str) -> int:
    """How many a page may have."""
    if not re.fullmatch(r"\d{1,3}", text, flags=re.ASCII) or not 1 <= int(text) <= MOST_A_PAGE:
        raise RequestRefused(400, "parameter")
    return int(text)


def guarded(answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
    async def guarded(request: Request) -> Response:
        try:
            response: Response = await answer(request)
        except RequestRefused as refused:
            return _problem(refused.status, refused.reason, language_of(request), refused.says)
        except StoreUnusable as trouble:
            if trouble.trouble not in PASSES:
                raise
            return _problem(503, "busy", language_of(request))
        return response

    return guarded


def json_answer(content: str) -> Response:
    return Response(content, media_type="application/json", headers={"cache-control": "no-store"})


def language_of(request: Request) -> Language:
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


def _problem(status: int, reason: str, language: Language, says: Sentence | None = None) -> Response:
    sentence = says or PROBLEMS.get(reason) or REFUSALS[reason]
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


async def body_of(request: Request, shape: type[Asked], most_bytes: int) -> Asked:
    """The body as that message, read no further than `most_bytes`.

    Raises:
        RequestRefused: it is larger, ended early, or is no such message.
    """
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most_bytes:
                raise RequestRefused(413, "too_large")
        return shape.model_validate_json(bytes(body))
    except ClientDisconnect as gone:
        raise RequestRefused(400, "body") from gone
    except ValidationError as wrong:
        raise RequestRefused(422, "body") from wrong
