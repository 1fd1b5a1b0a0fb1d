"""What people write with an act is kept as it was written, or refused: never cut behind their back."""

from __future__ import annotations

from collections.abc import Iterable

from shuke.application.refusal import Refusal, Refused
from shuke.domain.lunar_words import is_lunar
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import LONGEST, ProfileField, value_of

__all__ = ["fields_refused", "plain", "too_long"]


def plain(text: str) -> str:
    """Without what no reader sees."""
    return "".join(sign for sign in text if sign.isprintable()).strip()


def too_long(text: str, most: int) -> Refused | None:
    """Where it has more characters than are kept."""
    return Refused(Refusal.TOO_LONG, (("most", most),)) if len(text) > most else None


def fields_refused(profile: Profile, fields: Iterable[ProfileField] = tuple(LONGEST)) -> Refused | None:
    """Where one of these fields says more than a profile keeps of it, or no day of the calendar that it is of."""
    fields = tuple(fields)
    texts = ((value_of(profile, field), LONGEST[field]) for field in fields if field in LONGEST)
    refused = (too_long(text, most) for text, most in texts if isinstance(text, str))
    overlong = next((one for one in refused if one is not None), None)
    if overlong is not None or ProfileField.LUNAR_BIRTHDAY not in fields:
        return overlong
    lunar = str(value_of(profile, ProfileField.LUNAR_BIRTHDAY) or "")
    return None if is_lunar(lunar) else Refused(Refusal.LUNAR_BIRTHDAY)
