"""Selling, and asking what a sale would give."""

from __future__ import annotations

from shuke.application.rehearsal.action import Action
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.basket import MOST_UNIT_PRICE, BasketLine, TenderKind
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.selling import SaleAsked, quoted, sell
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["ACTIONS", "lines_of"]

MOST_LINES = 500
MOST_QUANTITY = 100_000


def _asked(shop: RehearsedShop, step: Table) -> SaleAsked:
    card = step.text_or("card", "")
    member = step.text_or("member", "") or _whose(shop, card)
    return SaleAsked(
        sale_id=step.text_or("sale", "") or shop.book.new_id("sale"),
        lines=lines_of(step),
        member_id=member,
        card=card,
        tenders=_tenders(step),
        rest=step.choice_or("rest", TenderKind.CASH),
        points_wanted=step.whole("points", 0, MOST_POINTS, default=0),
        coupons=_coupons(shop, step, member),
        group_buy=step.yes_or_no("group_buy", default=False),
        operator=step.text_or("operator", ""),
        signed=step.yes_or_no("signed", default=False),
        shop=step.text_or("shop", ""),
        bearer=step.text_or("bearer", ""),
        invoice=step.yes_or_no("invoice", default=False),
        shows=frozenset(step.choices("shows", Proof)),
    )


def _coupons(shop: RehearsedShop, step: Table, member: str) -> tuple[str, ...] | None:
    """Those named, by number, or by kind: then the one of that kind that lapses first. None: the best."""
    if step.there_is("coupons") and step.content["coupons"] == "best":
        return None
    held = shop.book.coupons_of(member)
    chosen: list[str] = []
    for name in step.texts("coupons"):
        of_kind = (one.held.coupon_id for one in held if one.held.kind == name)
        chosen.append(next((one for one in of_kind if one not in chosen), name))
    return tuple(chosen)


def _whose(shop: RehearsedShop, number: str) -> str:
    """The member whose card is shown."""
    card = shop.book.cards.get(number)
    return card.member_id if card else ""


def lines_of(step: Table) -> tuple[BasketLine, ...]:
    """``amount = 12.50``, or ``lines = [{ price = 12.50, quantity = 2, category = "…" }, …]``."""
    if step.there_is("amount"):
        return (BasketLine(1, "", _price(step, "amount")),)
    return tuple(
        _line(line, number) for number, line in enumerate(step.tables("lines", 1, MOST_LINES), start=1)
    )


def _price(table: Table, key: str) -> Money:
    """What one piece may cost at a till."""
    price = table.amount(key, ZERO)
    if price > MOST_UNIT_PRICE:
        most = table.notes.major(MOST_UNIT_PRICE)
        table.note(ProblemKind.OUT_OF_RANGE, key, table.content[key], least=0, most=most)
        return ZERO
    return price


def _line(line: Table, number: int) -> BasketLine:
    quantity = line.whole("quantity", 1, MOST_QUANTITY, default=1)
    article = line.text_or("article", "")
    found = BasketLine(
        line_id=number,
        name=line.text_or("name", article),
        unit_price=_price(line, "price"),
        quantity_milli=quantity * 1000,
        article_id=article,
        style=line.text_or("style", ""),
        brand=line.text_or("brand", ""),
        category=line.text_or("category", ""),
        zone=line.text_or("zone", ""),
        reduced=line.yes_or_no("reduced", default=False),
        special_price=line.yes_or_no("special_price", default=False),
    )
    line.close()
    return found


def _tenders(step: Table) -> tuple[tuple[TenderKind, Money], ...]:
    """``pay = { stored_value = 100, voucher = 50 }``; what is left is paid as `rest` says."""
    inner = step.table_if_there("pay")
    if inner is None:
        return ()
    found = tuple((kind, inner.amount(kind.value, ZERO)) for kind in TenderKind if inner.there_is(kind.value))
    inner.close()
    return found


def _sell(shop: RehearsedShop, step: Table) -> Outcome:
    asked = _asked(shop, step)
    if not step.notes.problems:
        shop.quote, _ = quoted(shop.book, shop.programme, shop.today, asked, shop.calendar)
    return sell(shop.book, shop.programme, shop.today, asked, shop.calendar)


def _quote(shop: RehearsedShop, step: Table) -> Outcome:
    asked = _asked(shop, step)
    shop.quote, _ = quoted(shop.book, shop.programme, shop.today, asked, shop.calendar)
    return Outcome(reasons=shop.quote.explanation)


_SALE = (
    "member",
    "sale",
    "amount",
    "lines",
    "pay",
    "rest",
    "points",
    "coupons",
    "card",
    "group_buy",
    "operator",
    "signed",
    "shop",
    "bearer",
    "invoice",
    "shows",
)

ACTIONS = (
    Action(
        name="sell",
        keys=_SALE,
        example='do = "sell"\nmember = "li"\namount = 128.50\n[steps.expect]\npoints_earned = 128',
        act=_sell,
    ),
    Action(
        name="quote",
        keys=_SALE,
        example='do = "quote"\nmember = "li"\namount = 128.50',
        act=_quote,
    ),
)
