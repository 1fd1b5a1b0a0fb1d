"""What tills of a shop say to each other, sealed: a question to the lead, and its answer under the same two keys."""

from __future__ import annotations

from shuke.application.ports.leads import LeadSealing
from shuke.application.ports.snapshot import ExchangeKey
from shuke.application.ports.sync import Wire
from shuke.domain.sync.lead_messages import Envelope, LeadAnswered, LeadAsk
from shuke.domain.sync.limits import MOST_ENROL_BYTES, MOST_REPLY_BYTES

__all__ = ["opened_answer", "opened_ask", "sealed_answer", "sealed_ask"]

_ASK, _ANSWER = b"ask", b"answer"


def sealed_ask(
    sealing: LeadSealing, wire: Wire, once: ExchangeKey, lead_key: bytes, ask: LeadAsk
) -> Envelope:
    content = sealing.seal(once, lead_key, _ASK, wire.encode(ask))
    return Envelope(once.public, lead_key, content)


def opened_ask(sealing: LeadSealing, wire: Wire, own: ExchangeKey, envelope: Envelope) -> LeadAsk:
    """
    Raises:
        ValueError: not sealed so, or no such question.
    """
    content = sealing.open(own, envelope.key, _ASK, envelope.content)
    return wire.decode(LeadAsk, content, MOST_ENROL_BYTES)


def sealed_answer(
    sealing: LeadSealing, wire: Wire, own: ExchangeKey, asked: Envelope, answer: LeadAnswered
) -> Envelope:
    return Envelope(asked.key, own.public, sealing.seal(own, asked.key, _ANSWER, wire.encode(answer)))


def opened_answer(
    sealing: LeadSealing, wire: Wire, once: ExchangeKey, lead_key: bytes, envelope: Envelope
) -> LeadAnswered:
    """
    Raises:
        ValueError: not sealed so, or no such answer.
    """
    content = sealing.open(once, lead_key, _ANSWER, envelope.content)
    return wire.decode(LeadAnswered, content, MOST_REPLY_BYTES)
