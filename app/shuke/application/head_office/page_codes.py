"""What links and codes of members' pages are made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.ports.code_text import CodeText
from shuke.application.ports.signing import Signer

__all__ = ["PageCodes"]


@dataclass(frozen=True, slots=True)
class PageCodes:
    """`signer` is head office's. `address` is where the pages are, as people's telephones reach it."""

    signer: Signer
    texts: CodeText
    random_bytes: Callable[[int], bytes]
    address: str = ""
