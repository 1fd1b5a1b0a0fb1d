"""Naming the till that leads a shop: a manager says which, and where it answers on the shop's network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.counter.desk import Desk
from shuke.application.ports.leads import NamedLead
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.shop import HEAD_OFFICE, Right

__all__ = ["USUAL_PORT", "LeadChoice", "LeadChoices", "NamingProblem", "lead_choices", "name_lead", "port_of"]

USUAL_PORT = 7413

_ADDRESS = re.compile(r"([A-Za-z0-9._-]{1,200}|\[[0-9A-Fa-f:.]{2,45}\])(?::([0-9]{1,5}))?")
_LARGEST_PORT = 65_535


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
    whole = _whole(address) if till else ""
    if whole is None:
        return NamingProblem.ADDRESS
    with desk.store.writing() as work:
        if till and till not in {one.till for one in lead_choices(work, place.shop_id).tills}:
            return NamingProblem.OTHER_SHOP
        named = LeadNamed(place.shop_id, till, whole)
        desk.recorder.record(work, desk.shop, named, staff=session.staff.staff_id)
        work.commit()
    return named


def port_of(address: str) -> int:
    """Of an address as it was named."""
    return int(address.rpartition(":")[2])


def _whole(address: str) -> str | None:
    """host:port, with the usual port where none was typed; None for anything else."""
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        return None
    port = int(found[2] or USUAL_PORT)
    return f"{found[1]}:{port}" if 0 < port <= _LARGEST_PORT else None
