"""How many examples a law is tried on."""

from __future__ import annotations

import os

__all__ = ["examples"]

_ASKED = int(os.environ.get("SHUKE_EXAMPLES", "0"))


def examples(usual: int) -> int:
    """So many in every run; more where `SHUKE_EXAMPLES` asks for more."""
    return max(usual, _ASKED)
