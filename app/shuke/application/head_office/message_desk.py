"""Messages of the whole chain for people at head office: templates, a look at one, the queue, the ways out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shuke.application.head_office.identity import OfficeSetting
from shuke.application.head_office.office_machine import OfficeMachine, language_kept
from shuke.application.messages.queue import call_off, pages_of, send_again
from shuke.application.messages.queueing import values_of
from shuke.application.messages.templates import Named, save_template, take_template_off, templates
from shuke.application.messages.ways_out import WaysOut, save_ways, try_way, ways_kept
from shuke.application.ports.messages import KeptMessage, MessageChannel, MessageState, MessageTrouble
from shuke.application.ports.store import Store, Work
from shuke.application.ports.vault import Vault
from shuke.application.programme_shelf import NoProgramme
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.application.stamps import stamp_of
from shuke.application.trying_again import tried_again
from shuke.domain.consent import Channel
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.facts.plain import to_plain
from shuke.domain.messaging.template import Field, Template
from shuke.domain.profile import mask_name
from shuke.domain.shop import Right
from shuke.wording.sentence import Language

__all__ = ["MOST_LISTED", "MessageDesk", "QueueSeen", "TemplatesSeen", "WaysSeen"]

MOST_LISTED = 100
_MONTH_MS = 30 * 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class TemplatesSeen:
    """`part_minor`: what one part of a text message costs."""

    templates: tuple[Named, ...]
    part_minor: int
    nothing_leaves: bool


@dataclass(frozen=True, slots=True)
class QueueSeen:
    """`cost`: parts and minor units of thirty days. `rows`: of that page, the newest first, each with the masked name
    of the member; `page`: the one asked for, or the last there is."""

    counts: Mapping[MessageState, int]
    cost: tuple[int, int]
    rows: tuple[tuple[KeptMessage, str], ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class WaysSeen:
    ways: WaysOut
    language: Language

    @property
    def stamp(self) -> str:
        return stamp_of(self.ways, self.language)


class MessageDesk:
    """`reading` is for the lane that reads; what changes something runs on the one that writes.

    Args:
        channels: opens ways, for a test.
    """

    def __init__(
        self,
        machine: OfficeMachine,
        reading: Store,
        vault: Vault,
        channels: Callable[[WaysOut], Mapping[Channel, MessageChannel]],
    ) -> None:
        self._machine = machine
        self._reading = reading
        self._vault = vault
        self._channels = channels

    # templates

    def templates(self, session: Session) -> TemplatesSeen | Refused:
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            ways = ways_kept(work)
            off = not (ways.sms.on or ways.email.on)
            return TemplatesSeen(tuple(templates(work)), ways.sms.part_minor, off)

    def member_values(
        self, session: Session, number: str, template: Template
    ) -> Mapping[Language, Mapping[Field, str]] | Refused:
        """What is that member's of the template's fields, found by number or card; the name is masked."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            member = work.members.by_number(number)
            card = work.cards.by_number(number) if member is None else None
            if card is not None:
                member = work.members.get(card.member_id)
            if member is not None:
                member = work.members.get(work.mergers.stands_for(member.member_id))
            if member is None or member.erased:
                return Refused(Refusal.NUMBER_UNKNOWN)
            today = self._machine.recorder.today(work, self._machine.shop)
            try:
                found = {
                    one: values_of(work, self._machine, member, template, one, today) for one in Language
                }
            except NoProgramme:  # nobody has a tier that is called anything
                return Refused(Refusal.NUMBER_UNKNOWN)
        masked = {Field.NAME: mask_name(member.profile.name)}
        return {language: {**own, **masked} for language, own in found.items()}

    def save(
        self, session: Session, template: Template, template_id: str, stamp: str
    ) -> MessageTemplateSaved | Refused:
        """See `save_template`; every till is told."""
        return tried_again(save_template)(self._machine, session, template, template_id, stamp)

    def take_off(self, session: Session, template_id: str, stamp: str) -> MessageTemplateSaved | Refused:
        return tried_again(take_template_off)(self._machine, session, template_id, stamp)

    # the queue

    def queue(self, session: Session, state: MessageState, page: int = 1) -> QueueSeen | Refused:
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            counts = work.messages.counts()
            pages = pages_of(counts.get(state, 0), MOST_LISTED)
            page = min(max(page, 1), pages)
            found = work.messages.of_state(state, MOST_LISTED, (page - 1) * MOST_LISTED)
            since_ms = self._machine.recorder.now_ms() - _MONTH_MS
            rows = tuple((one, _masked(work, one.draft.member_id)) for one in found)
            return QueueSeen(counts, work.messages.cost(since_ms), rows, page, pages)

    def send_again(self, session: Session, member_id: str, occasion: str) -> KeptMessage | Refused:
        return tried_again(send_again)(self._machine, session, member_id, occasion)

    def call_off(self, session: Session, member_id: str, occasion: str) -> KeptMessage | Refused:
        return tried_again(call_off)(self._machine, session, member_id, occasion)

    # ways out

    def ways(self, session: Session) -> WaysSeen | Refused:
        if not session.may(Right.MANAGE_DEVICES):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            return _ways_seen(work)

    def secure(self, session: Session, ways: WaysOut, secrets: Mapping[Channel, str]) -> WaysOut | Refused:
        """Look them over and lay the secrets into the vault, which may take seconds; touches no row. `keep` follows.

        Raises:
            VaultRefused: the secrets can't be kept.
        """
        return save_ways(session, ways, secrets, self._vault, lambda _name, _text: None)

    @tried_again
    def keep(self, session: Session, ways: WaysOut, language: Language, stamp: str) -> WaysOut | Refused:
        """What `secure` answered, from the sender's next look on. `stamp`: of the ways that were looked at."""
        if not session.may(Right.MANAGE_DEVICES):
            return Refused(Refusal.NOT_ALLOWED)
        with self._machine.store.writing() as work:
            if _ways_seen(work).stamp != stamp:
                return Refused(Refusal.CHANGED_MEANWHILE)
            work.settings.put(Setting.MESSAGES.value, json.dumps(to_plain(ways), ensure_ascii=False))
            work.settings.put(OfficeSetting.MESSAGE_LANGUAGE.value, language.value)
            work.commit()
        return ways

    def try_way(
        self, session: Session, ways: WaysOut, address: str
    ) -> MessageState | MessageTrouble | Refused:
        """Send a test to an address that was typed, with @ by e-mail. Takes seconds, and touches no row."""
        way = Channel.EMAIL if "@" in address else Channel.SMS
        return try_way(self._machine, session, self._channels(ways)[way], address)


def _masked(work: Work, member_id: str) -> str:
    member = work.members.get(member_id)
    return mask_name(member.profile.name) or member.number if member else ""


def _ways_seen(work: Work) -> WaysSeen:
    return WaysSeen(ways_kept(work), language_kept(work))
