"""Who may open a member's own page: an invitation that a till printed or head office made, good once, opens a session
of one telephone. The session's token is kept as a hash; it ends by the member's word, by not being used, or with the
membership."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.code_check import CodeCheck
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.often_asked import OftenAsked
from shuke.application.head_office.page_codes import PageCodes
from shuke.application.head_office.trusting import trust_list
from shuke.application.ports.clock import Clock
from shuke.application.ports.member_pages import MemberLink, MemberSession
from shuke.application.ports.signing import SignatureCheck
from shuke.application.ports.store import Store, Work
from shuke.application.trying_again import tried_again
from shuke.domain.codes.access import INVITED_HOURS, invitation_hash
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import WORD_BYTES, AccessCode
from shuke.domain.codes.trust import KeyOwner

__all__ = [
    "IDLE_DAYS",
    "LINK_MINUTES",
    "LONGEST_TOLD",
    "MOST_SESSIONS",
    "MemberAccess",
    "NotOpened",
    "Opened",
]

LINK_MINUTES = 15
"""What head office makes itself is opened soon: on a new telephone held beside the old one, or from a message."""

IDLE_DAYS = 180
MOST_SESSIONS = 5
"""Telephones of one member; the one that was seen least goes."""

LONGEST_TOLD = 40

_HOUR_MS, _MINUTE_MS, _DAY_MS = 3_600_000, 60_000, 86_400_000
_AHEAD_MS = _DAY_MS
"""A till's clock may be wrong by so much."""

_OPENS_AN_ADDRESS, _ASKS_A_SESSION = 20, 240
_ID_BYTES, _SECRET_BYTES = 8, 32
_SHAPE = re.compile(r"shukem_([0-9a-f]{16})_([0-9a-f]{64})")
_NOBODY = bytes(hashlib.sha256().digest_size)
"""Compared with where there is no such session, so that the answer takes as long."""


class NotOpened(StrEnum):
    """NOT_GENUINE: no invitation of this chain's. OVER: too old, or head office does not know of having made it.
    USED: it opened a page before. NOBODY: its member is one no longer."""

    NOT_GENUINE = "link"
    OVER = "link_over"
    USED = "link_used"
    NOBODY = "link_nobody"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class Opened:
    """`token` is shown once and kept nowhere."""

    token: str
    session: MemberSession


class MemberAccess:
    """`reading` and `writing` as for `Office`."""

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        codes: PageCodes,
        check: SignatureCheck,
        clock: Clock,
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._codes = codes
        self._check = check
        self._clock = clock
        self._opens = OftenAsked(clock, _OPENS_AN_ADDRESS)
        self._asks = OftenAsked(clock, _ASKS_A_SESSION)

    def who(self, presented: str) -> MemberSession | None:
        """The session of that token, if it goes on; on the reading lane."""
        shape = _SHAPE.fullmatch(presented)
        if shape is None:
            return None
        with self._reading.reading() as work:
            session = work.member_pages.session(shape[1])
            held = session.secret_hash if session is not None else _NOBODY
            same = hmac.compare_digest(held, _hash(shape[2]))
            if session is None or not same or not self._goes_on(session):
                return None
            member_id = _served(work, session.member_id)
        return replace(session, member_id=member_id) if member_id else None

    def now_ms(self) -> int:
        """Head office's time, by which codes are counted."""
        return self._clock.now_ms()

    def asks_too_often(self, session: MemberSession) -> bool:
        return self._asks.too_often(session.session_id)

    def open(self, text: str, told: str, address: str) -> Opened | NotOpened:
        """Bring an invitation; on the writing lane, as all that follows."""
        if self._opens.too_often(address):
            return NotOpened.TOO_OFTEN
        return self._open(text, told)

    @tried_again
    def _open(self, text: str, told: str) -> Opened | NotOpened:
        now_ms = self._clock.now_ms()
        with self._writing.writing() as work:
            trust = trust_list(work, self._identity.tenant, self._codes.signer.public_key)
            scan = CodeCheck(self._codes.texts, self._check, lambda: trust).access(text)
            code = scan.code
            if scan.outcome is not CodeOutcome.VALID or code is None or scan.key is None:
                return NotOpened.NOT_GENUINE
            link = self._link(work, code, scan.key.owner, now_ms)
            if isinstance(link, NotOpened):
                return link
            member_id = _served(work, code.member_id)
            if not member_id:
                return NotOpened.NOBODY
            work.member_pages.put_link(replace(link, used_at_ms=now_ms))
            if link.ends_session:
                _end(work, link.ends_session, now_ms)
            opened = self._begin(work, member_id, told, now_ms)
            self._tidy(work, now_ms)
            work.commit()
        return opened

    @tried_again
    def admit_known(self, member_id: str, told: str, password: bytes) -> Opened | None:
        """Who came by the password that is held now; None where it is another one by now, or nobody's."""
        now_ms = self._clock.now_ms()
        with self._writing.writing() as work:
            held = work.member_pages.password(member_id)
            if not password or not hmac.compare_digest(held, password) or not _served(work, member_id):
                return None
            opened = self._begin(work, member_id, told, now_ms)
            self._tidy(work, now_ms)
            work.commit()
        return opened

    @tried_again
    def seen(self, session: MemberSession) -> None:
        """The telephone is still in use."""
        with self._writing.writing() as work:
            known = work.member_pages.session(session.session_id)
            if known is not None and not known.ended_at_ms:
                work.member_pages.put_session(replace(known, seen_at_ms=self._clock.now_ms()))
                work.commit()

    def sessions(self, member_id: str) -> list[MemberSession]:
        """The member's telephones, newest first; on the reading lane."""
        with self._reading.reading() as work:
            return [one for one in work.member_pages.sessions_of(member_id) if self._goes_on(one)]

    @tried_again
    def end(self, member_id: str, session_id: str) -> bool:
        """A telephone of the member's shows the page no more; False where there is none such."""
        with self._writing.writing() as work:
            session = work.member_pages.session(session_id)
            mine = session is not None and _served(work, session.member_id) == member_id
            if session is None or not mine or session.ended_at_ms:
                return False
            _end(work, session_id, self._clock.now_ms())
            work.commit()
        return True

    @tried_again
    def end_all(self, member_id: str) -> int:
        """No telephone shows it any more; how many did."""
        with self._writing.writing() as work:
            sessions = work.member_pages.sessions_of(member_id)
            for session in sessions:
                _end(work, session.session_id, self._clock.now_ms())
            work.commit()
        return len(sessions)

    @tried_again
    def invite(self, member_id: str, ends_session: str = "") -> str:
        """A link for a message, or for another telephone that takes this one's place; its text is kept nowhere."""
        now_ms, word = self._clock.now_ms(), self._codes.random_bytes(WORD_BYTES)
        expires_ms = now_ms + LINK_MINUTES * _MINUTE_MS
        with self._writing.writing() as work:
            link = MemberLink(invitation_hash(word), member_id, ends_session, expires_ms)
            work.member_pages.put_link(link)
            self._tidy(work, now_ms)
            work.commit()
        code = AccessCode(self._identity.tenant, member_id, word, now_ms // 1000)
        return self._codes.texts.write_access(code, self._codes.address, self._codes.signer)

    # inside

    def _goes_on(self, session: MemberSession) -> bool:
        return not session.ended_at_ms and session.seen_at_ms + IDLE_DAYS * _DAY_MS > self._clock.now_ms()

    def _link(self, work: Work, code: AccessCode, by: KeyOwner, now_ms: int) -> MemberLink | NotOpened:
        """Head office knows of its own; a till's is heard of when it is brought."""
        known = work.member_pages.link(invitation_hash(code.word))
        if known is not None and known.used_at_ms:
            return NotOpened.USED
        if by is KeyOwner.HEAD_OFFICE:
            return known if known is not None and now_ms < known.expires_at_ms else NotOpened.OVER
        made_ms = code.made_at_s * 1000
        expires_ms = made_ms + INVITED_HOURS * _HOUR_MS
        if not made_ms - _AHEAD_MS <= now_ms < expires_ms:
            return NotOpened.OVER
        return MemberLink(invitation_hash(code.word), code.member_id, "", expires_ms)

    def _begin(self, work: Work, member_id: str, told: str, now_ms: int) -> Opened:
        others = sorted(work.member_pages.sessions_of(member_id), key=lambda one: one.seen_at_ms)
        for least_seen in others[: max(0, len(others) + 1 - MOST_SESSIONS)]:
            _end(work, least_seen.session_id, now_ms)
        session_id = self._codes.random_bytes(_ID_BYTES).hex()
        secret = self._codes.random_bytes(_SECRET_BYTES).hex()
        said = "".join(sign for sign in told if sign.isprintable()).strip()[:LONGEST_TOLD]
        session = MemberSession(session_id, member_id, _hash(secret), said, now_ms, now_ms)
        work.member_pages.put_session(session)
        return Opened(f"shukem_{session_id}_{secret}", session)

    def _tidy(self, work: Work, now_ms: int) -> None:
        """A till's clock may be behind, and its slip come late: what was used is remembered a day longer."""
        work.member_pages.forget_links(now_ms - _AHEAD_MS)
        work.member_pages.forget_sessions(now_ms - IDLE_DAYS * _DAY_MS)


def _served(work: Work, member_id: str) -> str:
    """Who stands for them, if that is a member; else empty."""
    served = work.mergers.stands_for(member_id)
    member = work.members.get(served)
    return served if member is not None and member.active and not member.erased else ""


def _end(work: Work, session_id: str, now_ms: int) -> None:
    session = work.member_pages.session(session_id)
    if session is not None and not session.ended_at_ms:
        work.member_pages.put_session(replace(session, ended_at_ms=now_ms))


def _hash(secret: str) -> bytes:
    """256 random bits need no salt and no slow hash."""
    return hashlib.sha256(b"shuke/member-session/1" + secret.encode()).digest()
