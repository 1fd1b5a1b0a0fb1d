"""Founding head office, and what its keeper does at the command line: a further shop, a till that was lost."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.enrolling_tills import revoke
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import ID_SHAPE, OfficeIdentity, OfficeSetting, stored_identity
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.application.trying_again import tried_again
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.shop import HEAD_OFFICE, Shop

__all__ = ["Founding", "NotAName", "add_shop", "found", "identity_of", "revoke_till"]


class NotAName(ValueError):
    """A tenant, shop or till id that a code could not carry."""


@dataclass(frozen=True, slots=True)
class Founding:
    """`shop` is the first one; its time zone and currency are head office's too. `programme` is in force from the
    first day on. `recovery_public` is what backups are sealed to."""

    tenant: str
    name: str
    shop: Shop
    programme: ProgrammePublished | None = None
    recovery_public: bytes = b""

    def __post_init__(self) -> None:
        for value in (self.tenant, self.shop.shop_id):
            if not ID_SHAPE.fullmatch(value):
                raise NotAName(value)


def identity_of(founding: Founding) -> OfficeIdentity:
    shop = founding.shop
    calendar = Shop(
        HEAD_OFFICE,
        founding.name,
        currency=shop.currency,
        zone=shop.zone,
        day_change_minutes=shop.day_change_minutes,
    )
    return OfficeIdentity(founding.tenant, founding.name, calendar)


@tried_again
def found(store: Store, recorder: Recorder, public_key: bytes, founding: Founding) -> bool:
    """Write it all down. False, and nothing changed, where a head office is already."""
    identity = identity_of(founding)
    with store.writing() as work:
        if stored_identity(work) is not None:
            return False
        for setting, value in (
            (OfficeSetting.TENANT, identity.tenant),
            (OfficeSetting.NAME, identity.name),
            (OfficeSetting.ZONE, identity.calendar.zone),
            (OfficeSetting.CURRENCY, identity.calendar.currency),
            (OfficeSetting.DAY_CHANGE_MINUTES, str(identity.calendar.day_change_minutes)),
            (OfficeSetting.GENERATION, "1"),
            (OfficeSetting.RECOVERY_PUBLIC, founding.recovery_public.hex()),
        ):
            work.settings.put(setting.value, value)
        entry = OfficeEntry(work, recorder, identity.calendar)
        entry.record(TillOpened("", founding.name, public_key))
        entry.record(ShopDescribed(founding.shop))
        if founding.programme is not None:
            entry.record(founding.programme)
        entry.settle()
        work.commit()
    return True


@tried_again
def add_shop(store: Store, recorder: Recorder, identity: OfficeIdentity, shop: Shop) -> None:
    """A further shop, or a known one described anew.

    Raises:
        NotAName: of its id.
    """
    if not ID_SHAPE.fullmatch(shop.shop_id):
        raise NotAName(shop.shop_id)
    with store.writing() as work:
        entry = OfficeEntry(work, recorder, identity.calendar)
        entry.record(ShopDescribed(shop))
        entry.settle()
        work.commit()


@tried_again
def revoke_till(store: Store, recorder: Recorder, identity: OfficeIdentity, till: str, reason: str) -> int:
    """Stop believing a till that was lost; how many keys it had."""
    with store.writing() as work:
        entry = OfficeEntry(work, recorder, identity.calendar)
        keys = revoke(work, entry, till, recorder.today(work, identity.calendar), reason)
        entry.settle()
        work.commit()
    return keys
