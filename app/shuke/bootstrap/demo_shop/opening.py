"""The demo's content as facts of the till that opens it: nothing in a demo is not in the journal too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.bootstrap.demo_shop.articles import demo_articles, demo_departments
from shuke.bootstrap.demo_shop.members import DEMO_TIERS, DemoMember, demo_members
from shuke.bootstrap.demo_shop.people import demo_staff
from shuke.domain.facts.articles_listed import MOST_ARTICLES, ArticlesListed
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_carried_over import CarriedLot, MemberCarriedOver
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.profile import Attachment
from shuke.domain.shop import Role, Shop
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["demo_facts", "fill_demo_shop"]

ORIGIN = "旧会员系统"
CARD_TYPE = "member"
_BATCH = 250


def demo_facts() -> Iterator[FactBody]:
    """Staff (but for the administrator, whom first start enrols) and articles."""
    yield from (StaffEnrolled(staff) for staff in demo_staff() if staff.role is not Role.ADMINISTRATOR)
    articles = demo_articles()
    yield ArticlesListed(articles[:MOST_ARTICLES], demo_departments())
    for start in range(MOST_ARTICLES, len(articles), MOST_ARTICLES):
        yield ArticlesListed(articles[start : start + MOST_ARTICLES])


def fill_demo_shop(
    store: Store,
    recorder: Recorder,
    shop: Shop,
    initials: Callable[[str], str],
    *,
    members: int,
    progress: Callable[[int], None],
    tiers: Sequence[str] = (),
) -> None:
    """Record it all after first start, in one transaction: a demo is whole or not there.

    Args:
        tiers: those of the programme, from the lowest; the demo's members hold its first three.
        progress: told after each batch how many members are in.
    """
    with store.writing() as work:
        recorder.record_many(work, shop, demo_facts(), staff="")
        everybody = demo_members(members, recorder.today(work, shop))
        done = 0
        while batch := [_in_tier(member, tiers) for member in islice(everybody, _BATCH)]:
            _record_members(work, recorder, shop, batch)
            work.members.describe_many(
                (member.member_id, member.profile, initials(member.profile.name)) for member in batch
            )
            done += len(batch)
            progress(done)
        work.commit()


def _in_tier(member: DemoMember, tiers: Sequence[str]) -> DemoMember:
    """The same member in the programme's tier of that height; its highest, where it has fewer."""
    if not tiers:
        return member
    return replace(member, tier=tiers[min(DEMO_TIERS.index(member.tier), len(tiers) - 1)])


def _record_members(work: Work, recorder: Recorder, shop: Shop, members: Sequence[DemoMember]) -> None:
    profiles = recorder.attach_profiles(work, ((member.member_id, member.profile) for member in members))
    bodies = (
        body
        for member, profile in zip(members, profiles, strict=True)
        for body in _facts_of(member, profile, shop)
    )
    recorder.record_many(work, shop, bodies, staff="")


def _facts_of(member: DemoMember, profile: Attachment, shop: Shop) -> tuple[FactBody, ...]:
    carried = MemberCarriedOver(
        member_id=member.member_id,
        number=member.number,
        tier=member.tier,
        tier_since=member.tier_since,
        joined_on=member.joined_on,
        profile=profile.hash,
        shop_id=shop.shop_id,
        origin=ORIGIN,
        lots=(CarriedLot(AccountKind.POINTS, NEVER, member.points),) if member.points else (),
        cumulative=member.cumulative,
        sales=member.sales,
        last_sale_on=member.last_sale_on,
        last_visit_ms=member.last_visit_ms,
    )
    card = CardIssued(
        card_id=member.card_id,
        member_id=member.member_id,
        number=member.number,
        card_type=CARD_TYPE,
        issued_on=member.joined_on,
    )
    return carried, card
