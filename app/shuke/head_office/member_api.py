"""A member's own page over HTTP: a link opens a session; with its token the page asks for what is the member's."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from shuke.application.head_office.member_access import LINK_MINUTES, MemberAccess, NotOpened
from shuke.application.head_office.member_page import MemberPageDesk
from shuke.application.head_office.page_wheel import NoWheel, SpinElsewhere
from shuke.application.ports.member_pages import MemberSession
from shuke.domain.explanation import Reason
from shuke.head_office.lanes import Lanes
from shuke.head_office.member_models import (
    ChainAnswer,
    MemberAnswer,
    MoveAnswer,
    OpenAsked,
    OpenedAnswer,
    PrizesAnswer,
    SessionEndAsked,
    SessionsAnswer,
    SpinAsked,
    SpunAnswer,
    WheelAnswer,
    chain_model,
    member_model,
    prizes_model,
    said_reason,
    session_model,
    spun_model,
    wheel_model,
)
from shuke.head_office.people_requests import RequestRefused, body_of, guarded, json_answer, language_of
from shuke.wording.sentence import Language, Sentence

__all__ = ["MEMBER_PATHS", "MEMBER_SECURITY", "add_member_page", "member_paths", "member_schemas"]

MOST_BODY_BYTES = 4 * 1024
_LONGEST_TOKEN = 100
_SCHEMAS = "#/components/schemas/{model}"
_STATUS = {
    NotOpened.NOT_GENUINE: 422,
    NotOpened.OVER: 410,
    NotOpened.USED: 410,
    NotOpened.NOBODY: 410,
    NotOpened.TOO_OFTEN: 429,
}

ME, CODE, PRIZES, WHEEL = "/v1/member", "/v1/member/code", "/v1/member/prizes", "/v1/member/wheel"
SPINS, MOVE = "/v1/member/spins", "/v1/member/move"
SESSIONS, END = "/v1/member/sessions", "/v1/member/sessions/end"
MEMBER_PATHS = (ME, CODE, PRIZES, WHEEL, SPINS, MOVE, SESSIONS, END)

MEMBER_SECURITY = {
    "member": {"type": "http", "scheme": "bearer", "description": "A session of one telephone of a member's."}
}

Answer = Callable[[Request, MemberSession], Coroutine[Any, Any, BaseModel]]


@dataclass(frozen=True, slots=True)
class _Api:
    access: MemberAccess
    desk: MemberPageDesk
    lanes: Lanes

    async def open(self, request: Request) -> Response:
        asked = await body_of(request, OpenAsked, MOST_BODY_BYTES)
        address = request.client.host if request.client is not None else ""
        opened = await self.lanes.write(lambda: self.access.open(asked.link, asked.telephone, address))
        if isinstance(opened, NotOpened):
            raise RequestRefused(_STATUS[opened], opened.value)
        answer = OpenedAnswer(token=opened.token, session=opened.session.session_id)
        return json_answer(answer.model_dump_json())

    def let_in(self, answer: Answer) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        async def answered(request: Request) -> Response:
            scheme, _, text = request.headers.get("authorization", "").partition(" ")
            if scheme.lower() != "bearer" or len(text) > _LONGEST_TOKEN:
                raise RequestRefused(401, "session")
            session = await self.lanes.read(lambda: self.access.who(text))
            if session is None:
                raise RequestRefused(401, "session")
            if self.access.asks_too_often(session):
                raise RequestRefused(429, "too_often")
            return json_answer((await answer(request, session)).model_dump_json())

        return answered

    async def me(self, request: Request, session: MemberSession) -> MemberAnswer:
        seen = await self.lanes.read(lambda: self.desk.member(session.member_id))
        return member_model(seen, self._currency, language_of(request))

    async def code(self, _request: Request, session: MemberSession) -> ChainAnswer:
        """Asked for once a day: by that it is known that the telephone is in use."""
        given = await self.lanes.compute(lambda: self.desk.chain(session.member_id))
        await self.lanes.write(lambda: self.access.seen(session))
        return chain_model(given, self.desk.identity.tenant, session.member_id)

    async def prizes(self, request: Request, session: MemberSession) -> PrizesAnswer:
        waiting = await self.lanes.read(lambda: self.desk.prizes(session.member_id))
        return prizes_model(waiting, language_of(request))

    async def wheel(self, request: Request, session: MemberSession) -> WheelAnswer:
        try:
            seen = await self.lanes.read(lambda: self.desk.wheel(session.member_id))
        except NoWheel as none:
            raise RequestRefused(404, "no_wheel") from none
        return wheel_model(seen, self._currency, language_of(request))

    async def spin(self, request: Request, session: MemberSession) -> SpunAnswer:
        asked = await body_of(request, SpinAsked, MOST_BODY_BYTES)
        try:
            spun = await self.lanes.write(lambda: self.desk.spin(session.member_id, asked.request))
        except NoWheel as none:
            raise RequestRefused(404, "no_wheel") from none
        if isinstance(spun, SpinElsewhere):
            raise RequestRefused(409, "spin_elsewhere")
        if isinstance(spun, Reason):
            raise RequestRefused(409, "rule", self._sentence(spun))
        return spun_model(spun, language_of(request))

    async def move(self, _request: Request, session: MemberSession) -> MoveAnswer:
        member_id, moved = session.member_id, session.session_id
        link = await self.lanes.write(lambda: self.access.invite(member_id, moved))
        return MoveAnswer(link=link, good_for_s=LINK_MINUTES * 60)

    async def sessions(self, _request: Request, session: MemberSession) -> SessionsAnswer:
        found = await self.lanes.read(lambda: self.access.sessions(session.member_id))
        return SessionsAnswer(sessions=[session_model(one, session.session_id) for one in found])

    async def end(self, request: Request, session: MemberSession) -> SessionsAnswer:
        asked = await body_of(request, SessionEndAsked, MOST_BODY_BYTES)
        ended = asked.session or session.session_id
        await self.lanes.write(lambda: self.access.end(session.member_id, ended))
        return await self.sessions(request, session)

    @property
    def _currency(self) -> str:
        return self.desk.identity.calendar.currency

    def _sentence(self, reason: Reason) -> Sentence:
        zh, en = (said_reason(reason, self._currency, language) for language in (Language.ZH, Language.EN))
        return Sentence(zh=zh, en=en)


def add_member_page(app: FastAPI, access: MemberAccess, desk: MemberPageDesk, lanes: Lanes) -> None:
    api = _Api(access, desk, lanes)
    routes: tuple[tuple[str, str, Answer], ...] = (
        (ME, "GET", api.me),
        (CODE, "POST", api.code),
        (PRIZES, "GET", api.prizes),
        (WHEEL, "GET", api.wheel),
        (SPINS, "POST", api.spin),
        (MOVE, "POST", api.move),
        (SESSIONS, "GET", api.sessions),
        (END, "POST", api.end),
    )
    app.add_api_route(SESSIONS, guarded(api.open), methods=["POST"], include_in_schema=False)
    for path, method, answer in routes:
        app.add_api_route(path, guarded(api.let_in(answer)), methods=[method], include_in_schema=False)


_ASKED = (OpenAsked, SessionEndAsked, SpinAsked)
_ANSWERS = (
    OpenedAnswer,
    SessionsAnswer,
    MoveAnswer,
    ChainAnswer,
    MemberAnswer,
    PrizesAnswer,
    WheelAnswer,
    SpunAnswer,
)


def member_schemas() -> dict[str, Any]:
    asked = [(model, "validation") for model in _ASKED]
    answers = [(model, "serialization") for model in _ANSWERS]
    _, schema = models_json_schema([*asked, *answers], ref_template=_SCHEMAS)  # type: ignore[list-item]
    return dict(schema["$defs"])


def member_paths() -> dict[str, Any]:
    opened = "A link opens a session of this telephone."
    return {
        ME: {"get": _operation("member", "Who the member is and what they have.", MemberAnswer)},
        CODE: {"post": _operation("member_code", "What codes for a day are made of.", ChainAnswer)},
        PRIZES: {"get": _operation("member_prizes", "What was won and waits, with codes.", PrizesAnswer)},
        WHEEL: {"get": _operation("member_wheel", "The wheel with its odds.", WheelAnswer, (404,))},
        SPINS: {
            "post": _operation(
                "member_spin",
                "One spin; the same request again is the same spin.",
                SpunAnswer,
                (400, 404, 409, 413, 422),
                SpinAsked,
            )
        },
        MOVE: {"post": _operation("member_move", "A link for a new telephone.", MoveAnswer)},
        SESSIONS: {
            "get": _operation("member_sessions", "The member's telephones.", SessionsAnswer),
            "post": _operation(
                "member_open", opened, OpenedAnswer, (400, 410, 413, 422), OpenAsked, signed_in=False
            ),
        },
        END: {
            "post": _operation(
                "member_end",
                "A telephone shows the page no more.",
                SessionsAnswer,
                (400, 413, 422),
                SessionEndAsked,
            )
        },
    }


def _operation(
    name: str,
    says: str,
    answer: type[BaseModel],
    refusals: tuple[int, ...] = (),
    asked: type[BaseModel] | None = None,
    *,
    signed_in: bool = True,
) -> dict[str, Any]:
    problem = {"description": "See the problem.", "content": _content("Problem", "application/problem+json")}
    statuses = sorted({*refusals, 429, 503, *((401,) if signed_in else ())})
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": says,
        "parameters": [{"name": "accept-language", "in": "header", "schema": {"type": "string"}}],
        "responses": {
            "200": {"description": says, "content": _content(answer.__name__)},
            **{str(status): problem for status in statuses},
        },
    }
    if signed_in:
        operation["security"] = [{"member": []}]
    if asked is not None:
        operation["requestBody"] = {"required": True, "content": _content(asked.__name__)}
    return operation


def _content(model: str, kind: str = "application/json") -> Mapping[str, Any]:
    return {kind: {"schema": {"$ref": _SCHEMAS.format(model=model)}}}
