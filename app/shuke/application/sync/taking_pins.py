"""A till takes over PINs from head office: out of a box made for this asking, wrapped at once by its own secret."""

from __future__ import annotations

import logging

from shuke.application.ports.store import SealedPin, Work
from shuke.application.ports.vault import VaultRefused
from shuke.application.sync.conversation import Conversation, Stop
from shuke.application.sync.state import RoundOutcome
from shuke.domain.sync.exchanges import PINS
from shuke.domain.sync.messages import Page
from shuke.domain.sync.pin_messages import AskPins, about_pins

__all__ = ["note_offered", "take_pins"]

_log = logging.getLogger(__name__)

_HELD, _OFFERED = "pins.held", "pins.offered"


def note_offered(work: Work, page: Page) -> None:
    """What a page says of the PINs at head office."""
    if page.pins_version != work.cursors.get(_OFFERED):
        work.cursors.put(_OFFERED, page.pins_version)


def _has_other_pins(work: Work) -> bool:
    """Whether head office keeps PINs that are not the ones held here."""
    offered = work.cursors.get(_OFFERED)
    return offered not in {0, work.cursors.get(_HELD)}


def take_pins(talk: Conversation) -> Stop | None:
    """Ask for them, if they are others than those held here, and put them in place. A person whose PIN head office
    does not know keeps the one set here."""
    taking = talk.parts.pins
    if taking is None or not talk.read(_has_other_pins):
        return None
    try:
        wrapping = taking.wrapping()
    except VaultRefused as refused:
        _log.warning("PINs cannot be kept: %s", refused)
        return None
    key = taking.boxes.new_key()
    sent = talk.exchange(PINS, AskPins(key.public))
    if isinstance(sent, Stop):
        return sent
    place = talk.parts.recorder.place
    try:
        content = key.open(sent.sealed, about_pins(place.tenant, place.till, sent.version))
        hashes = taking.encoding.decode(content)
    except ValueError:
        return Stop(RoundOutcome.GARBAGE)
    if not isinstance(hashes, dict):
        return Stop(RoundOutcome.GARBAGE)

    def put_in_place(work: Work) -> None:
        for staff_id, hashed in hashes.items():
            held = work.pins.get(staff_id)
            if not isinstance(hashed, bytes) or (held and wrapping.hash_in(staff_id, held.sealed) == hashed):
                continue
            sealed = wrapping.wrap(staff_id, hashed)
            if sealed is not None:
                work.pins.put(staff_id, SealedPin(sealed, 0, 0))
        work.cursors.put(_HELD, sent.version)
        work.cursors.put(_OFFERED, sent.version)

    talk.write(put_in_place)
    return None
