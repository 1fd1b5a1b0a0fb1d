"""A shop in which everything that somebody may do can be done at once, and how each use case is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Engine

from fakes.closing_shop import ClosingShop
from fakes.counter_shop import TEA
from fakes.empty_database import empty_database
from fakes.pinned_staff import PIN, PinnedStaff
from fakes.value_shop import MORE, PLENTY, VALUE, publish
from fakes.wheel_shop import SURE
from shuke.application.approval import Act
from shuke.application.cards.asking import CardAsked
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CompletedSale, CounterView
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.session import Session
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.kinds import FactBody
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.shop import Right, Role, Staff

__all__ = ["SHOWN", "RoleStand", "UseCase", "free_bytes"]

SHOWN = frozenset(Proof)


def free_bytes() -> int:
    return PLENTY


@dataclass(frozen=True, slots=True)
class UseCase:
    """
    Attributes:
        rights: whoever has one of them may; empty: everybody who is signed in.
        by_word: somebody without it may with a second person's word,
        base: but only whoever has this.
        programme: as it ships, with no members yet, in place of the shop that has everything.
        ready: brings the shop to where it can be done, and gives what does it.
    """

    rights: tuple[Right, ...]
    ready: Callable[[RoleStand], Callable[[Session], object]]
    by_word: bool = False
    base: Right | None = None
    programme: str = ""

    def stand(self) -> RoleStand:
        stand = _made(self.programme)
        stand.rewind()
        return stand

    def open_to(self, role: Role) -> bool:
        return not self.rights or bool(role.rights.intersection(self.rights))

    def may_ask(self, role: Role) -> bool:
        return self.by_word and (self.base is None or self.base in role.rights)


@cache
def _made(programme: str) -> RoleStand:
    return RoleStand(programme, empty=True) if programme else RoleStand()


class RoleStand:
    """Two members; the first has a card, a top-up of a thousand and a sale of one tea. `empty`: nobody and nothing of
    that, by the programme as it ships."""

    def __init__(self, programme: str = "tea-chain", *, empty: bool = False) -> None:
        self.shop = shop = ClosingShop(programme=programme)
        if not empty:
            publish(shop, VALUE + MORE + SURE)
        self.desk = shop.desk
        self.people = PinnedStaff(shop)
        staff = [Staff(f"st-{role.value}", f"小{role.value}", role) for role in Role]
        self.sessions = {one.role: Session(self.people.enrol(one), 0) for one in staff}
        self.boss = self.sessions[Role.ADMINISTRATOR]
        self._began = empty_database()
        if not empty:
            self._begin()
        self._copy(self.shop.engine, self._began)

    def _begin(self) -> None:
        shop = self.shop
        self.new = shop.enrol(Profile("王小明", "13800138000"))
        self.member = self.new.member_id
        self.other = shop.enrol(Profile("李雷", "13900139000")).member_id
        wanted = TopUpWanted("t-1", self.member, Money(1000_00))
        assert isinstance(top_up(shop.desk, free_bytes, self.boss, wanted), TopUpAnswer)
        self.sale = self.sold()

    def rewind(self) -> None:
        """As it began: its database, its clock."""
        self._copy(self._began, self.shop.engine)
        self.shop.clock.wall_ms = int(self.shop.now.timestamp() * 1000)

    @staticmethod
    def _copy(source: Engine, target: Engine) -> None:
        begun, onto = source.raw_connection(), target.raw_connection()
        assert begun.driver_connection is not None
        begun.driver_connection.backup(onto.driver_connection)

    @property
    def asked(self) -> CardAsked:
        return CardAsked(self.new.card.card_id, SHOWN, "身份证 …1234", "说明")

    def basket(self, pieces: int = 0, member: str = "") -> str:
        """The basket on the counter, with so much tea in it."""
        basket = self.desk.begin(self.boss).basket.basket_id
        if pieces:
            view = add_article(self.desk, self.boss, basket, TEA.article_id, pieces * 1000)
            assert isinstance(view, CounterView), view
        if member:
            view = serve_member(self.desk, self.boss, basket, member, IdentifiedBy.PHONE)
            assert isinstance(view, CounterView), view
        return basket

    def sold(self) -> CompletedSale:
        view = pay(self.desk, free_bytes, self.boss, self.basket(1, self.member), TenderKind.CASH)
        assert isinstance(view, CounterView), view
        assert view.completed
        return view.completed

    def approved(self, asker: Session, act: Act) -> Session:
        """With the word of whoever may do everything."""
        boss = self.boss.staff.staff_id
        answer = self.people.approving.approve(asker, act, boss, PIN)
        assert answer.session is not None, answer
        return answer.session

    def record(self, *bodies: FactBody) -> None:
        with self.shop.store.writing() as work:
            for body in bodies:
                self.shop.recorder.record(work, self.desk.shop, body, staff="")
            work.commit()

    def content(self) -> dict[str, list[object]]:
        """Every row of every table."""
        connection = self.shop.engine.raw_connection().driver_connection
        assert connection is not None
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}
