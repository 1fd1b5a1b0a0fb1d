"""Tokens for people's programs at head office: made at the command line, kept as hashes, good for a while."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from shuke.application.ports.exceptions import AccessToken
from shuke.application.ports.store import Work

__all__ = [
    "LONGEST_NAME",
    "MOST_DAYS",
    "MOST_TOKENS",
    "NameNotKept",
    "TokenRole",
    "TooManyTokens",
    "admitted",
    "live_tokens",
    "make_token",
    "may_decide",
    "revoke_token",
]

MOST_TOKENS = 50
MOST_DAYS = 730
LONGEST_NAME = 60

_DAY_MS = 24 * 3600 * 1000
_ID_BYTES, _SECRET_BYTES = 4, 32
_SHAPE = re.compile(r"shuke_([0-9a-f]{8})_([0-9a-f]{64})")
_NOBODY = bytes(hashlib.sha256().digest_size)
"""Compared with where there is no such token, so that the answer takes as long."""


class TokenRole(StrEnum):
    READ = "read"
    DECIDE = "decide"


class NameNotKept(ValueError):
    """Longer than `LONGEST_NAME`, or with signs that nobody sees."""


class TooManyTokens(Exception):
    """So many are live already; one has to be revoked first."""


def make_token(
    work: Work, name: str, role: TokenRole, days: int, now_ms: int, random_bytes: Callable[[int], bytes]
) -> str:
    """A new token, in the caller's transaction; its text is shown once and kept nowhere.

    Raises:
        TooManyTokens, NameNotKept: nothing was made.
    """
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise NameNotKept
    if len(live_tokens(work, now_ms)) >= MOST_TOKENS:
        raise TooManyTokens
    token_id, secret = random_bytes(_ID_BYTES).hex(), random_bytes(_SECRET_BYTES).hex()
    token = AccessToken(token_id, _hash(secret), name, role.value, now_ms, now_ms + days * _DAY_MS)
    work.access_tokens.put(token)
    return f"shuke_{token_id}_{secret}"


def live_tokens(work: Work, now_ms: int) -> list[AccessToken]:
    return [token for token in work.access_tokens.all() if _is_live(token, now_ms)]


def revoke_token(work: Work, token_id: str, now_ms: int) -> bool:
    """False where there is no such live token."""
    token = work.access_tokens.get(token_id)
    if token is None or not _is_live(token, now_ms):
        return False
    work.access_tokens.put(replace(token, revoked_at_ms=now_ms))
    return True


def admitted(work: Work, presented: str, now_ms: int) -> AccessToken | None:
    """The live token of this text."""
    shape = _SHAPE.fullmatch(presented)
    if shape is None:
        return None
    token = work.access_tokens.get(shape[1])
    held = token.secret_hash if token is not None else _NOBODY
    same = hmac.compare_digest(held, _hash(shape[2]))
    return token if same and token is not None and _is_live(token, now_ms) else None


def may_decide(token: AccessToken) -> bool:
    return token.role == TokenRole.DECIDE.value


def _is_live(token: AccessToken, now_ms: int) -> bool:
    return not token.revoked_at_ms and token.made_at_ms <= now_ms < token.expires_at_ms


def _hash(secret: str) -> bytes:
    """256 random bits need no salt and no slow hash."""
    return hashlib.sha256(b"shuke/access-token/1" + secret.encode()).digest()
