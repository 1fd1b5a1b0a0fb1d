"""Settlement between shops: the months, a statement, two shops entry by entry, the same in files, settling."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Response

from shuke.application.head_office.settlement_desk import DebtsSeen, SettlementDesk, StatementSeen
from shuke.application.refusal import Refusal, Refused
from shuke.application.settlement_sheet import (
    PaperStatement,
    debt_cells,
    debt_heads,
    statement_paper,
    sums_cells,
)
from shuke.application.spreadsheet import ListWriter
from shuke.domain.shop import Right
from shuke.domain.shop_debts import MonthStatement
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.list_files import LIST_KINDS, list_answer
from shuke.head_office.pages.site import OFFICE, Site
from shuke.wording import settlement as words
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["WritePdf", "add_settlement_pages"]

WritePdf = Callable[[PaperStatement], bytes]

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)
_PLACE = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([\w.-]{1,40})/([0-9]{1,12})/([0-9]{1,12})/([0-9]{1,6})", re.ASCII
)
_LONGEST_NAME = 40


def add_settlement_pages(site: Site, desk: SettlementDesk, pdf: WritePdf) -> None:
    pages = _SettlementPages(site, desk, pdf)
    site.in_menu("/settlement", words.SETTLEMENT, Right.READ_JOURNAL)
    site.inside("/settlement", pages.months)
    site.inside("/settlement/{month}", pages.month, change=pages.settle)
    site.inside("/settlement/{month}/pair", pages.pair)
    site.inside("/settlement/{month}/file", pages.file)


@dataclass(frozen=True, slots=True)
class _SettlementPages:
    site: Site
    desk: SettlementDesk
    pdf: WritePdf

    async def months(self, asked: Asked) -> Page:
        seen = await self.site.lanes.read(lambda: self.desk.months(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        under_way = seen.months[0].month if seen.months else ""
        values = {"w": words, "months": seen.months, "under_way": under_way}
        return Page("settlements.html", words.SETTLEMENT, values)

    async def month(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        seen = await self._seen(asked)
        statement, shops = seen.statement, seen.shops
        corrections = sum(one.debts for one in statement.sums if one.month < statement.month)
        values = {
            "w": words,
            "seen": seen,
            "statement": statement,
            "name": lambda shop: shops.get(shop, shop),
            "corrections": corrections,
            "may_settle": seen.to_settle and asked.session.may(Right.SETTLE_SHOPS),
            "mark": _mark(statement),
            "settled_now": "settled" in asked.query,
            "wrong": wrong,
        }
        return Page("settlement.html", said(words.STATEMENT, month=statement.month), values, status)

    async def settle(self, asked: Asked) -> Page | Go:
        seen = await self._seen(asked)
        month = seen.statement.month
        may = asked.session.may(Right.SETTLE_SHOPS)
        if may and asked.form.get("mark") != _mark(seen.statement):
            return await self.month(asked, words.CHANGED, 409)
        done = await self.site.lanes.write(lambda: self.desk.settle(asked.session, month, seen.statement))
        if isinstance(done, Refused):
            if done.refusal is Refusal.NOT_ALLOWED:
                raise PageRefused(403, done)
            return await self.month(asked, self.site.refusal(done), 409)
        return Go(f"{OFFICE}/settlement/{month}?settled")

    async def pair(self, asked: Asked) -> Page:
        seen = await self._seen(asked)
        one, other = (asked.query.get(name, "")[:_LONGEST_NAME] for name in ("one", "other"))
        shape = _PLACE.fullmatch(asked.query.get("behind", ""))
        behind = (shape[1], shape[2], int(shape[3]), int(shape[4]), int(shape[5])) if shape else ()
        month = seen.statement.month
        found = await self.site.lanes.read(
            lambda: self.desk.debts(asked.session, month, (one, other), behind)
        )
        debts = _allowed(found)
        last = debts.debts[-1] if debts.more else None
        names = [seen.shops.get(shop, shop) for shop in (one, other)]
        values = {
            "w": words,
            "month": month,
            "debts": debts.debts,
            "name": lambda shop: seen.shops.get(shop, shop),
            "one": one,
            "other": other,
            "begun": bool(behind),
            "next": "/".join(map(str, (last.on, *last.place))) if last else "",
        }
        title = said(words.DEBTS_OF, month=month, one=names[0], other=names[1])
        return Page("settlement_pair.html", title, values)

    async def file(self, asked: Asked) -> Response:
        kind = asked.query.get("as", "")
        if kind != "pdf" and kind not in LIST_KINDS:
            raise PageRefused(404, "")
        seen = await self._seen(asked)
        language = asked.look.language
        month = seen.statement.month
        name = f"settlement-{month}"
        if kind != "pdf":
            return await list_answer(name, kind, lambda writer: self._written(asked, seen, language, writer))
        content = await self.site.lanes.compute(lambda: self.pdf(self._paper(seen, language)))
        headers = {"content-disposition": f'attachment; filename="{name}.pdf"'}
        return Response(content, media_type="application/pdf", headers=headers)

    def _paper(self, seen: StatementSeen, language: Language) -> PaperStatement:
        settled = ""
        if seen.settled is not None:
            time = self.site.paper.time(seen.settled.at_ms)
            settled = words.SETTLED.into(language, name=seen.by, time=time)
        return statement_paper(
            seen.statement,
            seen.shops,
            self.site.paper.identity.name,
            settled,
            self.site.paper.money,
            language,
        )

    async def _written(
        self, asked: Asked, seen: StatementSeen, language: Language, writer: ListWriter
    ) -> None:
        """The sums, then every debt, some thousand at a time on the lane for long reads."""
        month = seen.statement.month
        writer.write([*sums_cells(seen.statement, seen.shops, language), [], debt_heads(language)])

        def part(pair: tuple[str, str], behind: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
            found = _allowed(self.desk.many_debts(asked.session, month, pair, behind))
            writer.write(debt_cells(found.debts, seen.shops, language))
            return (found.debts[-1].on, *found.debts[-1].place) if found.more else None

        pairs = {
            (min(one.debtor, one.creditor), max(one.debtor, one.creditor)) for one in seen.statement.sums
        }
        for pair in sorted(pairs):
            behind: tuple[str | int, ...] | None = ()
            while behind is not None:
                last = behind
                behind = await self.site.lanes.copy(lambda pair=pair, last=last: part(pair, last))  # type: ignore[misc]

    async def _seen(self, asked: Asked) -> StatementSeen:
        month = asked.request.path_params["month"]
        if not _MONTH.fullmatch(month):
            raise PageRefused(404, "")
        seen = await self.site.lanes.read(lambda: self.desk.statement(asked.session, month))
        if seen is None:
            raise PageRefused(404, "")
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        return seen


def _allowed(found: DebtsSeen | Refused) -> DebtsSeen:
    if isinstance(found, Refused):
        raise PageRefused(403, found)
    return found


def _mark(statement: MonthStatement) -> str:
    """Of what whoever settles has read."""
    return hashlib.sha256(repr(statement).encode()).hexdigest()[:32]
