"""What came of a campaign: whom it reached, what they used and bought, what it cost, and whether it did anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shuke.application.campaigns.starting import plan_of
from shuke.application.ports.campaigns import CouponsUsed, KeptCampaign, MessageSum, Results
from shuke.application.ports.handouts import RunKey, RunSum
from shuke.application.ports.store import Work
from shuke.domain.campaigns.cost import each_at_most
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Plan, rule_of
from shuke.domain.figures.uplift import Uplift, uplift
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme

__all__ = ["CampaignReport", "report_of"]


@dataclass(frozen=True, slots=True)
class CampaignReport:
    """As far as this machine knows: a till its own sales, head office everybody's.

    Attributes:
        plan: None where a later release wrote it.
        left: members whom it has still to look at this time.
        spent: the points that were given at what they pay at the counter, and the coupons that were used at what
            they take off; spins that were used at what the wheel is to be expected to bring.
        is_whole: false where `spent` leaves out what nobody can know: what a percentage took off, a thing.
        has_prizes: false where it leaves out prizes whose worth the programme does not say.
        chances_used: of the spins that it gave.
        results, uplift: of the sales since the first day on which it gave.
        messages: what became of its message, as the machine that sends them knows.
        messages_cost: of those that went, beside `spent`.
    """

    kept: KeptCampaign
    plan: Plan | None
    sum: RunSum
    left: int
    used: CouponsUsed
    results: Results
    spent: Money
    is_whole: bool
    has_prizes: bool
    chances_used: int
    uplift: Uplift
    messages: Mapping[MessageSum, int]
    messages_cost: Money


def report_of(work: Work, programme: Programme, kept: KeptCampaign, on: date) -> CampaignReport:
    """On that day. Every member's sales are looked up: for the reading lane."""
    rule, plan = rule_of(kept.campaign_id), plan_of(kept)
    added, used = work.handouts.sum_of(rule), work.campaigns.coupons_used(rule)
    began = kept.started_on if plan is None else max(kept.started_on, plan.first)
    results = work.campaigns.results(rule, began)
    what = plan.what if plan is not None else Handout()
    points = each_at_most(programme, Handout(points=added.points))
    coupons = each_at_most(programme, Handout(coupon=what.coupon, count=used.coupons))
    chances_used = work.campaigns.chances_used(rule) if added.chances else 0
    spins = each_at_most(programme, Handout(chances=chances_used))
    return CampaignReport(
        kept=kept,
        plan=plan,
        sum=added,
        left=0 if plan is None else _left(work, kept, plan.occasion(on)),
        used=used,
        results=results,
        spent=points.money + coupons.money + spins.money,
        is_whole=plan is not None and coupons.is_whole,
        has_prizes=spins.has_prizes,
        chances_used=chances_used,
        uplift=uplift(results.given, results.held),
        messages=work.campaigns.messages(rule),
        messages_cost=Money(work.campaigns.messages_cost(rule)),
    )


def _left(work: Work, kept: KeptCampaign, occasion: str) -> int:
    return work.handouts.left(RunKey(rule_of(kept.campaign_id), occasion)) if occasion else 0
