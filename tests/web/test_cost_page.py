"""The programme's cost on head office's page: reports, months, what is said of costs, budget, files, who may."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from fakes.costly_shop import CostlyShop
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.application.figures.counting import MOST_AT_ONCE
from shuke.bootstrap.head_office.count_lists import CountSchedule
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.facts.rows import Add
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.money import Money
from shuke.domain.shop import HEAD_OFFICE, Role
from shuke.wording import programme_cost as words
from shuke.wording.programme_cost import CostReport

JANUARY = {"kind": "month", "report": "kinds", "shop": "", "first": "2024-01", "last": "2024-01"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        with served.data.writing.writing() as work:
            for header, body in CostlyShop(years_before=4).facts:
                work.apply(body.rows(header))
            work.commit()
        yield served


@pytest.fixture(scope="module")
def boss(pages: ServedPages) -> Browser:
    browser = pages.signed_in()
    browser.cookies["shuke-look"] = "en.light"
    return browser


def recorded(pages: ServedPages, kind: type) -> list[object]:
    identity = pages.data.identity
    assert identity is not None
    recorder = pages.data.recorder(identity)
    with pages.data.writing.reading() as work:
        opened = [recorder.opened(fact) for fact in work.journal.after(HEAD_OFFICE, 0, 0, 1000)]
    return [body for _, body in opened if isinstance(body, kind)]


def taken(browser: Browser, fields: dict[str, str]) -> bytes:
    """The file as it came."""
    connection = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=30)
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    kind = "application/x-www-form-urlencoded"
    headers = {"cookie": cookies, "content-type": kind, "origin": f"http://127.0.0.1:{browser.port}"}
    body = urlencode({**fields, "token": browser.token})
    connection.request("POST", "/office/cost/file", body, headers)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    assert response.status == 200
    return content


def test_each_report_of_the_year_is_shown_and_any_question_is_borne(boss: Browser) -> None:
    for which in CostReport:
        asked = {**JANUARY, "kind": "year", "report": which.value}
        shown = boss.get(f"/office/cost?{urlencode(asked)}")
        assert shown.status == 200
        assert words.REPORTS[which].en in shown.text
    january = boss.get(f"/office/cost?{urlencode(JANUARY)}").text
    assert "¥20.00" in january  # of discounts
    assert "340 points" in january
    for asked in (
        {"kind": "own", "first": "2024-02", "last": "2024-01"},
        {"kind": "own", "first": "0001-01", "last": "0001-02"},
        {"kind": "own", "first": "9999-12", "last": "9999-12"},
        {"kind": "😀", "report": "=1", "shop": "\u202e", "first": "99"},
    ):
        assert boss.get(f"/office/cost?{urlencode(asked)}").status == 200
    assert words.WRONG_MONTHS.en in boss.get("/office/cost?kind=own&first=2024-02&last=2024-01").text


def test_costs_are_said_for_all_shops_by_a_form_that_says_what_is_wrong(
    pages: ServedPages, boss: Browser
) -> None:
    form = {**JANUARY, "budget": "100000", "margin": "x", "gift": "8", "yearly": "1"}
    assert boss.post("/office/cost", form).status == 422
    assert recorded(pages, CostsSet) == []
    assert boss.post("/office/cost", {**form, "margin": "40"}).status == 303
    said = CostsSaid(400, gift=Money(8_00), budget=Money(100_000_00), yearly=True)
    assert recorded(pages, CostsSet) == [CostsSet("", said)]
    shown = boss.get(f"/office/cost?{urlencode(JANUARY)}").text
    assert "¥100,000.00" in shown
    assert "¥8.00" in shown


def test_files_are_taken_and_a_list_of_members_is_recorded(pages: ServedPages, boss: Browser) -> None:
    begins = {"csv": "\ufeff".encode(), "pdf": b"%PDF", "png": b"\x89PNG", "xlsx": b"PK"}
    for kind, content in begins.items():
        assert taken(boss, {**JANUARY, "as": kind}).startswith(content)
    assert recorded(pages, ListExported) == []
    members = {**JANUARY, "report": "brought"}
    assert "0m-1" in boss.post("/office/cost/file", {**members, "as": "csv"}).text
    assert len(recorded(pages, ListExported)) == 1
    for wrong in ({"as": "exe"}, {"as": "png", "report": "how"}):
        assert boss.post("/office/cost/file", {**JANUARY, **wrong}).status == 404


def test_an_auditor_looks_and_says_nothing(pages: ServedPages) -> None:
    auditor = pages.signed_in(Role.AUDITOR)
    assert 'action="/office/cost"' not in auditor.get("/office/cost").text
    assert auditor.post("/office/cost", {**JANUARY, "gift": "1"}).status == 403


def test_of_very_many_who_comes_again_is_counted_behind_and_told_with_its_moment(
    pages: ServedPages, boss: Browser
) -> None:
    identity = pages.data.identity
    assert identity is not None
    with pages.data.writing.writing() as work:
        today = pages.data.recorder(identity).today(work, identity.calendar)
        key = {"month": f"{today:%Y-%m}", "till_id": "S01-1", "card": "gold"}
        work.apply([Add("month_cards", key, {"sales": MOST_AT_ONCE + 1})])
        work.commit()
    with ThreadPoolExecutor(1) as writing, ThreadPoolExecutor(1) as copying:
        CountSchedule(pages.data, identity, writing, copying).run()
    asked = f"/office/cost?{urlencode({'kind': 'month', 'report': CostReport.RATES.value})}"
    assert "not in it yet" not in boss.get(asked).text
    with pages.data.writing.writing() as work:
        work.apply([Add("month_cards", key, {"sales": 3})])
        work.commit()
    assert "3 purchases that members made since are not in it yet" in boss.get(asked).text
