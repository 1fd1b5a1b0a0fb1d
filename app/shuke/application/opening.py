"""First start: a shop, its till, its programme and its first administrator, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.ports.store import SealedPin, Store, Work
from shuke.application.programme_text import publishable
from shuke.application.recording import Recorder
from shuke.application.settings import Setting, stored_place
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.programme.extending import BaseOf, no_base
from shuke.domain.shop import Place, Shop, Staff

__all__ = ["FIRST_SHOP", "FIRST_TILL", "AlreadyOpened", "Opening", "open_shop"]

FIRST_SHOP = "S01"
FIRST_TILL = "S01-1"
"""What a stand-alone shop's only till is called; in a chain head office gives the name."""


class AlreadyOpened(Exception):
    """First start happens once: a second tenant or till in the same journal could never be told apart again."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What first start asked for.

    Attributes:
        shop, programme: None when the till joined a chain: head office tells both.
        programme: the text of the chosen preset.
        base_of: finds what that text extends.
        sealed_pin: the administrator's PIN, hashed and wrapped.
        settings: of this machine (language, printer …).
    """

    place: Place
    till_name: str
    public_key: bytes
    administrator: Staff
    sealed_pin: bytes
    shop: Shop | None
    programme: str | None
    settings: tuple[tuple[Setting, str], ...] = ()
    base_of: BaseOf = no_base


def open_shop(
    store: Store,
    recorder: Recorder,
    opening: Opening,
    at: Shop,
    beside: Callable[[Work], None] = lambda _work: None,
) -> None:
    """Write it all down; `at` is the shop whose calendar the first facts follow. `beside` writes what belongs to
    the same moment: a till that knows its place in a chain but not its head office could never open.

    Raises:
        ProgrammeRefused: the programme's text is not a valid document; nothing was kept.
        AlreadyOpened: this database belongs to a till already; nothing was changed.
    """
    place = opening.place
    bodies: list[FactBody] = [TillOpened(place.shop_id, opening.till_name, opening.public_key)]
    if opening.shop is not None:
        bodies.append(ShopDescribed(opening.shop))
    bodies.append(StaffEnrolled(opening.administrator))
    if opening.programme is not None:
        bodies.append(publishable(opening.programme, opening.base_of))
    with store.writing() as work:
        if stored_place(work) is not None:
            raise AlreadyOpened(place.till)
        for body in bodies:
            recorder.record(work, at, body, staff=opening.administrator.staff_id)
        work.pins.put(opening.administrator.staff_id, SealedPin(opening.sealed_pin, 0, 0))
        for setting, value in opening.settings:
            work.settings.put(setting.value, value)
        for setting, value in (
            (Setting.TENANT, place.tenant),
            (Setting.SHOP, place.shop_id),
            (Setting.TILL, place.till),
        ):
            work.settings.put(setting.value, value)
        beside(work)
        work.commit()
