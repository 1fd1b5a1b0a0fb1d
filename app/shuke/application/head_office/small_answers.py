"""Answers that are read in a few rows: PINs, who enrolled themselves, telephones that scan, what shops settled, what
their other tills did."""

from __future__ import annotations

from shuke.application.head_office.keeping_pins import PinBoxes
from shuke.application.head_office.phone_desk import phones_sent
from shuke.application.head_office.self_enrolling import waiting_sent
from shuke.application.head_office.telling_figures import figures_sent
from shuke.application.head_office.telling_statements import statements_sent
from shuke.application.ports.store import Work
from shuke.domain.sync.figure_messages import AskFigures
from shuke.domain.sync.phone_messages import AskPhones
from shuke.domain.sync.pin_messages import AskPins
from shuke.domain.sync.self_enrolment_messages import AskSelfEnrolments
from shuke.domain.sync.statement_messages import AskStatements

__all__ = ["small_answer"]


def small_answer(work: Work, tenant: str, till: str, message: object, pins: PinBoxes | None) -> object:
    """
    Raises:
        TypeError: a message that does not only read.
    """
    if isinstance(message, AskPins) and pins is not None:
        return pins.sent(work, tenant, till, message)
    if isinstance(message, AskSelfEnrolments):
        return waiting_sent(work, work.shops.shop_of(till))
    if isinstance(message, AskPhones):
        return phones_sent(work, till)
    if isinstance(message, AskStatements):
        return statements_sent(work, work.shops.shop_of(till))
    if isinstance(message, AskFigures):
        return figures_sent(work, till, message)
    raise TypeError(f"{type(message).__name__} does not only read")
