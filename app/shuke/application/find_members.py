"""Finding a member by whatever was typed: a phone or a part of it, a number, a name, initials – or two of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.elsewhere import to_ask
from shuke.application.ports.store import Work
from shuke.domain.card import Card
from shuke.domain.member import Member
from shuke.domain.spelling import folded
from shuke.domain.sync.finding import Find
from shuke.wording.elsewhere import NOT_KEPT
from shuke.wording.find_members import NOBODY
from shuke.wording.said import Words, said

__all__ = ["LONGEST_TYPED", "FoundBy", "FoundMember", "FoundMembers", "Nobody", "find_members"]

LONGEST_TYPED = 60

_LEAST_DIGITS = 3
_WHOLE_PHONE = 11
_BEGINNING_DIGITS = 7
_LEAST_PHONE = 5
_MANY = 300
"""Phones with one ending that are read to find the one whose first digits are known."""

_PUNCTUATION = re.compile(r"[\s\-‐‑–—.·()/_]+")
_NUMBER = re.compile(r"\+?[0-9]+")
_MASKED = re.compile(r"([0-9]{3,})[*x×]+([0-9]{3,8})", re.IGNORECASE)
_NAME_AND_ENDING = re.compile(r"([^0-9]+)([0-9]{3,11})|([0-9]{3,11})([^0-9]+)")
_CHINA = re.compile(r"(?:\+86|0086|86)(?=1[3-9][0-9]{9}$)")


class FoundBy(StrEnum):
    """By what of the member's it was."""

    NUMBER = "number"
    CARD = "card"
    NUMBER_PART = "number_part"
    PHONE = "phone"
    PHONE_BEGINNING = "phone_beginning"
    PHONE_ENDING = "phone_ending"
    NAME = "name"
    SPELLING = "spelling"


class Nobody(StrEnum):
    """Why nobody is shown; each has a sentence in `shuke.wording.find_members`."""

    EMPTY = "empty"
    TOO_FEW_DIGITS = "too_few_digits"
    TOO_LONG = "too_long"
    NO_WORDS = "no_words"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class FoundMember:
    """`card` is the card whose number was typed; it may be dead, and whoever shows the member says so."""

    member: Member
    by: FoundBy
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class FoundMembers:
    """Those that fit best first, among equals the most recent visitors.

    Attributes:
        more: there are more than were asked for; typing a little more finds them.
        nobody: why the list is empty, None if it is not.
        words: the same as a sentence.
        elsewhere: what head office may be asked by instead.
    """

    found: tuple[FoundMember, ...] = ()
    more: bool = False
    nobody: Nobody | None = None
    words: Words = ""
    elsewhere: Find | None = None

    @property
    def members(self) -> tuple[Member, ...]:
        return tuple(one.member for one in self.found)


_Search = Callable[[Work, int], Iterable[FoundMember]]


def find_members(work: Work, typed: str, limit: int) -> FoundMembers:
    """At most `limit` members for what was typed; forgiving about width, spaces, dashes, case, country codes."""
    text = "".join(char for char in unicodedata.normalize("NFKC", typed) if char.isprintable()).strip()
    searches = _searches(text)
    if isinstance(searches, Nobody):
        return _nobody(searches, text)
    found: dict[str, FoundMember] = {}
    for search in searches:
        for one in search(work, limit + 1):
            standing = _standing(work, one)
            found.setdefault(standing.member.member_id, standing)
        if len(found) > limit:
            break
    if not found:
        asked = to_ask(work, _PUNCTUATION.sub("", text))
        if asked is None:
            return _nobody(Nobody.NOT_FOUND, text)
        words = said(NOT_KEPT, typed=text)
        return FoundMembers(nobody=Nobody.NOT_FOUND, words=words, elsewhere=asked)
    return FoundMembers(tuple(found.values())[:limit], more=len(found) > limit)


def _standing(work: Work, one: FoundMember) -> FoundMember:
    """Whoever stands for the one that was found."""
    if not one.member.merged_into:
        return one
    standing = work.members.get(work.mergers.stands_for(one.member.member_id))
    return one if standing is None else replace(one, member=standing)


def _nobody(why: Nobody, text: str) -> FoundMembers:
    return FoundMembers(nobody=why, words=said(NOBODY[why.value], typed=text, most=LONGEST_TYPED))


def _searches(text: str) -> list[_Search] | Nobody:
    """What to look for, the surest first."""
    if not text:
        return Nobody.EMPTY
    if len(text) > LONGEST_TYPED:
        return Nobody.TOO_LONG
    close = _PUNCTUATION.sub("", text)
    if _NUMBER.fullmatch(close):
        return _for_digits(text, close)
    masked = _MASKED.fullmatch(close)
    if masked:
        return [_masked(masked[1], masked[2])]
    part = folded(text)
    if not part:
        return Nobody.NO_WORDS
    both = _NAME_AND_ENDING.fullmatch(part)
    if both:
        name, ending = (both[1], both[2]) if both[1] else (both[4], both[3])
        return [_number(text), _name_and_ending(name, ending), _number_part(close), _name(part)]
    if part.isascii():
        numbered = [_number(text), _number_part(close)] if any(map(str.isdigit, part)) else []
        return [_spelling(part), *numbered, *([_name(part)] if len(part) > 1 else [])]
    return [_name(part)]


def _for_digits(text: str, close: str) -> list[_Search] | Nobody:
    digits = close.removeprefix("+")
    if len(digits) < _LEAST_DIGITS:
        return Nobody.TOO_FEW_DIGITS
    local = _CHINA.sub("", close)
    numbers = [_number(number) for number in dict.fromkeys((text, digits))]
    if len(local) >= _WHOLE_PHONE:
        phones = dict.fromkeys((close, local, f"+86{local}", f"86{local}", f"0086{local}"))
        return [*(_phone(phone) for phone in phones), *numbers]
    searches = [*numbers, *([_phone(digits)] if len(digits) >= _LEAST_PHONE else [])]
    searches.append(_ending(digits))
    if len(digits) >= _BEGINNING_DIGITS:
        searches.append(_beginning(digits))
    return [*searches, _number_part(digits)]


def _number(number: str) -> _Search:
    """A member's own number, or a card's."""

    def search(work: Work, _limit: int) -> Iterator[FoundMember]:
        member = work.members.by_number(number)
        if member is not None:
            yield FoundMember(member, FoundBy.NUMBER)
        card = work.cards.by_number(number)
        holder = work.members.get(card.member_id) if card is not None else None
        if holder is not None:
            yield FoundMember(holder, FoundBy.CARD, card)

    return search


def _number_part(part: str) -> _Search:
    """Half a card's number, as somebody reads it from a worn card."""
    return lambda work, limit: _told(FoundBy.NUMBER_PART, work.members.by_number_part(part, limit))


def _phone(phone: str) -> _Search:
    return lambda work, limit: _told(FoundBy.PHONE, work.members.by_phone(phone, limit))


def _beginning(digits: str) -> _Search:
    return lambda work, limit: _told(FoundBy.PHONE_BEGINNING, work.members.by_phone_beginning(digits, limit))


def _ending(digits: str) -> _Search:
    return lambda work, limit: _told(FoundBy.PHONE_ENDING, work.members.by_phone_ending(digits, limit))


def _masked(beginning: str, ending: str) -> _Search:
    """138****5678, as it stands on a receipt."""

    def search(work: Work, limit: int) -> Iterator[FoundMember]:
        ends = work.members.by_phone_ending(ending, _MANY)
        fitting = [member for member in ends if member.profile.phone.startswith(beginning)]
        return _told(FoundBy.PHONE_ENDING, fitting[:limit])

    return search


def _name_and_ending(name: str, digits: str) -> _Search:
    return lambda work, limit: _told(
        FoundBy.PHONE_ENDING, work.members.by_name_and_ending(name, digits, limit)
    )


def _name(part: str) -> _Search:
    return lambda work, limit: _told(FoundBy.NAME, work.members.by_name(part, limit))


def _spelling(part: str) -> _Search:
    return lambda work, limit: _told(FoundBy.SPELLING, work.members.by_initials(part, limit))


def _told(by: FoundBy, members: Iterable[Member]) -> Iterator[FoundMember]:
    return (FoundMember(member, by) for member in members)
