"""Naming the till that leads a shop: a manager says which, and where it answers on the shop's network."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.application.counter.desk import Desk
from shuke.application.ports.leads import NamedLead
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.lead_address import whole_address
from shuke.domain.shop import HEAD_OFFICE, Right

__all__ = ["LeadChoice", "LeadChoices", "NamingProblem", "lead_choices", "name_lead"]


class NamingProblem(StrEnum):
    ADDRESS = "address"
    OTHER_SHOP = "other_shop"


@dataclass(frozen=True, slots=True)
class LeadChoice:
    till: str
    name: str


@dataclass(frozen=True, slots=True)
class LeadChoices:
    """The shop's tills, and which of them leads; None: nobody does."""

    tills: tuple[LeadChoice, ...]
    lead: NamedLead | None


def lead_choices(work: Work, shop_id: str) -> LeadChoices:
    tills = sorted(
        till for till, shop, _ in work.shops.till_keys() if shop == shop_id and till != HEAD_OFFICE
    )
    return LeadChoices(
        tuple(LeadChoice(till, work.shops.till_name(till)) for till in tills), work.leads.of_shop(shop_id)
    )


def name_lead(desk: Desk, session: Session, till: str, address: str) -> LeadNamed | NamingProblem | Refused:
    """From now on the shop's tills ask that one; an empty name: nobody. What was handed over stays where it is."""
    if not session.may(Right.MANAGE_DEVICES):
        return Refused(Refusal.NOT_ALLOWED)
    place = desk.recorder.place
    whole = whole_address(address.strip()) if till else ""
    if whole is None:
        return NamingProblem.ADDRESS
    with desk.store.writing() as work:
        if till and till not in {one.till for one in lead_choices(work, place.shop_id).tills}:
            return NamingProblem.OTHER_SHOP
        named = LeadNamed(place.shop_id, till, whole)
        desk.recorder.record(work, desk.shop, named, staff=session.staff.staff_id)
        work.commit()
    return named
