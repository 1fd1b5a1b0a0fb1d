"""The demo shop's members, as an old membership system would hand them over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from shuke.adapters.ids import UlidIds
from shuke.bootstrap.demo_shop.names import DemoName, demo_names
from shuke.domain.birthday import Birthday
from shuke.domain.care.lunar import lunar_day
from shuke.domain.lunar_words import lunar_text
from shuke.domain.money import ZERO, Money
from shuke.domain.profile import Details, Profile

__all__ = ["DEMO_TIERS", "DemoMember", "demo_members"]

DEMO_TIERS = ("ordinary", "gold", "diamond")
_SEED = 20150818
_YEARS_OPEN = 10
_SHOP_TIME = timezone(timedelta(hours=8))
_GOLD, _DIAMOND = Money(7_000_00), Money(16_000_00)
_PHONE_START = "154"
"""Never handed out to anybody in China, so a demo phone rings nowhere."""

_KEEP_LUNAR = frozenset({1949, 1953, 1958})

_NOTES = ("爱喝浓香铁观音", "只要明前茶", "常买礼盒送客户", "怕涩,推荐熟普", "喜欢坐窗边的位置", "对坚果过敏")


@dataclass(frozen=True, slots=True)
class DemoMember:
    """`points` never lapse (the tea chain's rule); `last_visit_ms` lies in the shop's opening hours."""

    member_id: str
    number: str
    card_id: str
    profile: Profile
    tier: str
    tier_since: date
    joined_on: date
    cumulative: Money
    sales: int
    points: int
    last_sale_on: date
    last_visit_ms: int


def demo_members(count: int, today: date) -> Iterator[DemoMember]:
    """In the order of their joining. The same for the same count and day; names and phones for any day."""
    who, when = Random(_SEED), Random(_SEED + 1)  # noqa: S311 - the same demo every time is the point
    names, phones = demo_names(who), _phones(who)
    opened = today - timedelta(days=365 * _YEARS_OPEN)
    clock = _Clock()
    ids = UlidIds(clock.now_ms, who.getrandbits)
    for place in range(count):
        joined_on = opened + timedelta(days=(today - opened).days * place // count)
        clock.ms = _instant_ms(joined_on, time(10))
        member_id, card_id = ids.new_id(), ids.new_id()
        profile = _profile(who, next(names), next(phones), today)
        number = f"{68_000_001 + place:08d}"
        yield _history(when, DemoMember(
            member_id, number, card_id, profile, "ordinary", joined_on, joined_on, ZERO, 0, 0, joined_on, 0
        ), today)  # fmt: skip


class _Clock:
    ms = 0

    def now_ms(self) -> int:
        return self.ms


def _phones(random: Random) -> Iterator[str]:
    given: set[int] = set()
    while True:
        number = random.randrange(10**8)
        if number not in given:
            given.add(number)
            yield f"{_PHONE_START}{number:08d}"


def _profile(random: Random, who: DemoName, phone: str, today: date) -> Profile:
    note = random.choice(_NOTES) if random.random() < 0.03 else ""
    birthday = _birthday(random, today)
    lunar = _lunar(birthday, today) if birthday is not None else None
    details = Details(lunar_birthday=lunar_text(lunar)) if lunar is not None else None
    return Profile(who.name, phone, birthday, who.sex, note, details)


def _lunar(solar: Birthday, today: date) -> Birthday | None:
    """Whoever was born in one of these years keeps that of the Chinese calendar, a few of them today."""
    if solar.year not in _KEEP_LUNAR:
        return None
    there = lunar_day(today)
    if there is not None and solar.month == today.month:
        return Birthday(there.month, there.day, lunar=True, leap=there.leap)
    return Birthday(solar.month, min(solar.day, 30), lunar=True)


def _birthday(random: Random, today: date) -> Birthday | None:
    """Every seventh did not tell; a few were born on 29 February; enough have it today to show."""
    chance, year = random.random(), random.randint(1948, 2006)
    if chance < 0.14:
        return None
    told = year if random.random() < 0.7 else None
    if chance < 0.146:
        return Birthday(2, 29, year - year % 4 if told else None)
    born = date(year, 1, 1) + timedelta(days=random.randrange(365))
    if chance < 0.155 and (today.month, today.day) != (2, 29):
        born = date(year, today.month, today.day)
    return Birthday(born.month, born.day, told)


def _history(random: Random, member: DemoMember, today: date) -> DemoMember:
    """Purchases up to yesterday; most buy little, a few a lot."""
    span = max((today - member.joined_on).days - 1, 0)
    last_on = today - timedelta(days=1 + min(int(random.expovariate(1 / 120)), span))
    last_on = max(last_on, member.joined_on)
    sales = 1 + int(random.expovariate(1 / (3 + span / 250)))
    spent = min(sales, 40) * random.randrange(60_00, 320_00) + random.randrange(100_00)
    cumulative = Money(spent * (random.choice((3, 6, 12)) if random.random() < 0.1 else 1))
    tier, multiplier = _tier(random, cumulative)
    points = cumulative.minor // 100 * multiplier // 2
    used = points * random.randrange(0, 90) // 100 // 50 * 50
    opened_at = time(10 + random.randrange(11), random.randrange(60), random.randrange(60))
    return DemoMember(
        member_id=member.member_id,
        number=member.number,
        card_id=member.card_id,
        profile=member.profile,
        tier=tier,
        tier_since=max(member.joined_on, last_on - timedelta(days=200))
        if tier != "ordinary"
        else member.joined_on,
        joined_on=member.joined_on,
        cumulative=cumulative,
        sales=sales,
        points=points - used,
        last_sale_on=last_on,
        last_visit_ms=_instant_ms(last_on, opened_at),
    )


def _tier(random: Random, cumulative: Money) -> tuple[str, int]:
    """The tier and twice its multiplier. One in ten has not yet asked for the better card that is open."""
    asked = random.random() > 0.1
    if cumulative >= _DIAMOND and asked:
        return "diamond", 6
    if cumulative >= _GOLD and asked:
        return "gold", 3
    return "ordinary", 2


def _instant_ms(day: date, at: time) -> int:
    return int(datetime.combine(day, at, _SHOP_TIME).timestamp()) * 1000
