"""What the customer holds of a prize: the slip with its code, and the slip that says it was handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.counter.desk import Desk
from shuke.application.ports.printing import PrintJob, PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import composed_content, packed_content, slip_head
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.codes.payload import PrizeCode
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.member import Member
from shuke.domain.paper import (
    Alignment,
    Cut,
    Element,
    Feed,
    Paper,
    QrCode,
    Rule,
    SignatureLine,
    SplitLine,
    TextLine,
    TextSize,
)
from shuke.domain.profile import mask_name
from shuke.domain.short_code import short_code_of, shown_short_code
from shuke.wording import prizes as words
from shuke.wording import receipt
from shuke.wording.sentence import Language
from shuke.wording.shifts import APPROVED_BY

__all__ = [
    "PrizePaper",
    "PrizeSlip",
    "PrizeSlipOf",
    "compose_prize_slip",
    "prize_code",
    "queue_prize_slip",
    "slip_number",
]


class PrizeSlipOf(StrEnum):
    """`shuke.wording.prizes` has a title for each."""

    WON = "won"
    ORDERED = "ordered"
    HANDED_OVER = "handed-over"
    ROLLED_BACK = "rolled-back"


@dataclass(frozen=True, slots=True)
class PrizeSlip:
    """
    Attributes:
        at: the shop's own time.
        member: masked.
        told: what is to be said of it, one sentence each.
        code: the QR's text; empty on slips that are no voucher.
        language: zh or en.
    """

    kind: PrizeSlipOf
    shop: str
    till: str
    number: str
    at: str
    staff: str
    approved_by: str
    member: str
    thing: str
    told: tuple[str, ...]
    code: str
    short_code: str
    language: str


class PrizePaper:
    """`write` makes the signed text of a code."""

    def __init__(self, tenant: str, write: Callable[[PrizeCode], str]) -> None:
        self._tenant = tenant
        self._write = write

    def code(self, member_id: str, prize: PrizeIssued) -> str:
        stated = PrizeCode(
            self._tenant,
            prize.prize_id,
            member_id,
            prize.won_on,
            prize.last_day,
            prize.shop_id,
            prize.holidays,
            bool(prize.spans),
        )
        return self._write(stated)


def prize_code(desk: Desk, member_id: str, prize: PrizeIssued) -> str:
    """The signed text of its QR, by this till's key."""
    return PrizePaper(desk.recorder.place.tenant, desk.sign_prize).code(member_id, prize)


def queue_prize_slip(
    desk: Desk,
    work: Work,
    session: Session,
    header: FactHeader,
    member: Member,
    prize: PrizeIssued,
    kind: PrizeSlipOf,
    code: str = "",
    approved_by: str = "",
) -> str:
    """In the transaction of its fact; the slip's number. `code`: of a voucher; empty on a slip that is none."""
    language = Language(desk.language())
    approver = work.shops.staff_member(approved_by) if approved_by else None
    slip = PrizeSlip(
        kind=kind,
        shop=desk.shop.name,
        till=work.shops.till_name(desk.till) or desk.till,
        number=slip_number(header),
        at=f"{desk.local_time(header.recorded_at_ms):%Y-%m-%d %H:%M}",
        staff=session.staff.name,
        approved_by=approver.name if approver else "",
        member=mask_name(member.profile.name) or member.number,
        thing=_into(prize.thing, language),
        told=tuple(_told(work, prize, language)) if code else (),
        code=code,
        short_code=shown_short_code(short_code_of(prize.prize_id)),
        language=language.value,
    )
    work.print_jobs.add(PrintJobDraft(PrintKind.PRIZE_SLIP, slip.number, packed_content(slip)))
    return slip.number


def slip_number(header: FactHeader) -> str:
    return f"{header.till}.{header.epoch}-P{header.seq:06d}"


def compose_prize_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, PrizeSlip, prize_slip_paper)


def prize_slip_paper(slip: PrizeSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, Language(slip.language), copy)))


def _told(work: Work, prize: PrizeIssued, language: Language) -> Iterator[str]:
    if prize.last_day is None:
        yield words.SLIP_ANY_DAY.into(language)
    else:
        yield words.SLIP_LAST_DAY.into(language, last=prize.last_day.isoformat())
    if prize.holidays:
        yield words.SLIP_HOLIDAYS.into(language)
    for first, last in prize.spans:
        yield words.SLIP_DAYS_OUT.into(language, first=first.isoformat(), last=last.isoformat())
    if prize.shop_id:
        shop = work.shops.get(prize.shop_id)
        yield words.SLIP_SHOP.into(language, shop=shop.name if shop else prize.shop_id)
    if prize.proofs:
        yield words.SLIP_PROOFS.into(language)


def _elements(slip: PrizeSlip, language: Language, copy: int) -> Iterator[Element]:
    yield from slip_head(slip.shop, words.SLIP_TITLES[slip.kind.value].into(language), language, copy)
    yield Rule()
    yield TextLine(slip.thing, Alignment.CENTRE, bold=True, size=TextSize.TALL)
    yield SplitLine(words.SLIP_NUMBER.into(language), slip.number)
    yield SplitLine(receipt.TIME.into(language), slip.at)
    yield SplitLine(receipt.TILL.into(language), slip.till)
    yield SplitLine(words.SLIP_STAFF.into(language), slip.staff)
    if slip.approved_by:
        yield SplitLine(APPROVED_BY.into(language), slip.approved_by)
    yield SplitLine(words.SLIP_MEMBER.into(language), slip.member)
    yield SplitLine(words.SLIP_CODE.into(language), slip.short_code)
    for told in slip.told:
        yield TextLine(told)
    if slip.code:
        yield QrCode(slip.code, "")
        yield TextLine(words.SLIP_KEEP.into(language), Alignment.CENTRE)
    else:
        yield Rule()
        yield SignatureLine(words.SLIP_SIGNATURE.into(language))
    yield Feed(2)
    yield Cut()


def _into(name: Bilingual, language: Language) -> str:
    return name.zh if language is Language.ZH else name.en
