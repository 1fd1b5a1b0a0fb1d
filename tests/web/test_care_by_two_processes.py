"""Head office cares by two processes at once, over a file and over PostgreSQL: nobody gets two, none is left out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from fakes.filled_office import record
from fakes.office_members import enrolled
from fakes.pages_door import ServedPages
from fakes.people_door import serving_people
from fakes.postgres import empty_postgres
from shuke.application.programme_text import publishable
from shuke.bootstrap import office_data
from shuke.bootstrap.head_office.caring import CareSchedule
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.presets import preset_base
from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.festivals import OwnDay
from shuke.domain.care.plan import CarePlan, Occasion, rule_of
from shuke.domain.facts.care_set import CareSet
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind

MEMBERS = [f"m-{number:02}" for number in range(24)]


@pytest.mark.parametrize("kind", ["a file", "PostgreSQL"])
def test_of_two_processes_that_care_at_once_each_member_gets_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    database = empty_postgres() if kind == "PostgreSQL" else ""
    # Each has several turns, and puts down what is due in several pieces.
    monkeypatch.setattr("shuke.bootstrap.head_office.caring.AT_ONCE", 3)
    monkeypatch.setattr("shuke.application.care.running.AT_ONCE_PUT_DOWN", 7)
    with serving_people(tmp_path, database) as serving:
        monkeypatch.setattr(office_data, "vault_folder", lambda root: root.parent / "vault")
        data, text = serving.data, preset_base("tea-chain")
        assert text is not None
        assert data.identity is not None
        with data.writing.reading() as work:
            today = data.recorder(data.identity).today(work, data.identity.calendar)
        plan = CarePlan(0, Handout(points=5), own_days=(OwnDay(today.month, today.day, "店庆"),))
        pages = ServedPages(serving)
        record(pages, publishable(text, preset_base))
        enrolled(data, MEMBERS)
        record(pages, CareSet(HEAD_OFFICE, Occasion.FESTIVAL.value, plan.text, HEAD_OFFICE, True))
        with closing(OfficeData(tmp_path / "data", database)) as other:
            for _ in range(2):
                cared_at_once(data, other)
        with data.writing.reading() as work:
            given = {one: work.members.balance(one, AccountKind.POINTS) for one in MEMBERS}
            assert work.care_plans.waiting(rule_of(Occasion.FESTIVAL)) == []
    assert given == dict.fromkeys(MEMBERS, 5)


def cared_at_once(*offices: OfficeData) -> None:
    """Both begin together, each on lanes of its own."""
    together = Barrier(len(offices))

    def care(data: OfficeData) -> None:
        assert data.identity is not None
        with ThreadPoolExecutor(1) as lane, ThreadPoolExecutor(1) as copying:
            schedule = CareSchedule(data, data.identity, lane, copying)
            together.wait(60)
            schedule.run()

    with ThreadPoolExecutor(len(offices)) as processes:
        for done in [processes.submit(care, one) for one in offices]:
            done.result()
