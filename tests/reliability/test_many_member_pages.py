"""Many members at their own pages: each sees what is theirs alone, and every code that any page shows is believed as
that member's and nobody else's. ``SHUKE_MEMBER_PAGES`` says how many; `make reliability` takes 10,000."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

from fakes.chain import sale
from fakes.filled_office import filled
from fakes.own_visit import access_of
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.code_check import CodeCheck
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.member_access import Opened
from shuke.application.head_office.trusting import trust_list
from shuke.domain.codes.chain import SLOTS, ShownLink, chain_label, link_after
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.profile import Profile
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.head_office.own_pages.own_asked import OWN_COOKIE

MEMBERS = int(os.environ.get("SHUKE_MEMBER_PAGES", "25"))
AT_ONCE = 500


def test_every_page_shows_its_own_member_and_codes_that_are_believed(tmp_path: Path) -> None:
    with served_pages(tmp_path) as pages:
        filled(pages)
        enrolled(pages)
        texts: set[str] = set()
        for number in range(MEMBERS):
            texts |= looked_at(pages, number)
        assert len(texts) == 3 * MEMBERS


def enrolled(pages: ServedPages) -> None:
    data, identity = pages.data, pages.data.identity
    assert identity is not None
    recorder = data.recorder(identity)
    for first in range(0, MEMBERS, AT_ONCE):
        with data.writing.writing() as work:
            entry = OfficeEntry(work, recorder, identity.calendar)
            for number in range(first, min(first + AT_ONCE, MEMBERS)):
                member, told = named(number), Profile(f"会员{number}号", f"139{number:08d}")
                attached = recorder.attach_profile(work, member, told)
                entry.record(
                    MemberEnrolled(
                        member, f"99{number:09d}", "ordinary", date(2026, 3, 10), attached.hash, "S01", "r", 1
                    )
                )
                entry.record(sale(member, [LedgerEntry(AccountKind.POINTS, NEVER, 1_000_000 + number, "r")]))
            entry.settle()
            work.commit()


def named(number: int) -> str:
    return f"many-{number}"


def looked_at(pages: ServedPages, number: int) -> set[str]:
    """What this member's telephone shows now, half way through the day and at its end."""
    data, member = pages.data, named(number)
    assert data.identity is not None
    access = access_of(pages)
    opened = access.open("HTTPS://PAGES.EXAMPLE" + access.invite(member), "", "")
    assert isinstance(opened, Opened)
    telephone = Browser(pages.serving.port, {OWN_COOKIE: opened.token})
    home = telephone.get("/member/", accept_language="zh").text
    assert f"会员{number}号" in home
    assert f"{1_000_000 + number:,}" in home
    given = json.loads(telephone.post("/member/code").text)
    assert given["member"] == member
    label = chain_label(given["tenant"], member, given["first_slot"])
    with data.reading.reading() as work:
        trust = trust_list(work, data.identity.tenant, data.signer.public_key)
    check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trust)
    shown = set()
    for place in (0, SLOTS // 2, SLOTS - 1):
        link = link_after(label, bytes.fromhex(given["secret"]), place)
        text = CodeTexts().write_link(bytes.fromhex(given["chain"]), ShownLink(place, link))
        scan = check.member(text, lambda _: True)
        assert scan.outcome is CodeOutcome.VALID
        assert scan.code is not None
        assert (scan.code.member_id, scan.slot) == (member, given["first_slot"] + place)
        shown.add(text)
    return shown
