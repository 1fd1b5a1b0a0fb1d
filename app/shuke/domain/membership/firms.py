"""Accounts of firms: opened in the firm's name, booked for by named operators, who get the points."""

from __future__ import annotations

from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import OperatorNamed, Outcome
from shuke.domain.membership.joining import Application, join
from shuke.domain.membership.state import Membership
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.earning import Earner
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.says import reason

__all__ = ["dismiss_operator", "earner_of", "name_operator", "open_account"]

RULE = "firm"


def open_account(
    book: Book, programme: Programme, on: date, asked: Application, calendar: HolidayCalendar
) -> Outcome:
    """An account in a firm's name, by the programme's way for firms; `asked.by` is that way."""
    ways = (entry.by for tier in programme.tiers for entry in tier.entries)
    if EntryBy.ACCOUNT not in ways:
        return Outcome.no(reason(RULE, ValueTells.NO_ACCOUNTS))
    return join(book, programme, on, asked, calendar)


def name_operator(firm: Membership, operator: Membership | None) -> Outcome:
    """Somebody who books for the firm from now on. An account may have several; a member books for one firm."""
    if not firm.is_firm:
        return Outcome.no(reason(RULE, ValueTells.NOT_A_FIRM, account=firm.member_id))
    if operator is None:
        return Outcome.no(reason(RULE, ValueTells.OPERATOR_NO_MEMBER))
    if operator.is_firm:
        return Outcome.no(reason(RULE, ValueTells.OPERATOR_IS_FIRM))
    if not (firm.active and operator.active):
        return Outcome.no(reason(RULE, Tells.NOT_ACTIVE))
    named = reason(
        RULE, ValueTells.OPERATOR_NAMED, applied=True, account=firm.member_id, operator=operator.member_id
    )
    return Outcome((OperatorNamed(operator.member_id, firm.member_id),), (named,))


def dismiss_operator(operator: Membership) -> Outcome:
    """The member books for no firm any more; the points stay."""
    if not operator.firm:
        return Outcome.no(reason(RULE, ValueTells.NOT_ITS_OPERATOR, operator=operator.member_id))
    told = reason(
        RULE,
        ValueTells.OPERATOR_DISMISSED,
        applied=True,
        account=operator.firm,
        operator=operator.member_id,
    )
    return Outcome((OperatorNamed(operator.member_id, ""),), (told,))


def earner_of(book: Book, programme: Programme, buyer: Membership, operator: str) -> Membership | Reason:
    """Who gets the points of a sale: of a firm's, the operator where the programme says so (its only one need not be
    named); else the buyer."""
    if programme.earning.earner is not Earner.OPERATOR or not buyer.is_firm:
        return buyer
    own = {one.member_id: one for one in book.members.values() if one.firm == buyer.member_id and one.active}
    if not operator and len(own) == 1:
        return next(iter(own.values()))
    if not operator:
        return reason(RULE, ValueTells.OPERATOR_WANTED, account=buyer.member_id)
    return own.get(operator) or reason(RULE, ValueTells.NOT_ITS_OPERATOR, operator=operator)
