"""A member's telephone with a day's chain on it: it shows codes without asking anybody."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Signer
from shuke.application.ports.store import Store
from shuke.application.sync.joining import head_office_moved, know_head_office_by
from shuke.domain.codes.chain import LINK_BYTES, ShownLink, chain_label, link_after, slot_of
from shuke.domain.codes.payload import MemberCode


@dataclass
class MemberPhone:
    """As head office, whose key `office` is, gave it at that instant."""

    office: Ed25519Signer
    member_id: str
    given_ms: int
    tenant: str = "tenant-1"
    secret: bytes = bytes(range(LINK_BYTES))

    def __post_init__(self) -> None:
        self.first_slot = slot_of(self.given_ms)
        self.label = chain_label(self.tenant, self.member_id, self.first_slot)
        anchor = link_after(self.label, self.secret, -1)
        code = MemberCode(self.tenant, self.member_id, self.first_slot, anchor)
        self.chain = CodeTexts().sign_chain(code, self.office)

    def code(self, at_ms: int) -> str:
        place = slot_of(at_ms) - self.first_slot
        return CodeTexts().write_link(
            self.chain, ShownLink(place, link_after(self.label, self.secret, place))
        )


def knows_head_office(store: Store) -> None:
    """The till of that store has joined one; nobody answers there."""
    with store.writing() as work:
        head_office_moved(work, "https://head-office.example:8443")
        know_head_office_by(work, bytes(32))
        work.commit()
