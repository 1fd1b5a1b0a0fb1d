"""Fetching: a till asks for a member whom its shop does not keep, because that member stands at its counter."""

from __future__ import annotations

from datetime import date

from shuke.application.head_office.dealing_out import deal_out
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.ports.store import Work
from shuke.domain.facts.member_fetched import MemberFetched
from shuke.domain.phone import written_forms
from shuke.domain.sync.finding import Find, FindBy, Finding
from shuke.domain.sync.limits import MOST_FINDS_A_MINUTE, MOST_FOUND

__all__ = ["find"]

_MINUTE_MS = 60_000


def find(
    work: Work, entry: OfficeEntry, till: str, asked: Find, today: date, now_ms: int
) -> tuple[Finding, list[str]]:
    """Who that is, in the caller's transaction. From now on they are guests of the till's shop, and the till is dealt
    its share of what they have, as after a visit."""
    if work.contacts.count_find(till, now_ms // _MINUTE_MS) > MOST_FINDS_A_MINUTE:
        return Finding.TOO_OFTEN, []
    found = _known_by(work, asked)[:MOST_FOUND]
    shop_id = work.shops.shop_of(till)
    members = work.keepings.policy().here(shop_id, today)
    if members is not None:
        there = work.keepings.belonging(members, found)
        for member_id in found:
            if member_id not in there:
                entry.record(MemberFetched(member_id, shop_id, till, asked.by.value))
                entry.tell_anew(member_id)
    deal_out(work, entry, till, found, today)
    return (Finding.FOUND if found else Finding.NOBODY), found


def _known_by(work: Work, asked: Find) -> list[str]:
    if asked.by is FindBy.PHONE:
        return [member_id for _, member_id in work.conflicts.with_phones(written_forms(asked.value))]
    if asked.by is FindBy.CARD:
        card = work.cards.get(asked.value)
        return [card.member_id] if card else []
    if asked.by is FindBy.MEMBER:
        member_id = work.mergers.stands_for(asked.value)
        return [member_id] if work.members.get(member_id) else []
    card, member = work.cards.by_number(asked.value), work.members.by_number(asked.value)
    named = [card.member_id] if card else []
    return list(dict.fromkeys([*named, *([member.member_id] if member else [])]))
