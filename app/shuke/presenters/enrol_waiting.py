"""Those who enrolled themselves, on the form of enrolment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shuke.domain.asked_fields import AskedFields
from shuke.domain.profile import mask_phone
from shuke.domain.self_enrolment import SelfEnrolment
from shuke.presenters.enrol_fields import labels_of
from shuke.presenters.enrol_reading import birthday_text

if TYPE_CHECKING:
    from shuke.presenters.enrol import EnrolState

__all__ = ["WaitingState", "filled", "waiting_state"]


@dataclass(frozen=True, slots=True)
class WaitingState:
    self_enrolment_id: str
    name: str
    phone: str


def waiting_state(one: SelfEnrolment) -> WaitingState:
    return WaitingState(one.self_enrolment_id, one.name, mask_phone(one.phone))


def filled(state: EnrolState, one: SelfEnrolment | None, asked: AskedFields) -> EnrolState:
    """The form with what they told; empty for nobody. What the shop does not ask is left out."""
    if one is None:
        return replace(state, waited="", phone="", name="", birthday="", offers_by_sms=False)
    is_asked = "birthday" in dict(labels_of(asked))
    born = one.birthday if is_asked else None
    return replace(
        state,
        waited=one.self_enrolment_id,
        phone=one.phone,
        name=one.name,
        birthday=birthday_text(born) if born else "",
        offers_by_sms=one.offers_by_sms,
    )
