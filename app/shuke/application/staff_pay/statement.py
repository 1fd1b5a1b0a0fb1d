"""The statement of a month: what each of the staff gets, line by line, and how far their goals are reached."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.commission import Goal, Pay, Worked, commission
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right

__all__ = ["GoalSeen", "Statement", "month_of", "pays_of", "statement"]


@dataclass(frozen=True, slots=True)
class GoalSeen:
    """What somebody is to reach; `reached` as the statement says it."""

    person: str
    staff_id: str
    post: str
    name: Bilingual
    amount: Money
    whole_shop: bool
    reached: str


@dataclass(frozen=True, slots=True)
class Statement:
    """
    Attributes:
        first, last: its days, both included.
        pays: of everybody; of one person where only the own may be seen.
        refused: why there is none: the programme has no commission.
        posts: key and name of each target that the programme has.
        people: id and name of everybody who works here.
        everybody: whoever asked may see all of them.
        here_only: sales and enrolments of other tills are not in it.
    """

    first: date
    last: date
    pays: tuple[Pay, ...] = ()
    goals: tuple[GoalSeen, ...] = ()
    refused: Reason | None = None
    posts: tuple[tuple[str, Bilingual], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    everybody: bool = False
    here_only: bool = False


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of its month."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return first, following - timedelta(days=1)


def statement(desk: Desk, work: Work, session: Session, day: date) -> Statement:
    """Of the month that has this day. Whoever manages staff sees everybody, anybody else only the own."""
    first, last = month_of(day)
    programme = desk.programme_in_force(work)
    people = {one.staff_id: one.name for one in work.shops.staff()}
    everybody = session.may(Right.MANAGE_STAFF)
    found = pays_of(work, programme, first, last)
    own = session.staff.name
    pays = () if isinstance(found, Reason) else found
    return Statement(
        first=first,
        last=last,
        pays=tuple(pay for pay in pays if everybody or pay.person == own),
        goals=tuple(_seen(work, programme, people, pays, first, None if everybody else own)),
        refused=found if isinstance(found, Reason) else None,
        posts=tuple((one.key, one.name) for one in programme.commission.targets)
        if programme.commission
        else (),
        people=tuple(people.items()) if everybody else (),
        everybody=everybody,
        here_only=not desk.contact.alone,
    )


def pays_of(work: Work, programme: Programme, first: date, last: date) -> tuple[Pay, ...] | Reason:
    """What everybody gets for that month, as far as their work lies here; asks for no right."""
    people = {one.staff_id: one.name for one in work.shops.staff()}
    worked = [
        Worked(people.get(one.staff_id, one.staff_id), one.sold, one.back, one.enrolled)
        for one in work.staff_pay.worked(first, last)
        if one.staff_id
    ]
    goals = _goals(work, programme, people, first)
    return commission(_book(work, programme, first, last), programme, first, last, goals, worked)


def _book(work: Work, programme: Programme, first: date, last: date) -> Book:
    """Top-ups of the time, and of the whole of a campaign that ends in it, each under its member's number."""
    campaign = programme.commission.campaign if programme.commission else None
    begins = min(first, campaign.first) if campaign and first <= campaign.last <= last else first
    book = Book()
    for one in work.staff_pay.sold_top_ups(begins, last):
        member = work.members.get(one.member_id)
        book.top_ups[one.top_up_id] = replace(one, member_id=member.number) if member else one
    return book


def _goals(work: Work, programme: Programme, people: dict[str, str], first: date) -> list[Goal]:
    """A post that the programme has no more is left out."""
    posts = {one.key for one in programme.commission.targets} if programme.commission else set()
    return [
        Goal(
            person=people.get(one.staff_id, one.staff_id),
            post=one.post,
            amount=one.amount,
            team=frozenset(people.values()) if one.whole_shop else frozenset(),
        )
        for one in work.staff_pay.goals(f"{first:%Y-%m}")
        if one.post in posts
    ]


def _seen(
    work: Work,
    programme: Programme,
    people: dict[str, str],
    pays: tuple[Pay, ...],
    first: date,
    only: str | None,
) -> list[GoalSeen]:
    names = {one.key: one.name for one in programme.commission.targets} if programme.commission else {}
    reached = {
        pay.person: str(dict(line.why.values)["share"])
        for pay in pays
        for line in pay.lines
        if line.why.sentence == ValueTells.PAY_TARGET
    }
    found = []
    for one in work.staff_pay.goals(f"{first:%Y-%m}"):
        person = people.get(one.staff_id, one.staff_id)
        if one.post in names and only in (None, person):
            share = reached.get(person, "0%")
            name = names[one.post]
            found.append(GoalSeen(person, one.staff_id, one.post, name, one.amount, one.whole_shop, share))
    return found
