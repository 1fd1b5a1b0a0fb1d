"""A till that stands alone is killed (SIGKILL) at random moments while it closes days; its twin is left in peace.

`python -m reliability.killing_closing FOLDER KILLS SEED` prints one line of counts and exits 0 only if both end
alike: the same day by day, the same tiers, balances, cards and coupons. Every batch that the killed one had told
of must be on its disk.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from fakes.clock import FakeClock
from fakes.till_on_disk import PLACE, SESSION, open_till
from reliability.mortal import words_until_killed
from shuke.application.closing.at_a_till import till_closing
from shuke.application.closing.closing import ClosingProgress, Sizes, close_days
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, Enrolments, NewMember
from shuke.application.journal_check import check_journals
from shuke.application.ports.closing import ClosingPlace
from shuke.application.programme_text import publishable
from shuke.application.rebuilding import rebuild
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind

OPENED = date(2026, 9, 10)
MEMBERS = 16
DAYS = 170
"""Points lapse after three months, a card's term is over after five; a year ends, half have a birthday."""

PLENTY = 1 << 40
IN_PIECES = Sizes(members=3, lots=2)
ACCOUNTS = (AccountKind.POINTS, AccountKind.STAMPS, AccountKind.PROGRESS)

WITH_TIME = """
extends = "tea-chain"
key = "tea-house"
version = 2
starts_on = 2026-01-01
points_validity = { months = 3 }

[card]
validity = { months = 5 }

[[tiers]]
key = "ordinary"
[tiers.renewal]
within = "term"
from = 300
otherwise = "ends"

[[rewards]]
key = "birthday"
name = { zh = "生日积分", en = "Birthday points" }
on = "birthday"
gives = { points = 50 }

[[rewards]]
key = "year-end"
name = { zh = "年终积分", en = "Year-end points" }
on = "year-end"
reaches = { within = "year", from = 500 }
gives = { points = 88 }
"""


def midday(day: date) -> int:
    return int((datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=4)).timestamp() * 1000)


def open_for_business(folder: Path) -> None:
    """A shop with members, each of whom bought something on a few days; no day of it was closed."""
    clock = FakeClock(midday(OPENED))
    till = open_till(folder, clock)
    with till.data.counter.writing() as work:
        till.recorder.record(work, till.shop, publishable(WITH_TIME, preset_base, OPENED), staff="")
        work.commit()
    enrolments = Enrolments(till.desk, lambda name: name.lower(), lambda card: f"SK:{card.number}")
    for number in range(MEMBERS):
        profile = Profile(f"会员{number}", str(13_800_000_000 + number), Birthday(1 + number % 12, 9))
        new = enrolments.enrol(SESSION, Enrolment(profile, "tier.ordinary.sale"))
        assert isinstance(new, NewMember), new
        for times in range(1 + number % 3):
            sell(till, new.member_id, 70_00 + 130_00 * times)
        if number % 4 == 0:
            clock.wall_ms += 86_400_000
    with till.data.counter.writing() as work:
        work.closings.put_place(ClosingPlace(OPENED, "members"))
        work.commit()
    till.data.close()


def sell(till: TillServices, member_id: str, amount: int) -> None:
    basket = till.desk.begin(SESSION).basket.basket_id
    serve_member(till.desk, SESSION, basket, member_id, IdentifiedBy.PHONE)
    add_open_amount(till.desk, SESSION, basket, Money(amount))
    paid = pay(till.desk, lambda: PLENTY, SESSION, basket, TenderKind.CASH)
    assert isinstance(paid, CounterView), paid


def closing_till(folder: Path) -> TillServices:
    """The till on the morning after the last day that is to be closed."""
    return open_till(folder, FakeClock(midday(OPENED + timedelta(days=DAYS))))


def close_all(till: TillServices, tell: Callable[[ClosingProgress], None]) -> None:
    assert close_days(till.data.counter, till_closing(till.desk, IN_PIECES), tell)


def close_for_ever(folder: Path, pipe: int, most_words: int) -> None:
    """The child: tells of each batch, and at last that nothing is left."""

    def tell(progress: ClosingProgress) -> None:
        os.write(pipe, f"{progress.day} {progress.closed}\n".encode())

    close_all(closing_till(folder), tell)
    os.write(pipe, b"done\n" * most_words)
    select.select([], [], [])


def problems(till: TillServices, told: list[str]) -> Iterator[str]:
    """Whether the disk lies behind what was told."""
    batches = [line.split() for line in told if line != "done"]
    with till.data.counter.reading() as work:
        place = work.closings.place()
    if place is None:
        yield "nobody knows how far the close came"
    elif batches:
        day, closed = date.fromisoformat(batches[-1][0]), batches[-1][1] == "True"
        if place.day < day or (closed and place.day == day):
            yield f"told of {day}, but the close stands at {place.day}"


def everything(till: TillServices) -> list[object]:
    """What the days brought, day by day and member by member, without the names that are made by chance."""
    with till.data.counter.reading() as work:
        found: list[object] = [(one.day, one.finished, one.counts) for one in work.closings.days(DAYS + 10)]
        for member_id, _ in sorted(work.members.profiles()):
            member = work.members.get(member_id)
            assert member is not None
            lots = [(lot.lot, lot.amount) for kind in ACCOUNTS for lot in work.members.lots(member_id, kind)]
            cards = sorted((card.status, str(card.expires_on)) for card in work.cards.of_member(member_id))
            coupons = sorted(
                (one.kind, str(one.last_day)) for one in work.members.coupons(PLACE.till, member_id)
            )
            found.append((member.number, member.held, lots, cards, coupons))
    return found


def main(folder: Path, kills: int, seed: int) -> int:
    chance = random.Random(seed)
    killed, twin = folder / "killed", folder / "twin"
    open_for_business(killed)
    shutil.copytree(killed, twin)
    most_words = max(2, 2 * DAYS // kills)
    for _ in range(kills):
        told = words_until_killed(lambda pipe: close_for_ever(killed, pipe, most_words), chance, most_words)
        till = closing_till(killed)
        found = list(problems(till, told))
        till.data.close()
        if found:
            sys.stdout.write("\n".join(found) + "\n")
            return 1
    left, peaceful = closing_till(killed), closing_till(twin)
    remaining: list[ClosingProgress] = []
    close_all(left, remaining.append)
    close_all(peaceful, lambda _: None)
    alike = everything(left) == everything(peaceful)
    report = check_journals(
        left.data.counter, left.sealing, {PLACE.till: (left.signer.public_key,)}, lambda _: None
    )
    rebuilt = rebuild(left.data.counter, left.sealing, left.encoding, lambda name: name, lambda _: None)
    left.data.close()
    peaceful.data.close()
    sound = alike and not report.findings and rebuilt.unchanged
    sys.stdout.write(
        f"{kills} kills, {len(remaining)} batches left after them; "
        f"{'as if nothing had happened' if sound else f'alike {alike}, {report.findings}, {rebuilt}'}\n"
    )
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
