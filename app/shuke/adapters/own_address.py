"""Where other machines of the same network find this one."""

from __future__ import annotations

import socket

__all__ = ["own_address"]

_FAR_AWAY = ("192.0.2.1", 9)
"""An address for examples, which nobody has: no byte is sent there."""


def own_address() -> str:
    """The address of the network this machine would use to reach others; empty where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(_FAR_AWAY)
        except OSError:
            return ""
        return str(line.getsockname()[0])
