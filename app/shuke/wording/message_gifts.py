"""What a message says of what comes along with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.wording.figures import points_text
from shuke.wording.sentence import Language, Sentence

__all__ = ["chances_told", "coupons_told", "invitation_told", "points_told", "together_told"]

_POINTS = Sentence(zh="{points}积分", en="{points} points")
_COUPONS = Sentence(zh="{count}张“{name}”", en="'{name}' ({count})")
_CHANCES = Sentence(zh="{count}次抽奖机会", en="spins of the wheel ({count})")
_MORE = Sentence(zh="{first}、{second}", en="{first}, {second}")
_BOTH = Sentence(zh="{first}和{second}", en="{first} and {second}")
_INVITED = Sentence(zh="邀请您参加“{name}”（{day}）。", en="You are invited to '{name}' on {day}.")
_GIVEN = Sentence(zh="送您{what}。", en="For you: {what}.")


def points_told(points: int, language: Language) -> str:
    return _POINTS.into(language, points=points_text(points))


def coupons_told(count: int, name: Bilingual, language: Language) -> str:
    said = name.zh if language is Language.ZH else name.en
    return _COUPONS.into(language, count=count, name=said)


def chances_told(count: int, language: Language) -> str:
    return _CHANCES.into(language, count=count)


def invitation_told(name: Bilingual, first: date, language: Language) -> str:
    """A sentence of its own."""
    said = name.zh if language is Language.ZH else name.en
    return _INVITED.into(language, name=said, day=first.isoformat())


def together_told(parts: Sequence[str], language: Language) -> str:
    """All of them in one sentence; empty where there is none."""
    if not parts:
        return ""
    what, *others = parts
    for number, other in enumerate(others, 1):
        between = _BOTH if number == len(others) else _MORE
        what = between.into(language, first=what, second=other)
    return _GIVEN.into(language, what=what)
