"""Settings of this machine, and which till it is. Loaded first at every start, so it imports next to nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from shuke.domain.shop import Place

if TYPE_CHECKING:
    from shuke.application.ports.store import Work

__all__ = ["SILENT", "STILL", "Setting", "stored_place"]

STILL, SILENT = "still", "off"


class Setting(StrEnum):
    """Names in the settings of this machine."""

    TENANT = "tenant"
    SHOP = "shop"
    TILL = "till"
    LANGUAGE = "language"
    THEME = "theme"
    PRINTER = "printer"
    PRINTER_ADDRESS = "printer.address"
    CAMERA = "camera"
    CAMERA_TUNING = "camera.tuning"
    """See `shuke.domain.scanning.camera.camera_tuning`."""
    SCANNERS = "scanners"
    """See `shuke.domain.scanning.hand_scanner.kept_setups`."""
    BACKUP_FOLDER = "backup.folder"
    """Where this till's backups go; empty: beside its data."""
    RECOVERY_PUBLIC = "recovery.public"
    """Hexadecimal: what this machine's secrets are sealed to beside its data."""
    IMPORT_ORIGIN = "import.origin"
    """What the older system is called whose members were taken over last."""
    SHIFT_NEEDED = "shift.needed"
    SHIFT_UNEXPLAINED = "shift.unexplained"
    LOCK_AFTER = "lock.after"
    REFUND_DAYS = "refund.days"
    ROUNDING = "rounding"
    CASHIER_PERCENT = "discount.cashier"
    LEAD_PERCENT = "discount.lead"
    """These: see `shuke.application.till_rules`."""
    TOP_UP_APPROVED = "top-up.approved-from"
    VALUE_CONFIRMED = "value.confirmed-above"
    """Minor units; see `shuke.domain.money_policy`."""
    MESSAGES = "messages"
    """See `shuke.application.messages.ways_out`; empty: nothing leaves."""
    CUSTOMER_SCREEN = "customer.screen"
    """Where customers look; empty: nowhere. See `shuke.presenters.device_customer_display`."""
    CUSTOMER_LANGUAGE = "customer.language"
    CUSTOMER_MOTION = "customer.motion"
    """`STILL`: nothing moves on the customer's display."""
    SOUND = "sound"
    """`SILENT`: nothing is heard."""
    CUSTOMER_SIGNS = "customer.signs"
    """Where members sign; empty: on the display if there is one, else on paper."""
    ENROL_FIELDS = "enrol.fields"
    """What whoever joins is asked; see `shuke.domain.asked_fields`."""
    RECEIPT_TEMPLATE = "receipt.template"
    """See `shuke.application.receipt_design`; empty: the usual receipt."""
    RECEIPT_LANGUAGE = "receipt.language"
    """What receipts are printed in; the screen's language where nobody chose one."""


def stored_place(work: Work) -> Place | None:
    """Which till this database belongs to; None before first start."""
    tenant, shop, till = (
        work.settings.get(name.value) for name in (Setting.TENANT, Setting.SHOP, Setting.TILL)
    )
    return Place(tenant, shop, till) if tenant and shop and till else None
