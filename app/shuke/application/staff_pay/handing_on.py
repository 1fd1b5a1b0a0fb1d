"""A statement on paper, and as a list that a spreadsheet opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shuke.application.counter.desk import Desk
from shuke.application.money_held.slips import queue_value_slip
from shuke.application.money_held.value_slip import SlipOf, ValueSlip
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.staff_pay.statement import Statement
from shuke.domain.membership.commission import Pay
from shuke.domain.money import Money
from shuke.domain.shop import CURRENCY_SIGNS, Right
from shuke.wording import staff_pay as words
from shuke.wording.figures import money_text, plain_amount
from shuke.wording.reasons import text
from shuke.wording.sentence import Language

__all__ = ["print_statement", "statement_rows"]


def print_statement(desk: Desk, session: Session, shown: Statement, person: str) -> str | Refused:
    """Queue the person's statement: its number. No fact: nothing has happened."""
    pay = next((one for one in shown.pays if one.person == person), None)
    if pay is None or not (session.may(Right.MANAGE_STAFF) or session.staff.name == person):
        return Refused(Refusal.NOT_ALLOWED)
    language, sign = Language(desk.language()), CURRENCY_SIGNS[desk.shop.currency]

    def money(amount: Money) -> str:
        return money_text(amount, symbol=sign)

    now_ms = desk.recorder.now_ms()
    with desk.store.writing() as work:
        slip = ValueSlip(
            kind=SlipOf.STAFF_PAY,
            shop=desk.shop.name,
            till=work.shops.till_name(desk.till) or desk.till,
            number=f"{shown.first:%Y-%m} {person}",
            at=f"{desk.local_time(now_ms):%Y-%m-%d %H:%M}",
            staff=session.staff.name,
            approved_by="",
            member="",
            card="",
            language=language.value,
            sign=sign,
            amount=pay.amount,
            tender=words.TOTAL.into(language),
            told=tuple(text(line.why, language, money) for line in pay.lines),
        )
        queue_value_slip(work, slip, opens_drawer=False)
        work.commit()
    return slip.number


def statement_rows(pays: Iterable[Pay], language: Language) -> Iterator[list[str]]:
    """A header, and a row a line; whoever writes them makes their cells safe."""
    yield [one.into(language) for one in words.COLUMNS]
    for pay in pays:
        for line in pay.lines:
            told = text(line.why, language, lambda amount: plain_amount(amount.minor))
            yield [pay.person, plain_amount(line.amount.minor), told]
        yield [pay.person, plain_amount(pay.amount.minor), words.TOTAL.into(language)]
