"""Head office's pages, really served, with somebody who may do everything, and a browser that is signed in."""

from __future__ import annotations

import base64
import http.client
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from fakes.office_staff import PASSWORD, quick_secrets
from fakes.people_door import Serving, serving_people
from shuke.application.head_office.office_door import Entered, OfficeDoor
from shuke.application.ports.office_door import OfficeAccount
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.shop import Role, Staff
from shuke.domain.totp import STEP_S, code_at
from shuke.head_office.pages.asked import VISIT_COOKIE

__all__ = ["Answered", "Browser", "ServedPages", "served_pages"]

_TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')
_STAMP = re.compile(r'name="stamp" value="([0-9a-f]{16})"')


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def to(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Browser:
    """Keeps cookies, follows nothing by itself, and knows the token of the newest form it saw, and the stamp of the
    newest page if that has one."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    stamp: str = ""

    def get(self, path: str, **headers: str) -> Answered:
        return self._asked("GET", path, None, headers)

    def post(self, path: str, fields: Mapping[str, str] | bytes = {}, **headers: str) -> Answered:
        hidden = {"token": self.token} | ({"stamp": self.stamp} if self.stamp else {})
        body = fields if isinstance(fields, bytes) else urlencode({**hidden, **fields}).encode()
        kind = {"content-type": "application/x-www-form-urlencoded"}
        return self._asked("POST", path, body, {**kind, **headers})

    def followed(self, answered: Answered) -> Answered:
        while answered.status == 303:
            answered = self.get(answered.to)
        return answered

    def _asked(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answered:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"cookie": sent, **named} if sent else named)
        response = connection.getresponse()
        text = response.read().decode("utf-8")
        told = {name.lower(): value for name, value in response.getheaders()}
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0].strip('"')
        connection.close()
        found = _TOKEN.search(text)
        self.token = found[1] if found else self.token
        if response.status != 303:
            stamped = _STAMP.search(text)
            self.stamp = stamped[1] if stamped else ""
        return Answered(response.status, told, text)


@dataclass
class ServedPages:
    serving: Serving
    second: dict[str, bytes] = field(default_factory=dict)

    @property
    def data(self) -> OfficeData:
        return self.serving.data

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.serving.port}"

    def browser(self) -> Browser:
        return Browser(self.serving.port)

    def code(self, login: str, behind: int = 0) -> str:
        """What the authenticator shows; `behind`: an earlier step was used."""
        return code_at(self.second[login], max(self.data.clock.now_ms() // (STEP_S * 1000), behind + 1))

    def learn(self, login: str, text: str) -> None:
        """The secret as the page shows it to be typed."""
        self.second[login] = base64.b32decode(text)

    def visit(self, role: Role = Role.ADMINISTRATOR, name: str = "许总") -> str:
        """The cookie of somebody new of that role who is in, without asking the pages."""
        assert self.data.identity is not None
        door, login = self.data.office_door(), f"{role.value}-{secrets.token_hex(4)}"
        made = self.data.accounting(self.data.identity).make(Staff(f"st-{login}", name, role), login)
        entered = door.enter(made.account, "")
        entered = self._changed(door, entered)
        caller = door.caller(entered.token)
        assert caller is not None
        self.second[login] = door.pending_second(caller)
        caller = door.caller(entered.token)
        assert caller is not None
        inside = door.confirm_second(caller, self.code(login))
        assert isinstance(inside, Entered)
        return inside.token

    def signed_in(self, role: Role = Role.ADMINISTRATOR) -> Browser:
        return Browser(self.serving.port, {VISIT_COOKIE: self.visit(role)})

    def begun(self, login: str, role: Role = Role.ADMINISTRATOR) -> str:
        """An account nobody signed in by yet: its first password."""
        assert self.data.identity is not None
        return (
            self.data.accounting(self.data.identity)
            .make(Staff(f"st-{login}", "陈店长", role), login)
            .password
        )

    def account(self, login: str) -> OfficeAccount:
        with self.data.writing.reading() as work:
            found = work.office_accounts.by_login(login)
        assert found is not None
        return found

    def _changed(self, door: OfficeDoor, entered: Entered) -> Entered:
        caller = door.caller(entered.token)
        assert caller is not None
        changed = door.change_password(caller, door.sealed(caller, PASSWORD))
        assert isinstance(changed, Entered)
        return changed


@contextmanager
def served_pages(folder: Path) -> Iterator[ServedPages]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OfficeData, "office_secrets", property(lambda _: quick_secrets()))
        with serving_people(folder) as serving:
            yield ServedPages(serving)
