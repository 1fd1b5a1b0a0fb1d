"""PINs at head office: one hash for each person, wrapped here, sealed for each till when it asks."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.identity import generation
from shuke.application.ports.encoding import Encoding
from shuke.application.ports.pins import BoxSealing, PinWrapping
from shuke.application.ports.store import SealedPin, Work
from shuke.domain.facts.plain import Plain
from shuke.domain.sync.pin_messages import AskPins, PinsSent, about_pins

__all__ = ["NotStaff", "PinBoxes", "ask_anew", "pins_version", "set_pin"]

_VERSION = "pins.version"


class NotStaff(Exception):
    """Nobody by that id works here; nothing was changed."""


def pins_version(work: Work) -> int:
    """0 while head office keeps none; another number after each change and after each restore."""
    changes = work.cursors.get(_VERSION)
    return (generation(work) << 32) + changes if changes else 0


def set_pin(work: Work, staff_id: str, sealed: bytes) -> None:
    """Everywhere this PIN counts from now on, in the caller's transaction.

    Args:
        sealed: the PIN's hash, wrapped by head office's own secret.

    Raises:
        NotStaff.
    """
    if work.shops.staff_member(staff_id) is None:
        raise NotStaff(staff_id)
    work.pins.put(staff_id, SealedPin(sealed, 0, 0))
    ask_anew(work)


def ask_anew(work: Work) -> None:
    """Let every till ask for PINs with its next round: what it would be sent is something else now."""
    work.cursors.put(_VERSION, work.cursors.get(_VERSION) + 1)


@dataclass(frozen=True, slots=True)
class PinBoxes:
    """What PINs are put into boxes with."""

    wrapping: PinWrapping
    boxes: BoxSealing
    encoding: Encoding

    def sent(self, work: Work, tenant: str, till: str, ask: AskPins) -> PinsSent:
        """Everybody's who may sign in, for that till alone."""
        version, shop_id = pins_version(work), work.shops.shop_of(till)
        hashes: dict[str, Plain] = {}
        for person in work.shops.staff():
            kept = work.pins.get(person.staff_id) if person.works_at(shop_id) else None
            hashed = self.wrapping.hash_in(person.staff_id, kept.sealed) if kept is not None else None
            if hashed is not None:
                hashes[person.staff_id] = hashed
        about = about_pins(tenant, till, version)
        return PinsSent(version, self.boxes.seal(self.encoding.encode(hashes), ask.public_key, about))
