"""What this machine wrote to a member: when, by which way, what about, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from shuke.application.campaigns.named import campaign_names
from shuke.application.ports.messages import KeptMessage, MessageState, MessageTrouble
from shuke.application.ports.store import Work
from shuke.domain.care.plan import Occasion, care_of_rule
from shuke.domain.consent import Channel
from shuke.domain.messaging.template import Purpose

__all__ = ["MemberMessage", "messages_of"]

_MOST = 1_000
"""More than anybody is written to."""


@dataclass(frozen=True, slots=True)
class MemberMessage:
    """
    Attributes:
        at_ms: when it came to its end; when it was queued, where it still waits.
        campaign: the name of the campaign that it is about, if it is about one.
        care: the occasion of care that it is about, if it is about one.
        sent_to: where it went, masked; empty while it did not.
        text: empty for whoever may not read it.
    """

    at_ms: int
    channel: Channel
    purpose: Purpose
    state: MessageState
    trouble: MessageTrouble | None = None
    campaign: str = ""
    care: Occasion | None = None
    sent_to: str = ""
    text: str = ""

    @property
    def not_allowed(self) -> bool:
        return self.state is MessageState.DROPPED and self.trouble is MessageTrouble.NO_CONSENT


def messages_of(work: Work, member_ids: Collection[str], *, texts: bool) -> list[MemberMessage]:
    """Of somebody who may stand under several ids, the oldest first."""
    kept = [one for member_id in member_ids for one in work.messages.of_member(member_id, _MOST)]
    kept.sort(key=lambda one: (_time(one), one.draft.member_id, one.draft.occasion))
    return list(_told(work, kept, texts))


def _told(work: Work, kept: list[KeptMessage], texts: bool) -> Iterator[MemberMessage]:
    rules = [one.draft.occasion.partition("/")[0] for one in kept]
    names = campaign_names(work, set(rules))
    for one, rule in zip(kept, rules, strict=True):
        yield MemberMessage(
            at_ms=_time(one),
            channel=one.draft.channel,
            purpose=one.draft.purpose,
            state=one.state,
            trouble=one.trouble,
            campaign=names.get(rule, ""),
            care=care_of_rule(rule),
            sent_to=one.sent_to,
            text=one.draft.body if texts else "",
        )


def _time(one: KeptMessage) -> int:
    return one.queued_ms if one.state is MessageState.WAITING else one.at_ms
