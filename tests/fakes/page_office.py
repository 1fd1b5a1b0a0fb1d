"""Head office's desks behind members' pages, over the head office of a chain in memory."""

from __future__ import annotations

import secrets

from fakes.chain import OfficeInMemory
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.ids import UlidIds
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.head_office.member_access import MemberAccess
from shuke.application.head_office.member_page import MemberPageDesk
from shuke.application.head_office.own_words import OwnWordsDesk
from shuke.application.head_office.page_codes import PageCodes
from shuke.application.head_office.page_wheel import PageWheel
from shuke.application.prizes.paper import PrizePaper
from shuke.application.programme_shelf import ProgrammeShelf

PAGES = "https://member.example"


def page_codes(office: OfficeInMemory) -> PageCodes:
    return PageCodes(office.signer, CodeTexts(), secrets.token_bytes, PAGES)


def member_access(office: OfficeInMemory) -> MemberAccess:
    return MemberAccess(
        office.identity, office.store, office.store, page_codes(office), Ed25519Check(), office.clock
    )


def words_desk(office: OfficeInMemory) -> OwnWordsDesk:
    ids, shelf = UlidIds(office.clock.now_ms), ProgrammeShelf()
    return OwnWordsDesk(
        office.identity, office.store, office.store, office.recorder, shelf, ids, office.clock
    )


def page_desk(office: OfficeInMemory) -> MemberPageDesk:
    codes, shelf = page_codes(office), ProgrammeShelf()
    paper = PrizePaper(office.identity.tenant, lambda code: codes.texts.write(code, codes.signer))
    wheel = PageWheel(office.recorder, UlidIds(office.clock.now_ms), shelf, paper)
    return MemberPageDesk(
        office.identity, office.store, office.store, office.recorder, wheel, shelf, codes, office.clock
    )
