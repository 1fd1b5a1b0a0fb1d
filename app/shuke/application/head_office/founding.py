"""Founding head office: its tenant, its name, its own journal and the first shop, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import ID_SHAPE, OfficeIdentity, OfficeSetting, stored_identity
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.shop import HEAD_OFFICE, Shop

__all__ = ["Founding", "NotAName", "add_shop", "found", "identity_of"]


class NotAName(ValueError):
    """A tenant, shop or till id that a code could not carry."""


@dataclass(frozen=True, slots=True)
class Founding:
    """`shop` is the first one; its time zone and currency are head office's too."""

    tenant: str
    name: str
    shop: Shop

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
        ):
            work.settings.put(setting.value, value)
        entry = OfficeEntry(work, recorder, identity.calendar)
        entry.record(TillOpened("", founding.name, public_key))
        entry.record(ShopDescribed(founding.shop))
        entry.settle()
        work.commit()
    return True


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
