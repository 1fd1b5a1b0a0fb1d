"""Who this head office is: rows of its own settings, written when it was founded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.store import Work
from shuke.domain.shop import HEAD_OFFICE, Place, Shop

__all__ = ["ID_SHAPE", "OfficeIdentity", "OfficeSetting", "generation", "stored_identity"]

ID_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
"""Tenants, shops and tills: what a code can carry and a header can hold."""


class OfficeSetting(StrEnum):
    TENANT = "tenant"
    NAME = "name"
    ZONE = "zone"
    CURRENCY = "currency"
    DAY_CHANGE_MINUTES = "day_change_minutes"
    GENERATION = "generation"
    KEY_LIFE_DAYS = "key_life_days"
    """After so many days a till is asked for a new key; none for never."""
    RECOVERY_PUBLIC = "recovery_public"
    """Hexadecimal: what backups are sealed to."""
    MESSAGE_LANGUAGE = "messages.language"
    """In which members are written to from here: ``zh``, ``en``."""


@dataclass(frozen=True, slots=True)
class OfficeIdentity:
    """`calendar` is the shop whose time zone head office's own business date follows."""

    tenant: str
    name: str
    calendar: Shop

    @property
    def place(self) -> Place:
        return Place(self.tenant, "", HEAD_OFFICE)


def stored_identity(work: Work) -> OfficeIdentity | None:
    """None where no head office was founded yet."""
    found = {setting: work.settings.get(setting.value) for setting in OfficeSetting}
    tenant, name = found[OfficeSetting.TENANT], found[OfficeSetting.NAME]
    if not tenant or name is None:
        return None
    calendar = Shop(
        HEAD_OFFICE,
        name,
        currency=found[OfficeSetting.CURRENCY] or "CNY",
        zone=found[OfficeSetting.ZONE] or "Asia/Shanghai",
        day_change_minutes=int(found[OfficeSetting.DAY_CHANGE_MINUTES] or 240),
    )
    return OfficeIdentity(tenant, name, calendar)


def generation(work: Work) -> int:
    """Of this database: a greater one after each restore from a backup."""
    return int(work.settings.get(OfficeSetting.GENERATION.value) or 1)
