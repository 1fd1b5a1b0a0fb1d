"""A filled head office in the middle of its work: a campaign and care that gave, a month's figures, long numbers of
receipts between shops."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from fakes.filled_office import PATHS, filled, record
from fakes.pages_door import ServedPages
from shuke.bootstrap.head_office.campaigning import CampaignSchedule
from shuke.bootstrap.head_office.caring import CareSchedule
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Plan
from shuke.domain.care.festivals import OwnDay
from shuke.domain.care.plan import CarePlan, Occasion
from shuke.domain.facts.campaign_started import CampaignStarted
from shuke.domain.facts.care_set import CareSet
from shuke.domain.facts.debt_rows import DebtTold, debt_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, RowOperation
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.shop_debts import DebtKind

__all__ = ["BUSY_PATHS", "busy", "more"]

BUSY_PATHS = (*PATHS, "/office/campaigns/c-1", "/office/campaigns/c-1?started", "/office/care/festival?saved")
_DAYS = 40


def busy(pages: ServedPages) -> None:
    filled(pages)
    more(pages)


def more(pages: ServedPages) -> None:
    """To a head office that is filled."""
    data = pages.data
    assert data.identity is not None
    with data.writing.reading() as work:
        today = data.recorder(data.identity).today(work, data.identity.calendar)
    plan = Plan(Rule(), Handout(points=50), today, today, control_percent=0, quiet_from=0, quiet_to=0)
    care = CarePlan(0, Handout(points=5), own_days=(OwnDay(today.month, today.day, "店庆"),))
    record(
        pages,
        CampaignStarted("c-1", "开春新茶，老会员先喝（名字很长的一次活动）", plan.text, "seed"),
        CareSet(HEAD_OFFICE, Occasion.FESTIVAL.value, care.text, HEAD_OFFICE, True),
    )
    with data.writing.writing() as work:
        work.apply([*_figures(today), *_debts(data.identity.tenant)])
        work.commit()
    with ThreadPoolExecutor(1) as writing, ThreadPoolExecutor(1) as copying:
        CampaignSchedule(data, data.identity, writing, copying).run()
        CareSchedule(data, data.identity, writing, copying).run()


def _figures(today: date) -> Iterator[Add]:
    for back in range(_DAYS):
        for till, much in (("S01-1", 31), ("S01-2", 12)):
            sales = much + back * 7 % 11
            key = {"business_date": (today - timedelta(days=back)).isoformat(), "till_id": till}
            sums = {
                "sales": sales,
                "member_sales": sales * 2 // 3,
                "sold_minor": sales * 186_50,
                "member_sold_minor": sales * 143_20,
                "discount_minor": sales * 9_30,
                "joined": back % 4,
                "topped_up_minor": 1_000_00 * (back % 3),
            }
            yield Add("day_sums", key, sums)


def _debts(tenant: str) -> Iterator[RowOperation]:
    """Thirty sales of one shop's stored value at the other, each receipt of a till with a long name."""
    for seq in range(1, 31):
        header = FactHeader(tenant, "S02-front-counter-17", 1, seq, bytes(32), 0, date(2026, 10, seq), "st-1")
        told = [DebtTold("S01", "S02", 12_345_60 + seq, seq)]
        yield from debt_rows(header, DebtKind.SPENT, f"S02-front-counter-17.1-{seq:06d}", told)
