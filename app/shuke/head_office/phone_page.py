"""The page of a telephone that scans for a till, and what it asks head office."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import FastAPI, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel, ConfigDict
from starlette.responses import HTMLResponse

from shuke.application.head_office.phone_desk import NotScanning, PhoneDesk, PhoneOpened, PhoneState
from shuke.head_office.lanes import Lanes
from shuke.head_office.pages.asked import look_of
from shuke.head_office.pages.style import properties
from shuke.head_office.people_requests import RequestRefused, body_of, guarded, json_answer
from shuke.wording import phone_page as words
from shuke.wording.sentence import Sentence

__all__ = ["PHONE_PAGE", "add_phone_page"]

PHONE_PAGE = "/S"
_MOST_BODY_BYTES = 2 * 1024
_LONGEST_TOKEN = 100
_STATUS = {
    NotScanning.OVER: 410,
    NotScanning.USED: 410,
    NotScanning.WAIT: 409,
    NotScanning.NO_CODE: 422,
    NotScanning.TOO_OFTEN: 429,
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SENTENCES = {
    name: getattr(words, name) for name in words.__all__ if isinstance(getattr(words, name), Sentence)
}
_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"


class OpenPhone(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    link: str


class SendScan(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    text: str


def add_phone_page(app: FastAPI, desk: PhoneDesk, lanes: Lanes, folder: Path) -> None:
    page = _PhonePage(desk, lanes, folder)
    app.add_route(PHONE_PAGE, page.show, methods=["GET"], include_in_schema=False)
    for name, (kind, content) in page.files.items():
        app.add_route(page.path(name), _giving(kind, content), methods=["GET"], include_in_schema=False)
    app.add_api_route("/v1/phone/sessions", guarded(page.open), methods=["POST"], include_in_schema=False)
    app.add_api_route("/v1/phone/scans", guarded(page.scan), methods=["POST"], include_in_schema=False)
    app.add_api_route("/v1/phone", guarded(page.state), methods=["GET"], include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _PhonePage:
    desk: PhoneDesk
    lanes: Lanes
    folder: Path
    files: dict[str, tuple[str, bytes]] = field(init=False)
    named: str = field(init=False)

    def __post_init__(self) -> None:
        style = properties() + (self.folder / "office.css").read_text(encoding="utf-8")
        files = {
            "style.css": (_STYLE, style.encode("utf-8")),
            "scan.js": (_SCRIPT, (self.folder / "scan.js").read_bytes()),
            "decode.js": (_SCRIPT, (self.folder / "qr" / "decode.js").read_bytes()),
            "index.js": (_SCRIPT, (self.folder / "qr" / "index.js").read_bytes()),
        }
        object.__setattr__(self, "files", files)
        content = b"".join(one for _, one in files.values())
        object.__setattr__(self, "named", hashlib.sha256(content).hexdigest()[:16])

    def path(self, name: str) -> str:
        """It names its content: a browser keeps it for ever."""
        return f"{PHONE_PAGE}/shipped/{self.named}/{name}"

    async def show(self, request: Request) -> Response:
        look = look_of(request)
        told = {
            **{name.lower(): sentence.into(look.language) for name, sentence in _SENTENCES.items()},
            "fates": {name: one.into(look.language) for name, one in words.FATES.items()},
            "problems": {name: one.into(look.language) for name, one in words.PROBLEMS.items()},
        }
        templates = Environment(
            loader=FileSystemLoader(self.folder / "templates"), autoescape=True, undefined=StrictUndefined
        )
        html = templates.get_template("scan.html").render(
            look=look,
            w=told,
            told=json.dumps(told, ensure_ascii=False),
            style=self.path("style.css"),
            script=self.path("scan.js"),
        )
        headers = {
            "content-security-policy": _POLICY,
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "permissions-policy": "camera=(self), microphone=(), geolocation=()",
            "cache-control": "no-store",
        }
        return HTMLResponse(html, headers=headers)

    async def open(self, request: Request) -> Response:
        asked = await body_of(request, OpenPhone, _MOST_BODY_BYTES)
        address = request.client.host if request.client is not None else ""
        opened = _good(await self.lanes.write(lambda: self.desk.open(asked.link, address)))
        assert isinstance(opened, PhoneOpened)
        return json_answer(json.dumps({"token": opened.token, **_told(opened.state)}))

    async def scan(self, request: Request) -> Response:
        asked, token = await body_of(request, SendScan, _MOST_BODY_BYTES), _token(request)
        return _answer(await self.lanes.write(lambda: self.desk.scan(token, asked.text)))

    async def state(self, request: Request) -> Response:
        token = _token(request)
        return _answer(await self.lanes.read(lambda: self.desk.state(token)))


def _answer(answer: PhoneState | NotScanning) -> Response:
    state = _good(answer)
    assert isinstance(state, PhoneState)
    return json_answer(json.dumps(_told(state)))


def _good(answer: PhoneOpened | PhoneState | NotScanning) -> PhoneOpened | PhoneState:
    if isinstance(answer, NotScanning):
        raise RequestRefused(_STATUS[answer], answer.value, words.PROBLEMS.get(answer.value))
    return answer


def _told(state: PhoneState) -> dict[str, object]:
    return {
        "till": state.till_name,
        "of": state.of,
        "number": state.number,
        "heard": state.heard,
        "fate": state.fate,
    }


def _token(request: Request) -> str:
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    return text if scheme.lower() == "bearer" and len(text) <= _LONGEST_TOKEN else ""


def _giving(kind: str, content: bytes) -> Callable[[Request], Response]:
    def give(_request: Request) -> Response:
        headers = {
            "cache-control": "public, max-age=31536000, immutable",
            "x-content-type-options": "nosniff",
        }
        return Response(content, media_type=kind, headers=headers)

    return give
