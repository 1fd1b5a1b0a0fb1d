"""The journal's presenter over a shop that sold something, without windows and threads."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text

from back_office_stand import BackOfficeStand, zh
from fakes.counter_shop import TEA
from shuke.application.counter.lines import add_article, add_open_amount, cancel_line
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.code_refused import CodeRefused
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.journal_view import (
    JournalPorts,
    JournalViewPresenter,
    JournalViewState,
    ScannedReceipt,
)
from shuke.presenters.pace import Progress
from shuke_db.append_only import pruning_allowed

__all__ = ["JournalStand"]


class JournalStand:
    def __init__(self) -> None:
        self.stand = BackOfficeStand()
        self.seconds = iter(range(1_000_000))
        self.progress: list[Progress] = []
        shop = self.stand.shop
        ports = JournalPorts(
            sealing=shop.sealing,
            keys=lambda: {"S01-1": (shop.signer.public_key,)},
            read_receipt=self._read_receipt,
            clock_s=lambda: next(self.seconds),
        )
        self.journal = JournalViewPresenter(self.stand.office, ports)
        self.journal.attach(lambda state: self.progress.append(state.progress))
        self.number = self._sell()

    @property
    def state(self) -> JournalViewState:
        return self.journal.state

    @property
    def verdict(self) -> str:
        return zh(self.state.verdict.words) if self.state.verdict else ""

    @property
    def told(self) -> str:
        return zh(self.state.notice.words) if self.state.notice else ""

    def many(self, count: int) -> None:
        shop = self.stand.shop
        with shop.store.writing() as work:
            shop.recorder.record_many(work, shop.desk.shop, many_facts(count), staff="")
            work.commit()

    def tamper(self, statement: str) -> None:
        with self.stand.shop.engine.connect() as connection:
            with pruning_allowed(connection, "a thief"):
                assert connection.execute(text(statement)).rowcount >= 1
            connection.commit()

    def _sell(self) -> str:
        shop = self.stand.shop
        desk, cashier = shop.desk, shop.cashier
        member = shop.enrol(Profile("王小明", "13800138000"))
        basket = desk.begin(cashier).basket.basket_id
        serve_member(desk, cashier, basket, member.member_id, IdentifiedBy.PHONE)
        add_article(desk, cashier, basket, TEA.article_id, 2000)
        view = add_open_amount(desk, cashier, basket, Money(9_90))
        assert isinstance(view, CounterView)
        cancel_line(desk, cashier, basket, view.basket.lines[-1].line_id)
        paid = pay(desk, lambda: 10**12, cashier, basket, TenderKind.CASH, Money(300_00))
        assert isinstance(paid, CounterView)
        assert paid.completed
        return paid.completed.receipt_number

    def _read_receipt(self, scanned: str) -> ScannedReceipt:
        if scanned == "SK:forged":
            return ScannedReceipt(self.number, "小票内容被改动", NoticeTone.BAD)
        return ScannedReceipt("", "不是小票", NoticeTone.WARN)


def many_facts(count: int) -> Iterator[CodeRefused]:
    for number in range(count):
        yield CodeRefused("unknown", number.to_bytes(8, "big"))
