"""What head office reads, checks, writes and signs letters with."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.keeping_pins import PinBoxes
from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.signing import SignatureCheck, Signer
from shuke.application.ports.sync import TrustSealing, Wire
from shuke.application.sync.succession import Succession

__all__ = ["Stationery"]


@dataclass(frozen=True, slots=True)
class Stationery:
    """What letters are read, checked, written and signed with. `successions` lead to the signer's key from those
    before it; `pins` is there where head office keeps any."""

    signer: Signer
    check: SignatureCheck
    sealing: FactSealing
    wire: Wire
    trust: TrustSealing
    successions: tuple[Succession, ...] = ()
    pins: PinBoxes | None = None
