"""The dots of a QR code, and the largest module with which it fits the paper."""

from __future__ import annotations

import numpy as np
import zxingcpp
from numpy.typing import NDArray

__all__ = ["QUIET_MODULES", "module_dots", "modules_across", "qr_dots"]

QUIET_MODULES = 4
"""White on every side that ISO/IEC 18004 asks for; the paper's own margin counts."""

_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

_DATA_CODEWORDS_M = (
    16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290, 334, 365, 415, 453, 507, 563, 627, 669,
)  # fmt: skip
"""Data codewords of versions 1 to 20 at level M (ISO/IEC 18004, table 7)."""


def modules_across(text: str) -> int:
    """Modules along the side of the smallest code (level M) for this ASCII text.

    Raises:
        ValueError: longer than a version-20 code holds.
    """
    dense = set(text) <= _ALPHANUMERIC
    for version, codewords in enumerate(_DATA_CODEWORDS_M, start=1):
        length_bits = (9 if version < 10 else 11) if dense else (8 if version < 10 else 16)
        data_bits = 11 * (len(text) // 2) + 6 * (len(text) % 2) if dense else 8 * len(text)
        if 4 + length_bits + data_bits <= 8 * codewords:
            return 17 + 4 * version
    raise ValueError(f"{len(text)} characters do not fit into a code a receipt can show")


def module_dots(text: str, width_dots: int, wanted: int) -> int:
    """Dots of a module: as wanted, or fewer so that the code and its quiet zone fit across."""
    return max(1, min(wanted, width_dots // (modules_across(text) + 2 * QUIET_MODULES)))


def qr_dots(text: str, dots_each: int) -> NDArray[np.uint8]:
    """The code at level M as dots, without its quiet zone."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    modules = (np.array(code.to_image(scale=1, add_quiet_zones=False)) == 0).astype(np.uint8)
    return np.kron(modules, np.ones((dots_each, dots_each), dtype=np.uint8))
