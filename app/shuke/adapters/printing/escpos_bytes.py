"""python-escpos as a maker of bytes, imported tamely.

Its `escpos.capabilities` reads a YAML data base for 200 ms, adds a log handler to the root logger and leaves a
temporary folder behind, all for printer profiles that Shuke has of its own. So that module is never executed:
one with an empty data base stands in its place. Only commands are taken from python-escpos, never its text.
"""

from __future__ import annotations

import importlib
import sys
from threading import Lock
from types import ModuleType
from typing import Any

__all__ = ["byte_printer"]

_CAPABILITIES = "escpos.capabilities"
_import_lock = Lock()


class _NoProfile:
    """What python-escpos asks of a profile while it makes commands: nothing is known, nothing is refused."""

    profile_data: dict[str, Any] = {"media": {"width": {}}}  # noqa: RUF012 - never written

    def get_code_pages(self) -> dict[str, int]:
        return {}

    def get_font(self, font: str) -> int:
        return {"a": 0, "b": 1}[font]

    def supports(self, feature: str) -> bool:
        return feature in {"paperFullCut", "paperPartCut"}


def byte_printer() -> Any:
    """A fresh python-escpos `Dummy`: its methods add to `output`, nothing is sent anywhere."""
    with _import_lock:
        if _CAPABILITIES not in sys.modules:
            sys.modules[_CAPABILITIES] = _empty_capabilities()
    return importlib.import_module("escpos.printer").Dummy(profile=None)


def _empty_capabilities() -> ModuleType:
    module = ModuleType(_CAPABILITIES, "No data base: Shuke has its own printer profiles.")
    module.CAPABILITIES = {"profiles": {}, "encodings": {}}  # type: ignore[attr-defined]
    module.NotSupported = type("NotSupported", (Exception,), {})  # type: ignore[attr-defined]
    module.BARCODE_B = "barcodeB"  # type: ignore[attr-defined]
    module.get_profile = lambda _name=None: _NoProfile()  # type: ignore[attr-defined]
    return module
