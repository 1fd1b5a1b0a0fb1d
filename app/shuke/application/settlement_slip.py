"""A settled month of one shop on a till's own paper: what it pays and gets, shop by shop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shuke.application.ports.printing import PrintJob
from shuke.application.printed_content import composed_content, slip_head
from shuke.domain.money import Money, total
from shuke.domain.paper import Cut, Element, Feed, Paper, Rule, SignatureLine, SplitLine, TextLine
from shuke.wording import receipt
from shuke.wording import settlement as words
from shuke.wording.figures import money_text
from shuke.wording.sentence import Language, Sentence

__all__ = [
    "SettlementSlip",
    "SlipPair",
    "SlipPartner",
    "SlipSum",
    "compose_settlement_slip",
    "settlement_slip_paper",
]


@dataclass(frozen=True, slots=True)
class SlipSum:
    """What came together of one kind, in one direction.

    Attributes:
        kind: a value of `DebtKind`.
        owed: the shop owes it; else it is owed to it.
        corrects: an earlier month whose statement it came too late for; empty mostly.
        entries: how many they are.
    """

    kind: str
    owed: bool
    corrects: str
    entries: int
    principal: Money
    bonus: Money


@dataclass(frozen=True, slots=True)
class SlipPair:
    """With one other shop. `pays`: what is left to pay to it; below zero: to get from it."""

    other: str
    sums: tuple[SlipSum, ...]
    pays: Money


@dataclass(frozen=True, slots=True)
class SlipPartner:
    """What a partner outside of the chain did for members of the shop."""

    partner: str
    service: str
    times: int
    amount: Money


@dataclass(frozen=True, slots=True)
class SettlementSlip:
    """`settled_at` is the shop's own time; `language` zh or en."""

    shop: str
    till: str
    month: str
    settled_at: str
    settled_by: str
    printed_by: str
    pairs: tuple[SlipPair, ...]
    partners: tuple[SlipPartner, ...]
    language: str
    sign: str

    @property
    def pays(self) -> Money:
        """To all shops it owes."""
        return total(one.pays for one in self.pairs if one.pays.minor > 0)

    @property
    def gets(self) -> Money:
        """From all shops that owe it."""
        return -total(one.pays for one in self.pairs if one.pays.minor < 0)


def compose_settlement_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, SettlementSlip, settlement_slip_paper)


def settlement_slip_paper(slip: SettlementSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_Composition(slip, copy).elements()))


class _Composition:
    def __init__(self, slip: SettlementSlip, copy: int) -> None:
        self._slip, self._copy = slip, copy
        self._language = Language(slip.language)

    def elements(self) -> Iterator[Element]:
        slip = self._slip
        yield from slip_head(slip.shop, self._say(words.SETTLEMENT), self._language, self._copy)
        yield Rule()
        yield self._line(words.MONTH, slip.month, bold=True)
        yield self._line(words.SETTLED_AT, slip.settled_at)
        yield self._line(words.SETTLED_BY, slip.settled_by)
        yield self._line(receipt.TILL, slip.till)
        yield self._line(words.PRINTED_BY, slip.printed_by)
        for pair in slip.pairs:
            yield Rule()
            yield from self._pair(pair)
        yield Rule()
        yield self._line(words.PAYS_IN_ALL, self._text(slip.pays))
        yield self._line(words.GETS_IN_ALL, self._text(slip.gets))
        net = slip.gets.minor - slip.pays.minor
        label = words.NET_PAYS if net < 0 else words.NET_GETS
        yield self._line(label, self._text(Money(abs(net))), bold=True)
        yield from self._partners()
        yield Rule()
        yield SignatureLine(self._say(words.SIGNATURE))
        yield Feed(2)
        yield Cut()

    def _pair(self, pair: SlipPair) -> Iterator[Element]:
        yield TextLine(pair.other, bold=True)
        for one in pair.sums:
            sentence = words.WE_OWE if one.owed else words.WE_ARE_OWED
            kind = self._say(words.KINDS[one.kind])
            if one.corrects:
                kind = f"{kind} · {self._say(words.CORRECTION, month=one.corrects)}"
            yield TextLine(self._say(sentence, kind=kind, entries=one.entries))
            yield SplitLine(self._say(words.PRINCIPAL), self._text(one.principal), indent=2)
            if one.bonus:
                yield SplitLine(self._say(words.BONUS), self._text(one.bonus), indent=2)
        if not pair.pays:
            yield TextLine(self._say(words.NOTHING), bold=True)
        else:
            label = words.WE_PAY if pair.pays.minor > 0 else words.WE_GET
            yield self._line(label, self._text(Money(abs(pair.pays.minor))), bold=True)

    def _partners(self) -> Iterator[Element]:
        if not self._slip.partners:
            return
        yield Rule()
        yield TextLine(self._say(words.PARTNERS), bold=True)
        for one in self._slip.partners:
            yield TextLine(self._say(words.SERVED, partner=one.partner, service=one.service))
            told = self._say(words.SO_OFTEN, times=one.times)
            yield SplitLine(told, self._text(one.amount) if one.amount else "", indent=2)

    def _line(self, label: Sentence, text: str, *, bold: bool = False) -> SplitLine:
        return SplitLine(self._say(label), text, bold=bold)

    def _say(self, sentence: Sentence, **values: object) -> str:
        return sentence.into(self._language, **values)

    def _text(self, amount: Money) -> str:
        return money_text(amount, symbol=self._slip.sign)
