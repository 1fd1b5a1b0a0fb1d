"""From the text of a programme document to a `Programme`, strictly: one unknown key and nothing is taken.

The keys are described in the presets themselves (`resources/presets/`). Another kind of entry or of day is one
more function in the tables at the end of this module.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from fractions import Fraction

from shuke.domain.basket import TenderKind
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.checks import check
from shuke.domain.programme.document import (
    DOCUMENT_FORMAT,
    ByCumulative,
    ByFee,
    BySale,
    BySameDay,
    CardRules,
    DayRule,
    Discount,
    Earning,
    Entry,
    EntryBy,
    Goods,
    OnBirthday,
    OnDates,
    OnDayOfMonth,
    PointsAsMoney,
    Programme,
    Proof,
    Replacement,
    Tier,
    Validity,
    When,
    WhenKind,
)
from shuke.domain.programme.problems import Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.tables import MOST_POINTS, Notes, OddNumber, Table
from shuke.domain.programme.toml_lines import depth, key_lines

__all__ = ["LONGEST_DOCUMENT", "read_programme"]

LONGEST_DOCUMENT = 200_000
"""Characters. A real one has some five thousand, most of them the terms."""

MOST_DEPTH = 8
LONGEST_TERMS = 20_000
MOST_TIERS = 12
MOST_RULES = 60
MOST_MULTIPLIER = Fraction(100)
LEAST_MULTIPLIER = Fraction(1, 100)

ONE_MINOR = Money(1)

EARNING_TENDERS = (
    TenderKind.CASH,
    TenderKind.BANK_CARD,
    TenderKind.ALIPAY,
    TenderKind.WECHAT,
    TenderKind.STORED_VALUE,
)
"""Tenders that earn points if the document names none. Of stored value only the principal earns."""

_PLAIN_NUMBER = re.compile(r"[+-]?[0-9_]{1,20}(?:\.[0-9_]{1,20})?")


def read_programme(text: str) -> Programme:
    """The programme that a document describes.

    Raises:
        ProgrammeRefused: it has problems, all of which it names.
    """
    content = _parsed(text)
    notes = Notes(key_lines(text))
    form = content.get("format")
    if isinstance(form, int) and form > DOCUMENT_FORMAT:
        notes.add(ProblemKind.NEWER_FORMAT, ("format",), form, known=DOCUMENT_FORMAT)
    else:
        programme = _programme(content, notes)
        if not notes.problems:
            check(programme, notes)
        if not notes.problems:
            return programme
    raise ProgrammeRefused(tuple(sorted(notes.problems, key=lambda problem: problem.line)))


def _parsed(text: str) -> dict[str, object]:
    if len(text) > LONGEST_DOCUMENT:
        raise _refused(ProblemKind.TOO_LONG_DOCUMENT, 1, most=LONGEST_DOCUMENT)
    if depth(text) > MOST_DEPTH:
        raise _refused(ProblemKind.TOO_DEEP, 1, most=MOST_DEPTH)
    try:
        return tomllib.loads(text, parse_float=_exact)
    except ValueError as error:  # also a whole number of thousands of digits
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(place.group(1)) if place else text.count("\n") + 1
        raise _refused(ProblemKind.SYNTAX, line, detail=str(error)) from error


def _refused(kind: ProblemKind, line: int, **values: object) -> ProgrammeRefused:
    expected = tuple((name, str(value)) for name, value in sorted(values.items()))
    return ProgrammeRefused((Problem(kind=kind, path="", line=line, values=expected),))


def _exact(number: str) -> Fraction | OddNumber:
    """A decimal number, exact. An exponent could ask for a number of a billion digits."""
    if _PLAIN_NUMBER.fullmatch(number):
        return Fraction(number.replace("_", ""))
    return OddNumber(number)


def _programme(content: dict[str, object], notes: Notes) -> Programme:
    top = Table(content, (), notes)
    top.whole("format", 1, DOCUMENT_FORMAT)
    notes.money_digits = top.whole("money_digits", 0, 3, default=2)
    programme = Programme(
        key=top.key_name("key"),
        version=top.whole("version", 1, 1_000_000),
        starts_on=top.date("starts_on"),
        name=top.words("name"),
        terms=top.words("terms", LONGEST_TERMS, allowed="\n"),
        tiers=tuple(_tier(table) for table in top.tables("tiers", 1, MOST_TIERS)),
        earning=_earning(top.table("earning")),
        days=tuple(_day(table) for table in top.tables("days", 0, MOST_RULES)),
        discounts=tuple(_discount(table) for table in top.tables("discounts", 0, MOST_RULES)),
        points_as_money=_points_as_money(top.table_if_there("points_as_money")),
        points_validity=top.choice("points_validity", Validity),
        card=_card(top.table("card")),
        money_digits=notes.money_digits,
    )
    top.close()
    return programme


def _tier(table: Table) -> Tier:
    tier = Tier(
        key=table.key_name("key"),
        name=table.words("name"),
        points_multiplier=table.number("points_multiplier", LEAST_MULTIPLIER, MOST_MULTIPLIER),
        entries=tuple(_entry(entry) for entry in table.tables("entry", 1, 10)),
    )
    table.close()
    return tier


def _entry(table: Table) -> Entry:
    entry = _ENTRIES[table.choice("by", EntryBy)](table)
    table.close()
    return entry


def _proofs(table: Table) -> tuple[Proof, ...]:
    return table.choices("shows", Proof)


def _earning(table: Table) -> Earning:
    earning = Earning(
        unit=table.amount("unit", ONE_MINOR),
        tenders=frozenset(table.choices("tenders", TenderKind, default=EARNING_TENDERS)),
        without=_goods(table, "without") or Goods(),
    )
    table.close()
    return earning


def _goods(table: Table, key: str) -> Goods | None:
    inner = table.table_if_there(key)
    if inner is None:
        return None
    goods = Goods(
        categories=inner.names("categories"),
        brands=inner.names("brands"),
        zones=inner.names("zones"),
        reduced=inner.yes_or_no("reduced", default=False),
        special_price=inner.yes_or_no("special_price", default=False),
    )
    inner.close()
    if inner.there and goods == Goods():
        table.note(ProblemKind.NAMES_NO_GOODS, key)
    return goods


def _day(table: Table) -> DayRule:
    kind = table.choice("on", WhenKind)
    rule = DayRule(
        key=table.key_name("key"),
        name=table.words("name"),
        when=_WHENS[kind](table),
        points_multiplier=table.number("points_multiplier", Fraction(1), MOST_MULTIPLIER),
        tiers=table.names("tiers", MOST_TIERS),
        times_a_year=_times_a_year(table) if kind is WhenKind.DAY_OF_MONTH else (),
    )
    table.close()
    return rule


def _times_a_year(table: Table) -> tuple[tuple[str, int], ...]:
    inner = table.table("times_a_year", default={})
    found = tuple((tier, inner.whole(tier, 1, 12)) for tier in inner.content)
    inner.close()
    return found


def _discount(table: Table) -> Discount:
    discount = Discount(
        key=table.key_name("key"),
        name=table.words("name"),
        tiers=table.names("tiers", MOST_TIERS, default=None),
        rate=table.number("pay_percent", Fraction(1), Fraction(9999, 100)) / 100,
        only=_goods(table, "only"),
        without=_goods(table, "without") or Goods(),
    )
    table.close()
    return discount


def _points_as_money(table: Table | None) -> PointsAsMoney | None:
    if table is None:
        return None
    points = table.whole("points", 1, MOST_POINTS)
    rate = PointsAsMoney(
        points=points,
        worth=table.amount("money", ONE_MINOR),
        step=table.whole("step", 1, MOST_POINTS, default=points),
        least_balance=table.whole("least_balance", 0, MOST_POINTS, default=0),
        on=table.yes_or_no("on", default=True),
    )
    table.close()
    return rate


def _card(table: Table) -> CardRules:
    card = CardRules(
        validity=table.choice("validity", Validity),
        lost=_replacement(table.table("lost")),
        damaged=_replacement(table.table("damaged")),
    )
    table.close()
    return card


def _replacement(table: Table) -> Replacement:
    replacement = Replacement(fee=table.amount("fee", ZERO), proofs=_proofs(table))
    table.close()
    return replacement


_ENTRIES: dict[EntryBy, Callable[[Table], Entry]] = {
    EntryBy.SALE: lambda table: BySale(table.amount("from", ONE_MINOR), _proofs(table)),
    EntryBy.SAME_DAY: lambda table: BySameDay(table.amount("from", ONE_MINOR), _proofs(table)),
    EntryBy.CUMULATIVE: lambda table: ByCumulative(table.amount("from", ONE_MINOR)),
    EntryBy.FEE: lambda table: ByFee(table.amount("fee", ONE_MINOR), _proofs(table)),
}

_WHENS: dict[WhenKind, Callable[[Table], When]] = {
    WhenKind.BIRTHDAY: lambda _: OnBirthday(),
    WhenKind.DAY_OF_MONTH: lambda table: OnDayOfMonth(table.whole("day", 1, 31)),
    WhenKind.DATES: lambda table: OnDates(table.date("first"), table.date("last")),
}
