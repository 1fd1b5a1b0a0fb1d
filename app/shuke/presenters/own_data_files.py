"""A person's own data as a page to read and as JSON: both say the same, in one language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from shuke.application.members.own_data import OwnData
from shuke.domain.money import Money
from shuke.domain.profile_fields import ProfileField, told
from shuke.domain.signature import FIELD_HEIGHT, FIELD_WIDTH, Signature
from shuke.domain.slices.account import AccountKind
from shuke.presenters.counter_words import MoneyText, bilingual_words
from shuke.presenters.member_pages.time_line import happening_state
from shuke.presenters.messages_sent import message_state, message_title, message_way
from shuke.wording import card_desk, member_consent, member_messages, member_record
from shuke.wording import member_own_data as words
from shuke.wording.feedback import KINDS
from shuke.wording.figures import points_text
from shuke.wording.member_time_line import MOVED
from shuke.wording.receipt import SIGNATURE
from shuke.wording.said import Words, in_words, said
from shuke.wording.sentence import Language

__all__ = ["OwnDataFiles", "own_data_files"]

_MONEY = (AccountKind.PRINCIPAL, AccountKind.BONUS)
_STYLE = (
    "body{font:16px/1.6 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;border-bottom:1px solid #ccc;margin-top:2rem}"
    "table{border-collapse:collapse;width:100%}td{padding:.2rem .8rem .2rem 0;vertical-align:top}"
    "td:first-child{color:#666;width:16rem}small{color:#666}"
)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OwnDataFiles:
    page: bytes
    data: bytes


def own_data_files(
    data: OwnData,
    shop: str,
    language: Language,
    money: MoneyText,
    local_time: Callable[[int], datetime],
    now: datetime,
) -> OwnDataFiles:
    """`now` is on the shop's own clock."""

    def into(sentence: Words) -> str:
        return str(in_words(sentence, language))

    told_sections = [
        (into(title), [(into(name), into(value)) for name, value in pairs])
        for title, pairs in _sections(data, money, local_time)
    ]
    title = into(said(words.TITLE, shop=shop))
    made = into(said(words.MADE, time=f"{now:%Y-%m-%d %H:%M}"))
    plain = {
        "title": title,
        "made": made,
        "sections": [
            {"title": name, "lines": [list(pair) for pair in pairs]} for name, pairs in told_sections
        ],
        "signatures": [signature.strokes for signature in data.signatures],
    }
    drawings = "".join(_drawing(signature) for signature in data.signatures)
    signed = f"<h2>{escape(into(SIGNATURE))}</h2>{drawings}" if drawings else ""
    return OwnDataFiles(
        _page(title, made, told_sections, signed, language).encode(),
        json.dumps(plain, ensure_ascii=False, indent=1).encode(),
    )


def _sections(
    data: OwnData, money: MoneyText, local_time: Callable[[int], datetime]
) -> Iterable[tuple[Words, list[tuple[Words, Words]]]]:
    member, profile = data.record.member, data.record.profile
    programme = data.programme
    tier = bilingual_words(programme.tier(programme.served_as(member.tier)).name)
    person: list[tuple[Words, Words]] = [
        (said(member_record.HEAD_NUMBER, number=member.number), tier),
        (said(member_record.JOINED_ON, day=member.joined_on.isoformat()), member.shop_id),
    ]
    for field in ProfileField:
        value: Words = told(profile, field)
        if field is ProfileField.SEX:
            value = member_record.SEXES[profile.sex.value]
        if value:
            person.append((member_record.FIELDS[field.value], value))
    yield words.PERSON, person
    yield (
        words.ACCOUNTS,
        [
            (said(MOVED[account], amount=_amount(account, lot.amount, money)), lot.lot)
            for account, lot in data.accounts
        ],
    )
    yield words.CARDS, [(card.number, card_desk.CARD_STATUS[card.status.value]) for card in data.cards]
    yield words.CONSENTS, _consents(data)
    if data.feedback:
        yield words.FEEDBACK, list(_feedback(data))
    if data.messages or data.others_write:
        yield member_messages.SENT, list(_messages(data, local_time))
    history: list[tuple[Words, Words]] = []
    for one in data.happenings:
        state = happening_state(one, programme, money, local_time)
        history.append((state.about, state.title))
        history += [("", moved) for moved, _ in state.moves]
        history += [("", reason.words) for reason in state.reasons if reason.applied]
    yield words.HISTORY, history


def _consents(data: OwnData) -> list[tuple[Words, Words]]:
    told_of: list[tuple[Words, Words]] = [
        (
            member_consent.CHANNELS[channel.value],
            said(
                member_consent.SAID,
                what=member_consent.MAY if one.given else member_consent.MAY_NOT,
                day=one.on.isoformat(),
                till=one.till,
                by=member_consent.BY[one.by.value],
            ),
        )
        for channel, one in data.consents.consents.items()
    ]
    terms = data.consents.terms
    if terms is not None:
        told_of.append((member_consent.TERMS_PART, f"{terms.version} · {terms.on.isoformat()}"))
    return told_of


def _feedback(data: OwnData) -> Iterator[tuple[Words, Words]]:
    for one in data.feedback:
        kept = one.kept
        about = said(words.FEEDBACK_OF, kind=KINDS[kept.kind.value], day=kept.taken_on.isoformat())
        yield about, words.LIES_ELSEWHERE if one.words is None else one.words
        if kept.answered_on is not None:
            answered = said(words.ANSWERED_ON, day=kept.answered_on.isoformat())
            yield answered, words.LIES_ELSEWHERE if one.answer is None else one.answer


def _messages(data: OwnData, local_time: Callable[[int], datetime]) -> Iterator[tuple[Words, Words]]:
    """When and by which way, what about and what became of it; what it said."""
    for one in data.messages:
        what = said(member_messages.TITLE_AND_STATE, title=message_title(one), state=message_state(one))
        yield message_way(one, local_time), what
        yield "", one.text
    if data.others_write:
        yield "", member_messages.OTHERS_WRITE


def _amount(account: AccountKind, amount: int, money: MoneyText) -> str:
    return money(Money(amount)) if account in _MONEY else points_text(amount)


def _drawing(signature: Signature) -> str:
    lines = "".join(
        f'<polyline points="{" ".join(f"{x},{y}" for x, y in stroke)}"/>' for stroke in signature.strokes
    )
    return (
        f'<svg viewBox="0 0 {FIELD_WIDTH} {FIELD_HEIGHT}" width="360" fill="none" stroke="#222" '
        f'stroke-width="6" stroke-linecap="round" stroke-linejoin="round">{lines}</svg>'
    )


def _page(
    title: str, made: str, sections: list[tuple[str, list[Pair]]], signed: str, language: Language
) -> str:
    """Without a script, and without anything from elsewhere: it is read years later, anywhere."""
    parts = [
        "<!doctype html>",
        f'<html lang="{language.value}"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(title)}</h1><small>{escape(made)}</small>",
    ]
    for name, pairs in sections:
        rows = "".join(f"<tr><td>{escape(left)}</td><td>{escape(right)}</td></tr>" for left, right in pairs)
        parts.append(f"<h2>{escape(name)}</h2><table>{rows}</table>")
    parts += [signed, "</body></html>"]
    return "\n".join(parts)
