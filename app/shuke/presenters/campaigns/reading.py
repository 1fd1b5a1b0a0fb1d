"""What the window of campaigns reads: the list, the audiences to choose among, and a report in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shuke.application.campaigns.reporting import CampaignReport, report_of
from shuke.application.machine import Machine
from shuke.application.ports.campaigns import KeptCampaign
from shuke.application.ports.messages import MessageState, MessageTrouble
from shuke.application.ports.store import Work
from shuke.application.segments.saving import rule_of
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.figures.uplift import Verdict
from shuke.domain.money import Money
from shuke.domain.segments.segment import PRESETS, Rule
from shuke.domain.shop import HEAD_OFFICE
from shuke.presenters.campaigns.making import told_plan
from shuke.presenters.campaigns.state import NEW, CampaignRow, CampaignTold
from shuke.presenters.campaigns.telling import Tellable, tellable
from shuke.presenters.counter_words import MoneyText
from shuke.presenters.segments.reading import PRESET, SAVED, Known, read_known
from shuke.wording import campaigns as words
from shuke.wording.campaign_messages import BECAME, COST
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said
from shuke.wording.segments import PRESET_NAMES

__all__ = ["EVERYBODY", "CampaignsKnown", "campaigns_known", "listed", "read_told"]

EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class CampaignsKnown:
    """`rules` of the audiences by the key under which `names` has what they are called."""

    today: date
    campaigns: tuple[KeptCampaign, ...]
    telling: Tellable
    segments: Known
    rules: Mapping[str, Rule]
    names: Mapping[str, Words]


def campaigns_known(desk: Machine, work: Work) -> CampaignsKnown:
    segments = read_known(desk, work)
    rules = {EVERYBODY: Rule(bounds=segments.bounds)}
    names: dict[str, Words] = {EVERYBODY: words.EVERYBODY}
    for one in segments.saved:
        rule = rule_of(one)
        if rule is not None:
            rules[SAVED + one.segment_id], names[SAVED + one.segment_id] = rule, one.name
    for preset, where in PRESETS.items():
        rules[PRESET + preset.value] = Rule(where, segments.bounds)
        names[PRESET + preset.value] = PRESET_NAMES[preset]
    today, found = desk.recorder.today(work, desk.shop), tuple(work.campaigns.all())
    return CampaignsKnown(today, found, tellable(desk, work, today), segments, rules, names)


def listed(known: CampaignsKnown) -> tuple[CampaignRow, ...]:
    """One that is being made, and all there are, the newest first."""
    found = (
        CampaignRow(
            one.campaign_id,
            one.name,
            said(words.ROW_DETAIL, day=one.started_on.isoformat()),
            words.STATES[one.state],
        )
        for one in known.campaigns
    )
    return (CampaignRow(NEW, words.NEW, words.NEW_DETAIL), *found)


def read_told(
    desk: Machine, work: Work, known: CampaignsKnown, kept: KeptCampaign, money: MoneyText
) -> CampaignTold:
    """For the reading lane: every member's sales are looked up."""
    report = report_of(work, known.telling.programme, kept, known.today)
    plan: list[Words] = (
        [words.UNREADABLE] if report.plan is None else [*told_plan(report.plan, known.telling, money)]
    )
    if kept.till != desk.till:
        other = said(words.ELSEWHERE, till=work.shops.till_name(kept.till) or kept.till)
        plan.append(words.BY_HEAD_OFFICE if kept.till == HEAD_OFFICE else other)
    return CampaignTold(
        tuple(plan),
        tuple(_figures(report, money)),
        _verdict(report, money),
        can_stop=kept.state is CampaignState.RUNNING,
        can_go_on=kept.state is CampaignState.STOPPED,
        can_call_off=kept.state is CampaignState.ENDED and not kept.ended_by and _some_wait(report),
    )


def _some_wait(report: CampaignReport) -> bool:
    return any(state is MessageState.WAITING for state, _ in report.messages)


def _figures(report: CampaignReport, money: MoneyText) -> list[tuple[Words, Words]]:
    added, results = report.sum, report.results
    buyers = said(words.OF, part=points_text(results.buyers), whole=points_text(results.given.members))
    found: list[tuple[Words, Words]] = [(words.REACHED, points_text(added.given))]
    if report.left and report.kept.state is not CampaignState.ENDED:
        found.append((words.LEFT, points_text(report.left)))
    found += [(words.HELD, points_text(added.held)), (words.BOUGHT, buyers)]
    if added.coupons:
        used = said(words.OF, part=points_text(report.used.coupons), whole=points_text(added.coupons))
        found.append((words.USED, used))
    if added.chances:
        spun = said(words.OF, part=points_text(report.chances_used), whole=points_text(added.chances))
        found.append((words.CHANCES_USED, spun))
    found += _became(report)
    found.append((words.SALES, money(Money(results.given.total))))
    found.append((words.SPENT, _spent(report, money)))
    if report.messages_cost:
        found.append((COST, money(report.messages_cost)))
    return found


def _spent(report: CampaignReport, money: MoneyText) -> Words:
    """With what nobody can know of it."""
    missing: list[Words] = [] if report.is_whole else [words.COUPONS_OFF]
    if not report.has_prizes:
        missing.append(words.PRIZES_UNSAID)
    spent = money(report.spent)
    return said(words.OPEN_COST, cost=spent, what=Listed(tuple(missing))) if missing else spent


def _became(report: CampaignReport) -> list[tuple[Words, Words]]:
    """What its message did, as far as it was written to anybody here."""
    counts: Counter[str] = Counter()
    for (state, trouble), count in report.messages.items():
        if trouble is MessageTrouble.NO_CONSENT:
            counts["not_allowed"] += count
        else:
            counts[(MessageState.WAITING if state is MessageState.SENDING else state).value] += count
    return [(name, points_text(counts[key])) for key, name in BECAME.items() if counts[key]]


def _verdict(report: CampaignReport, money: MoneyText) -> Words:
    found = report.uplift
    if found.verdict is Verdict.TOO_FEW:
        return words.VERDICTS[found.verdict]
    each = abs(found.each) if found.verdict is Verdict.LESS else found.each
    return said(
        words.VERDICTS[found.verdict],
        each=money(Money(each)),
        low=money(Money(found.low)),
        high=money(Money(found.high)),
    )
