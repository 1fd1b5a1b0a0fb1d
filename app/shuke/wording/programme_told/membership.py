"""Tiers, the ways into them, cards, and what time does to a membership, in words."""

from __future__ import annotations

from collections.abc import Iterator

from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.card_rules import Replacement
from shuke.domain.programme.parts.extra_cards import ExtraCard, ExtraCardKind, Founding
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import Entry, EntryBy, Tier, Who
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.programme_sentences import CARD, TIERS, TIME
from shuke.wording.programme_told.speech import Speech, both, times
from shuke.wording.said import Words, said

__all__ = ["card", "extra_cards", "tiers", "time"]


def tiers(programme: Programme, speech: Speech) -> Iterator[Words]:
    for tier in programme.tiers:
        for entry in tier.entries:
            yield said(TIERS["way"], tier=both(tier.name), way=way(entry, speech))
    for tier in programme.tiers:
        yield said(TIERS["multiplier"], tier=both(tier.name), times=times(tier.points_multiplier))
        yield from _term(tier, speech)


def way(entry: Entry, speech: Speech) -> Words:
    """One way into a tier or to a card, with all that it asks."""
    words = _asked(entry, speech)
    if entry.who is not Who.ANYBODY:
        words = said(TIERS["who_new" if entry.who is Who.NEW else "who_members"], way=words)
    if entry.from_tiers:
        words = said(TIERS["from_tiers"], way=words, tiers=speech.holders(entry.from_tiers))
    if entry.fee and entry.by is not EntryBy.FEE:
        words = said(TIERS["with_fee"], way=words, fee=speech.money(entry.fee))
    if entry.proofs:
        words = said(TIERS["shows"], way=words, proofs=speech.proofs(entry.proofs))
    if entry.automatic:
        words = said(TIERS["automatic"], way=words)
    if entry.first is not None:
        first, last = entry.first.first.isoformat(), entry.first.last.isoformat()
        words = said(TIERS["first"], way=words, count=entry.first.count, first=first, last=last)
    return words


def _asked(entry: Entry, speech: Speech) -> Words:
    if entry.by is EntryBy.FEE:
        return said(TIERS["fee"], fee=speech.money(entry.fee))
    if not entry.reaches:
        return TIERS[entry.by.value]
    words = speech.reaches(entry.reaches[0])
    for more in entry.reaches[1:]:
        words = said(TIERS["both"], one=words, other=speech.reaches(more))
    return words


def _term(tier: Tier, speech: Speech) -> Iterator[Words]:
    name = both(tier.name)
    if tier.term is not None:
        yield said(TIERS["term"], tier=name, validity=speech.validity(tier.term))
    renewal = tier.renewal
    if renewal is None:
        return
    if renewal.otherwise is None:
        yield said(TIERS["renewal_free"], tier=name)
    elif renewal.reaches is None:
        yield said(TIERS["lapses"], tier=name, otherwise=TIERS[renewal.otherwise.value])
    else:
        otherwise = TIERS[renewal.otherwise.value]
        reaches = speech.reaches(renewal.reaches)
        yield said(TIERS["renewal"], tier=name, reaches=reaches, otherwise=otherwise)
    if renewal.restarts_at is not None:
        yield said(TIERS["restarts"], tier=name, points=points_text(renewal.restarts_at))
    if renewal.grace_days:
        yield said(TIERS["grace"], tier=name, days=renewal.grace_days)


def extra_cards(programme: Programme, speech: Speech) -> Iterator[Words]:
    for one in programme.cards:
        yield from _extra_card(one, speech)


def _extra_card(one: ExtraCard, speech: Speech) -> Iterator[Words]:
    name = both(one.name)
    yield said(CARD["segment" if one.kind is ExtraCardKind.SEGMENT else "overlay"], card=name)
    for entry in one.entries:
        yield said(TIERS["way"], tier=name, way=way(entry, speech))
    if one.on_tiers:
        yield said(CARD["on_tiers"], card=name, tiers=speech.holders(one.on_tiers))
    if one.not_origins:
        origins = Listed(tuple(CARD[origin.value] for origin in sorted(one.not_origins)))
        yield said(CARD["not_origins"], card=name, origins=origins)
    if one.brings:
        yield said(CARD["brings"], card=name, tier=speech.holder(one.brings))
    if one.proofs:
        yield said(TIERS["shows"], way=name, proofs=speech.proofs(one.proofs))
    if one.points_multiplier:
        yield said(TIERS["multiplier"], tier=name, times=times(one.points_multiplier))
    yield said(TIERS["term"], tier=name, validity=speech.validity(one.term))
    if one.out is not None:
        yield said(CARD["out"], card=name, reaches=speech.reaches(one.out))
    if one.handed_over is not None:
        yield said(CARD["handed_over"], card=name, shows=_shows(one.handed_over.proofs, speech))
    if one.founding is not None:
        yield from _founding(one.founding, name, speech)


def _founding(of: Founding, name: Words, speech: Speech) -> Iterator[Words]:
    classes = Listed(tuple(sorted(each.value for each in of.classes)))
    yield said(CARD["founding"], card=name, days=of.days, classes=classes, sales=of.least_sales)
    if goods := speech.scope(of.goods):
        yield said(CARD["founding_goods"], card=name, goods=goods)
    if of.least_age is not None or of.most_age is not None:
        yield said(CARD["founding_age"], card=name, least=of.least_age or 0, most=of.most_age or "…")


def card(programme: Programme, speech: Speech) -> Iterator[Words]:
    rules = programme.card
    yield said(CARD["validity"], validity=speech.validity(rules.validity))
    yield _replaced("lost", rules.lost, speech)
    yield _replaced("damaged", rules.damaged, speech)
    if rules.free_for:
        yield said(CARD["free_for"], tiers=speech.holders(rules.free_for))
    yield said(CARD["lost_at"], where=CARD[rules.lost_at.value])
    yield said(CARD["data_at"], where=CARD[rules.data_at.value])
    if rules.recalled_on_promotion:
        yield CARD["recalled"]
    if rules.sums_go_on:
        yield CARD["sums_go_on"]
    if rules.old_scheme is not None:
        swapped = said(CARD["old_scheme"], since=rules.old_scheme.since.isoformat())
        proofs = speech.proofs(rules.old_scheme.proofs)
        yield said(TIERS["shows"], way=swapped, proofs=proofs) if rules.old_scheme.proofs else swapped


def _replaced(how: str, by: Replacement, speech: Speech) -> Words:
    return said(CARD[how], fee=speech.money(by.fee), shows=_shows(by.proofs, speech))


def _shows(proofs: tuple[Proof, ...], speech: Speech) -> Words:
    return said(CARD["shows"], proofs=speech.proofs(proofs)) if proofs else ""


def time(programme: Programme, _: Speech) -> Iterator[Words]:
    for rule in programme.dormancy:
        what = said(TIME[rule.then.value], months=rule.months)
        yield said(TIME["notice"], what=what) if rule.notice else what
