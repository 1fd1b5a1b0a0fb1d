"""One-time codes by the clock (RFC 6238: SHA-1, six digits, thirty seconds), as every authenticator makes them."""

from __future__ import annotations

import base64
import hmac
from urllib.parse import quote

__all__ = [
    "DIGITS",
    "SECRET_BYTES",
    "STEP_S",
    "authenticator_link",
    "code_at",
    "matching_step",
    "secret_text",
]

DIGITS = 6
STEP_S = 30
SECRET_BYTES = 20

_STEPS_OFF = 1
"""A phone's clock may be so many steps before or behind."""


def code_at(secret: bytes, step: int) -> str:
    digest = hmac.digest(secret, step.to_bytes(8, "big"), "sha1")
    place = digest[-1] & 0x0F
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def matching_step(secret: bytes, typed: str, now_ms: int, behind: int) -> int | None:
    """The step near now whose code was typed.

    Args:
        behind: the newest step that was used; a code counts once.
    """
    now = now_ms // (STEP_S * 1000)
    found = None
    for step in range(now - _STEPS_OFF, now + _STEPS_OFF + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), typed.encode()) and step > behind:
            found = step
    return found


def secret_text(secret: bytes) -> str:
    """As somebody types it who cannot scan: base32 in groups of four."""
    text = base64.b32encode(secret).decode("ascii").rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def authenticator_link(secret: bytes, login: str, issuer: str) -> str:
    """What an authenticator's QR holds."""
    text = base64.b32encode(secret).decode("ascii").rstrip("=")
    named = quote(issuer, safe="")
    return f"otpauth://totp/{named}:{quote(login, safe='')}?secret={text}&issuer={named}"
