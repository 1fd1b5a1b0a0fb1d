"""Where a till that leads its shop answers on the shop's network: host:port."""

from __future__ import annotations

import re

__all__ = ["USUAL_PORT", "port_of", "whole_address"]

USUAL_PORT = 7413

_ADDRESS = re.compile(r"([A-Za-z0-9._-]{1,200}|\[[0-9A-Fa-f:.]{2,45}\])(?::([0-9]{1,5}))?")
_LARGEST_PORT = 65_535


def whole_address(typed: str) -> str | None:
    """host:port, with the usual port where none was typed; None for anything else."""
    found = _ADDRESS.fullmatch(typed)
    if found is None:
        return None
    port = int(found[2] or USUAL_PORT)
    return f"{found[1]}:{port}" if 0 < port <= _LARGEST_PORT else None


def port_of(address: str) -> int:
    """Of a whole address."""
    return int(address.rpartition(":")[2])
