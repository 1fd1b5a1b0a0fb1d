"""The wheel's figures of the whole chain, for people's programs: behind a token, in JSON, described."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from fakes.people_door import Serving, serving_people
from fakes.wheel_shop import WHEEL
from shuke.assets import resources
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.stock_opened import StockOpened
from shuke.domain.facts.wheel_spun import SegmentOffered, WheelSpun
from shuke.domain.prize_stock import stock_owner
from shuke.domain.slices.account import NEVER, AccountKind

CUP = stock_owner("tea-chain.spring", "cup")


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving_people(tmp_path_factory.mktemp("office")) as serving:
        yield serving


def test_it_is_for_whoever_has_a_token_and_says_what_it_does_not_know(serving: Serving) -> None:
    assert serving.ask("GET", "/v1/wheel", "")[0] == 401
    status, told, answer = serving.ask("GET", "/v1/wheel")
    assert (status, answer["currency"], answer["segments"], answer["spins"]) == (200, "CNY", [], 0)
    assert told["cache-control"] == "no-store"
    assert serving.ask("GET", "/v1/wheel?shop=S01")[0] == 400
    assert serving.ask("POST", "/v1/wheel")[0] == 405


def test_what_was_spun_won_and_is_left_stands_there_with_its_cost(serving: Serving) -> None:
    _publish(serving)
    offered = tuple(
        SegmentOffered(key, 1, None, share)
        for key, share in {"suite": 50, "cup": 150, "points": 200, "thanks": 600}.items()
    )
    taken = Brought(CUP, entries=(LedgerEntry(AccountKind.STOCK, NEVER, -1, "wheel.cup"),))
    spun = [
        WheelSpun(
            "tea-chain.spring", bytes(32), number, "tea-chain", 2, "m-1", offered, came_up, (taken,), ()
        )
        for number, came_up in enumerate(("cup", "cup"))
    ]
    serving.record(StockOpened(CUP, AccountKind.STOCK, 4), *spun)
    _, _, answer = serving.ask("GET", "/v1/wheel")
    assert (answer["campaign"], answer["spins"], answer["verdict"]) == ("tea-chain.spring", 2, "too-few")
    cup = next(one for one in answer["segments"] if one["key"] == "cup")
    assert (cup["came_up"], cup["expected_ppb"], cup["cost_minor"], cup["left"]) == (2, 300, 7000, 2)
    assert (answer["cost_minor"], cup["lasts_spins"]) == (7000, 13)


def test_it_is_described(serving: Serving) -> None:
    _, _, described = serving.ask("GET", "/openapi.json", "")
    operation = described["paths"]["/v1/wheel"]["get"]
    assert operation["security"] == [{"token": []}]
    assert {"WheelFiguresAnswer", "SegmentFiguresModel"} <= set(described["components"]["schemas"])


def _publish(serving: Serving) -> None:
    worth = WHEEL.replace('A cup" } }', 'A cup" }, worth_most = 35 }', 1)
    assert worth != WHEEL
    text = (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")
    text = text.replace("version = 1", "version = 2", 1) + worth
    serving.record(ProgrammePublished("tea-chain", 2, date(2020, 1, 1), text))
