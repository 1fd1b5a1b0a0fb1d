"""From what was done with a member's money to the slip that says so."""

from __future__ import annotations

from collections.abc import Iterable

from shuke.application.counter.desk import Desk
from shuke.application.counter.receipt import FRESH_MS
from shuke.application.money_held.value_slip import SlipOf, ValueSlip
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.session import Session
from shuke.domain.card import shown_card
from shuke.domain.explanation import Reason
from shuke.domain.facts.fact import FactHeader
from shuke.domain.money import Money
from shuke.domain.profile import mask_name
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.domain.slices.account import AccountKind
from shuke.wording.figures import money_text
from shuke.wording.reasons import text
from shuke.wording.sentence import Language

__all__ = ["balance_of", "queue_value_slip", "slip_of"]


def balance_of(work: Work, member_id: str) -> tuple[Money, Money]:
    """Principal and bonus, as known here."""
    principal, bonus = (
        work.members.balance(member_id, account) for account in (AccountKind.PRINCIPAL, AccountKind.BONUS)
    )
    return Money(principal), Money(bonus)


def slip_of(
    desk: Desk,
    work: Work,
    session: Session,
    header: FactHeader,
    kind: SlipOf,
    member_id: str,
    reasons: Iterable[Reason],
    approved_by: str,
) -> ValueSlip:
    """Who, when, where, and what rules said; what money moved the caller adds."""
    member = work.members.get(member_id)
    card = shown_card(work.cards.of_member(member_id))
    number = card.number if card else member.number if member else ""
    approver = work.shops.staff_member(approved_by) if approved_by else None
    sign = CURRENCY_SIGNS[desk.shop.currency]

    def money(amount: Money) -> str:
        return money_text(amount, symbol=sign)

    language = Language(desk.language())
    confirmed_at_ms = desk.confirmed_at_ms(work)
    stale = 0 < confirmed_at_ms < header.recorded_at_ms - FRESH_MS
    return ValueSlip(
        kind=kind,
        shop=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        number=f"{header.till}.{header.epoch}-V{header.seq:06d}",
        at=f"{desk.local_time(header.recorded_at_ms):%Y-%m-%d %H:%M}",
        staff=session.staff.name,
        approved_by=approver.name if approver else "",
        member=mask_name(member.profile.name) if member else "",
        card="*" * max(0, len(number) - 4) + number[-4:],
        language=language.value,
        sign=sign,
        told=tuple(text(reason, language, money) for reason in reasons if reason.applied),
        known_at=f"{desk.local_time(confirmed_at_ms):%Y-%m-%d %H:%M}" if stale else "",
    )


def queue_value_slip(work: Work, slip: ValueSlip, *, opens_drawer: bool) -> None:
    """In the transaction of its fact."""
    content = packed_content(slip)
    work.print_jobs.add(PrintJobDraft(PrintKind.VALUE_SLIP, slip.number, content, opens_drawer=opens_drawer))
