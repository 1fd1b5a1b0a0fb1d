"""A shop in memory whose members are cared for: members with their days, care laid down, run through, looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from fakes.counter_shop import CounterShop
from shuke.application.care.laid_down import lay_down
from shuke.application.care.running import CareRuns, CareStep, LookUp, look_up
from shuke.application.ports.messages import KeptMessage, MessageState
from shuke.application.segments.looking import Everybody
from shuke.domain.birthday import Birthday
from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.plan import CarePlan, Occasion, rule_of
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.domain.facts.care_set import CareSet
from shuke.domain.facts.rows import Put, Raise, RowOperation
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = ["DAY", "GIFT", "CareStand", "held"]

DAY = date(2026, 3, 10)
GIFT = Handout(points=20)
_YES = Consent(0, False, DAY, "S01-1", ConsentBy.COUNTER).word


def held(since: date = date(2025, 3, 1), tier: str = "ordinary", rank: int = 0, term: int = 0) -> str:
    return TierHeld(term, rank, since, tier).word


class CareStand:
    """10 March 2026, 10 o'clock in the shop."""

    def __init__(self, programme: str = "tea-chain") -> None:
        self.shop = CounterShop(programme=programme)
        self.runs = CareRuns(self.shop.desk)
        self.looked_up = 0
        self._phones = 13_800_000_000

    def join(
        self,
        *names: str,
        joined: date = date(2025, 2, 1),
        bought: date | None = None,
        word: str = "",
        birthday: Birthday | None = None,
        shop_id: str = "S01",
        agreed: bool = True,
    ) -> None:
        told: list[RowOperation] = []
        with self.shop.store.writing() as work:
            for name in names:
                self._phones += 1
                work.members.describe(name, Profile(name, str(self._phones), birthday), "")
            work.commit()
        for name in names:
            key = {"member_id": name}
            told.append(
                Put("members", key, {"number": name, "joined_on": joined.isoformat(), "shop_id": shop_id})
            )
            last = bought.isoformat() if bought else ""
            told.append(Raise("members", key, {"tier_held": word or held(joined), "last_sale_on": last}))
            if agreed:
                told.append(Raise("consents", key | {"channel": Channel.SMS.value}, {"said": _YES}))
        self.told(told)

    def told(self, operations: Iterable[RowOperation]) -> None:
        with self.shop.store.writing() as work:
            work.apply(list(operations))
            work.commit()

    def lay_down(self, occasion: Occasion, plan: CarePlan | None = None, *, on: bool = True) -> CareSet:
        plan = plan or CarePlan(what=GIFT)
        done = lay_down(self.shop.desk, self.shop.manager, occasion, plan, on=on)
        assert isinstance(done, CareSet), done
        return done

    def go_to(self, day: date) -> None:
        """Ten o'clock of that day, forward or back."""
        self.shop.clock.wall_ms = int(
            datetime(day.year, day.month, day.day, 2, tzinfo=UTC).timestamp() * 1000
        )

    def restarted(self) -> None:
        """The power went; the till starts again."""
        self.runs = CareRuns(self.shop.desk)

    def run(self, steps: int = 10_000) -> None:
        """As a quiet till does; as many steps, or until nothing is due."""
        for _ in range(steps):
            done = self.runs.step()
            if done is None:
                return
            if isinstance(done, LookUp):
                self.put_down(done)

    def put_down(self, wanted: LookUp, pieces_put: int = 10_000) -> None:
        self.looked_up += 1
        desk = self.shop.desk
        everybody = Everybody(desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop))
        with self.shop.store.reading() as work:
            pieces = look_up(desk, work, everybody, wanted)
        at = 0
        while (at == 0 or at < len(pieces)) and pieces_put:
            at = self.runs.put_down(wanted, pieces, at)
            pieces_put -= 1

    def batch(self) -> CareStep:
        done = self.runs.step()
        assert isinstance(done, CareStep), done
        return done

    def cared_for(self, occasion: Occasion) -> dict[str, int]:
        """How often each had it, by what stands in their rows."""
        with self.shop.engine.connect() as connection:
            names = [row[0] for row in connection.exec_driver_sql("SELECT member_id FROM members").all()]
        with self.shop.store.reading() as work:
            known = work.closings.known(names, ())
        times = {
            one.member.member_id: sum(times for rule, _, times in one.uses if rule == rule_of(occasion))
            for one in known
        }
        return {name: count for name, count in times.items() if count}

    def points(self, member_id: str) -> int:
        with self.shop.store.reading() as work:
            return work.members.balance(member_id, AccountKind.POINTS)

    def messages(self) -> list[KeptMessage]:
        with self.shop.store.reading() as work:
            return work.messages.of_state(MessageState.WAITING, 500)
