"""The ways in, in words."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.tiers import EntryOffer
from shuke.presenters.counter_words import MoneyText, bilingual_words
from shuke.wording import card_desk as card_words
from shuke.wording import members as words
from shuke.wording.said import Words, said

__all__ = ["SWAP", "WayState", "named", "swaps", "way_state"]

SWAP = "swap"


@dataclass(frozen=True, slots=True)
class WayState:
    """A way in. `detail` says whether it is open or what is missing."""

    rule: str
    words: Words
    detail: Words
    open: bool


_WAYS = {
    EntryBy.SAME_DAY: words.WAY_SAME_DAY,
    EntryBy.WINDOW: words.WAY_WINDOW,
    EntryBy.TOP_UP: words.WAY_TOP_UP,
    EntryBy.REGISTERING: words.WAY_REGISTERING,
    EntryBy.INVITATION: words.WAY_INVITATION,
}


def swaps(programme: Programme) -> tuple[EntryOffer, ...]:
    """Swapping a card of the earlier scheme, where the programme does that: a way in like others."""
    scheme = programme.card.old_scheme
    if scheme is None:
        return ()
    tier = programme.tiers[0].key
    return (EntryOffer(tier, SWAP, EntryBy.REGISTERING, True, ZERO, ZERO, ZERO, scheme.proofs),)


def named(way: EntryOffer, programme: Programme) -> Bilingual:
    """The card beside the tier that the way gives, or the tier."""
    beside = programme.extra_card(way.beside)
    return beside.name if beside is not None else programme.tier(way.tier).name


def way_state(way: EntryOffer, programme: Programme, money: MoneyText) -> WayState:
    name = bilingual_words(named(way, programme))
    if way.rule == SWAP:
        return WayState(way.rule, card_words.ACTS["swapped"], card_words.ACT_MEANS["swapped"], True)
    if way.by is EntryBy.FEE:
        return WayState(way.rule, said(words.WAY_FEE, tier=name, fee=money(way.fee)), words.WAY_NONE, True)
    label = said(_WAYS.get(way.by, words.WAY_SALE), tier=name, least=money(way.least))
    detail: Words = words.WAY_NONE if way.open else said(words.WAY_MISSING, missing=money(way.missing))
    return WayState(way.rule, label, detail, way.open)
