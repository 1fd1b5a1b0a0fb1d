"""What can be done with a card as it is, under this programme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shuke.application.cards.beside_desk import BesideWay
from shuke.domain.card import MEMBER_CARD, Card, CardStatus
from shuke.domain.facts.card_changed import CardAct
from shuke.domain.membership.carding import fee_of
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.card_rules import Replacement
from shuke.domain.programme.parts.shown import Proof
from shuke.presenters.counter_words import MoneyText, bilingual_words
from shuke.wording import card_desk as words
from shuke.wording.said import Words, said

__all__ = ["ActOffer", "acts_for", "card_name", "ways_to"]


@dataclass(frozen=True, slots=True)
class ActOffer:
    """`means`: what comes of it; `proofs`: what has to be shown; `fee`: what it costs; `rule`: by which way."""

    act: CardAct
    words: Words
    means: Words
    proofs: tuple[Proof, ...] = ()
    fee: Money = ZERO
    rule: str = ""

    @property
    def key(self) -> str:
        """Of several ways to one card each has its own."""
        return self.rule or self.act.value

    @property
    def takes_away(self) -> bool:
        return self.act in {CardAct.REPORTED_LOST, CardAct.RECALLED, CardAct.CLOSED}


def acts_for(
    programme: Programme, card: Card, cards: tuple[Card, ...], holds: frozenset[str], money: MoneyText
) -> tuple[ActOffer, ...]:
    """
    Args:
        cards: all of the member's.
        holds: tier and cards beside it.
    """
    return tuple(_acts(programme, card, cards, holds, money))


def card_name(programme: Programme, card: Card) -> Words:
    """What a card beside the tier is called; empty for the tier's own."""
    extra = programme.extra_card(card.card_type)
    return bilingual_words(extra.name) if extra else ""


def _acts(
    programme: Programme, card: Card, cards: tuple[Card, ...], holds: frozenset[str], money: MoneyText
) -> Iterator[ActOffer]:
    waits = card.status is CardStatus.LOST and not card.replaced_by
    if waits:
        yield _plain(CardAct.FOUND_AGAIN, programme.card.lost.proofs)
    if card.alive or waits:
        yield _paid(CardAct.REISSUED, programme, programme.card.lost, holds, money)
    if card.alive:
        yield _paid(CardAct.DAMAGED, programme, programme.card.damaged, holds, money)
        extra = programme.extra_card(card.card_type)
        if extra is not None and extra.handed_over is not None:
            shown = tuple(dict.fromkeys((*extra.handed_over.proofs, *extra.proofs)))
            yield _plain(CardAct.HANDED_OVER, shown)
        yield _plain(CardAct.REPORTED_LOST)
        yield _plain(CardAct.RECALLED)
        beside = card.card_type != MEMBER_CARD
        means = words.ACT_MEANS["closed-beside" if beside else CardAct.CLOSED.value]
        yield ActOffer(CardAct.CLOSED, words.ACTS[CardAct.CLOSED.value], means)
    alike = [one for one in cards if one.card_type == card.card_type]
    held = card.card_type == MEMBER_CARD or card.card_type in holds
    if held and not any(
        one.alive or (one.status is CardStatus.LOST and not one.replaced_by) for one in alike
    ):
        yield _plain(CardAct.ISSUED)


def ways_to(ways: Sequence[BesideWay], money: MoneyText) -> tuple[ActOffer, ...]:
    """Applying for one card beside the tier, by each of these ways."""
    return tuple(_way(way, money) for way in ways)


def _way(way: BesideWay, money: MoneyText) -> ActOffer:
    entry, name = way.entry, bilingual_words(way.extra.name)
    least = Money(entry.reaches[0].least) if entry.reaches else ZERO
    means = said(words.WAYS.get(entry.by.value, words.WAY_OTHER), least=money(least))
    label = said(words.ACTS[CardAct.APPLIED.value], name=name)
    return ActOffer(CardAct.APPLIED, label, means, way.proofs, entry.fee, way.rule)


def _plain(act: CardAct, proofs: tuple[Proof, ...] = ()) -> ActOffer:
    return ActOffer(act, words.ACTS[act.value], words.ACT_MEANS[act.value], proofs)


def _paid(
    act: CardAct, programme: Programme, rules: Replacement, holds: frozenset[str], money: MoneyText
) -> ActOffer:
    fee, means = fee_of(programme, holds, rules), words.ACT_MEANS[act.value]
    told = said(words.ACT_FEE, means=means, fee=money(fee)) if fee else said(words.ACT_FREE, means=means)
    return ActOffer(act, words.ACTS[act.value], told, rules.proofs, fee)
