"""What every search for exceptions stands on, and how what is found is recorded: once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind, exception_id, terms_of
from shuke.domain.exceptions.worth import worth
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.slices.account import AccountKind, Slice

__all__ = ["MOST_NAMED", "Found", "Ground", "Sold", "name_of", "raise_all", "sales_of"]

MOST_NAMED = 20
"""Facts that an exception names; of more it says how many."""


@dataclass(frozen=True, slots=True)
class Sold:
    """A sale of a member, as its fact says."""

    header: FactHeader
    sale: SaleCompleted

    @property
    def place(self) -> NamedFact:
        return name_of(self.header, self.sale)


@dataclass(frozen=True, slots=True)
class Found:
    """What is to become an exception. `cause` names it among its kind: the same cause is found once."""

    kind: ExceptionKind
    cause: tuple[str, ...]
    happened_on: date
    facts: tuple[NamedFact, ...]
    member_id: str = ""
    other_member_id: str = ""
    account: AccountKind | None = None
    shortfall: tuple[Slice, ...] = ()
    at_risk: Money = ZERO
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """`till` pushed the facts; `today` is head office's business date."""

    work: Work
    till: str
    today: date
    shelf: ProgrammeShelf

    def points_rate(self, sale: SaleCompleted) -> PointsAsMoney | None:
        """What points were worth in that sale."""
        try:
            return self.shelf.version(self.work, sale.programme, sale.programme_version).points_as_money
        except NoProgramme:
            return None

    def spent_worth(self, sale: SaleCompleted) -> Money:
        """What the sale took from the member's accounts, in money."""
        rate = self.points_rate(sale)
        parts = (worth(entry.account, -entry.amount, rate) for entry in sale.entries if entry.amount < 0)
        coupons = (coupon.amount for coupon in sale.coupons)
        return Money(sum(part.minor for part in (*parts, *coupons)))


def name_of(header: FactHeader, body: FactBody | None) -> NamedFact:
    number = body.receipt_number if isinstance(body, SaleCompleted) else ""
    return NamedFact(header.till, header.epoch, header.seq, number)


def sales_of(facts: Iterable[tuple[FactHeader, FactBody | None]]) -> list[Sold]:
    """The sales among them that have a member."""
    return [
        Sold(header, body) for header, body in facts if isinstance(body, SaleCompleted) and body.member_id
    ]


def raise_all(ground: Ground, entry: OfficeEntry, found: Sequence[Found]) -> None:
    """Record what was not known before."""
    by_id = {exception_id(one.kind, *one.cause): one for one in found}
    known = ground.work.exceptions.known(list(by_id))
    if by_id.keys() <= known:
        return
    keys = ground.work.till_register.keys_of(ground.till)
    shop_id = keys[0].shop_id if keys else ""
    for identity, one in by_id.items():
        if identity not in known:
            entry.record(_raised(identity, one, ground, shop_id))


def _raised(identity: str, one: Found, ground: Ground, shop_id: str) -> ExceptionRaised:
    terms = terms_of(one.kind)
    return ExceptionRaised(
        exception_id=identity,
        kind=one.kind,
        shop_id=shop_id,
        till=ground.till,
        happened_on=one.happened_on,
        facts=one.facts[:MOST_NAMED],
        owner=terms.owner,
        deadline=terms.deadline(ground.today),
        member_id=one.member_id,
        other_member_id=one.other_member_id,
        account=one.account,
        shortfall=one.shortfall,
        at_risk=one.at_risk,
        about=one.about,
    )
