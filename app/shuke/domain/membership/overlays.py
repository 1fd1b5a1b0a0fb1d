"""Overlays: who founds them, and who looks after whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.figures.abc import AbcClass, classes
from shuke.domain.figures.assignment import assigned
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.beside import given, may_hold, rule_of
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.changes import ContactGiven, Outcome, StockTaken, Used
from shuke.domain.membership.state import Membership
from shuke.domain.membership.sums import measured
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.extra_cards import ExtraCard, Founding
from shuke.domain.programme.parts.staff_pay import AccountService
from shuke.domain.programme.says import reason

__all__ = ["assign", "contacts", "found", "served", "staff_names"]

RULE = "account_service"


def found(book: Book, programme: Programme, extra: ExtraCard, on: date, calendar: HolidayCalendar) -> Outcome:
    """The founding list, computed from what is on record: those on it are told and hold the card from today."""
    rule = f"{rule_of(extra)}.founding"
    if extra.founding is None:
        return Outcome.no(reason(rule, CardTells.NO_FOUNDING, name=extra.name))
    if book.stock[rule]:
        return Outcome.no(reason(rule, CardTells.FOUNDED_BEFORE, name=extra.name))
    outcome = Outcome((StockTaken(rule, 1),))
    listed = _listed(book, programme, extra, extra.founding, on)
    for membership, told in listed:
        used = Used(membership.member_id, rule, "once", 1, on)
        outcome = outcome.and_then(Outcome((used,), (told,), None, (("listed", membership.member_id),)))
        outcome = outcome.and_then(given(book, programme, membership, extra, on, rule, calendar))
    return outcome.and_then(_all_served(book, programme, extra, {member.member_id for member, _ in listed}))


def _listed(
    book: Book, programme: Programme, extra: ExtraCard, founding: Founding, on: date
) -> list[tuple[Membership, Reason]]:
    """Those who are of the right class by spending, largest first, buy often enough and are of the age."""
    active = [membership for membership in book.members.values() if membership.active]
    money = {one.member_id: Money(measured(book, one, founding.money, on)) for one in active}
    found_listed = []
    for member_id, kind in classes(money).items():
        membership = book.members[member_id]
        times = measured(book, membership, founding.frequency.measure, on)
        age = membership.birthday.age_on(on) if membership.birthday is not None else None
        if (
            _class_fits(kind, founding)
            and founding.frequency.met(times)
            and _age_fits(age, founding)
            and may_hold(programme, membership, extra) is None
        ):
            told = reason(
                f"{rule_of(extra)}.founding",
                CardTells.LISTED,
                applied=True,
                age="–" if age is None else str(age),
                goods=_preferred(book, member_id) or "–",
                member=member_id,
                money=money[member_id],
                times=times,
            )
            found_listed.append((membership, told))
    return found_listed


def _class_fits(kind: AbcClass, founding: Founding) -> bool:
    """AA are among A."""
    return kind in founding.classes or (kind is AbcClass.AA and AbcClass.A in founding.classes)


def _age_fits(age: int | None, founding: Founding) -> bool:
    """Whose age is not known fits where none is asked for."""
    if founding.least_age is None and founding.most_age is None:
        return True
    oldest = founding.most_age if founding.most_age is not None else age
    return age is not None and oldest is not None and (founding.least_age or 0) <= age <= oldest


def _preferred(book: Book, member_id: str) -> str:
    """The category that most money went to; of equal ones the first by name."""
    spent: defaultdict[str, int] = defaultdict(int)
    for sale in book.sales_of(member_id):
        for line in sale.lines:
            spent[line.line.category] += line.kept.minor
    named = [(-money, category) for category, money in spent.items() if category and money > 0]
    return min(named)[1] if named else ""


# --- somebody who looks after each ---


def staff_names(service: AccountService) -> tuple[str, ...]:
    """What the account managers are called while nobody has given them names."""
    return tuple(f"account-manager-{number}" for number in range(1, service.staff + 1))


def contacts(book: Book, programme: Programme, also: Set[str] = frozenset()) -> Outcome:
    """An account manager for each holder who has none, evenly.

    Args:
        also: members who will be holders once the changes at hand are applied.
    """
    service = programme.account_service
    if service is None:
        return Outcome()
    holders = {one.member_id for one in _holders(book, service)} | also
    before = {name: book.members[name].contact for name in holders if name in book.members}
    shared = assigned(holders, before, staff_names(service), service.most)
    told = [
        reason(RULE, CardTells.CONTACT_GIVEN, applied=True, member=name, staff=shared.staff_of[name])
        for name in shared.moved
    ]
    if shared.without:
        told.append(reason(RULE, CardTells.CONTACT_FULL, count=len(shared.without), most=service.most))
    return Outcome(tuple(ContactGiven(name, shared.staff_of[name]) for name in shared.moved), tuple(told))


def served(book: Book, programme: Programme, extra: ExtraCard, member_id: str) -> Outcome:
    """Whoever looks after the fewest, for one who is just given the card, if its holders have somebody."""
    service = programme.account_service
    before = book.membership(member_id)
    if (
        service is None
        or extra.key not in service.holders
        or (before is not None and before.contact in staff_names(service))
    ):
        return Outcome()
    fewest = min(staff_names(service), key=lambda name: (book.looked_after[name], name))
    if book.looked_after[fewest] >= service.most:
        return Outcome(reasons=(reason(RULE, CardTells.CONTACT_FULL, count=1, most=service.most),))
    told = reason(RULE, CardTells.CONTACT_GIVEN, applied=True, member=member_id, staff=fewest)
    return Outcome((ContactGiven(member_id, fewest),), (told,))


def _all_served(book: Book, programme: Programme, extra: ExtraCard, members: Set[str]) -> Outcome:
    service = programme.account_service
    return contacts(book, programme, members) if service and extra.key in service.holders else Outcome()


def _holders(book: Book, service: AccountService) -> list[Membership]:
    return [one for one in book.members.values() if one.active and one.holds & service.holders]


def assign(book: Book, programme: Programme, membership: Membership, contact: str = "") -> Outcome:
    """This account manager looks after the member from now on; without a name, whoever has the fewest."""
    service = programme.account_service
    if service is None or not membership.holds & service.holders:
        return Outcome.no(reason(RULE, CardTells.CONTACT_NOT_FOR))
    if not contact:
        return contacts(book, programme)
    if contact not in staff_names(service):
        names = staff_names(service)
        return Outcome.no(reason(RULE, CardTells.CONTACT_NONE, first=names[0], last=names[-1]))
    if membership.contact != contact and book.looked_after[contact] >= service.most:
        return Outcome.no(reason(RULE, CardTells.CONTACT_FULL, count=1, most=service.most))
    told = reason(RULE, CardTells.CONTACT_GIVEN, applied=True, member=membership.member_id, staff=contact)
    return Outcome((ContactGiven(membership.member_id, contact),), (told,))
