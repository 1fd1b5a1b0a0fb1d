"""`member.consented`: by which ways somebody wishes to hear of offers, or does not; and `member.accepted_terms`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.consent import AcceptedTerms, Channel, Consent, ConsentBy
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Raise, RowOperation

__all__ = ["ConsentSaid", "MemberAcceptedTerms", "MemberConsented", "terms_row"]


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """Of one channel. `turn` goes on from what was known when it was said; see `Consent`. `on`: the day it was said
    where that was earlier, under the name of whoever goes up in this member; None: on the day of the fact."""

    channel: Channel
    given: bool
    turn: int = 0
    on: date | None = None


@dataclass(frozen=True, slots=True)
class MemberConsented:
    KIND: ClassVar[str] = "member.consented"
    VERSION: ClassVar[int] = 1

    member_id: str
    said: tuple[ConsentSaid, ...]
    by: ConsentBy = ConsentBy.COUNTER

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *(
                Raise(
                    "consents",
                    {"member_id": self.member_id, "channel": one.channel.value},
                    {"said": self._word(one, header)},
                )
                for one in self.said
            ),
            concerns(header, self.member_id, self.KIND),
        )

    def _word(self, one: ConsentSaid, header: FactHeader) -> str:
        return Consent(one.turn, not one.given, one.on or header.business_date, header.till, self.by).word


@dataclass(frozen=True, slots=True)
class MemberAcceptedTerms:
    """`terms_version`: the programme version whose terms lay on the counter; `printed`: and went home with them."""

    KIND: ClassVar[str] = "member.accepted_terms"
    VERSION: ClassVar[int] = 1

    member_id: str
    programme: str
    terms_version: int
    printed: bool = False

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            terms_row(header, self.member_id, self.terms_version),
            concerns(header, self.member_id, self.KIND),
        )


def terms_row(header: FactHeader, member_id: str, version: int) -> RowOperation:
    """These terms were accepted at this till."""
    word = AcceptedTerms(version, header.business_date).word
    return Raise("members", {"member_id": member_id}, {"terms": word})
