"""Putting messages to members into the queue: each gets the words with what is theirs, by a way that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from shuke.application.counter.standing import known_standing
from shuke.application.machine import Machine
from shuke.application.members.record import profile_at
from shuke.application.ports.messages import MessageDraft
from shuke.application.ports.store import Work
from shuke.domain.consent import Channel
from shuke.domain.member import Member
from shuke.domain.messaging.template import Field, Purpose, Template, filled
from shuke.domain.messaging.text_length import text_length
from shuke.domain.money import Money
from shuke.domain.profile import mask_email, mask_phone
from shuke.domain.programme.ahead import look_ahead
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.domain.slices.account import AccountKind
from shuke.wording.ahead import ahead_briefly
from shuke.wording.figures import money_text, points_text
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

__all__ = [
    "WAYS",
    "Letter",
    "Queued",
    "address_of",
    "agreed",
    "masked",
    "queue",
    "values_of",
    "way_to",
    "worded",
]

WAYS = (Channel.SMS, Channel.EMAIL)
"""What a message goes by, the first that is open."""

Values = Mapping[Field, str]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be written, why, and what else a member's fields say.

    Attributes:
        occasion: nobody gets two messages for the same one: ``care/birthday/2026``.
        beside: the values that go with the occasion: the gift, the day.
        part_minor: what one part of a text message costs, in minor units.
        until_ms: it does not leave later; 0: whenever.
    """

    template: Template
    occasion: str
    beside: Values = field(default_factory=dict)
    part_minor: int = 0
    until_ms: int = 0


@dataclass(frozen=True, slots=True)
class Queued:
    """`new`: so many wait now. `no_way`: to so many no way is open. The rest have a message for it already."""

    new: int
    no_way: int


def queue(work: Work, desk: Machine, letter: Letter, members: Iterable[str]) -> Queued:
    """In the caller's transaction, for a few hundred at a time; a member costs about a third of a millisecond."""
    drafts: list[MessageDraft] = []
    no_way = 0
    language = Language(desk.language())
    today = desk.recorder.today(work, desk.shop)
    for member_id in members:
        member = work.members.get(member_id)
        way = way_to(work, desk, member, letter.template.purpose) if member else None
        if member is None or way is None:
            no_way += 1
            continue
        values = {**values_of(work, desk, member, letter.template, language, today), **letter.beside}
        title, body = worded(letter.template, values, language)
        parts = text_length(body).parts if way is Channel.SMS else 1
        cost = parts * letter.part_minor if way is Channel.SMS else 0
        drafts.append(
            MessageDraft(
                member_id,
                letter.occasion,
                letter.template.purpose,
                way,
                title,
                body,
                parts,
                cost,
                letter.until_ms,
            )
        )
    head = work.journal.head(desk.till)
    new = work.messages.put(drafts, head.epoch if head else 0, desk.recorder.now_ms())
    return Queued(new, no_way)


def worded(template: Template, values: Values, language: Language) -> tuple[str, str]:
    """Title and text in one language."""
    zh = language is Language.ZH
    title, text = (template.title.zh, template.text.zh) if zh else (template.title.en, template.text.en)
    lines = (" ".join(line.split()) for line in filled(text, values).split("\n"))
    return filled(title, values), "\n".join(lines).strip()


def way_to(work: Work, desk: Machine, member: Member, purpose: Purpose) -> Channel | None:
    """The first way that is open: there is an address, and the member does not mind."""
    if member.erased or member.merged_into:
        return None
    for way in WAYS:
        if agreed(work, member.member_id, way, purpose) and address_of(work, desk, member, way):
            return way
    return None


def agreed(work: Work, member_id: str, way: Channel, purpose: Purpose) -> bool:
    """What is theirs goes to all but those who said no; the rest to those alone who said yes."""
    said = work.consents.of_member(member_id).get(way)
    return (said is None or said.given) if purpose is Purpose.SERVICE else (said is not None and said.given)


def address_of(work: Work, desk: Machine, member: Member, way: Channel) -> str:
    """Empty: none is known here."""
    if way is Channel.SMS:
        return member.profile.phone
    version = work.members.profile_hash(member.member_id) or b""
    profile = profile_at(work, desk.recorder, member.member_id, version)
    return profile.details.email if profile is not None and profile.details is not None else ""


def masked(address: str, way: Channel) -> str:
    """Enough to know which one it was, too little to reach it."""
    return mask_phone(address) if way is Channel.SMS else mask_email(address)


def values_of(
    work: Work, desk: Machine, member: Member, template: Template, language: Language, today: date
) -> dict[Field, str]:
    """Those that the template asks for; only these are read."""
    text = template.title.zh + template.text.zh + template.title.en + template.text.en
    read: Mapping[Field, Callable[[], str]] = {
        Field.NAME: lambda: member.profile.name,
        Field.NUMBER: lambda: member.number,
        Field.TIER: lambda: _tier(work, desk, member, language),
        Field.POINTS: lambda: points_text(work.members.balance(member.member_id, AccountKind.POINTS)),
        Field.EXPIRING: lambda: points_text(_next_to_lapse(work, member, today)[0]),
        Field.EXPIRES: lambda: _next_to_lapse(work, member, today)[1],
        Field.STORED: lambda: _stored(work, desk, member),
        Field.AHEAD: lambda: _ahead(work, desk, member, language, today),
        Field.SHOP: lambda: desk.shop.name,
    }
    return {one: value() for one, value in read.items() if f"{{{one.value}}}" in text}


def _tier(work: Work, desk: Machine, member: Member, language: Language) -> str:
    programme = desk.programme_in_force(work)
    tier = next((one for one in programme.tiers if one.key == member.tier), None)
    if tier is None:
        return member.tier
    return tier.name.zh if language is Language.ZH else tier.name.en


def _next_to_lapse(work: Work, member: Member, today: date) -> tuple[int, str]:
    """How many points, and the day; 0 and nothing where none do."""
    for lot in work.members.lots(member.member_id, AccountKind.POINTS):
        if lot.lot >= today.isoformat() and lot.lot[:1].isdigit() and lot.amount > 0:
            return lot.amount, lot.lot
    return 0, ""


def _ahead(work: Work, desk: Machine, member: Member, language: Language, today: date) -> str:
    programme = desk.programme_in_force(work)
    ahead = look_ahead(programme, known_standing(work, programme, member, today), today)
    symbol = CURRENCY_SIGNS[desk.shop.currency]
    told = ahead_briefly(ahead, lambda amount: money_text(amount, symbol=symbol))
    return str(in_words(told, language))


def _stored(work: Work, desk: Machine, member: Member) -> str:
    held = sum(
        work.members.balance(member.member_id, account)
        for account in (AccountKind.PRINCIPAL, AccountKind.BONUS)
    )
    return money_text(Money(held), symbol=CURRENCY_SIGNS[desk.shop.currency])
