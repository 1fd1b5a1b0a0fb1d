"""The wheel's figures over HTTP, for whoever has a token that is good: all tills together, no member named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from shuke.application.head_office.prize_desk import PrizeDesk, WheelSeen
from shuke.application.head_office.risk_desk import RiskDesk
from shuke.application.prizes.figures import SOON_DAYS, SegmentSeen
from shuke.head_office.exceptions_described import described_operation
from shuke.head_office.lanes import Lanes
from shuke.head_office.people_requests import admit, guarded, json_answer, parameters_of

__all__ = ["WHEEL_PATH", "add_wheel", "wheel_paths", "wheel_schemas"]

WHEEL_PATH = "/v1/wheel"


class SegmentFiguresModel(BaseModel):
    """`expected_ppb` is how often the odds of all spins let it expect, in parts of a billion. `cost_minor` is null
    where the programme does not say what one is worth; `left` and `lasts_spins` where it does not run out."""

    key: str
    name_zh: str
    name_en: str
    came_up: int
    expected_ppb: int
    cost_minor: int | None
    left: int | None
    lasts_spins: int | None


class WheelFiguresAnswer(BaseModel):
    """Of the campaign that runs; `segments` are empty where there is no wheel. `verdict` says how what came up fits
    the odds: `statistic_milli` is chi-square in thousandths. `expiring` prizes lapse within `soon_days`."""

    at_ms: int
    currency: str
    campaign: str
    spins: int
    segments: list[SegmentFiguresModel]
    cost_minor: int
    verdict: str
    statistic_milli: int
    degrees: int
    open: int
    expiring: int
    soon_days: int
    handed_over: int


@dataclass(frozen=True, slots=True)
class _Api:
    desk: PrizeDesk
    people: RiskDesk
    lanes: Lanes

    async def wheel(self, request: Request) -> Response:
        await admit(request, self.lanes, self.people.who)
        parameters_of(request, set())
        seen = await self.lanes.read(self.desk.wheel)
        return json_answer(wheel_model(seen, self.desk.identity.calendar.currency).model_dump_json())


def add_wheel(app: FastAPI, desk: PrizeDesk, people: RiskDesk, lanes: Lanes) -> None:
    """`people` knows whose tokens are good."""
    answer = guarded(_Api(desk, people, lanes).wheel)
    app.add_api_route(WHEEL_PATH, answer, methods=["GET"], include_in_schema=False)


def wheel_model(seen: WheelSeen, currency: str) -> WheelFiguresAnswer:
    figures = seen.figures
    return WheelFiguresAnswer(
        at_ms=seen.at_ms,
        currency=currency,
        campaign=figures.campaign if figures else "",
        spins=figures.spins if figures else 0,
        segments=[_segment(one) for one in figures.segments] if figures else [],
        cost_minor=figures.cost.minor if figures else 0,
        verdict=figures.fit.verdict.value if figures else "too-few",
        statistic_milli=figures.fit.statistic if figures else 0,
        degrees=figures.fit.degrees if figures else 0,
        open=figures.prizes.open if figures else 0,
        expiring=figures.prizes.expiring if figures else 0,
        soon_days=SOON_DAYS,
        handed_over=figures.prizes.handed_over if figures else 0,
    )


def _segment(one: SegmentSeen) -> SegmentFiguresModel:
    return SegmentFiguresModel(
        key=one.key,
        name_zh=one.name.zh,
        name_en=one.name.en,
        came_up=one.came_up,
        expected_ppb=one.expected_ppb,
        cost_minor=None if one.cost is None else one.cost.minor,
        left=one.left,
        lasts_spins=one.lasts_spins,
    )


def wheel_schemas() -> dict[str, Any]:
    _, schema = models_json_schema(
        [(WheelFiguresAnswer, "serialization")], ref_template="#/components/schemas/{model}"
    )
    found: dict[str, Any] = schema["$defs"]
    return found


def wheel_paths() -> dict[str, Any]:
    told = "Spins, wins against the odds, cost, stock and prizes that wait: all tills together."
    return {WHEEL_PATH: {"get": described_operation("wheel", told, WheelFiguresAnswer, (400,), {})}}
