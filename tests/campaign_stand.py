"""A shop in memory with members who are rows, for campaigns: started, run through, looked at."""

from __future__ import annotations

import json
from datetime import date, timedelta

from fakes.counter_shop import CounterShop
from shuke.application.campaigns.running import Audience, CampaignRuns, Step, audience_of
from shuke.application.campaigns.starting import start
from shuke.application.ports.handouts import RunSum
from shuke.application.segments.looking import Everybody
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Plan, rule_of
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.campaign_started import CampaignStarted
from shuke.domain.facts.rows import Insert, Put, Raise, RowOperation
from shuke.domain.segments.segment import Rule
from shuke.domain.tier_held import TierHeld

__all__ = ["DAY", "CampaignStand", "planned"]

DAY = date(2026, 3, 10)
_HELD = TierHeld(0, 0, date(2025, 3, 10), "ordinary").word


def planned(**changes: object) -> Plan:
    """Fifty points for everybody within eleven days, nobody held back, but for what is said otherwise."""
    plan: dict[str, object] = {
        "audience": Rule(),
        "what": Handout(points=50),
        "first": DAY,
        "last": DAY + timedelta(days=10),
        "control_percent": 0,
    }
    return Plan(**(plan | changes))  # type: ignore[arg-type]


class CampaignStand:
    def __init__(self, members: int = 0, programme: str = "tea-chain") -> None:
        self.shop = CounterShop(programme=programme)
        self.runs = CampaignRuns(self.shop.desk)
        self.sold = self.back = 0
        self.join(members)

    def join(self, members: int, shop_id: str = "S01", name: str = "m") -> None:
        told: list[RowOperation] = []
        for number in range(members):
            key = {"member_id": f"{name}{number:03}"}
            told.append(
                Put(
                    "members",
                    key,
                    {"number": f"{name}{number}", "joined_on": "2025-03-10", "shop_id": shop_id},
                )
            )
            told.append(Raise("members", key, {"tier_held": _HELD, "last_sale_on": ""}))
        self.told(told)

    def told(self, operations: list[RowOperation]) -> None:
        with self.shop.store.writing() as work:
            work.apply(operations)
            work.commit()

    def bought(self, member_id: str, amount: int, on: date = DAY) -> None:
        """A sale of another till, as head office or an older journal may tell it."""
        self.sold += 1
        key: dict[str, int | str] = {"till_id": "S01-9", "epoch": 1, "seq": self.sold}
        row = key | {"member_id": member_id, "business_date": on.isoformat(), "to_pay_minor": amount}
        self.told([Insert("sales", row)])

    def brought_back(self, sale: int, amount: int, on: date = DAY) -> None:
        """Of the sale of that number, at the till that sold it."""
        self.back += 1
        key: dict[str, int | str] = {"sale_till": "S01-9", "sale_epoch": 1, "sale_seq": sale}
        key |= {"till_id": "S01-9", "epoch": 1, "seq": 1000 + self.back}
        content = json.dumps({"tenders": [["cash", amount]]})
        self.told([Insert("refunds", key | {"business_date": on.isoformat(), "content": content})])

    def start(self, plan: Plan | None = None, name: str = "开春") -> str:
        started = start(self.shop.desk, self.shop.manager, name, plan or planned())
        assert isinstance(started, CampaignStarted), started
        return started.campaign_id

    def run(self, steps: int = 10_000) -> None:
        """As a quiet till does; as many steps, or until nothing is due."""
        for _ in range(steps):
            done = self.runs.step()
            if done is None:
                return
            if isinstance(done, Audience):
                self.put_down(done)

    def put_down(self, audience: Audience) -> None:
        desk = self.shop.desk
        everybody = Everybody(desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop))
        with self.shop.store.reading() as work:
            members = audience_of(desk, work, everybody, audience.plan.audience)
        at = 0
        while at == 0 or at < len(members):
            at = self.runs.put_down(audience, members, at)

    def steps(self) -> list[Step]:
        found = []
        while (done := self.runs.step()) is not None:
            assert isinstance(done, Step)
            found.append(done)
        return found

    def restarted(self) -> None:
        """The power went; the till starts again."""
        self.runs = CampaignRuns(self.shop.desk)

    def sum_of(self, campaign_id: str) -> RunSum:
        with self.shop.store.reading() as work:
            return work.handouts.sum_of(rule_of(campaign_id))

    def state(self, campaign_id: str) -> CampaignState:
        with self.shop.store.reading() as work:
            kept = work.campaigns.get(campaign_id)
        assert kept is not None
        return kept.state

    def days_pass(self, days: int) -> None:
        self.shop.clock.wall_ms += days * 86_400_000
