"""Asking the till that leads the shop, while head office does not answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from shuke.application.ports.head_office_link import HeadOfficeLink
from shuke.application.ports.leads import LeadSealing, NamedLead
from shuke.application.ports.store import Work
from shuke.application.ports.sync import HeldTrust, TrustSealing, Wire, Wish
from shuke.application.sync.asking_again import ask_again
from shuke.application.sync.epochs import is_frozen
from shuke.application.sync.joining import held_roots
from shuke.application.sync.leading.envelopes import opened_answer, sealed_ask
from shuke.application.sync.leading.taking import till_keys
from shuke.application.sync.pulling import held_trust, opened_trust
from shuke.domain.shop import Place
from shuke.domain.sync.exchanges import GREET, LEAD_ASK, Exchange, LinkTrouble, Refusal, RefusalReason
from shuke.domain.sync.lead_messages import Greet, Greeted, LeadAnswered, LeadAsk

__all__ = ["Connect", "LeadAsking", "LeadStanding", "led_by"]

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")

Connect = Callable[[NamedLead, Sequence[bytes]], HeadOfficeLink]
"""A way to the lead at that address, which signs with this till's key and believes these keys."""


class LeadStanding(StrEnum):
    """How this till stands with its shop's lead. NONE: nobody leads. LEADING: it does so itself. UNKNOWN: it has not
    asked yet."""

    NONE = "none"
    LEADING = "leading"
    UNKNOWN = "unknown"
    REACHED = "reached"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class LeadAsked:
    """What is read before a question; `keys` are those the lead is believed by."""

    lead: NamedLead
    keys: tuple[bytes, ...]
    epoch: int
    behind: tuple[int, int]
    trust_version: int


def led_by(work: Work, place: Place) -> NamedLead | None:
    """The till to ask; None where nobody leads, or this till does."""
    lead = work.leads.of_shop(place.shop_id)
    return None if lead is None or lead.till == place.till else lead


class LeadAsking:
    """Used by one lane at a time."""

    def __init__(
        self,
        place: Place,
        connect: Connect,
        sealing: LeadSealing,
        wire: Wire,
        trust: TrustSealing,
        monotonic_s: Callable[[], float],
    ) -> None:
        self._place = place
        self._connect = connect
        self._sealing = sealing
        self._wire = wire
        self._trust = trust
        self._monotonic_s = monotonic_s
        self._to: tuple[NamedLead, tuple[bytes, ...]] | None = None
        self._link: HeadOfficeLink | None = None
        self._lead_key = b""
        self._closed = False

    def close(self) -> None:
        """From whatever thread; nobody is reached from now on."""
        self._closed = True
        if self._link is not None:
            self._link.close()

    def prepared(self, work: Work) -> LeadAsked | None:
        """Whom to ask, and as of which place; None where there is nobody to ask, or this till may not."""
        lead, head = led_by(work, self._place), work.journal.head(self._place.till)
        if lead is None or head is None or is_frozen(work):
            return None
        trust = held_trust(work, self._trust, held_roots(work, self._trust))
        keys = till_keys(trust, lead.till, self._place.shop_id, letters=True) if trust else []
        if trust is None or not keys:
            return None
        behind = work.handovers.newest_taken(lead.till, self._place.till, head.epoch)
        return LeadAsked(lead, tuple(keys), head.epoch, behind, trust.version)

    def greet(self, asking: LeadAsked, within_s: float) -> bool:
        """Whether the lead answers at all."""
        self._turn_to(asking)
        return self._greeted(self._monotonic_s() + within_s)

    def ask(self, asking: LeadAsked, wish: Wish, within_s: float) -> LeadAnswered | None:
        """None: no answer that can be believed came in time."""
        end_s = self._monotonic_s() + within_s
        self._turn_to(asking)
        if not self._lead_key and not self._greeted(end_s):
            return None
        ask = LeadAsk(
            wish.request_id,
            wish.account,
            wish.member_id,
            wish.amount,
            asking.epoch,
            *asking.behind,
            asking.trust_version,
        )
        answered = self._asked(ask, end_s)
        if isinstance(answered, Refusal) and answered.reason is RefusalReason.GONE and self._greeted(end_s):
            answered = self._asked(ask, end_s)  # the lead was started anew since it was greeted
        return answered if isinstance(answered, LeadAnswered) else None

    def newer_trust(self, work: Work, answered: LeadAnswered) -> HeldTrust | None:
        """The list the lead passed on, if head office signed it and it is newer than the one held.

        Raises:
            ValueError: it is none.
        """
        if answered.trust is None:
            return None
        roots = held_roots(work, self._trust)
        return opened_trust(answered.trust, self._trust, roots, held_trust(work, self._trust, roots))

    def _turn_to(self, asking: LeadAsked) -> None:
        to = asking.lead, asking.keys
        if to != self._to:
            if self._link is not None:
                self._link.close()
            self._to, self._lead_key = to, b""
            self._link = self._connect(*to)

    def _greeted(self, end_s: float) -> bool:
        reply = self._exchanged(GREET, Greet(), end_s)
        self._lead_key = reply.key if isinstance(reply, Greeted) else b""
        return bool(self._lead_key)

    def _asked(self, ask: LeadAsk, end_s: float) -> LeadAnswered | Refusal | None:
        once = self._sealing.new_key()
        try:
            envelope = sealed_ask(self._sealing, self._wire, once, self._lead_key, ask)
            reply = self._exchanged(LEAD_ASK, envelope, end_s)
            if isinstance(reply, Refusal) or reply is None:
                return reply
            return opened_answer(self._sealing, self._wire, once, self._lead_key, reply)
        except ValueError:
            return None

    def _exchanged(
        self, exchange: Exchange[Asked, Reply], message: Asked, end_s: float
    ) -> Reply | Refusal | None:
        left_s = end_s - self._monotonic_s()
        if left_s <= 0 or self._link is None or self._closed:
            return None
        reply = ask_again(self._link, exchange, message, left_s)
        return None if isinstance(reply, LinkTrouble) else reply
