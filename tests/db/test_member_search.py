"""Every search against looking at everybody; and none of them reads the whole table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import count, islice
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Engine

from laws import examples
from shuke.adapters.pinyin import initials
from shuke.bootstrap.demo_shop.names import demo_names
from shuke.domain.facts.rows import Put, Raise, RowOperation
from shuke.domain.profile import Profile
from shuke.domain.spelling import folded
from shuke.domain.tier_held import TierHeld
from shuke_db.engine import MEMORY, open_sqlite
from shuke_db.repositories.member_search import SearchableMemberRows
from shuke_db.schema import bring_up_to_date
from shuke_db.unit_of_work import SqlStore

NEWEST_MS = 1_795_000_000_000
DAY_MS = 86_400_000
LIMIT = 20


@cache
def migrated() -> Engine:
    """One database for all the crowds: each is a tenant of its own."""
    engine = open_sqlite(MEMORY, bytes(32))
    bring_up_to_date(engine)
    return engine


_TENANTS = count(1)


@dataclass
class Crowd:
    """Members in a database, and the same ones in a list."""

    tenant: str = field(default_factory=lambda: f"tenant-{next(_TENANTS)}")
    people: dict[str, tuple[Profile, int]] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    """Member id → the number it was described as, counting up: who came first among those of one second."""

    def __post_init__(self) -> None:
        self.engine = migrated()
        self.store = SqlStore(self.engine, lambda: self.tenant)

    def join(self, profiles: list[tuple[str, Profile, int]]) -> None:
        with self.store.writing() as work:
            work.apply(
                operation for member_id, _, visit_ms in profiles for operation in joined(member_id, visit_ms)
            )
            work.members.describe_many(
                (member_id, profile, initials(profile.name)) for member_id, profile, _ in profiles
            )
            work.commit()
        for member_id, profile, visit_ms in profiles:
            self.people[member_id] = (profile, visit_ms)
            self.order[member_id] = len(self.order)

    def visit(self, member_id: str, visit_ms: int) -> None:
        with self.store.writing() as work:
            work.apply([Raise("members", {"member_id": member_id}, {"last_visit_ms": visit_ms})])
            work.commit()
        profile, before_ms = self.people[member_id]
        self.people[member_id] = (profile, max(visit_ms, before_ms))

    def describe(self, member_id: str, profile: Profile) -> None:
        with self.store.writing() as work:
            work.members.describe(member_id, profile, initials(profile.name))
            work.commit()
        self.people[member_id] = (profile, self.people[member_id][1])

    def expected(self, wanted: Callable[[Profile], bool], limit: int = LIMIT) -> list[str]:
        found = [member_id for member_id, (profile, _) in self.people.items() if wanted(profile)]
        found.sort(key=lambda one: (self.people[one][1] // 1000, self.order[one]), reverse=True)
        return found[:limit]

    def found(self, search: Callable[[SearchableMemberRows], list[object]]) -> list[str]:
        with self.store.reading() as work:
            return [member.member_id for member in search(work.members)]


def joined(member_id: str, visit_ms: int) -> tuple[RowOperation, ...]:
    columns = {
        "number": f"n{member_id}",
        "joined_on": "2020-01-01",
    }
    key = {"member_id": member_id}
    held = TierHeld(0, 0, date(2020, 1, 1), "ordinary").word
    return Put("members", key, columns), Raise("members", key, {"tier_held": held, "last_visit_ms": visit_ms})


def has_name(typed: str) -> Callable[[Profile], bool]:
    part = folded(typed)
    return lambda profile: part in folded_once(profile.name)


folded_once = cache(folded)


@cache
def spelled(name: str) -> tuple[str, ...]:
    return tuple(initials(name).split())


def has_spelling(typed: str) -> Callable[[Profile], bool]:
    beginning = folded(typed)
    return lambda profile: any(word.startswith(beginning) for word in spelled(profile.name))


def has_ending(digits: str) -> Callable[[Profile], bool]:
    return lambda profile: profile.phone.endswith(digits)


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    """Nine thousand people over ten years; many share a name, a thousand never came."""
    random, names = Random(11), demo_names(Random(12))
    crowd = Crowd()
    people = []
    for place, who in enumerate(islice(names, 9_000)):
        visit_ms = 0 if place % 9 == 0 else NEWEST_MS - int(random.expovariate(1 / 200) * DAY_MS)
        people.append((f"m{place:05d}", Profile(who.name, f"154{random.randrange(10**8):08d}"), visit_ms))
    for start in range(0, 9_000, 1_500):
        crowd.join(people[start : start + 1_500])
    return crowd


def words_in(crowd: Crowd, cut: Callable[[str], list[str]], many: int) -> list[str]:
    """Common and rare ones: each from somebody drawn at random."""
    random = Random(5)
    names = [profile.name for profile, _ in crowd.people.values()]
    return [random.choice(cut(folded(random.choice(names))) or ["王"]) for _ in range(many)]


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_a_part_of_a_name_finds_the_most_recent_visitors(crowd: Crowd, length: int) -> None:
    for part in words_in(
        crowd, lambda name: [name[at : at + length] for at in range(len(name) - length + 1)], 60
    ):
        if length > 1 or not part.isascii():
            assert crowd.found(lambda rows, part=part: rows.by_name(part, LIMIT)) == crowd.expected(
                has_name(part)
            )


def test_the_commonest_surname_finds_the_most_recent_visitors(crowd: Crowd) -> None:
    assert len(crowd.expected(has_name("王"), 9_000)) > 500
    assert crowd.found(lambda rows: rows.by_name("王", LIMIT)) == crowd.expected(has_name("王"))


def test_pinyin_finds_the_most_recent_visitors(crowd: Crowd) -> None:
    random = Random(6)
    for profile in random.sample([profile for profile, _ in crowd.people.values()], 120):
        word = random.choice(initials(profile.name).split())
        typed = word[: random.randrange(1, len(word) + 1)]
        assert crowd.found(lambda rows, typed=typed: rows.by_initials(typed, LIMIT)) == crowd.expected(
            has_spelling(typed)
        )


@pytest.mark.parametrize("length", [3, 4, 5, 7, 8, 11])
def test_the_end_of_a_phone_finds_the_most_recent_visitors(crowd: Crowd, length: int) -> None:
    for profile in Random(7).sample([profile for profile, _ in crowd.people.values()], 40):
        digits = profile.phone[-length:]
        assert crowd.found(lambda rows, digits=digits: rows.by_phone_ending(digits, LIMIT)) == crowd.expected(
            has_ending(digits)
        )


def test_a_whole_phone_and_its_beginning_find_their_members(crowd: Crowd) -> None:
    for profile in Random(8).sample([profile for profile, _ in crowd.people.values()], 40):
        phone = profile.phone
        same = crowd.expected(lambda one, phone=phone: one.phone == phone)
        assert crowd.found(lambda rows, phone=phone: rows.by_phone(phone, LIMIT)) == same
        begin = crowd.expected(lambda one, phone=phone: one.phone.startswith(phone[:8]))
        assert crowd.found(lambda rows, phone=phone: rows.by_phone_beginning(phone[:8], LIMIT)) == begin


def test_a_name_with_the_end_of_a_phone_finds_both_together(crowd: Crowd) -> None:
    for profile in Random(9).sample([profile for profile, _ in crowd.people.values()], 60):
        name, digits = folded(profile.name)[:1], profile.phone[-3:]
        if not name.isascii():
            found = crowd.found(
                lambda rows, name=name, digits=digits: rows.by_name_and_ending(name, digits, LIMIT)
            )
            assert found == crowd.expected(
                lambda one, name=name, digits=digits: has_name(name)(one) and has_ending(digits)(one)
            )


def test_the_latest_visitors_come_first(crowd: Crowd) -> None:
    assert crowd.found(lambda rows: rows.latest_visitors(LIMIT)) == crowd.expected(lambda _: True)


@pytest.mark.parametrize(
    "typed", ["", " ", "·", "%", "_", "王%", "'", "\x00", "没有这个人", "zzzzzzzzzzzzzzz", "9" * 40]
)
def test_odd_input_finds_nobody(crowd: Crowd, typed: str) -> None:
    def everything(rows: SearchableMemberRows) -> list[object]:
        return [*rows.by_phone(typed, 9), *rows.by_phone_ending(typed, 9), *rows.by_initials(typed, 9)]

    assert crowd.found(everything) == []
    assert crowd.found(lambda rows: rows.by_name(typed, 9)) == crowd.expected(
        lambda profile: bool(folded(typed)) and folded(typed) in folded(profile.name), 9
    )


def test_nobody_of_another_tenant_is_found(crowd: Crowd) -> None:
    other = Crowd()
    assert crowd.found(lambda rows: rows.latest_visitors(9))
    assert other.found(lambda rows: [*rows.by_name("王", 9), *rows.latest_visitors(9)]) == []


NAMES = st.one_of(
    st.sampled_from(
        [
            "王小明",
            "王小小明",
            "小明王",
            "阿依古丽·买买提",
            "Anna Schmidt",
            "anna",
            "單雄信",
            "𫖯𬱖",
            "王𬱖",
            "Ａｎｎａ",
        ]
    ),
    st.text(st.sampled_from("王小明李𬱖堃Aan ·é한"), max_size=6),
    st.text(max_size=8),
)


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.lists(NAMES, max_size=25), typed=st.lists(NAMES, min_size=1, max_size=8), data=st.data())
def test_any_names_are_found_by_any_part(names: list[str], typed: list[str], data: st.DataObject) -> None:
    crowd = Crowd()
    seconds = data.draw(st.permutations(range(len(names))))
    crowd.join(
        [
            (f"m{place}", Profile(name, "13800138000"), NEWEST_MS + 700_000 * seconds[place])
            for place, name in enumerate(names)
        ]
    )
    for part in [*typed, *(folded(name)[1:3] for name in names)]:
        if len(folded(part)) > 1 or not folded(part).isascii():
            assert crowd.found(lambda rows, part=part: rows.by_name(part, 5)) == crowd.expected(
                has_name(part), 5
            )
    for name in names:
        for spelling in initials(name).split()[:3]:
            assert crowd.found(
                lambda rows, spelling=spelling: rows.by_initials(spelling, 5)
            ) == crowd.expected(has_spelling(spelling), 5)


class Comings(RuleBasedStateMachine):
    """People join, come back (also late news of an earlier visit), change their name and are erased."""

    @initialize()
    def open(self) -> None:
        self.crowd = Crowd()
        self.joined = 0

    @rule(name=NAMES, ending=st.integers(0, 99), hours=st.integers(0, 300))
    def join(self, name: str, ending: int, hours: int) -> None:
        self.joined += 1
        profile = Profile(name, f"1380013{ending:04d}")
        self.crowd.join(
            [(f"m{self.joined:03d}", profile, NEWEST_MS + hours * 1_801_000 + self.joined * 1000)]
        )

    @rule(data=st.data(), hours=st.integers(0, 600))
    def come_back(self, data: st.DataObject, hours: int) -> None:
        if self.crowd.people:
            member_id = data.draw(st.sampled_from(sorted(self.crowd.people)))
            self.crowd.visit(member_id, NEWEST_MS + hours * 1_801_000)

    @rule(data=st.data(), name=NAMES)
    def marry(self, data: st.DataObject, name: str) -> None:
        living = [one for one, (profile, _) in self.crowd.people.items() if profile != Profile()]
        if living:
            member_id = data.draw(st.sampled_from(sorted(living)))
            self.crowd.describe(member_id, replace(self.crowd.people[member_id][0], name=name))

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        living = [one for one, (profile, _) in self.crowd.people.items() if profile != Profile()]
        if living:
            self.crowd.describe(data.draw(st.sampled_from(sorted(living))), Profile())

    @invariant()
    def everybody_is_found_in_order(self) -> None:
        crowd = self.crowd
        for typed in ("王", "小明", "明", "𬱖", "an"):
            assert crowd.found(lambda rows, typed=typed: rows.by_name(typed, 4)) == crowd.expected(
                has_name(typed), 4
            )
        for typed in ("w", "wxm", "a", "anna"):
            assert crowd.found(lambda rows, typed=typed: rows.by_initials(typed, 4)) == crowd.expected(
                has_spelling(typed), 4
            )
        for digits in ("001", "0042", "13001"):
            assert crowd.found(lambda rows, digits=digits: rows.by_phone_ending(digits, 4)) == crowd.expected(
                has_ending(digits), 4
            )
        living = crowd.expected(lambda profile: profile != Profile(), 6)
        assert crowd.found(lambda rows: rows.latest_visitors(6)) == living


TestComings = Comings.TestCase
TestComings.settings = settings(max_examples=examples(15), stateful_step_count=20, deadline=None)


def test_a_visit_moves_a_member_to_the_front_at_once() -> None:
    crowd = Crowd()
    crowd.join([(f"m{place:04d}", Profile("王小明"), NEWEST_MS - place * 40_000) for place in range(3_000)])
    crowd.visit("m2500", NEWEST_MS + 5_000)
    assert crowd.found(lambda rows: rows.by_name("王", 3)) == ["m2500", "m0000", "m0001"]


def test_an_import_that_knew_no_visits_still_finds_everybody() -> None:
    """Thousands in one hour: their list of arrivals is cut into parts, and nobody falls between them."""
    crowd = Crowd()
    crowd.join([(f"m{place:04d}", Profile("王小明"), 0) for place in range(5_000)])
    assert len(set(crowd.found(lambda rows: rows.by_name("王", 4_000)))) == 4_000
    assert len(set(crowd.found(lambda rows: rows.by_name("小明", 1_500)))) == 1_500


def test_a_busy_hour_is_kept_in_parts() -> None:
    crowd = Crowd()
    crowd.join([(f"m{place:04d}", Profile("王"), NEWEST_MS - DAY_MS) for place in range(2_600)])
    for place in range(2_600):
        crowd.visit(f"m{place:04d}", NEWEST_MS + place)
    with crowd.engine.connect() as connection:
        parts = connection.exec_driver_sql(
            "SELECT count(*), max(length(members)) FROM visit_log WHERE tenant = ? "
            "GROUP BY quarter ORDER BY quarter DESC",
            (crowd.tenant,),
        ).first()
    assert parts is not None
    assert parts[0] == 6
    assert parts[1] <= 4096
    assert crowd.found(lambda rows: rows.by_name("王", 1))[0] == "m2599"


def test_a_hundred_rare_names_among_many_visits_are_all_found() -> None:
    crowd = Crowd()
    people = [
        (f"m{place:04d}", Profile("李四" if place % 2 else "王五"), NEWEST_MS - place * 977_000)
        for place in range(4_000)
    ]
    crowd.join(people)
    assert crowd.found(lambda rows: rows.by_name("王", 500)) == crowd.expected(has_name("王"), 500)


@pytest.fixture
def statements(crowd: Crowd) -> Iterator[list[str]]:
    """What reaches the driver, its values filled in."""
    said: list[str] = []
    with crowd.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(said.append)
    yield said
    driver.set_trace_callback(None)


def test_no_search_reads_a_whole_table(crowd: Crowd, statements: list[str]) -> None:
    searches: list[Callable[[SearchableMemberRows], object]] = [
        lambda rows: rows.by_phone("15400000000", LIMIT),
        lambda rows: rows.by_phone_beginning("1540000", LIMIT),
        lambda rows: rows.by_phone_ending("000", LIMIT),
        lambda rows: rows.by_phone_ending("0000", LIMIT),
        lambda rows: rows.by_phone_ending("00000", LIMIT),
        lambda rows: rows.by_number("68000001"),
        lambda rows: rows.by_name("王", LIMIT),
        lambda rows: rows.by_name("堃", LIMIT),
        lambda rows: rows.by_name("小明", LIMIT),
        lambda rows: rows.by_name("王小明", LIMIT),
        lambda rows: rows.by_name_and_ending("王", "000", LIMIT),
        lambda rows: rows.by_initials("w", LIMIT),
        lambda rows: rows.by_initials("wxm", LIMIT),
        lambda rows: rows.by_initials("wangxiaom", LIMIT),
        lambda rows: rows.latest_visitors(LIMIT),
    ]
    with crowd.store.reading() as work:
        for search in searches:
            search(work.members)
        work.members.describe("m00001", Profile("王小明", "13800138000"), "wxm")
        work.members.latest_visitors(LIMIT)
    # The highest number of all is one step in its index, and the log is left when enough are found.
    asked = [one for one in statements if one.startswith("SELECT") and "max(" not in one]
    assert len(asked) >= len(searches)
    shown = next(one for one in asked if "wanted CROSS JOIN profiles" in one)
    with crowd.engine.connect() as connection:

        def plan(statement: str) -> list[str]:
            return [step[3] for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()]

        # One page less to decrypt for each member that is shown.
        assert any(
            "COVERING INDEX profiles_by_number (tenant=? AND member_no=?)" in step for step in plan(shown)
        )
        for statement in asked:
            steps = plan(statement)
            if "FROM visit_log" in statement:
                assert steps == ["SEARCH visit_log USING PRIMARY KEY (tenant=?)"]
                continue
            for step in steps:
                assert "VIRTUAL TABLE" in step or step == "SCAN few" or "SCAN" not in step, (statement, step)
                assert not step.endswith("(tenant=?)"), (statement, step)
