"""Signed codes as the text that stands in a QR."""

from __future__ import annotations

from typing import Protocol

from shuke.application.ports.signing import Signer
from shuke.domain.codes.chain import ShownLink
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import AccessCode, MemberCode, Payload, ReceiptCode
from shuke.domain.codes.signed_code import SignedCode

__all__ = ["CodeText"]


class CodeText(Protocol):
    def read(self, text: str) -> SignedCode | CodeOutcome:
        """The code of a text, its signature not yet looked at; else UNKNOWN, DAMAGED or NEWER_VERSION."""
        ...

    def write(self, payload: Payload, signer: Signer) -> str:
        """The text for a QR in alphanumeric mode.

        Raises:
            FieldsRefused: a value of the payload is out of its bounds.
        """
        ...

    def write_receipt(self, receipt: ReceiptCode, signer: Signer) -> str:
        """As a link to the verification page where one is set up and the QR stays small enough, else as
        `write` does. Both are read alike.

        Raises:
            FieldsRefused: a value of the receipt is out of its bounds.
        """
        ...

    def write_access(self, code: AccessCode, address: str, signer: Signer) -> str:
        """As a link to the member's own page at head office's address.

        Raises:
            FieldsRefused: a value of the code is out of its bounds.
        """
        ...

    def sign_chain(self, code: MemberCode, signer: Signer) -> bytes:
        """What all codes of the chain begin with.

        Raises:
            FieldsRefused: a value of the code is out of its bounds.
        """
        ...

    def write_link(self, chain: bytes, shown: ShownLink) -> str:
        """The text of the code that shows this link."""
        ...
