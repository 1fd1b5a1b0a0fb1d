"""Sessions, invitations and requests of members' own pages; the codes of theirs that a till saw."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BindParameter, Connection, bindparam, delete, select

from shuke.application.ports.member_pages import MemberLink, MemberSession
from shuke.domain.codes.freshness import LastShown
from shuke_db.among import among
from shuke_db.member_page_tables import (
    member_links,
    member_passwords,
    member_sessions,
    page_requests,
    shown_codes,
)
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert

__all__ = ["MemberPageRows", "ShownCodeRows"]

_c, _s, _l, _p, _w = shown_codes.c, member_sessions.c, member_links.c, page_requests.c, member_passwords.c
_TENANT: BindParameter[str] = bindparam("tenant")
_SESSION = select(
    _s.session_id, _s.member_id, _s.secret_hash, _s.told, _s.made_at_ms, _s.seen_at_ms, _s.ended_at_ms
).where(_s.tenant == _TENANT)
_ONE_SESSION = Prepared(_SESSION.where(_s.session_id == bindparam("session")))
_SESSIONS_OF = Prepared(
    _SESSION.where(_s.member_id == bindparam("member"), _s.ended_at_ms == 0).order_by(
        _s.made_at_ms.desc(), _s.session_id
    )
)
_LINK = Prepared(
    select(_l.word_hash, _l.member_id, _l.ends_session, _l.expires_at_ms, _l.used_at_ms).where(
        _l.tenant == _TENANT, _l.word_hash == bindparam("word")
    )
)
_ANSWERED = Prepared(
    select(_p.epoch, _p.seq).where(
        _p.tenant == _TENANT, _p.asker == bindparam("asker"), _p.request_id == bindparam("request")
    )
)
_PASSWORD = Prepared(select(_w.sealed).where(_w.tenant == _TENANT, _w.member_id == bindparam("member")))
_LAST = Prepared(
    select(_c.slot, _c.basket_id).where(_c.tenant == _TENANT, _c.member_id == bindparam("member"))
)


class ShownCodeRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def last(self, member_id: str) -> LastShown | None:
        found = _LAST.all(self._connection, tenant=self._tenant, member=member_id)
        return LastShown(found[0].slot, found[0].basket_id) if found else None

    def note(self, member_id: str, shown: LastShown) -> None:
        last = self.last(member_id)
        if last is None or shown.slot > last.slot:
            key = {"tenant": self._tenant, "member_id": member_id}
            upsert(self._connection, shown_codes, {**key, "slot": shown.slot, "basket_id": shown.basket_id})

    def forget_before(self, slot: int) -> None:
        self._connection.execute(delete(shown_codes).where(_c.tenant == self._tenant, _c.slot < slot))


class MemberPageRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def session(self, session_id: str) -> MemberSession | None:
        found = _ONE_SESSION.all(self._connection, tenant=self._tenant, session=session_id)
        return MemberSession(*found[0]) if found else None

    def put_session(self, session: MemberSession) -> None:
        row = {
            "tenant": self._tenant,
            "session_id": session.session_id,
            "member_id": session.member_id,
            "secret_hash": session.secret_hash,
            "told": session.told,
            "made_at_ms": session.made_at_ms,
            "seen_at_ms": session.seen_at_ms,
            "ended_at_ms": session.ended_at_ms,
        }
        upsert(self._connection, member_sessions, row)

    def sessions_of(self, member_id: str) -> list[MemberSession]:
        found = _SESSIONS_OF.all(self._connection, tenant=self._tenant, member=member_id)
        return [MemberSession(*row) for row in found]

    def forget_sessions(self, seen_before_ms: int) -> None:
        old = delete(member_sessions).where(_s.tenant == self._tenant, _s.seen_at_ms < seen_before_ms)
        self._connection.execute(old)

    def forget_members(self, member_ids: Sequence[str]) -> None:
        theirs = among(self._connection, _s.member_id, member_ids)
        self._connection.execute(delete(member_sessions).where(_s.tenant == self._tenant, theirs))
        of_passwords = among(self._connection, _w.member_id, member_ids)
        self._connection.execute(delete(member_passwords).where(_w.tenant == self._tenant, of_passwords))

    def link(self, word_hash: bytes) -> MemberLink | None:
        found = _LINK.all(self._connection, tenant=self._tenant, word=word_hash)
        return MemberLink(*found[0]) if found else None

    def put_link(self, link: MemberLink) -> None:
        row = {
            "tenant": self._tenant,
            "word_hash": link.word_hash,
            "member_id": link.member_id,
            "ends_session": link.ends_session,
            "expires_at_ms": link.expires_at_ms,
            "used_at_ms": link.used_at_ms,
        }
        upsert(self._connection, member_links, row)

    def forget_links(self, expired_before_ms: int) -> None:
        old = delete(member_links).where(_l.tenant == self._tenant, _l.expires_at_ms < expired_before_ms)
        self._connection.execute(old)

    def password(self, member_id: str) -> bytes:
        found = _PASSWORD.all(self._connection, tenant=self._tenant, member=member_id)
        return bytes(found[0].sealed) if found else b""

    def put_password(self, member_id: str, sealed: bytes) -> None:
        key = {"tenant": self._tenant, "member_id": member_id}
        upsert(self._connection, member_passwords, {**key, "sealed": sealed})

    def answered(self, asker: str, request_id: str) -> tuple[int, int] | None:
        found = _ANSWERED.all(self._connection, tenant=self._tenant, asker=asker, request=request_id)
        return (found[0].epoch, found[0].seq) if found else None

    def note_answered(self, asker: str, request_id: str, epoch: int, seq: int, at_ms: int) -> None:
        key = {"tenant": self._tenant, "asker": asker, "request_id": request_id}
        upsert(self._connection, page_requests, {**key, "epoch": epoch, "seq": seq, "at_ms": at_ms})

    def forget_answered(self, before_ms: int) -> None:
        old = delete(page_requests).where(_p.tenant == self._tenant, _p.at_ms < before_ms)
        self._connection.execute(old)
