"""Everything that can be said about a code, in the order in which it is looked at."""

from __future__ import annotations

from enum import IntEnum, StrEnum

__all__ = ["Check", "CodeOutcome"]


class Check(IntEnum):
    """The checks, in their fixed order: the first that fails is what is said."""

    FORMAT = 1
    SIGNATURE = 2
    REVOKED = 3
    BLOCKED = 4
    TIME = 5
    PLACE = 6
    RULE = 7
    USED_HERE = 8


class CodeOutcome(StrEnum):
    """What a code turned out to be. Each has a sentence in `shuke.wording.codes`."""

    VALID = "valid"

    UNKNOWN = "unknown"
    """No code of ours: any text, any other shop's QR."""
    DAMAGED = "damaged"
    """One of ours, misread or cut off: its checksum or its form is broken."""
    NEWER_VERSION = "newer_version"
    """One of ours that only a newer program can read."""
    WRONG_KIND = "wrong_kind"
    """A good code of ours, but not of the kind that was asked for."""

    NOT_OURS = "not_ours"
    """It names another tenant."""
    CANNOT_TELL_YET = "cannot_tell_yet"
    """It names a key that this till has not heard of. Never "forged": the key may simply be new."""
    FORGED = "forged"
    """The key it names is known and did not sign this, or may not sign codes of this kind."""
    ALTERED = "altered"
    """The same, of a receipt."""

    KEY_NOT_VALID_THEN = "key_not_valid_then"
    """Rightly signed, with a key that was not in use on the day the code states."""
    REVOKED_KEY = "revoked_key"
    """Rightly signed, with a key that was withdrawn: whoever took it can sign any date."""

    NOT_HERE_YET = "not_here_yet"
    """Genuine, but this till has not heard of the card yet."""
    LOST = "lost"
    REPLACED = "replaced"
    RECALLED = "recalled"
    CLOSED = "closed"

    EXPIRED = "expired"

    @property
    def check(self) -> Check | None:
        """The check that found it; None for a valid code."""
        return _CHECKS.get(self)


_CHECKS = {
    CodeOutcome.UNKNOWN: Check.FORMAT,
    CodeOutcome.DAMAGED: Check.FORMAT,
    CodeOutcome.NEWER_VERSION: Check.FORMAT,
    CodeOutcome.WRONG_KIND: Check.FORMAT,
    CodeOutcome.NOT_OURS: Check.SIGNATURE,
    CodeOutcome.CANNOT_TELL_YET: Check.SIGNATURE,
    CodeOutcome.FORGED: Check.SIGNATURE,
    CodeOutcome.ALTERED: Check.SIGNATURE,
    CodeOutcome.KEY_NOT_VALID_THEN: Check.REVOKED,
    CodeOutcome.REVOKED_KEY: Check.REVOKED,
    CodeOutcome.NOT_HERE_YET: Check.BLOCKED,
    CodeOutcome.LOST: Check.BLOCKED,
    CodeOutcome.REPLACED: Check.BLOCKED,
    CodeOutcome.RECALLED: Check.BLOCKED,
    CodeOutcome.CLOSED: Check.BLOCKED,
    CodeOutcome.EXPIRED: Check.TIME,
}
