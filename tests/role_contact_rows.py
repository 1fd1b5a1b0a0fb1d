"""Who may say that a member was contacted: one row a use case."""

from __future__ import annotations

from role_stand import UseCase
from shuke.application.members.contacting import contacted
from shuke.domain.contacted import Outcome
from shuke.domain.shop import Right

__all__ = ["ROWS"]

ROWS = {
    "members.contacting:contacted": UseCase(
        (Right.ENROL,), lambda s: lambda who: contacted(s.desk, who, s.member, Outcome.REACHED)
    )
}
