"""What an article costs, for whom, and why: asked without a basket, recorded nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.article import Article
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.programme.engine import quote
from shuke.domain.programme.quote import Checkout, Standing
from shuke.domain.shop import Right

__all__ = ["PriceFor", "PriceTold", "articles_for", "enquire"]

_MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class PriceFor:
    """What a member of a tier pays for one piece, and the rules that made it so."""

    tier: Bilingual
    price: Money
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class PriceTold:
    """
    Attributes:
        price: everybody's.
        member: of whoever is being served; None: nobody is.
        tiers: of the tiers that pay less than everybody.
    """

    article: Article
    price: Money
    member: PriceFor | None
    tiers: tuple[PriceFor, ...]


def articles_for(work: Work, text: str) -> list[Article]:
    """By barcode, else by name; what is sold no more is left out."""
    wanted = text.strip()
    if not wanted:
        return []
    by_code = work.articles.by_barcode(wanted)
    return [by_code] if by_code is not None else work.articles.search(wanted, _MOST_FOUND)


def enquire(
    desk: Desk, work: Work, session: Session, article_id: str, member_id: str | None
) -> PriceTold | Refused:
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    article = work.articles.by_id(article_id)
    if article is None or not article.active:
        return Refused(Refusal.ARTICLE_UNKNOWN)
    line = replace(article.line(desk.recorder.today(work, desk.shop)), line_id=1)
    asked = desk.quoted(work, replace(desk.fresh(session), lines=(line,), member_id=member_id))
    member = None
    if asked.standing is not None:
        tier = asked.programme.tier(asked.standing.tier).name
        member = PriceFor(tier, asked.quote.to_pay, _why(asked.quote.explanation))
    tiers = []
    for tier_rule in asked.programme.tiers:
        standing = Standing("", tier_rule.key, asked.on, asked.on)
        told = quote(asked.programme, Checkout(asked.on, (line,), standing, calendar=asked.calendar))
        if told.to_pay < line.gross:
            tiers.append(PriceFor(tier_rule.name, told.to_pay, _why(told.explanation)))
    return PriceTold(article, line.gross, member, tuple(tiers))


def _why(explanation: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """What was said of the piece itself."""
    return tuple(one for one in explanation if one.line_id is not None)
