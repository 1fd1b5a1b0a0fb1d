"""Where a customer's own telephone finds head office: the host of an address that is good outside of the shop."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

__all__ = ["public_host"]

_NAME = re.compile(r"(?=.{4,100}\Z)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}", re.ASCII)
_OWN = (".local", ".localdomain", ".lan", ".internal", ".home.arpa", ".test", ".localhost")


def public_host(address: str) -> str:
    """``hq.example.com`` or ``hq.example.com:8443`` of ``https://hq.example.com``; empty where telephones would not
    open it (no encryption, a name or number of the shop's own network) or where more than a host is named."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    if parts.scheme != "https" or parts.path.strip("/") or parts.query or parts.username is not None:
        return ""
    if not (_is_public_number(host) or (_NAME.fullmatch(host) and not host.endswith(_OWN))):
        return ""
    return host if port in {None, 443} else f"{host}:{port}"


def _is_public_number(host: str) -> bool:
    try:
        return ipaddress.IPv4Address(host).is_global
    except ValueError:
        return False
