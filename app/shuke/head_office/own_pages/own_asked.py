"""What a telephone asked for, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request

from shuke.application.ports.member_pages import MemberSession
from shuke.head_office.pages.asked import Look, PageRefused
from shuke.wording import own_page as words

__all__ = ["HOME", "OWN_COOKIE", "SIGN_IN", "OwnAsked"]

HOME = "/member/"
SIGN_IN = "/member/sign-in"
OWN_COOKIE = "__Host-shuke-member"


@dataclass(frozen=True, slots=True)
class OwnAsked:
    """`cookie`: the session's token, or a secret of this browser that nobody signed in with yet. `member` is None
    where nobody did; `form`: the fields of a POST."""

    request: Request
    look: Look
    cookie: str
    member: MemberSession | None = None
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def session(self) -> MemberSession:
        """Raises:
        PageRefused: nobody is signed in.
        """
        if self.member is None:
            raise PageRefused(403, words.SIGN_IN_AGAIN)
        return self.member

    @property
    def member_id(self) -> str:
        return self.session.member_id

    @property
    def query(self) -> Mapping[str, str]:
        return dict(self.request.query_params)

    @property
    def address(self) -> str:
        return self.request.client.host if self.request.client is not None else ""
