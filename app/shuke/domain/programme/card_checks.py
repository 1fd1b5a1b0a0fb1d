"""Contradictions around cards: names that do not exist, ways nobody can go, what does not go together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.extra_cards import ExtraCard, ExtraCardKind
from shuke.domain.programme.parts.tiers import Who
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Notes
from shuke.domain.programme.toml_lines import Path

__all__ = ["check_cards"]


def check_cards(programme: Programme, notes: Notes) -> None:
    """Note what names no tier or card, and what could never be had."""
    tiers = [tier.key for tier in programme.tiers]
    every = [*tiers, *(card.key for card in programme.cards)]
    for place, tier in enumerate(programme.tiers):
        for number, entry in enumerate(tier.entries):
            path = ("tiers", place, "entry", number, "from_tiers")
            _known(entry.from_tiers, tiers[:place], path, notes)
    for place, card in enumerate(programme.cards):
        if card.key in every[: len(tiers) + place]:
            notes.add(ProblemKind.DUPLICATE, ("cards", place, "key"), card.key)
        _check_card(card, place, tiers, notes)
    _known(programme.card.free_for, every, ("card", "free_for"), notes)
    if programme.account_service is not None:
        _known(programme.account_service.holders, every, ("account_service", "holders"), notes)


def _known(named: Iterable[str], among: Collection[str], path: Path, notes: Notes) -> None:
    for name in sorted(set(named).difference(among)):
        notes.add(ProblemKind.UNKNOWN_TIER, path, name, choices=", ".join(among) or "–")


def _check_card(card: ExtraCard, place: int, tiers: list[str], notes: Notes) -> None:
    path: Path = ("cards", place)
    _known(card.on_tiers, tiers, (*path, "on_tiers"), notes)
    held_on = [tier for tier in tiers if not card.on_tiers or tier in card.on_tiers]
    if card.brings:
        _known({card.brings}, held_on, (*path, "brings"), notes)
    for number, entry in enumerate(card.entries):
        _known(entry.from_tiers, held_on, (*path, "entry", number, "from_tiers"), notes)
        if entry.who is Who.NEW and not card.brings:
            notes.add(ProblemKind.NEEDS, (*path, "entry", number), other="brings")
    if card.brings and all(entry.who is Who.MEMBERS for entry in card.entries):
        notes.add(ProblemKind.NEEDS, (*path, "brings"), other="who")
    if card.kind is ExtraCardKind.OVERLAY:
        for key, there in (("brings", card.brings), ("handed_over", card.handed_over)):
            if there:
                notes.add(ProblemKind.NOT_WITH, (*path, key), other="kind = overlay")
