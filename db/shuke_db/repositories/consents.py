"""What members said of being written to, and which terms they accepted."""

from __future__ import annotations

from sqlalchemy import BindParameter, Connection, bindparam, select

from shuke.domain.consent import AcceptedTerms, Channel, Consent
from shuke_db.member_tables import consents
from shuke_db.prepared import Prepared
from shuke_db.tables import members

__all__ = ["ConsentRows"]

_c, _m = consents.c, members.c
_TENANT: BindParameter[str] = bindparam("tenant")
_MEMBER: BindParameter[str] = bindparam("member")
_OF_MEMBER = Prepared(select(_c.channel, _c.said).where(_c.tenant == _TENANT, _c.member_id == _MEMBER))
_TERMS = Prepared(select(_m.terms).where(_m.tenant == _TENANT, _m.member_id == _MEMBER))
_KNOWN = frozenset(channel.value for channel in Channel)


class ConsentRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def of_member(self, member_id: str) -> dict[Channel, Consent]:
        rows = _OF_MEMBER.all(self._connection, tenant=self._tenant, member=member_id)
        return {Channel(row.channel): Consent.read(row.said) for row in rows if row.channel in _KNOWN}

    def terms(self, member_id: str) -> AcceptedTerms | None:
        word = _TERMS.scalar(self._connection, tenant=self._tenant, member=member_id)
        return AcceptedTerms.read(word) if word else None
