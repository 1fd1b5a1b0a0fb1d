"""Exceptions in words: a row of the list, and one of them with its story and its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shuke.application.exceptions.looking import CaseLook, CaseRow, Whom
from shuke.application.ports.exceptions import DecisionHeard, Settlement
from shuke.domain.exceptions.case import ExceptionCase, NamedFact
from shuke.domain.exceptions.kinds import Decision
from shuke.domain.money import ZERO
from shuke.domain.slices.account import AccountKind
from shuke.presenters.counter_words import MoneyText
from shuke.wording import exceptions as words
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = [
    "CaseRowState",
    "CaseStory",
    "SurvivorChoice",
    "case_row",
    "case_story",
    "survivors",
    "waiting_words",
]


_PHONE_END = 4


@dataclass(frozen=True, slots=True)
class CaseRowState:
    key: str
    kind: Words
    who: Words
    till: str
    happened_on: str
    at_risk: str
    owner: Words
    deadline: str
    state: Words


@dataclass(frozen=True, slots=True)
class CaseStory:
    """
    Attributes:
        told: what such an exception is, in a sentence.
        particulars: (name, value) of this one.
        facts: the facts it is about, one line each.
        history: decisions and settlements, one line each.
        sums: what was lost, collected, is still owed.
    """

    kind: Words
    state: Words
    told: Words
    particulars: tuple[tuple[Words, Words], ...]
    facts: tuple[Words, ...]
    history: tuple[Words, ...]
    sums: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class DecisionChoice:
    """What may be decided, and what that does."""

    decision: Decision
    words: Words
    detail: Words


@dataclass(frozen=True, slots=True)
class SurvivorChoice:
    member_id: str
    words: Words


def case_row(row: CaseRow, today: date, money: MoneyText) -> CaseRowState:
    case = row.case
    state = _state(case)
    return CaseRowState(
        key=case.exception_id,
        kind=words.KINDS[case.kind.value],
        who=_short(row.whom) if row.whom else "",
        till=row.till_name,
        happened_on=f"{case.happened_on:%m-%d}",
        at_risk=money(case.at_risk) if case.at_risk else "",
        owner=words.OWNERS[case.owner.value],
        deadline=f"{case.deadline:%m-%d}",
        state=Listed((words.OVERDUE, state)) if case.is_overdue(today) else state,
    )


def case_story(look: CaseLook, money: MoneyText) -> CaseStory:
    case = look.row.case
    names = dict(look.till_names)
    return CaseStory(
        kind=words.KINDS[case.kind.value],
        state=_state(case),
        told=words.TITLES[case.kind.value],
        particulars=tuple(_particulars(look, money)),
        facts=tuple(_fact(fact, names) for fact in case.facts),
        history=(
            *(_decision(one, look.waits) for one in look.decisions),
            *(_settlement(one, names, money) for one in look.settlements),
        ),
        sums=tuple(_sums(case, money)),
    )


def decision_choices(case: ExceptionCase) -> tuple[DecisionChoice, ...]:
    """What may be decided now; where no money is at risk nothing is lost by letting it stand."""
    return tuple(_choice(decision, at_risk=bool(case.at_risk or case.amount)) for decision in case.allowed)


def _choice(decision: Decision, *, at_risk: bool) -> DecisionChoice:
    if decision is Decision.ACCEPT and not at_risk:
        return DecisionChoice(decision, words.LET_STAND, words.LET_STAND_DETAIL)
    key = decision.value
    return DecisionChoice(decision, words.DECISIONS[key], words.DECISION_DETAILS[key])


def survivors(look: CaseLook) -> tuple[SurvivorChoice, ...]:
    """The two members of whom one may stay."""
    pair = (look.row.whom, look.other)
    return tuple(SurvivorChoice(one.member_id, _who(one)) for one in pair if one is not None)


def waiting_words(waits: DecisionHeard) -> Words:
    decision = words.DECISIONS[waits.decision.value]
    return said(words.DECISION_WAITS, name=waits.decided_by, decision=decision)


def _short(whom: Whom) -> Words:
    """The name and how the telephone ends."""
    parts = tuple(part for part in (whom.name, whom.phone[-_PHONE_END:] or whom.number) if part)
    return " ".join(parts) if parts else words.MEMBER_UNKNOWN


def _who(whom: Whom) -> Words:
    """With the number: two of one name and telephone are told apart by it."""
    parts = tuple(part for part in (whom.name, whom.phone, whom.number) if part)
    return " ".join(parts) if parts else words.MEMBER_UNKNOWN


def _state(case: ExceptionCase) -> Words:
    return words.SETTLED if case.is_settled else words.STATES[case.state.value]


def _particulars(look: CaseLook, money: MoneyText) -> list[tuple[Words, Words]]:
    case = look.row.case
    found: list[tuple[Words, Words]] = []
    if look.row.whom is not None:
        found.append((words.WHO, _who(look.row.whom)))
    if look.other is not None:
        found.append((words.OTHER_MEMBER, _who(look.other)))
    found.append((words.TILL, look.row.till_name))
    found.append((words.HAPPENED, case.happened_on.isoformat()))
    found.append((words.FOUND_ON, case.found_on.isoformat()))
    owner = words.OWNERS[case.owner.value]
    deadline: Words = case.deadline.isoformat()
    if case.is_overdue(look.today):
        deadline = Listed((deadline, words.OVERDUE))
    found += [(words.OWNER, owner), (words.DEADLINE, deadline)]
    if case.at_risk:
        found.append((words.AT_RISK, money(case.at_risk)))
    about = [said(words.ABOUT[name], value=value) for name, value in case.about if name in words.ABOUT]
    if case.account is AccountKind.POINTS:
        about.append(said(words.ABOUT["points"], value=points_text(-case.amount)))
    elif case.account in (AccountKind.PRINCIPAL, AccountKind.BONUS):
        about.append(said(words.ABOUT["account"], value=money(case.at_risk)))
    if about:
        found.append((words.DETAILS, Listed(tuple(about), on_lines=True)))
    return found


def _fact(fact: NamedFact, names: Mapping[str, str]) -> Words:
    receipt = said(words.RECEIPT, number=fact.receipt_number) if fact.receipt_number else "–"
    till = names.get(fact.till, fact.till)
    return said(words.FACT, till=till, epoch=fact.epoch, seq=fact.seq, receipt=receipt)


def _decision(one: DecisionHeard, waits: DecisionHeard | None) -> Words:
    what = words.DECISIONS[one.decision.value]
    who = said(words.DECIDED_BY, day=one.decided_on.isoformat(), name=one.decided_by, decision=what)
    if one == waits:
        return said(words.DECISION_LINE, who=who, reason=one.reason, standing=words.DECISION_SENT)
    standing = words.DECISION_KEPT if one.counts else words.DECISION_LATE
    return said(words.DECISION_LINE, who=who, reason=one.reason, standing=standing)


def _settlement(one: Settlement, names: Mapping[str, str], money: MoneyText) -> Words:
    till, day = names.get(one.place.till, one.place.till), one.on.isoformat()
    if one.points:
        return said(words.SETTLEMENT_POINTS, day=day, till=till, amount=points_text(one.points))
    return said(words.SETTLEMENT_LINE, day=day, till=till, amount=money(one.paid))


def _sums(case: ExceptionCase, money: MoneyText) -> list[Words]:
    found: list[Words] = []
    if case.lost:
        found.append(said(words.LOST, amount=money(case.lost)))
    if case.collected > ZERO:
        found.append(said(words.COLLECTED, amount=money(case.collected)))
    if case.owed and Decision.ACCEPT in case.allowed:
        found.append(said(words.OWED, amount=money(case.owed)))
    if case.owed_points:
        found.append(said(words.OWED_POINTS, points=points_text(case.owed_points)))
    return found
