"""Ways out as somebody types them, in a window or on a page."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.application.messages.ways_out import EmailWay, Security, SmsWay, WaysOut
from shuke.presenters.typed import number_of

__all__ = ["TYPED", "as_typed", "ways_typed"]

_NUMBERS = ("part_minor", "port", "first_hour", "last_hour", "offer_days")
_LONGEST = 6
TYPED = ("address", "document", "authorization", "good", "host", "account", "sender", *_NUMBERS)
"""Names of what is typed; secrets are no part of it."""


def as_typed(ways: WaysOut) -> dict[str, str]:
    sms, email = ways.sms, ways.email
    return {
        "address": sms.address,
        "document": sms.document,
        "authorization": sms.authorization,
        "good": sms.good,
        "part_minor": str(sms.part_minor),
        "host": email.host,
        "port": str(email.port),
        "account": email.account,
        "sender": email.sender,
        "first_hour": str(ways.first_hour),
        "last_hour": str(ways.last_hour),
        "offer_days": str(ways.offer_days),
    }


def ways_typed(
    typed: Mapping[str, str], *, sms_on: bool, email_on: bool, security: Security
) -> WaysOut | None:
    """None where a number is none. What else can't be is refused when it is saved."""
    numbers = [number for name in _NUMBERS if (number := number_of(typed[name], _LONGEST)) is not None]
    if len(numbers) < len(_NUMBERS):
        return None
    part_minor, port, first_hour, last_hour, offer_days = numbers
    authorization, account = typed["authorization"].strip(), typed["account"].strip()
    sms = SmsWay(sms_on, typed["address"], typed["document"], authorization, typed["good"], part_minor)
    email = EmailWay(email_on, typed["host"], port, security, account, typed["sender"])
    return WaysOut(sms, email, first_hour, last_hour, offer_days)
