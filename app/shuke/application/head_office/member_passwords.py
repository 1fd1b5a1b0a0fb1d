"""A password for a member's own page, for whoever wishes one: it opens the page on a new telephone, with the phone or
the member number. Nothing that is answered says whether somebody is a member.

The slow hash is looked at between two transactions; a try is counted, and stored, before it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.head_office.member_access import MemberAccess, Opened
from shuke.application.head_office.office_door import WINDOW_MS
from shuke.application.ports.clock import Clock
from shuke.application.ports.member_pages import MemberSession
from shuke.application.ports.office_door import OfficeSecrets
from shuke.application.ports.store import Store, Work
from shuke.application.trying_again import tried_again
from shuke.domain.password import LEAST_OF_MEMBER, PasswordFault, password_fault
from shuke.domain.phone import one_form, written_forms

__all__ = [
    "FRESH_MINUTES",
    "LONGEST_WHO",
    "MOST_MEMBER_TRIES",
    "Knocked",
    "MemberPasswords",
    "NotIn",
    "Standing",
]

LONGEST_WHO = 60
MOST_MEMBER_TRIES = 5
"""By one name, right or wrong, in a stretch of `WINDOW_MS`."""
_MOST_OF_ADDRESS = 40
FRESH_MINUTES = 15
"""So long after a link was opened a forgotten password is set anew without the former one."""


class NotIn(StrEnum):
    """Each has a sentence in `shuke.wording.own_password`."""

    WRONG = "wrong"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class Knocked:
    """Whose password is to be looked at; a member id and a hash that are empty fit nothing, and take as long."""

    member_id: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Standing:
    """`number`: the member's, by which they may sign in. `has`: there is a password. `asks_former`: it is asked for
    before it is changed."""

    number: str
    has: bool
    asks_former: bool


class MemberPasswords:
    """`reading` and `writing` as for `Office`."""

    def __init__(
        self, access: MemberAccess, reading: Store, writing: Store, secrets: OfficeSecrets, clock: Clock
    ) -> None:
        self._access = access
        self._reading = reading
        self._writing = writing
        self._secrets = secrets
        self._clock = clock

    # coming in

    @tried_again
    def knock(self, who: str, address: str) -> Knocked | NotIn:
        """
        Args:
            who: a phone, or a member's or a card's number, as it was typed.
        """
        typed = "".join(who.split())[:LONGEST_WHO]
        with self._writing.writing() as work:
            member_id = _member(work, typed)
            name = f"member {member_id}" if member_id else f"nobody {_name_hash(typed)}"
            allowed = [
                self._counted(work, name, MOST_MEMBER_TRIES),
                self._counted(work, f"member-address {address[:64]}", _MOST_OF_ADDRESS),
            ]
            sealed = work.member_pages.password(member_id) if member_id else b""
            work.commit()
        return Knocked(member_id, sealed) if all(allowed) else NotIn.TOO_OFTEN

    def is_right(self, knocked: Knocked, password: str) -> bool:
        """Slow: on a lane that computes."""
        return self._secrets.is_password(_bound(knocked.member_id), password, knocked.sealed)

    def enter(self, knocked: Knocked, told: str) -> Opened | NotIn:
        """After the right password; on the writing lane."""
        opened = self._access.admit_known(knocked.member_id, told, knocked.sealed)
        return opened if opened is not None else NotIn.WRONG

    # once in

    def standing(self, session: MemberSession) -> Standing:
        """On the reading lane."""
        with self._reading.reading() as work:
            has = bool(work.member_pages.password(session.member_id))
            member = work.members.get(session.member_id)
        return Standing(member.number if member is not None else "", has, has and not self._is_fresh(session))

    @tried_again
    def former(self, session: MemberSession) -> Knocked | NotIn | None:
        """The password that is asked for before a change, its try counted; None where none is."""
        with self._writing.writing() as work:
            sealed = work.member_pages.password(session.member_id)
            if not sealed or self._is_fresh(session):
                return None
            allowed = self._counted(work, f"member {session.member_id}", MOST_MEMBER_TRIES)
            work.commit()
        return Knocked(session.member_id, sealed) if allowed else NotIn.TOO_OFTEN

    def fault(self, session: MemberSession, password: str) -> PasswordFault | None:
        """What is wrong with a new one; on the reading lane."""
        with self._reading.reading() as work:
            member = work.members.get(session.member_id)
        return password_fault(password, member.number if member is not None else "", LEAST_OF_MEMBER)

    def sealed(self, session: MemberSession, password: str) -> bytes:
        """Slow: on a lane that computes."""
        return self._secrets.seal_password(_bound(session.member_id), password)

    @tried_again
    def put(self, session: MemberSession, sealed: bytes, former: Knocked | None) -> bool:
        """Another one from now on, or, where it is empty, none; every other telephone is signed out. False: somebody
        else changed it meanwhile."""
        with self._writing.writing() as work:
            held = work.member_pages.password(session.member_id)
            if former is not None and not hmac.compare_digest(held, former.sealed):
                return False
            work.member_pages.put_password(session.member_id, sealed)
            now_ms = self._clock.now_ms()
            for other in work.member_pages.sessions_of(session.member_id):
                if other.session_id != session.session_id:
                    work.member_pages.put_session(replace(other, ended_at_ms=now_ms))
            work.commit()
        return True

    # inside

    def _is_fresh(self, session: MemberSession) -> bool:
        """Whoever came by a link just now showed a document for it, or holds the former telephone."""
        return self._clock.now_ms() - session.made_at_ms < FRESH_MINUTES * 60_000

    def _counted(self, work: Work, who: str, most: int) -> bool:
        """Whether it is not too often."""
        window = self._clock.now_ms() // WINDOW_MS
        work.office_tries.forget_before(window)
        return work.office_tries.count(who, window) <= most


def _member(work: Work, typed: str) -> str:
    """Who that is; empty for nobody, and where several have that phone."""
    member = work.members.by_number(typed)
    card = work.cards.by_number(typed)
    phones = work.conflicts.with_phones(written_forms(one_form(typed))) if typed else []
    found = [member.member_id] if member is not None else []
    found += [card.member_id] if card is not None else []
    standing = {work.mergers.stands_for(one) for one in (*found, *(member_id for _, member_id in phones))}
    return standing.pop() if len(standing) == 1 else ""


def _name_hash(typed: str) -> str:
    """So that what people mistype lies nowhere."""
    return hashlib.sha256(b"shuke/member-try/1" + typed.encode("utf-8", "replace")).hexdigest()[:32]


def _bound(member_id: str) -> str:
    """No member's password opens what is anybody else's."""
    return f"member {member_id}"
