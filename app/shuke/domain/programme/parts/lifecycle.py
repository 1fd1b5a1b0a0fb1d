"""What time does to a membership: sleeping members, and who must be asked or told before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.programme.tables import Table

__all__ = ["Dormancy", "DormantThen", "read_dormancy"]

MOST_MONTHS = 1200


class DormantThen(StrEnum):
    """What becomes of a member without a purchase: the membership ends, the card is cancelled and listed for
    publication, or a person decides on downgrade or cancellation."""

    ENDS = "ends"
    CANCELLED = "cancelled"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Dormancy:
    """After so many months without a valid purchase. `notice` says that one must have been sent before."""

    months: int
    then: DormantThen
    notice: bool = False


def read_dormancy(table: Table) -> Dormancy:
    dormancy = Dormancy(
        months=table.whole("months", 1, MOST_MONTHS),
        then=table.choice("then", DormantThen),
        notice=table.yes_or_no("notice", default=False),
    )
    table.close()
    return dormancy
