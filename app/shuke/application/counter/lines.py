"""Ringing up: articles, open amounts, quantities, taking a line out, giving the basket up."""

from __future__ import annotations

from dataclasses import replace

from shuke.application.counter.desk import Desk
from shuke.application.counter.view import CounterView
from shuke.application.counter.weight import carried, too_heavy
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.basket import MOST_LINES, MOST_QUANTITY_MILLI, MOST_UNIT_PRICE, WHOLE, Basket, BasketLine
from shuke.domain.facts.basket_voided import BasketVoided
from shuke.domain.money import Money
from shuke.domain.shop import Right
from shuke.wording import Language
from shuke.wording.said import Words, in_words

__all__ = ["add_article", "add_open_amount", "cancel_line", "change_quantity", "void_basket"]

LONGEST_NAME = 60


def add_article(
    desk: Desk, session: Session, basket_id: str, article_id: str, quantity_milli: int = WHOLE
) -> CounterView | Refused:
    """Ring up an article; the same article at the same price again raises the last line's quantity."""

    def change(work: Work, basket: Basket) -> Basket | Refused:
        article = work.articles.by_id(article_id)
        if article is None or not article.active:
            return Refused(Refusal.ARTICLE_UNKNOWN)
        today = basket.quoted_on or desk.recorder.today(work, desk.shop)
        return _with(basket, article.line(today, quantity_milli))

    return desk.step(session, basket_id, change)


def add_open_amount(
    desk: Desk, session: Session, basket_id: str, amount: Money, department_id: str = "", name: Words = ""
) -> CounterView | Refused:
    """Ring up an amount that no article stands for, under `name` (as receipts say it) or else its department's."""

    def change(work: Work, basket: Basket) -> Basket | Refused:
        if not 0 < amount.minor <= MOST_UNIT_PRICE.minor:
            return Refused(Refusal.PRICE)
        names = {department.department_id: department.name for department in work.articles.departments()}
        called = str(in_words(name, Language(desk.language()))) or names.get(department_id, "")
        refused = too_long(called, LONGEST_NAME)
        return refused or _with(basket, BasketLine(0, called, amount, department=department_id))

    return desk.step(session, basket_id, change)


def change_quantity(
    desk: Desk, session: Session, basket_id: str, line_id: int, quantity_milli: int
) -> CounterView | Refused:
    def change(_work: Work, basket: Basket) -> Basket | Refused:
        if basket.line(line_id) is None:
            return Refused(Refusal.LINE_GONE)
        if not 0 < quantity_milli <= MOST_QUANTITY_MILLI:
            return Refused(Refusal.QUANTITY)
        return basket.changed(line_id, quantity_milli)

    return desk.step(session, basket_id, change)


def cancel_line(desk: Desk, session: Session, basket_id: str, line_id: int) -> CounterView | Refused:
    """Take a line out; the sale's fact keeps it among the voided ones."""

    def change(_work: Work, basket: Basket) -> Basket | Refused:
        line = basket.line(line_id)
        if line is None:
            return Refused(Refusal.LINE_GONE)
        voided = carried((*basket.voided, line))
        return replace(basket.changed(line_id, 0), voided=voided)

    return desk.step(session, basket_id, change)


def void_basket(desk: Desk, session: Session, basket_id: str) -> CounterView | Refused:
    """Give the whole basket up and begin a fresh one. What was in it is recorded."""
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        basket = desk.load(work, basket_id)
        if basket is None:
            return Refused(Refusal.BASKET_GONE)
        if basket.tenders:
            return Refused(Refusal.ALREADY_PAID)
        if basket.lines or basket.voided:
            lines = (*basket.lines, *basket.voided)
            fact = BasketVoided(basket.basket_id, lines, basket.gross, basket.member_id)
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.baskets.remove(basket.basket_id)
        view = desk.put_and_show(work, desk.fresh(session))
        work.commit()
    return view


def _with(basket: Basket, line: BasketLine) -> Basket | Refused:
    if not 0 < line.quantity_milli <= MOST_QUANTITY_MILLI:
        return Refused(Refusal.QUANTITY)
    last = basket.lines[-1] if basket.lines else None
    if (
        last is not None
        and line.article_id
        and replace(last, line_id=0, quantity_milli=line.quantity_milli) == line
    ):
        together = last.quantity_milli + line.quantity_milli
        return (
            basket.changed(last.line_id, together)
            if together <= MOST_QUANTITY_MILLI
            else Refused(Refusal.QUANTITY)
        )
    fuller = basket.with_line(line)
    if len(fuller.lines) > MOST_LINES or too_heavy(fuller.lines):
        return Refused(Refusal.BASKET_FULL)
    return fuller
