"""The search as ingest calls it: after a push was folded, or set aside."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.finding.answered_twice import answered_twice
from shuke.application.head_office.finding.carried_twice import take_back_what_came_twice
from shuke.application.head_office.finding.dead_cards import by_dead_cards
from shuke.application.head_office.finding.ground import Found, Ground, Sold, name_of, raise_all, sales_of
from shuke.application.head_office.finding.overspent import overspent
from shuke.application.head_office.finding.phones import remember_phones, same_phones
from shuke.application.head_office.finding.prizes_twice import prizes_twice
from shuke.application.head_office.finding.promotions import uncovered
from shuke.application.head_office.finding.quotas import over_quota
from shuke.application.head_office.finding.refunds import refunds_in_doubt
from shuke.application.head_office.opening_pushes import OpenedFact
from shuke.application.ports.store import StoredFact, Work
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.card_changed import CardChanged
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_carried_over import MemberCarriedOver
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.members_carried_over import MembersCarriedOver
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import Money
from shuke.domain.profile import Attachment
from shuke.domain.shop import Shop

__all__ = ["ExceptionFinder"]


class ExceptionFinder:
    """One for each head office. Reads in the caller's transaction, records through its entry."""

    def __init__(self, recorder: Recorder, calendar: Shop) -> None:
        self._recorder = recorder
        self._calendar = calendar
        self._shelf = ProgrammeShelf()

    def after_taking_in(
        self,
        work: Work,
        entry: OfficeEntry,
        new: Sequence[OpenedFact],
        attached: Sequence[tuple[str, Attachment]],
    ) -> None:
        """What these facts, folded just now, contradict."""
        ground = self._ground(work, new)
        twice = take_back_what_came_twice(work, entry, new)
        facts = [(fact.sealed.header, fact.body) for fact in new]
        sold = sales_of(facts)
        numbers = [body.receipt_number for _, body in facts if isinstance(body, SaleCompleted)]
        died = [name for _, body in facts if isinstance(body, CardChanged) for name in body.died]
        promoted = [(header, body) for header, body in facts if isinstance(body, MemberPromoted)]
        enrolled = [
            (member_id, name_of(header, body), header.business_date)
            for header, body in facts
            for member_id in _enrolled(body)
        ]
        phones = remember_phones(ground, self._recorder, attached)
        found: list[Found] = [
            *overspent(ground, sold, numbers),
            *by_dead_cards(ground, sold, died, self._sold),
            *same_phones(ground, phones, enrolled),
            *uncovered(ground, promoted),
            *refunds_in_doubt(ground, facts, self._sold),
            *over_quota(ground, facts),
            *prizes_twice(ground, facts),
            *answered_twice(ground, facts, self._recorder.opened),
            *twice,
        ]
        raise_all(ground, entry, found)

    def after_setting_aside(self, work: Work, entry: OfficeEntry, aside: Sequence[OpenedFact]) -> None:
        """These facts contradict the journal: two machines have gone on as one till."""
        ground = self._ground(work, aside)
        first = aside[0].sealed
        facts = [(fact.sealed.header, fact.body) for fact in aside]
        at_risk = Money(sum(ground.spent_worth(one.sale).minor for one in sales_of(facts)))
        forked = Found(
            kind=ExceptionKind.FORKED_TILL,
            cause=(first.header.till, str(first.header.epoch), str(first.header.seq), first.hash.hex()),
            happened_on=first.header.business_date,
            facts=tuple(name_of(header, body) for header, body in facts),
            at_risk=at_risk,
            about=(("facts", str(len(facts))),),
        )
        raise_all(ground, entry, [forked])

    def _ground(self, work: Work, facts: Sequence[OpenedFact]) -> Ground:
        today = self._recorder.today(work, self._calendar)
        return Ground(work, facts[0].sealed.header.till, today, self._shelf)

    def _sold(self, stored: StoredFact) -> Sold | None:
        header, body = self._recorder.opened(stored)
        return Sold(header, body) if isinstance(body, SaleCompleted) else None


def _enrolled(body: FactBody | None) -> tuple[str, ...]:
    if isinstance(body, MembersCarriedOver):
        return tuple(member.member_id for member in body.members)
    return (body.member_id,) if isinstance(body, MemberEnrolled | MemberCarriedOver) else ()
