"""Which passwords are good enough: for head office's pages, and for a member's own."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["LEAST_LENGTH", "LEAST_OF_MEMBER", "MOST_LENGTH", "PasswordFault", "password_fault"]

LEAST_LENGTH, MOST_LENGTH = 12, 128
LEAST_OF_MEMBER = 8
"""It opens one member's page, and five tries are all there are in a quarter of an hour."""
_LEAST_DIFFERENT = 6
_LEAST_NAME = 3


class PasswordFault(StrEnum):
    """Why a password is not taken. Each has a sentence in `shuke.wording.office_door`."""

    SHORT = "short"
    LONG = "long"
    FEW = "few"
    NAMED = "named"


def password_fault(password: str, login: str, least: int = LEAST_LENGTH) -> PasswordFault | None:
    """What is wrong with a new password; None if it is good enough. `least`: its length."""
    if len(password) < least:
        return PasswordFault.SHORT
    if len(password) > MOST_LENGTH:
        return PasswordFault.LONG
    if len(login) >= _LEAST_NAME and login.casefold() in password.casefold():
        return PasswordFault.NAMED
    return PasswordFault.FEW if len(set(password)) < _LEAST_DIFFERENT else None
