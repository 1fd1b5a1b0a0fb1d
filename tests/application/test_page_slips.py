"""The slip that opens a member's own page: against a document, recorded, also while head office cannot be reached."""

from __future__ import annotations

from fakes.counter_shop import CounterShop
from fakes.member_phone import knows_head_office
from shuke.adapters.code_text.texts import CodeTexts
from shuke.application.members.page_slip import PageInvitations
from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.refusal import Refusal, Refused
from shuke.bootstrap.till_printing import composed
from shuke.domain.codes.access import INVITED_HOURS, invitation_hash
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import AccessCode
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.member_invited import MemberInvited
from shuke.domain.paper import QrCode, SplitLine, TextLine
from shuke.domain.profile import Profile


def newest(shop: CounterShop) -> FactBody | None:
    with shop.store.reading() as work:
        (*_, stored) = work.journal.after("S01-1", 0, 0, 1000)
    _, kind, version, plain = shop.sealing.open(stored.content)
    return read_body(kind, version, plain)


def jobs(shop: CounterShop) -> list[PrintJob]:
    with shop.store.reading() as work:
        found = (work.print_jobs.get(number) for number in range(1, 9))
        return [job for job in found if job is not None and job.kind is PrintKind.PAGE_SLIP]


def test_a_slip_holds_a_link_that_this_till_signed_and_the_journal_says_who_saw_what() -> None:
    shop, texts = CounterShop(), CodeTexts()
    knows_head_office(shop.store)
    member = shop.enrol(Profile("王小明", "13800138000"))
    slips = PageInvitations(
        shop.desk,
        lambda code, address: texts.write_access(code, address, shop.signer),
        lambda n: bytes(range(n)),
    )
    assert slips.invite(shop.cashier, member.member_id, " 身份证\u0000 1234 ") is None
    fact = newest(shop)
    assert fact == MemberInvited(member.member_id, invitation_hash(bytes(range(16))), "身份证 1234")
    (job,) = jobs(shop)
    paper = composed(job)
    (link,) = (one.text for one in paper.elements if isinstance(one, QrCode))
    assert link.startswith("HTTPS://HEAD-OFFICE.EXAMPLE:8443/M/")
    read = texts.read(link)
    assert not isinstance(read, CodeOutcome)
    assert read.payload == AccessCode(
        "tenant-1", member.member_id, bytes(range(16)), shop.clock.now_ms() // 1000
    )
    said = [one.text for one in paper.elements if isinstance(one, TextLine)]
    assert f"{INVITED_HOURS} 小时内有效，只能用一次" in said
    assert ("王**", member.number) in [
        (one.left, one.right) for one in paper.elements if isinstance(one, SplitLine)
    ]


def test_without_a_document_or_a_head_office_or_for_nobody_nothing_is_printed() -> None:
    shop = CounterShop()
    member = shop.enrol(Profile("王小明", "13800138000"))
    slips = PageInvitations(shop.desk, lambda code, address: address, bytes)

    def refusal(member_id: str, evidence: str) -> Refusal | None:
        answer = slips.invite(shop.cashier, member_id, evidence)
        return answer.refusal if isinstance(answer, Refused) else None

    assert refusal(member.member_id, "身份证 1234") is Refusal.NO_PAGES
    knows_head_office(shop.store)
    assert refusal(member.member_id, " \u0000 ") is Refusal.PAGE_DOCUMENT
    assert refusal("nobody", "身份证 1234") is Refusal.MEMBER_UNKNOWN
    assert jobs(shop) == []
    assert not isinstance(newest(shop), MemberInvited)
