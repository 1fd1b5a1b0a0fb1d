"""What happens to a chain, step by step: made from a seed, and nothing but a list, so that it can be made shorter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from reliability.simulator.network import Weather

__all__ = ["TILLS", "Act", "Step", "Story", "story_of"]

TILLS = (2, 2, 3, 3, 4)

SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS = 1_000, 60_000, 3_600_000, 86_400_000


class Act(StrEnum):
    """What can happen; each is a method of `Chain` of that name."""

    SYNC = "sync"
    EARN = "earn"
    SPEND = "spend"
    ASK = "ask"
    ASK_LEAD = "ask_lead"
    NAME_LEAD = "name_lead"
    BASKET = "basket"
    GIVE_BACK = "give_back"
    GIVE = "give"
    ENROL = "enrol"
    PROMOTE = "promote"
    PUBLISH = "publish"
    TILL_LOSES_POWER = "till_loses_power"
    TILL_DISK_FULL = "till_disk_full"
    OFFICE_LOSES_POWER = "office_loses_power"
    OFFICE_DISK_FULL = "office_disk_full"
    OFFICE_DOWN = "office_down"
    CABLE_OUT = "cable_out"
    TILL_CLOCK = "till_clock"
    OFFICE_CLOCK = "office_clock"
    BACK_UP_OFFICE = "back_up_office"
    RESTORE_OFFICE = "restore_office"
    REBUILD_OFFICE = "rebuild_office"
    BACK_UP_TILL = "back_up_till"
    RESTORE_TILL = "restore_till"
    CLONE_TILL = "clone_till"
    WRITE_OFF = "write_off"
    JOIN = "join"
    REVOKE = "revoke"


_DAILY = {
    Act.SYNC: 34,
    Act.EARN: 12,
    Act.SPEND: 18,
    Act.ASK: 12,
    Act.ASK_LEAD: 10,
    Act.BASKET: 3,
    Act.GIVE_BACK: 4,
    Act.GIVE: 3,
    Act.ENROL: 2,
    Act.PROMOTE: 2,
}
"""Every story has these."""

_TROUBLES: tuple[tuple[float, dict[Act, int]], ...] = (
    (0.5, {Act.TILL_LOSES_POWER: 8}),
    (0.2, {Act.TILL_DISK_FULL: 3}),
    (0.5, {Act.OFFICE_LOSES_POWER: 6}),
    (0.2, {Act.OFFICE_DISK_FULL: 3}),
    (0.3, {Act.OFFICE_DOWN: 3}),
    (0.5, {Act.CABLE_OUT: 5}),
    (0.4, {Act.TILL_CLOCK: 4}),
    (0.15, {Act.OFFICE_CLOCK: 3}),
    (0.25, {Act.BACK_UP_OFFICE: 3, Act.RESTORE_OFFICE: 3}),
    (0.1, {Act.REBUILD_OFFICE: 2}),
    (0.25, {Act.BACK_UP_TILL: 3, Act.RESTORE_TILL: 3}),
    (0.15, {Act.CLONE_TILL: 1}),
    (0.15, {Act.WRITE_OFF: 2}),
    (0.2, {Act.JOIN: 2}),
    (0.1, {Act.REVOKE: 1}),
    (0.2, {Act.PUBLISH: 2}),
    (0.2, {Act.NAME_LEAD: 2}),
)
"""Each with the chance of a story to have it: trouble that comes alone goes deeper than all of it at once."""


@dataclass(frozen=True, slots=True)
class Step:
    """An act, so long after the one before. `who`, `what` and `number` choose among what there is at that moment."""

    after_ms: int
    act: Act
    who: int
    what: int
    number: int


@dataclass(frozen=True, slots=True)
class Story:
    """`page` and `push`: how many subjects and facts go into one message at first, so that few are many."""

    seed: int
    tills: int
    weather: Weather
    page: int
    push: int
    steps: tuple[Step, ...]


def story_of(seed: int) -> Story:
    chance = Random(f"story {seed}")
    return Story(
        seed=seed,
        tills=chance.choice(TILLS),
        weather=_weather(chance),
        page=chance.choice((1, 2, 5, 100)),
        push=chance.choice((1, 3, 500)),
        steps=tuple(_steps(chance)),
    )


def _steps(chance: Random) -> Iterator[Step]:
    acts = dict(_DAILY)
    for likely, trouble in _TROUBLES:
        if chance.random() < likely:
            acts.update(trouble)
    pace = chance.choice(_PACES)
    rush = chance.choice((0.0, 0.15, 0.4))
    # Few things to quarrel about: a till's share of one account is what matters.
    about = [chance.randrange(60) for _ in range(chance.choice((1, 2, 3, 8)))]
    for act in chance.choices(list(acts), list(acts.values()), k=chance.choice((8, 15, 25, 40))):
        after_ms, who, what = (
            chance.randrange(chance.choice(pace)),
            chance.randrange(60),
            chance.choice(about),
        )
        if chance.random() < rush:
            for other, one in chance.choice(_RUSHES):
                yield Step(after_ms, one, who + other, what, chance.randrange(1, 1_000))
                after_ms = chance.randrange(chance.choice((30, 120, 400)))
        else:
            yield Step(after_ms, act, who, what, chance.randrange(1, 1_000))


_RUSHES = (
    ((0, Act.SYNC), (0, Act.EARN), (0, Act.SPEND)),
    ((0, Act.SYNC), (0, Act.ASK), (0, Act.SPEND), (0, Act.SPEND)),
    ((0, Act.ASK), (0, Act.ASK), (0, Act.SPEND), (0, Act.SYNC), (0, Act.SPEND)),
    ((0, Act.SYNC), (0, Act.GIVE_BACK), (0, Act.SPEND), (0, Act.SYNC)),
    ((0, Act.SPEND), (0, Act.SYNC), (0, Act.GIVE), (0, Act.SYNC)),
    ((1, Act.GIVE_BACK), (1, Act.SYNC), (0, Act.SYNC), (0, Act.ASK), (0, Act.SPEND)),
    ((1, Act.EARN), (1, Act.GIVE_BACK), (1, Act.SYNC), (0, Act.ASK), (0, Act.SYNC), (0, Act.SPEND)),
    ((0, Act.ASK), (1, Act.SYNC), (0, Act.SYNC), (0, Act.ASK), (1, Act.SPEND), (1, Act.SYNC)),
    ((0, Act.ASK_LEAD), (0, Act.SPEND), (1, Act.SPEND)),
    ((1, Act.EARN), (0, Act.ASK_LEAD), (0, Act.ASK_LEAD), (0, Act.SPEND), (0, Act.SYNC), (1, Act.SYNC)),
    ((1, Act.SYNC), (0, Act.ASK_LEAD), (1, Act.TILL_LOSES_POWER), (0, Act.ASK_LEAD), (0, Act.SPEND)),
    ((0, Act.SYNC), (1, Act.SYNC), (0, Act.TILL_LOSES_POWER), (1, Act.SYNC), (0, Act.SYNC)),
)
"""Where one answer is under way while the next thing happens, moments later. The number says which till: 0 the one
it is about, 1 another."""


_PACES = (
    (50, SECOND_MS, SECOND_MS),
    (SECOND_MS, 20 * SECOND_MS, 5 * MINUTE_MS),
    (20 * SECOND_MS, 15 * MINUTE_MS, HOUR_MS, DAY_MS),
    (MINUTE_MS, DAY_MS, 45 * DAY_MS),
)
"""From a rush at the counter to months without a word."""


def _weather(chance: Random) -> Weather:
    def percent(most: int) -> int:
        return chance.choice((0, most // 4, most))

    return Weather(
        lost=percent(30),
        twice=percent(40),
        damaged=percent(10),
        slow=percent(50),
        slowest_ms=chance.choice((300, 5_000, 40_000)),
    )
