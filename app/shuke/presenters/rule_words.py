"""By which rule something moved, in words: by the names that a programme, a campaign or an occasion has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from shuke.domain.bilingual import Bilingual
from shuke.domain.care.plan import care_of_rule
from shuke.domain.programme.document import Programme
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import rules_told as words
from shuke.wording.care import OCCASIONS
from shuke.wording.said import Words, said

__all__ = ["rule_words"]

_REFUND = "refund."


def rule_words(rule: str, programme: Programme | None, campaigns: Mapping[str, str]) -> Words:
    """What a key is called; one that nobody knows any more is said as it is.

    Args:
        programme: whose names are told; None: none is in force.
        campaigns: their names, by the rule under which they give.
    """
    if rule.startswith(_REFUND):
        return said(words.REFUNDED, rule=rule_words(rule.removeprefix(_REFUND), programme, campaigns))
    known = words.RULES.get(rule)
    if known is not None:
        return known
    first, _, rest = rule.partition(".")
    kind = words.KINDS.get(first)
    name = _name(rule, first, rest.partition(".")[0], programme, campaigns)
    if kind is not None:
        return said(words.NAMED, kind=kind, name=name) if name else kind
    return name or said(words.OTHER, rule=rule)


def _name(
    rule: str, first: str, key: str, programme: Programme | None, campaigns: Mapping[str, str]
) -> Words:
    if rule in campaigns:
        return campaigns[rule]
    occasion = care_of_rule(rule)
    if occasion is not None:
        return OCCASIONS[occasion]
    named = dict(_named(programme)) if programme is not None else {}
    found = named.get((first, key)) or named.get(("", rule))
    return bilingual_words(found) if found is not None else ""


class _Named(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def name(self) -> Bilingual: ...


def _named(programme: Programme) -> Iterator[tuple[tuple[str, str], Bilingual]]:
    """By the first word of the rule and the key in the document; what is a rule by its own key, without a word."""
    parts: Mapping[str, Iterable[_Named]] = {
        "": (*programme.days, *programme.discounts),
        "card": programme.cards,
        "coupon": programme.coupons,
        "draw": programme.draws,
        "event": programme.events,
        "gift": programme.gifts,
        "perk": programme.perks,
        "reward": programme.rewards,
        "tier": programme.tiers,
        "wheel": programme.wheel.segments if programme.wheel else (),
    }
    for first, some in parts.items():
        yield from (((first, one.key), one.name) for one in some)
