"""A month's statement between shops as paper and files show it: words and amounts, no layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from shuke.domain.money import Money
from shuke.domain.shop_debts import DebtSum, MonthStatement, PairStatement, ShopDebt
from shuke.wording import settlement as words
from shuke.wording.figures import plain_amount
from shuke.wording.sentence import Language, Sentence

__all__ = ["PaperStatement", "PaperTable", "debt_cells", "debt_heads", "statement_paper", "sums_cells"]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """`numbers`: which columns stand to the right. `below`: what follows it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int]
    below: str = ""


@dataclass(frozen=True, slots=True)
class PaperStatement:
    """`lines` stand below the title, the payments among them; `page_of` names a page, by {page} and {pages}."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[PaperTable, ...]
    page_of: str


def statement_paper(
    statement: MonthStatement,
    shops: Mapping[str, str],
    office: str,
    settled: str,
    money: Callable[[Money], str],
    language: Language,
) -> PaperStatement:
    """`settled`: by whom and when; empty while the month is open."""

    def name(shop: str) -> str:
        return shops.get(shop, shop)

    def say(sentence: Sentence, **values: object) -> str:
        return sentence.into(language, **values)

    state = settled or say(words.OPEN)
    pays = (
        say(words.PAYS, debtor=name(one.debtor), creditor=name(one.creditor), amount=money(one.amount))
        for one in statement.payments
    )
    positions = PaperTable(
        say(words.POSITIONS),
        tuple(say(one) for one in (words.SHOP, words.OWES, words.IS_OWED, words.GETS)),
        tuple(
            (name(one.shop), money(one.owes), money(one.is_owed), money(one.gets))
            for one in statement.positions
        ),
        frozenset({1, 2, 3}),
    )
    pairs = (_pair(pair, statement.month, name, money, language) for pair in statement.pairs)
    partners = PaperTable(
        say(words.PARTNERS),
        tuple(say(one) for one in (words.PARTNER, words.SERVICE, words.SHOP, words.TIMES, words.AMOUNT)),
        tuple(
            (one.creditor, one.what, name(one.debtor), str(one.times), money(one.principal))
            for one in statement.partners
        ),
        frozenset({3, 4}),
    )
    tables = (positions, *pairs, partners)
    return PaperStatement(
        say(words.STATEMENT, month=statement.month),
        (office, state, *(pays if statement.payments else (say(words.NOTHING),))),
        tuple(one for one in tables if one.rows),
        words.PAGE_OF.into(language),
    )


def _pair(
    pair: PairStatement,
    month: str,
    name: Callable[[str], str],
    money: Callable[[Money], str],
    language: Language,
) -> PaperTable:
    heads = (words.DEBTOR, words.CREDITOR, words.KIND, words.DEBTS, words.PRINCIPAL, words.BONUS)
    rows = (
        (
            name(one.debtor),
            name(one.creditor),
            _kind(one, month, language),
            str(one.debts),
            money(one.principal),
            money(one.bonus),
        )
        for one in pair.sums
    )
    pays = pair.payment
    below = words.NOTHING.into(language)
    if pays is not None:
        told = words.PAYS.into(
            language, debtor=name(pays.debtor), creditor=name(pays.creditor), amount=money(pays.amount)
        )
        parts = words.PAYMENT.into(language, principal=money(pays.principal), bonus=money(pays.bonus))
        below = f"{told}（{parts}）" if language is Language.ZH else f"{told} ({parts})"
    title = words.PAIR.into(language, one=name(pair.one), other=name(pair.other))
    return PaperTable(
        title, tuple(head.into(language) for head in heads), tuple(rows), frozenset({3, 4, 5}), below
    )


def _kind(one: DebtSum, month: str, language: Language) -> str:
    kind = words.KINDS[one.kind.value].into(language)
    if one.month == month:
        return kind
    return f"{kind} · {words.CORRECTION.into(language, month=one.month)}"


def sums_cells(
    statement: MonthStatement, shops: Mapping[str, str], language: Language
) -> Iterator[list[str]]:
    """For a spreadsheet: the sums with their heads, amounts without a currency."""
    yield [
        head.into(language)
        for head in (
            words.MONTH,
            words.DEBTOR,
            words.CREDITOR,
            words.KIND,
            words.SERVICE,
            words.DEBTS,
            words.TIMES,
            words.PRINCIPAL,
            words.BONUS,
        )
    ]
    for one in statement.sums:
        yield [
            one.month,
            shops.get(one.debtor, one.debtor),
            shops.get(one.creditor, one.creditor),
            words.KINDS[one.kind.value].into(language),
            one.what,
            str(one.debts),
            str(one.times or ""),
            plain_amount(one.principal.minor),
            plain_amount(one.bonus.minor),
        ]


def debt_heads(language: Language) -> list[str]:
    """Of `debt_cells`."""
    return [
        head.into(language)
        for head in (
            words.DAY,
            words.DEBTOR,
            words.CREDITOR,
            words.KIND,
            words.WHAT,
            words.PRINCIPAL,
            words.BONUS,
            words.TIMES,
            words.PLACE,
        )
    ]


def debt_cells(
    debts: Iterable[ShopDebt], shops: Mapping[str, str], language: Language
) -> Iterator[list[str]]:
    """The same of every debt, with the fact that it comes from."""
    for one in debts:
        place = one.place
        yield [
            one.on,
            shops.get(one.debtor, one.debtor),
            shops.get(one.creditor, one.creditor),
            words.KINDS[one.kind.value].into(language),
            one.what,
            plain_amount(one.principal.minor),
            plain_amount(one.bonus.minor),
            str(one.times or ""),
            f"{place.till}.{place.epoch}/{place.seq}",
        ]
