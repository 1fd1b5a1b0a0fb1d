"""Refunds that should not have been: more came back than was sold, or nobody could look at the sale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from shuke.application.head_office.finding.ground import Found, Ground, Sold, name_of
from shuke.application.ports.store import StoredFact
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.goodwill_refunded import GoodwillRefunded
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.sale_refunded import SaleRefunded
from shuke.domain.refund import SalePlace

__all__ = ["refunds_in_doubt"]


def refunds_in_doubt(
    ground: Ground,
    facts: Sequence[tuple[FactHeader, FactBody | None]],
    open_sale: Callable[[StoredFact], Sold | None],
) -> Iterator[Found]:
    """
    Args:
        open_sale: the sale in a fact; None where it is none.
    """
    for header, body in facts:
        if isinstance(body, GoodwillRefunded):
            yield _goodwill(header, body)
        elif isinstance(body, SaleRefunded):
            twice = _twice(ground, header, body, open_sale)
            if twice is not None:
                yield twice


def _goodwill(header: FactHeader, body: GoodwillRefunded) -> Found:
    return Found(
        kind=ExceptionKind.GOODWILL_REFUND,
        cause=_place(header),
        happened_on=header.business_date,
        facts=(name_of(header, body),),
        at_risk=body.amount,
        about=(("receipt", body.receipt_number), ("reason", body.reason), ("refund", body.number)),
    )


def _twice(
    ground: Ground, header: FactHeader, body: SaleRefunded, open_sale: Callable[[StoredFact], Sold | None]
) -> Found | None:
    """Of any line more came back than was sold; also what was made good without looking."""
    place = SalePlace(body.sale_till, body.sale_epoch, body.sale_seq)
    stored = ground.work.journal.get(place.till, place.epoch, place.seq)
    sold = open_sale(stored) if stored is not None else None
    if sold is None:
        return None
    known = ground.work.sales.refunds_of(place, body.receipt_number)
    back: Counter[int] = Counter()
    for one in known:
        back.update(dict(one.lines))
    too_much = any(back[line.line.line_id] > line.line.quantity_milli for line in sold.sale.lines)
    if not too_much and not any(one.goodwill for one in known):
        return None
    return Found(
        kind=ExceptionKind.REFUNDED_TWICE,
        cause=_place(header),
        happened_on=header.business_date,
        facts=(sold.place, NamedFact(header.till, header.epoch, header.seq)),
        member_id=body.member_id,
        at_risk=body.paid_back,
        about=(("receipt", body.receipt_number), ("refunds", str(len(known)))),
    )


def _place(header: FactHeader) -> tuple[str, str, str]:
    return header.till, str(header.epoch), str(header.seq)
