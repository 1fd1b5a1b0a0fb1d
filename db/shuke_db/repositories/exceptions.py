"""Exceptions as their rows say, and the tokens of those who ask for them at head office."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select, tuple_

from shuke.application.ports.exceptions import AccessToken, CaseQuery, DecisionHeard, Settlement
from shuke.domain.exceptions.case import CasePlace, ExceptionCase, NamedFact
from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner, State
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind, Slice
from shuke_db.among import among
from shuke_db.exception_tables import access_tokens, exception_decisions, exception_settlements, exceptions
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert

__all__ = ["AccessTokenRows", "ExceptionRows"]

_e, _d, _s, _t = exceptions.c, exception_decisions.c, exception_settlements.c, access_tokens.c

_COLLECTED = (
    select(
        _s.exception_id,
        func.sum(_s.paid_minor).label("paid"),
        func.sum(_s.points).label("points"),
    )
    .where(_s.tenant == _e.tenant, _s.exception_id == _e.exception_id)
    .group_by(_s.exception_id)
)
_PAID = _COLLECTED.with_only_columns(func.sum(_s.paid_minor)).correlate(exceptions).scalar_subquery()
_POINTS = _COLLECTED.with_only_columns(func.sum(_s.points)).correlate(exceptions).scalar_subquery()
_CASES = select(
    exceptions,
    func.coalesce(_PAID, 0).label("collected_minor"),
    func.coalesce(_POINTS, 0).label("collected_points"),
)

_OWING = Prepared(
    select(_e.exception_id)
    .where(
        _e.tenant == bindparam("tenant"),
        _e.member_id == bindparam("member"),
        _e.state == State.COLLECTING.value,
    )
    .limit(1)
)
"""Asked at every step of a basket that has a member."""

_OPEN = (State.OPEN.value, State.DISPUTED.value)


class ExceptionRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, exception_id: str) -> ExceptionCase | None:
        return next(iter(self._cases(_e.exception_id == exception_id)), None)

    def known(self, exception_ids: Sequence[str]) -> set[str]:
        if not exception_ids:
            return set()
        found = select(_e.exception_id).where(
            _e.tenant == self._tenant,
            among(self._connection, _e.exception_id, exception_ids),
            _e.kind != "",
        )
        return set(self._connection.scalars(found))

    def page(self, query: CaseQuery, behind: CasePlace | None, limit: int) -> list[ExceptionCase]:
        conditions: list[ColumnElement[bool]] = []
        if query.shop_id:
            conditions.append(_e.shop_id == query.shop_id)
        if query.kinds:
            conditions.append(_e.kind.in_([kind.value for kind in query.kinds]))
        if query.owner is not None:
            conditions.append(_e.owner == query.owner.value)
        if query.overdue_on is not None:
            conditions.append(_e.deadline < query.overdue_on.isoformat())
        if not query.done:
            conditions.append(self._undone())
        if behind is not None:
            place = (behind.deadline.isoformat(), behind.exception_id)
            conditions.append(tuple_(_e.deadline, _e.exception_id) > place)
        return self._cases(*conditions, limit=limit)

    def owed_by(self, member_id: str) -> list[ExceptionCase]:
        if _OWING.first(self._connection, tenant=self._tenant, member=member_id) is None:
            return []
        collecting = self._cases(_e.member_id == member_id, _e.state == State.COLLECTING.value)
        return [case for case in collecting if not case.is_settled]

    def decisions(self, exception_id: str) -> list[DecisionHeard]:
        found = (
            select(exception_decisions)
            .where(_d.tenant == self._tenant, _d.exception_id == exception_id, _d.decision != "")
            .order_by(_d.round, _d.counts.desc(), _d.decided_on, _d.till_id, _d.epoch, _d.seq)
        )
        return [_decision(row) for row in self._connection.execute(found)]

    def settlements(self, exception_id: str) -> list[Settlement]:
        found = (
            select(exception_settlements)
            .where(_s.tenant == self._tenant, _s.exception_id == exception_id)
            .order_by(_s.business_date, _s.till_id, _s.epoch, _s.seq)
        )
        return [
            Settlement(
                NamedFact(row.till_id, row.epoch, row.seq),
                date.fromisoformat(row.business_date),
                row.staff_id,
                Money(row.paid_minor),
                row.points,
            )
            for row in self._connection.execute(found)
        ]

    def _undone(self) -> ColumnElement[bool]:
        owing = or_(_e.due_minor > func.coalesce(_PAID, 0), _e.due_points > func.coalesce(_POINTS, 0))
        return or_(_e.state.in_(_OPEN), and_(_e.state == State.COLLECTING.value, owing))

    def _cases(self, *conditions: ColumnElement[bool], limit: int | None = None) -> list[ExceptionCase]:
        # A row without a kind is no more than a decision that came before its exception was told here.
        found = _CASES.where(_e.tenant == self._tenant, _e.kind != "", *conditions).order_by(
            _e.deadline, _e.exception_id
        )
        return [_case(row) for row in self._connection.execute(found.limit(limit) if limit else found)]


def _case(row: Any) -> ExceptionCase:
    return ExceptionCase(
        exception_id=row.exception_id,
        kind=ExceptionKind(row.kind),
        shop_id=row.shop_id,
        till=row.till_id,
        happened_on=date.fromisoformat(row.happened_on),
        found_on=date.fromisoformat(row.found_on),
        facts=tuple(NamedFact(*fact) for fact in json.loads(row.facts)),
        owner=Owner(row.owner),
        deadline=date.fromisoformat(row.deadline),
        state=State(row.state),
        member_id=row.member_id,
        other_member_id=row.other_member_id,
        account=AccountKind(row.account) if row.account else None,
        shortfall=tuple(Slice(*part) for part in json.loads(row.shortfall)),
        at_risk=Money(row.at_risk_minor),
        about=tuple((name, value) for name, value in json.loads(row.about)),
        round=row.round,
        decided_by=row.decided_by,
        decided_on=_day(row.decided_on),
        reason=row.reason,
        survivor=row.survivor,
        due=Money(row.due_minor),
        due_points=row.due_points,
        collected=Money(int(row.collected_minor)),
        collected_points=int(row.collected_points),
    )


def _decision(row: Any) -> DecisionHeard:
    return DecisionHeard(
        place=NamedFact(row.till_id, row.epoch, row.seq),
        decision=Decision(row.decision),
        round=row.round,
        decided_by=row.decided_by,
        decided_on=date.fromisoformat(row.decided_on),
        reason=row.reason,
        owner=Owner(row.owner) if row.owner else None,
        deadline=_day(row.deadline),
        counts=bool(row.counts),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


class AccessTokenRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, token: AccessToken) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "token_id": token.token_id,
            "secret_hash": token.secret_hash,
            "name": token.name,
            "role": token.role,
            "made_at_ms": token.made_at_ms,
            "expires_at_ms": token.expires_at_ms,
            "revoked_at_ms": token.revoked_at_ms,
        }
        upsert(self._connection, access_tokens, row)

    def get(self, token_id: str) -> AccessToken | None:
        found = self._tokens().where(_t.token_id == token_id)
        row = self._connection.execute(found).first()
        return AccessToken(*row) if row else None

    def all(self) -> list[AccessToken]:
        newest = self._tokens().order_by(_t.made_at_ms.desc(), _t.token_id)
        return [AccessToken(*row) for row in self._connection.execute(newest)]

    def _tokens(self) -> Any:
        return select(
            _t.token_id,
            _t.secret_hash,
            _t.name,
            _t.role,
            _t.made_at_ms,
            _t.expires_at_ms,
            _t.revoked_at_ms,
        ).where(_t.tenant == self._tenant)
