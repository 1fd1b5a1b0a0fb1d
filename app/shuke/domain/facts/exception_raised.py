"""`exception.raised`: head office found what the rules do not allow. It never takes a fact back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind, Owner, State
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.money import ZERO, Money
from shuke.domain.slices.account import AccountKind, Slice

__all__ = ["ExceptionRaised"]


@dataclass(frozen=True, slots=True)
class ExceptionRaised:
    """The fields are those of `shuke.domain.exceptions.case.ExceptionCase`."""

    KIND: ClassVar[str] = "exception.raised"
    VERSION: ClassVar[int] = 1

    exception_id: str
    kind: ExceptionKind
    shop_id: str
    till: str
    happened_on: date
    facts: tuple[NamedFact, ...]
    owner: Owner
    deadline: date
    member_id: str = ""
    other_member_id: str = ""
    account: AccountKind | None = None
    shortfall: tuple[Slice, ...] = ()
    at_risk: Money = ZERO
    about: tuple[tuple[str, str], ...] = ()

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        concerned = dict.fromkeys((self.member_id, self.other_member_id))
        facts = [[fact.till, fact.epoch, fact.seq, fact.receipt_number] for fact in self.facts]
        return (
            Put(
                "exceptions",
                {"exception_id": self.exception_id},
                {
                    "kind": self.kind.value,
                    "shop_id": self.shop_id,
                    "till_id": self.till,
                    "happened_on": self.happened_on.isoformat(),
                    "found_on": header.business_date.isoformat(),
                    "facts": json.dumps(facts, ensure_ascii=False),
                    "owner": self.owner.value,
                    "deadline": self.deadline.isoformat(),
                    "state": State.OPEN.value,
                    "member_id": self.member_id,
                    "other_member_id": self.other_member_id,
                    "account": self.account.value if self.account else "",
                    "shortfall": json.dumps([[part.lot, part.amount] for part in self.shortfall]),
                    "at_risk_minor": self.at_risk.minor,
                    "about": json.dumps(self.about, ensure_ascii=False),
                },
            ),
            *(concerns(header, member_id, self.KIND) for member_id in concerned if member_id),
        )
