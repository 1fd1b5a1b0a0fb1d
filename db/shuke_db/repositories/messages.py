"""The queue of messages, and saved templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy import text as sql

from shuke.application.ports.messages import (
    GONE,
    KeptMessage,
    KeptTemplate,
    MessageDraft,
    MessageState,
    MessageTrouble,
)
from shuke.domain.bilingual import Bilingual
from shuke.domain.consent import Channel
from shuke.domain.messaging.template import Purpose
from shuke_db.message_tables import message_templates, messages
from shuke_db.prepared import Prepared
from shuke_db.repositories.mergers import MergerRows
from shuke_db.upserts import insert_into

__all__ = ["MessageRows", "MessageTemplateRows"]

_m, _t = messages.c, message_templates.c
_TENANT: Any = bindparam("tenant")
_MEMBER: Any = bindparam("member")
_MINE = _m.tenant == _TENANT
_ONE = (_MINE, _m.member_id == _MEMBER, _m.occasion == bindparam("occasion"))
_GET = Prepared(select(messages).where(*_ONE))
_NEXT = Prepared(
    select(messages)
    .where(_MINE, _m.state == MessageState.WAITING.value, _m.at_ms <= bindparam("now"))
    .order_by(_m.at_ms)  # and nothing else: of many queued at once, the index gives the next one
    .limit(1)
)
_OF_STATE = Prepared(
    select(messages)
    .where(_MINE, _m.state == bindparam("state"))
    .order_by(_m.at_ms.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_OF_MEMBER = Prepared(select(messages).where(_MINE, _m.member_id == _MEMBER).limit(bindparam("most")))
_COUNTS = Prepared(select(_m.state, func.count()).where(_MINE).group_by(_m.state), tuple)
_WENT = f"state IN ({', '.join(repr(one.value) for one in GONE)})"
_EVER = 2**62
_OFFERED = "state || '' IN ('delivered', 'maybe', 'sending', 'captured')"
"""Not by the index on states: a member's few rows are looked up by their key."""

_COST = Prepared(
    select(func.sum(_m.parts), func.sum(_m.cost_minor)).where(
        _MINE, sql(_WENT), _m.at_ms >= bindparam("since"), _m.at_ms < bindparam("until")
    ),
    tuple,
)
_LAST_OFFER = Prepared(
    select(func.max(_m.at_ms)).where(
        _MINE, _m.member_id == _MEMBER, _m.purpose == Purpose.OFFER.value, sql(_OFFERED)
    )
)
_CHANGED = ("sent_to", "state", "trouble", "tries", "epoch", "at_ms")
_CHANGE = Prepared(
    update(messages).where(*_ONE).values({name: bindparam(f"new_{name}") for name in _CHANGED})
)
_FORGET = Prepared(delete(messages).where(_MINE, _m.member_id == _MEMBER))


class MessageRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, drafts: Sequence[MessageDraft], epoch: int, now_ms: int) -> int:
        new = insert_into(self._connection, messages).on_conflict_do_nothing()
        return sum(
            self._connection.execute(new, self._row(draft, epoch, now_ms)).rowcount for draft in drafts
        )

    def get(self, member_id: str, occasion: str) -> KeptMessage | None:
        row = _GET.first(self._connection, tenant=self._tenant, member=member_id, occasion=occasion)
        return _message(row) if row else None

    def next_due(self, now_ms: int) -> KeptMessage | None:
        row = _NEXT.first(self._connection, tenant=self._tenant, now=now_ms)
        return _message(row) if row else None

    def change(self, message: KeptMessage) -> None:
        values: dict[str, object] = {
            "new_sent_to": message.sent_to,
            "new_state": message.state.value,
            "new_trouble": message.trouble.value if message.trouble else "",
            "new_tries": message.tries,
            "new_epoch": message.epoch,
            "new_at_ms": message.at_ms,
        }
        member_id, occasion = message.draft.member_id, message.draft.occasion
        _CHANGE.run(self._connection, tenant=self._tenant, member=member_id, occasion=occasion, **values)

    def of_state(self, state: MessageState, limit: int, skip: int = 0) -> list[KeptMessage]:
        asked = {"state": state.value, "most": limit, "skip": skip}
        rows = _OF_STATE.all(self._connection, tenant=self._tenant, **asked)
        return [_message(row) for row in rows]

    def of_member(self, member_id: str, limit: int) -> list[KeptMessage]:
        rows = _OF_MEMBER.all(self._connection, tenant=self._tenant, member=member_id, most=limit)
        return [_message(row) for row in rows]

    def counts(self) -> Mapping[MessageState, int]:
        rows = _COUNTS.all(self._connection, tenant=self._tenant)
        return {MessageState(state): count for state, count in rows}

    def cost(self, from_ms: int, until_ms: int | None = None) -> tuple[int, int]:
        until = _EVER if until_ms is None else until_ms
        parts, minor = _COST.first(self._connection, tenant=self._tenant, since=from_ms, until=until)
        return int(parts or 0), int(minor or 0)

    def last_offer_ms(self, member_id: str) -> int:
        names = (member_id, *MergerRows(self._connection, self._tenant).gone_up_in(member_id))
        return max(
            _LAST_OFFER.scalar(self._connection, tenant=self._tenant, member=one) or 0 for one in names
        )

    def forget(self, member_id: str) -> None:
        _FORGET.run(self._connection, tenant=self._tenant, member=member_id)

    def _row(self, draft: MessageDraft, epoch: int, now_ms: int) -> dict[str, object]:
        return {
            "tenant": self._tenant,
            "member_id": draft.member_id,
            "occasion": draft.occasion,
            "purpose": draft.purpose.value,
            "channel": draft.channel.value,
            "title": draft.title,
            "body": draft.body,
            "parts": draft.parts,
            "cost_minor": draft.cost_minor,
            "state": MessageState.WAITING.value,
            "epoch": epoch,
            "queued_ms": now_ms,
            "at_ms": now_ms,
            "until_ms": draft.until_ms,
        }


def _message(row: Any) -> KeptMessage:
    draft = MessageDraft(
        row.member_id,
        row.occasion,
        Purpose(row.purpose),
        Channel(row.channel),
        row.title,
        row.body,
        row.parts,
        row.cost_minor,
        row.until_ms,
    )
    trouble = MessageTrouble(row.trouble) if row.trouble else None
    return KeptMessage(
        draft,
        MessageState(row.state),
        trouble,
        row.tries,
        row.epoch,
        row.queued_ms,
        row.at_ms,
        row.sent_to,
    )


_TEMPLATE = Prepared(
    select(message_templates).where(_t.tenant == _TENANT, _t.template_id == bindparam("template"))
)
_TEMPLATES = Prepared(
    select(message_templates).where(_t.tenant == _TENANT).order_by(_t.title_zh, _t.template_id)
)


class MessageTemplateRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, template_id: str) -> KeptTemplate | None:
        row = _TEMPLATE.first(self._connection, tenant=self._tenant, template=template_id)
        return _template(row) if row else None

    def all(self) -> list[KeptTemplate]:
        return [_template(row) for row in _TEMPLATES.all(self._connection, tenant=self._tenant)]


def _template(row: Any) -> KeptTemplate:
    title, text = Bilingual(row.title_zh, row.title_en), Bilingual(row.text_zh, row.text_en)
    return KeptTemplate(row.template_id, title, text, row.purpose, bool(row.gone))
