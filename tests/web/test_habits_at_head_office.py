"""How much of a processor head office spends on noting what people usually buy: more while nobody wants anything."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from fakes.filled_office import MEMBER, filled
from fakes.pages_door import ServedPages, served_pages
from shuke.application.members.habits import read_changed_habits
from shuke.bootstrap.head_office import others_share, pieces
from shuke.bootstrap.head_office.others_share import OthersShare
from shuke.bootstrap.head_office.pieces import QUIET, noting_habits
from shuke.domain.facts.rows import Insert
from shuke.domain.facts.sold_content import LineSold, sold_content
from shuke.head_office.pages.asked import VISIT_COOKIE


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


class Others(OthersShare):
    def __init__(self, *shares: float) -> None:
        super().__init__()
        self._shares = list(shares)

    def since(self) -> float:
        return self._shares.pop(0)


def sold(pages: ServedPages, first: int) -> None:
    """A piece to be read each."""
    content = sold_content([LineSold(1, "a-shampoo", "洗发水", 1000, 3900, 3900)], ())
    with pages.data.writing.writing() as work:
        for seq in range(first, first + 6):
            key = {"till_id": "S01-1", "epoch": 9, "seq": seq}
            told = {"member_id": MEMBER, "business_date": "2026-03-10", "content": content}
            work.apply([Insert("sales", {**key, **told})])
        work.commit()


def run(pages: ServedPages, others: Others) -> bool:
    """Whether all is noted then."""
    with ThreadPoolExecutor(1) as writing, ThreadPoolExecutor(1) as copying:
        noting_habits(pages.data, writing, copying, others).run()
    return read_changed_habits(pages.data.copying, 1) is None


def test_the_page_says_it_while_habits_are_not_of_everybody_yet(pages: ServedPages) -> None:
    browser = pages.browser()
    browser.cookies[VISIT_COOKIE] = pages.visit()
    browser.cookies["shuke-look"] = "en.light"
    due, born = (
        browser.get(f"/office/segments/made?preset={one}").text for one in ("due_again", "birthdays")
    )
    assert ("noted for 0 of 2 members so far" in due, "noted for" in born) == (True, False)


def test_a_few_pieces_a_look_while_others_work_and_all_of_them_while_nobody_does(
    pages: ServedPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "HABITS_AT_ONCE", 1)
    monkeypatch.setattr(pieces, "HABIT_PIECES", 2)
    assert run(pages, Others(*[0.0] * 99))
    sold(pages, 1)
    assert not run(pages, Others(QUIET * 2))
    assert not run(pages, Others(QUIET, QUIET * 2))
    assert run(pages, Others(*[QUIET] * 9))


def test_what_is_spent_on_the_pieces_themselves_is_not_others(monkeypatch: pytest.MonkeyPatch) -> None:
    now = {"wall": 0.0, "process": 0.0, "thread": 0.0}
    clocks = {"perf_counter": "wall", "process_time": "process", "thread_time": "thread"}
    fake = SimpleNamespace(**{name: lambda of=of: now[of] for name, of in clocks.items()})
    monkeypatch.setattr(others_share, "time", fake)
    others = OthersShare()

    def piece(done: str) -> str:
        now["thread"] += 2.0
        now["process"] += 2.0
        return done

    assert others.own(piece, "noted") == "noted"
    now["wall"] += 4.0
    assert others.since() == 0.0
    now["wall"] += 4.0
    now["process"] += 1.0
    assert others.since() == 0.25
