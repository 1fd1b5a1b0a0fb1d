"""Inviting a member to the own page: a slip whose code head office takes once, also from a till that is offline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.ports.printing import PrintJob, PrintJobDraft, PrintKind
from shuke.application.printed_content import composed_content, packed_content, slip_head
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.joining import known_head_office
from shuke.application.written import plain, too_long
from shuke.domain.codes.access import INVITED_HOURS, invitation_hash
from shuke.domain.codes.payload import WORD_BYTES, AccessCode
from shuke.domain.facts.member_invited import MemberInvited
from shuke.domain.paper import Alignment, Cut, Element, Feed, Paper, QrCode, Rule, SplitLine, TextLine
from shuke.domain.profile import mask_name
from shuke.domain.shop import Right
from shuke.wording import member_codes as words
from shuke.wording.receipt import TIME
from shuke.wording.sentence import Language

__all__ = ["PageInvitations", "PageSlip", "compose_page_slip", "page_slip_paper"]

_LONGEST_EVIDENCE = 120


@dataclass(frozen=True, slots=True)
class PageSlip:
    """`name` comes masked; `at`: the shop's own time; `link` opens the page."""

    shop: str
    name: str
    number: str
    at: str
    link: str
    language: str


class PageInvitations:
    """`write` makes the link of a code, for head office's address."""

    def __init__(
        self, desk: Desk, write: Callable[[AccessCode, str], str], random_bytes: Callable[[int], bytes]
    ) -> None:
        self._desk = desk
        self._write = write
        self._random_bytes = random_bytes

    def invite(self, session: Session, member_id: str, evidence: str) -> Refused | None:
        """Queue the slip; None: done. Whoever holds it can show codes that pay: the document says who gets it."""
        if not session.may(Right.ENROL):
            return Refused(Refusal.NOT_ALLOWED)
        seen = plain(evidence)
        refused = too_long(seen, _LONGEST_EVIDENCE)
        if refused is not None:
            return refused
        desk = self._desk
        with desk.store.writing() as work:
            member, office = work.members.get(member_id), known_head_office(work)
            if member is None or not member.active:
                return Refused(Refusal.MEMBER_UNKNOWN)
            if office is None:
                return Refused(Refusal.NO_PAGES)
            if not seen:
                return Refused(Refusal.PAGE_DOCUMENT)
            now_ms, word = desk.recorder.now_ms(), self._random_bytes(WORD_BYTES)
            code = AccessCode(desk.recorder.place.tenant, member_id, word, now_ms // 1000)
            fact = MemberInvited(member_id, invitation_hash(word), seen)
            header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
            slip = PageSlip(
                shop=desk.shop.name,
                name=mask_name(member.profile.name),
                number=member.number,
                at=f"{desk.local_time(now_ms):%Y-%m-%d %H:%M}",
                link=self._write(code, office.address),
                language=Language(desk.language()).value,
            )
            document = f"{header.till}.{header.epoch}-M{header.seq:06d}"
            work.print_jobs.add(PrintJobDraft(PrintKind.PAGE_SLIP, document, packed_content(slip)))
            work.commit()
        return None


def compose_page_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, PageSlip, page_slip_paper)


def page_slip_paper(slip: PageSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, Language(slip.language), copy)))


def _elements(slip: PageSlip, language: Language, copy: int) -> Iterator[Element]:
    yield from slip_head(slip.shop, words.PAGE_TITLE.into(language), language, copy)
    yield Rule()
    yield SplitLine(slip.name, slip.number)
    yield SplitLine(TIME.into(language), slip.at)
    yield QrCode(slip.link, "")
    yield TextLine(words.PAGE_SCAN.into(language), Alignment.CENTRE)
    yield TextLine(words.PAGE_ONCE.into(language, hours=INVITED_HOURS), Alignment.CENTRE)
    yield TextLine(words.PAGE_KEEP.into(language), Alignment.CENTRE)
    yield Feed(2)
    yield Cut()
