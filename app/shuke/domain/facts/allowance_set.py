"""`allowance.set`: head office laid down what tills may spend while they cannot reach it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.slices.allowance import Allowance

__all__ = ["WHOLE_CHAIN", "AllowanceSet"]

WHOLE_CHAIN = "chain"
"""Whom a policy is for; there is no other yet."""


@dataclass(frozen=True, slots=True)
class AllowanceSet:
    """The whole policy; it takes the place of the one before. The row holds it as JSON of its plain form."""

    KIND: ClassVar[str] = "allowance.set"
    VERSION: ClassVar[int] = 1

    policy: Allowance

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        policy = json.dumps(to_plain(self.policy), sort_keys=True, separators=(",", ":"))
        return (Put("allowances", {"scope": WHOLE_CHAIN}, {"policy": policy}),)
