"""The till that leads the shop, as this till's people see it: which one it is, whether it answers, naming another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from shuke.application.naming_lead import (
    LeadChoices,
    NamingProblem,
    lead_choices,
    name_lead,
)
from shuke.application.refusal import Refused
from shuke.application.sync.leading.asking import LeadStanding
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.lead_address import port_of
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import leading as words
from shuke.wording.said import Words, said

__all__ = ["NOBODY", "DeviceLeadPresenter", "DeviceLeadState", "LeadPorts", "LeadSeen"]

NOBODY = "-"
"""The choice of no till at all."""

_MOST_TYPED = 256


@dataclass(frozen=True, slots=True)
class LeadSeen:
    """How this till stands with its shop's lead now. `port_taken`: it leads, but another program has the port."""

    standing: LeadStanding = LeadStanding.NONE
    till: str = ""
    address: str = ""
    port_taken: bool = False

    @property
    def reached(self) -> bool:
        return self.standing is LeadStanding.REACHED


@dataclass(frozen=True, slots=True)
class LeadPorts:
    """`alone`: this till has no head office. `own_address` is where the others would find this machine, without
    a port. `named` is called once somebody named a lead."""

    alone: Callable[[], bool]
    own_address: Callable[[], str]
    named: Callable[[], None]


@dataclass(frozen=True, slots=True)
class DeviceLeadState:
    """`lines` are name and value of what is known; `tills` those to choose from: none on a till that stands alone."""

    lines: tuple[tuple[Words, Words], ...] = ()
    tills: Mapping[str, Words] = field(default_factory=dict)
    chosen: str = NOBODY
    address: str = ""
    address_fault: Words = ""
    may_name: bool = False
    notice: Notice | None = None


class DeviceLeadPresenter(Shown[DeviceLeadState]):
    def __init__(self, office: OfficeWork, ports: LeadPorts) -> None:
        super().__init__(DeviceLeadState())
        self._office = office
        self._ports = ports
        self._seen = LeadSeen()
        self._choices = LeadChoices((), None)

    def open(self) -> None:
        if self._ports.alone():
            self._show(DeviceLeadState(notice=Notice(words.ONLY_IN_A_CHAIN, NoticeTone.CALM)))
            return
        self._show(replace(self._state, notice=None, address_fault="", lines=self._lines()))
        shop_id = self._office.desk.recorder.place.shop_id
        self._office.read(lambda work: lead_choices(work, shop_id), self._chose_from, self._trouble)

    def seen(self, seen: LeadSeen) -> None:
        """How it stands, whenever somebody looked."""
        self._seen = seen
        if not self._ports.alone():
            self._show(replace(self._state, lines=self._lines(), notice=self._standing_notice()))

    def choose(self, till: str) -> None:
        lead = self._choices.lead
        address = "" if till == NOBODY else self._state.address
        if lead is not None and lead.till == till:
            address = lead.address
        elif till == self._office.desk.till:
            address = self._ports.own_address()
        self._show(replace(self._state, chosen=till, address=address, address_fault=""))

    def write(self, text: str) -> None:
        self._show(replace(self._state, address=text[:_MOST_TYPED], address_fault="", notice=None))

    def name(self) -> None:
        state = self._state
        till = "" if state.chosen == NOBODY else state.chosen
        self._office.change(
            lambda desk, session: name_lead(desk, session, till, state.address), self._answered, self._trouble
        )

    def _chose_from(self, choices: LeadChoices) -> None:
        self._choices = choices
        here = self._office.desk.till
        tills: dict[str, Words] = {NOBODY: words.NONE_CHOICE}
        for one in choices.tills:
            named: Words = f"{one.till} · {one.name}"
            tills[one.till] = (
                said(words.THIS_TILL, till=one.till, name=one.name) if one.till == here else named
            )
        lead = choices.lead
        self._show(
            replace(
                self._state,
                tills=tills,
                chosen=lead.till if lead else NOBODY,
                address=lead.address if lead else "",
                may_name=self._office.session().may(Right.MANAGE_DEVICES),
                notice=self._standing_notice(),
            )
        )

    def _answered(self, answer: LeadNamed | NamingProblem | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
        elif answer is NamingProblem.ADDRESS:
            self._show(replace(self._state, address_fault=words.ADDRESS_WRONG))
        elif isinstance(answer, NamingProblem):
            self._trouble(words.NOT_THIS_SHOP)
        else:
            told: Words = said(words.NAMED, till=answer.till) if answer.till else words.NAMED_NONE
            self._show(replace(self._state, address=answer.address, notice=Notice(told, NoticeTone.GOOD)))
            self._ports.named()

    def _lines(self) -> tuple[tuple[Words, Words], ...]:
        seen = self._seen
        if seen.standing is LeadStanding.NONE:
            return ((words.LED_BY, words.NOBODY),)
        if seen.standing is LeadStanding.LEADING:
            return ((words.STATE, said(words.OPEN_DOOR, address=seen.address)),)
        return (
            (words.LED_BY, f"{seen.till} · {seen.address}"),
            (words.STATE, words.STANDINGS[seen.standing.value]),
        )

    def _standing_notice(self) -> Notice | None:
        seen = self._seen
        if seen.port_taken:
            return Notice(said(words.PORT_TAKEN, port=port_of(seen.address)))
        if seen.standing is LeadStanding.NOT_REACHED:
            told = said(words.NOT_REACHED_TEACHING, till=seen.till, address=seen.address)
            return Notice(told, NoticeTone.WARN)
        return None

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))
