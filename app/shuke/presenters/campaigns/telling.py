"""What the members of a campaign are told: the message and the event to choose among, a look at it, what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shuke.application.events.calendar import inviting_to
from shuke.application.machine import Machine
from shuke.application.messages.beside_a_run import gift_told
from shuke.application.messages.queueing import worded
from shuke.application.messages.templates import templates
from shuke.application.messages.ways_out import WaysOut, ways_kept
from shuke.application.ports.store import Work
from shuke.domain.bilingual import Bilingual
from shuke.domain.campaigns.cost import each_at_most, room_left
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Every, Plan
from shuke.domain.messaging.template import Field, Template
from shuke.domain.messaging.text_length import text_length
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.presenters.counter_words import MoneyText, bilingual_words
from shuke.wording import campaign_messages as words
from shuke.wording.figures import points_text
from shuke.wording.message_fields import FIELD_SAMPLES
from shuke.wording.message_window import NOTHING_LEAVES
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["Tellable", "look_at", "messages_of", "tellable", "told_parts", "written_to"]


@dataclass(frozen=True, slots=True)
class Tellable:
    """
    Attributes:
        programme: in force, with the events that members can be invited to.
        upcoming: by their key, what events that are not over are called, with their day.
        language: in which this till writes to members.
    """

    programme: Programme
    templates: Mapping[str, Template]
    upcoming: Mapping[str, Words]
    ways: WaysOut
    language: Language
    shop: str


def tellable(desk: Machine, work: Work, today: date) -> Tellable:
    programme = inviting_to(desk, work, desk.programme_in_force(work))
    upcoming = (one for one in programme.events if one.dates.last >= today and not one.called_off)
    return Tellable(
        programme,
        {
            one.template_id: one.template
            for one in templates(work)
            if one.readable and one.template.fault is None
        },
        {
            one.key: said(words.EVENT, name=bilingual_words(one.name), day=one.dates.first.isoformat())
            for one in sorted(upcoming, key=lambda one: (one.dates.first, one.key))
        },
        ways_kept(work),
        Language(desk.language()),
        desk.shop.name,
    )


def messages_of(known: Tellable) -> dict[str, Words]:
    """To choose among; the empty key is none."""
    titles = {key: bilingual_words(one.title) for key, one in known.templates.items()}
    return {"": words.NO_MESSAGE, **titles}


def look_at(known: Tellable, what: Handout, beside: Mapping[Field, str] | None = None) -> tuple[Words, ...]:
    """The message as a sample member gets it, then what is to be known of it; nothing where none is chosen.

    Args:
        beside: what else its fields say.
    """
    template = known.templates.get(what.message)
    if template is None:
        return ()
    told: list[Words] = [_sample(known, template, what, beside)]
    if not _says_gift(template) and (what.points or what.coupon or what.event or what.chances):
        told.append(words.SAYS_NO_GIFT)
    return (*told, *_leaves(known.ways))


def told_parts(known: Tellable, what: Handout) -> list[Words]:
    """Message and invitation, as parts of what is given."""
    parts: list[Words] = []
    if what.event:
        event = next((one for one in known.programme.events if one.key == what.event), None)
        name = event.name if event is not None else None
        parts.append(said(words.WHAT_EVENT, name=_named(name, words.EVENT_GONE)))
    if what.message:
        template = known.templates.get(what.message)
        title = template.title if template is not None else None
        parts.append(said(words.WHAT_MESSAGE, title=_named(title, words.MESSAGE_GONE)))
    return parts


def written_to(known: Tellable, plan: Plan, count: int, money: MoneyText) -> tuple[Words, ...]:
    """To how many at most, at what cost, and who hears nothing; nothing without a message."""
    template = known.templates.get(plan.what.message)
    if template is None:
        return ()
    room = room_left(plan, each_at_most(known.programme, plan.what), 0)
    members = count if room is None else min(count, room)
    weekly = plan.every is Every.WEEK
    told: list[Words] = [
        said(words.WRITTEN_A_WEEK if weekly else words.WRITTEN, members=points_text(members))
    ]
    if known.ways.sms.on:
        parts = text_length(_sample(known, template, plan.what)).parts
        cost = Money(members * parts * known.ways.sms.part_minor)
        told.append(said(words.TEXTS_A_WEEK if weekly else words.TEXTS, parts=str(parts), cost=money(cost)))
    return (*told, words.HEARS_NOTHING, *_leaves(known.ways))


def _sample(
    known: Tellable, template: Template, what: Handout, beside: Mapping[Field, str] | None = None
) -> str:
    samples = {one: FIELD_SAMPLES[one.value].into(known.language) for one in Field}
    own = {
        Field.SHOP: known.shop,
        Field.GIFT: gift_told(what, known.programme, known.language),
        Field.DAY: "",
    }
    return worded(template, samples | own | dict(beside or {}), known.language)[1]


def _says_gift(template: Template) -> bool:
    return f"{{{Field.GIFT.value}}}" in template.text.zh


def _leaves(ways: WaysOut) -> tuple[Words, ...]:
    if ways.sms.on:
        return ()
    return (words.TEXTS_STAY if ways.email.on else NOTHING_LEAVES,)


def _named(name: Bilingual | None, gone: Words) -> Words:
    return bilingual_words(name) if name is not None else gone
