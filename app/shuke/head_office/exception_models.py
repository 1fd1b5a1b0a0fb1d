"""Exceptions as JSON: what is answered, what is asked. Amounts are in minor units of the shop's currency."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from shuke.application.exceptions.deciding import LONGEST_REASON
from shuke.application.head_office.case_desk import CaseFile
from shuke.domain.exceptions.case import ExceptionCase, NamedFact
from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner, State
from shuke.wording import exceptions as words
from shuke.wording.sentence import Language

__all__ = [
    "CaseFileModel",
    "CaseModel",
    "CasesAnswer",
    "DecisionAsked",
    "case_model",
    "file_model",
]


class FactModel(BaseModel):
    """A fact by its place in a journal; `receipt` where it is a sale's."""

    till: str
    epoch: int
    seq: int
    receipt: str = ""


class CaseModel(BaseModel):
    """An exception as it stands. `kind_name` and `told` are in the language that was asked for; members are named by
    their ids alone. `round` says how many decisions have counted."""

    id: str
    kind: ExceptionKind
    kind_name: str
    told: str
    state: State
    done: bool
    overdue: bool
    shop: str
    till: str
    happened_on: date
    found_on: date
    owner: Owner
    deadline: date
    member: str
    other_member: str
    account: str
    amount: int
    at_risk_minor: int
    lost_minor: int
    due_minor: int
    due_points: int
    collected_minor: int
    collected_points: int
    about: dict[str, str]
    facts: list[FactModel]
    allowed: list[Decision]
    round: int


class DecisionModel(BaseModel):
    """A decision that was made; one that does not count came too late."""

    decision: Decision
    decided_by: str
    decided_on: date
    reason: str
    owner: Owner | None
    deadline: date | None
    counts: bool
    fact: FactModel


class SettlementModel(BaseModel):
    paid_minor: int
    points: int
    on: date
    fact: FactModel


class CaseFileModel(CaseModel):
    """One exception whole."""

    decisions: list[DecisionModel]
    settlements: list[SettlementModel]


class CasesAnswer(BaseModel):
    """A page by deadline; `next` is the cursor of the next one, null behind the last."""

    exceptions: list[CaseModel]
    next: str | None


class DecisionAsked(BaseModel):
    """What is to become of an exception. A dispute needs `owner` and `deadline`, a merger `survivor`. `answers` is
    the `round` that whoever decides has seen: if somebody else's decision counted since, nothing is done."""

    model_config = ConfigDict(extra="forbid")

    decision: Decision
    reason: str = Field(min_length=1, max_length=LONGEST_REASON)
    owner: Owner | None = None
    deadline: date | None = None
    survivor: str = Field(default="", max_length=64)
    answers: int | None = Field(default=None, ge=0, le=2**31)


def case_model(case: ExceptionCase, today: date, language: Language) -> CaseModel:
    return CaseModel.model_validate(_plain(case, today, language))


def file_model(file: CaseFile, language: Language) -> CaseFileModel:
    decisions = [
        DecisionModel(
            decision=one.decision,
            decided_by=one.decided_by,
            decided_on=one.decided_on,
            reason=one.reason,
            owner=one.owner,
            deadline=one.deadline,
            counts=one.counts,
            fact=_fact(one.place),
        )
        for one in file.decisions
    ]
    settlements = [
        SettlementModel(paid_minor=one.paid.minor, points=one.points, on=one.on, fact=_fact(one.place))
        for one in file.settlements
    ]
    plain = _plain(file.case, file.today, language)
    return CaseFileModel.model_validate({**plain, "decisions": decisions, "settlements": settlements})


def _plain(case: ExceptionCase, today: date, language: Language) -> dict[str, object]:
    return {
        "id": case.exception_id,
        "kind": case.kind,
        "kind_name": words.KINDS[case.kind.value].into(language),
        "told": words.TITLES[case.kind.value].into(language),
        "state": case.state,
        "done": case.is_done,
        "overdue": case.is_overdue(today),
        "shop": case.shop_id,
        "till": case.till,
        "happened_on": case.happened_on,
        "found_on": case.found_on,
        "owner": case.owner,
        "deadline": case.deadline,
        "member": case.member_id,
        "other_member": case.other_member_id,
        "account": case.account.value if case.account else "",
        "amount": case.amount,
        "at_risk_minor": case.at_risk.minor,
        "lost_minor": case.lost.minor,
        "due_minor": case.due.minor,
        "due_points": case.due_points,
        "collected_minor": case.collected.minor,
        "collected_points": case.collected_points,
        "about": dict(case.about),
        "facts": [_fact(fact) for fact in case.facts],
        "allowed": list(case.allowed),
        "round": case.round,
    }


def _fact(fact: NamedFact) -> FactModel:
    return FactModel(till=fact.till, epoch=fact.epoch, seq=fact.seq, receipt=fact.receipt_number)
