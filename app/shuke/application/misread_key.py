"""What is said of a recovery key that was typed wrongly."""

from __future__ import annotations

from shuke.domain.recovery_key import Misread
from shuke.wording import recovery as words
from shuke.wording.said import Said, said

__all__ = ["misread"]


def misread(key: Misread) -> Said:
    """Which groups to look at again, or how many characters are missing."""
    if not key.groups:
        return said(words.WRONG_LENGTH, characters=key.characters)
    numbers = ", ".join(str(group) for group in key.groups)
    return said(words.WRONG_GROUP if len(key.groups) == 1 else words.WRONG_GROUPS, groups=numbers)
