"""Sales of this till as rows of a list: one a sale, or one a line of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from shuke.application.exporting.wanted import SalesWanted
from shuke.application.ports.listings import ListedSale
from shuke.application.ports.store import Work
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.wording import exporting as words
from shuke.wording.figures import plain_amount, quantity_text
from shuke.wording.listed import Listed
from shuke.wording.receipt import TENDERS
from shuke.wording.sentence import Language

__all__ = ["SaleCells"]


class SaleCells:
    """Remembers names and numbers that it looked up: few people sell, and members come again."""

    def __init__(self, language: Language, local_time: Callable[[int], datetime]) -> None:
        self._language = language
        self._local_time = local_time
        self._staff: dict[str, str] = {}

    def header(self, wanted: SalesWanted) -> list[str]:
        names = words.LINE_COLUMNS if wanted.lines else words.SALE_COLUMNS
        return [name.into(self._language) for name in names]

    def rows(self, work: Work, sales: Sequence[ListedSale], *, lines: bool) -> Iterator[list[str]]:
        """Of sales of one till, in their order."""
        if not sales:
            return
        numbers = _numbers(work, sales)
        known = {sale.place: self._beginning(work, sale, numbers) for sale in sales}
        first, last = sales[0].place, sales[-1].place
        if lines:
            for line in work.listings.lines(first, last):
                yield [
                    *known[line.place],
                    str(line.line_id),
                    line.article_id,
                    line.name,
                    quantity_text(line.quantity_milli).replace(",", ""),
                    plain_amount(line.unit_price.minor),
                    plain_amount(line.net.minor),
                ]
            return
        paid = work.listings.tenders(first, last)
        for sale in sales:
            yield [*known[sale.place], *self._amounts(sale), self._tenders(paid.get(sale.place, []))]

    def _beginning(self, work: Work, sale: ListedSale, numbers: dict[str, str]) -> list[str]:
        return [
            sale.receipt_number,
            sale.on.isoformat(),
            f"{self._local_time(sale.at_ms):%Y-%m-%d %H:%M}",
            self._name(work, sale.staff_id),
            numbers.get(sale.member_id, ""),
        ]

    def _amounts(self, sale: ListedSale) -> list[str]:
        money = (sale.gross, sale.discount, sale.points_value, sale.to_pay)
        counts = (sale.points_used, sale.points_earned, sale.refunds)
        return [*(plain_amount(one.minor) for one in money), *map(str, counts)]

    def _tenders(self, paid: Sequence[tuple[TenderKind, Money]]) -> str:
        return Listed(
            tuple(
                f"{TENDERS[kind].into(self._language)} {plain_amount(amount.minor)}" for kind, amount in paid
            )
        ).into(self._language)

    def _name(self, work: Work, staff_id: str) -> str:
        if staff_id not in self._staff:
            person = work.shops.staff_member(staff_id)
            self._staff[staff_id] = person.name if person else staff_id
        return self._staff[staff_id]


def _numbers(work: Work, sales: Sequence[ListedSale]) -> dict[str, str]:
    found = {}
    for member_id in {sale.member_id for sale in sales if sale.member_id}:
        member = work.members.get(member_id)
        found[member_id] = member.number if member else member_id
    return found
