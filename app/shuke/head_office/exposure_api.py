"""Exposure and outages over HTTP, for whoever has a token that is good. No member is named in either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic.json_schema import models_json_schema

from shuke.application.head_office.risk_desk import RiskDesk
from shuke.head_office.exceptions_described import described_operation
from shuke.head_office.exposure_models import (
    ExposureAnswer,
    OutagesAnswer,
    exposure_model,
    outages_model,
)
from shuke.head_office.lanes import Lanes
from shuke.head_office.people_requests import (
    RequestRefused,
    admit,
    guarded,
    json_answer,
    limit_of,
    parameters_of,
)

__all__ = ["EXPOSURE_PATH", "OUTAGES_PATH", "add_exposure", "exposure_paths", "exposure_schemas"]

EXPOSURE_PATH, OUTAGES_PATH = "/v1/exposure", "/v1/outages"

_LONGEST_SHOP = 40
_CURSOR = re.compile(r"(\d{1,16})\.([A-Za-z0-9][A-Za-z0-9._-]{0,31})", flags=re.ASCII)


@dataclass(frozen=True, slots=True)
class _Api:
    desk: RiskDesk
    lanes: Lanes

    async def exposure(self, request: Request) -> Response:
        await admit(request, self.lanes, self.desk.who)
        shop = parameters_of(request, {"shop"}).get("shop", "")[:_LONGEST_SHOP]
        seen = await self.lanes.read(self.desk.exposure)
        return json_answer(exposure_model(seen, shop, self._currency).model_dump_json())

    async def outages(self, request: Request) -> Response:
        await admit(request, self.lanes, self.desk.who)
        given = parameters_of(request, {"shop", "limit", "cursor"})
        shop, limit = given.get("shop", "")[:_LONGEST_SHOP], limit_of(given.get("limit", "50"))
        behind = _place(given["cursor"]) if "cursor" in given else None
        seen = await self.lanes.read(lambda: self.desk.outages(shop, behind, limit + 1))
        return json_answer(outages_model(seen, limit, self._currency).model_dump_json())

    @property
    def _currency(self) -> str:
        return self.desk.identity.calendar.currency


def add_exposure(app: FastAPI, desk: RiskDesk, lanes: Lanes) -> None:
    api = _Api(desk, lanes)
    for path, answer in ((EXPOSURE_PATH, api.exposure), (OUTAGES_PATH, api.outages)):
        app.add_api_route(path, guarded(answer), methods=["GET"], include_in_schema=False)


def exposure_schemas() -> dict[str, Any]:
    _, schema = models_json_schema(
        [(ExposureAnswer, "serialization"), (OutagesAnswer, "serialization")],
        ref_template="#/components/schemas/{model}",
    )
    found: dict[str, Any] = schema["$defs"]
    return found


def exposure_paths() -> dict[str, Any]:
    shop = {"shop": {"type": "string", "description": "of this shop alone"}}
    paged = {
        **shop,
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "description": "`next` of the page before"},
    }
    at_risk = "What could be lost at most at each till, now: in all, by shop, by till."
    outages = "Tills that are out of reach now, and what every outage that is over came to, the last first."
    return {
        EXPOSURE_PATH: {"get": described_operation("exposure", at_risk, ExposureAnswer, (400,), shop)},
        OUTAGES_PATH: {"get": described_operation("outages", outages, OutagesAnswer, (400,), paged)},
    }


def _place(text: str) -> tuple[int, str]:
    shape = _CURSOR.fullmatch(text)
    if shape is None:
        raise RequestRefused(400, "parameter")
    return int(shape[1]), shape[2]
