"""What a shop makes of its receipts: lines of its own, a logo, and which of the usual particulars it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.paper import Picture

__all__ = [
    "MOST_LOGO_ROWS",
    "MOST_TEMPLATE_LINES",
    "WIDEST_LOGO_DOTS",
    "ReceiptPart",
    "ReceiptTemplate",
]

MOST_TEMPLATE_LINES = 3
WIDEST_LOGO_DOTS = 384
"""As wide as 58 mm paper prints, so that one logo is good for every printer."""
MOST_LOGO_ROWS = 200


class ReceiptPart(StrEnum):
    """What a receipt may do without. Number, time, goods, sums, tenders and the code to verify it are no choice."""

    BUSINESS_DATE = "business_date"
    TILL = "till"
    CASHIER = "cashier"
    SAVED = "saved"
    CARD = "card"
    TIER = "tier"
    POINTS = "points"
    AHEAD = "ahead"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True)
class ReceiptTemplate:
    """
    Attributes:
        header: under the shop's name and address.
        footer: the last lines.

    Raises:
        ValueError: too many lines, or a logo that narrow paper does not hold.
    """

    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    hidden: tuple[ReceiptPart, ...] = ()
    logo: Picture | None = None

    def __post_init__(self) -> None:
        if max(len(self.header), len(self.footer)) > MOST_TEMPLATE_LINES:
            raise ValueError(f"at most {MOST_TEMPLATE_LINES} lines of the shop's own")
        logo = self.logo
        if logo is not None and (logo.width_dots > WIDEST_LOGO_DOTS or logo.height_dots > MOST_LOGO_ROWS):
            raise ValueError(f"a logo is at most {WIDEST_LOGO_DOTS} × {MOST_LOGO_ROWS} dots")
