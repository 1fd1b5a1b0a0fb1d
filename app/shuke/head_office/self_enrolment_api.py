"""Self-enrolment over HTTP, for whoever opened the page: no token, little told, and never who is a member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import models_json_schema

from shuke.application.head_office.self_enrolling import Heard, SelfEnrolmentDesk, Told
from shuke.domain.birthday import Birthday
from shuke.domain.self_enrolment import LONGEST_OWN_NAME, LONGEST_OWN_PHONE
from shuke.head_office.lanes import Lanes
from shuke.head_office.people_requests import RequestRefused, body_of, guarded, json_answer, language_of
from shuke.wording.people_api import SELF_ENROLMENT_TAKEN

__all__ = [
    "SELF_ENROLMENT_PATH",
    "STATUS",
    "SelfEnrolmentAsked",
    "add_self_enrolment",
    "self_enrolment_paths",
    "self_enrolment_schemas",
]

SELF_ENROLMENT_PATH = "/v1/self-enrolment"
MOST_BODY_BYTES = 4 * 1024

_SCHEMAS = "#/components/schemas/{model}"
STATUS = {Heard.TOO_OFTEN: 429, Heard.FULL: 503, Heard.NO_SHOP: 422, Heard.NO_PHONE: 422}


class BirthdayTold(BaseModel):
    """The year if they wish to tell it. `lunar`: a day of the Chinese calendar, `leap`: of a leap month of it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    year: Annotated[int, Field(ge=1900, le=2200)] | None = None
    lunar: bool = False
    leap: bool = False

    @property
    def birthday(self) -> Birthday:
        return Birthday(self.month, self.day, self.year, self.lunar, self.leap)


class SelfEnrolmentAsked(BaseModel):
    """What somebody tells who wants to be a member. `terms_accepted`: of `terms_version`, the programme version that
    the page showed. `offers_by_sms`: they wish to hear of offers."""

    model_config = ConfigDict(extra="forbid", strict=True)

    shop: Annotated[str, Field(min_length=1, max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_OWN_NAME)]
    phone: Annotated[str, Field(min_length=5, max_length=LONGEST_OWN_PHONE)]
    birthday: BirthdayTold | None = None
    terms_accepted: Literal[True]
    terms_version: Annotated[int, Field(ge=1, le=2**31)]
    offers_by_sms: bool = False

    @model_validator(mode="after")
    def _can_be(self) -> SelfEnrolmentAsked:
        if self.birthday is not None:
            _ = self.birthday.birthday  # raises for a day that no calendar has
        if not self.name.isprintable() or not self.name.strip():
            raise ValueError("name")
        return self

    @property
    def told(self) -> Told:
        born = self.birthday.birthday if self.birthday is not None else None
        name = " ".join(self.name.split())
        return Told(self.shop, name, self.phone, born, self.offers_by_sms, self.terms_version)


class SelfEnrolmentAnswer(BaseModel):
    """The same for everybody, in the language of Accept-Language."""

    says: str


@dataclass(frozen=True, slots=True)
class _Api:
    desk: SelfEnrolmentDesk
    lanes: Lanes

    async def hear(self, request: Request) -> Response:
        asked = await body_of(request, SelfEnrolmentAsked, MOST_BODY_BYTES)
        address = request.client.host if request.client is not None else ""
        heard = await self.lanes.write(lambda: self.desk.hear(asked.told, address))
        if heard is not Heard.TAKEN:
            raise RequestRefused(STATUS[heard], heard.value)
        says = SELF_ENROLMENT_TAKEN.into(language_of(request))
        return json_answer(SelfEnrolmentAnswer(says=says).model_dump_json())


def add_self_enrolment(app: FastAPI, desk: SelfEnrolmentDesk, lanes: Lanes) -> None:
    hear = guarded(_Api(desk, lanes).hear)
    app.add_api_route(SELF_ENROLMENT_PATH, hear, methods=["POST"], include_in_schema=False)


def self_enrolment_schemas() -> dict[str, Any]:
    _, schema = models_json_schema(
        [(SelfEnrolmentAsked, "validation"), (SelfEnrolmentAnswer, "serialization")], ref_template=_SCHEMAS
    )
    return dict(schema["$defs"])


def self_enrolment_paths() -> dict[str, Any]:
    def content(model: str, kind: str = "application/json") -> dict[str, Any]:
        return {kind: {"schema": {"$ref": _SCHEMAS.format(model=model)}}}

    says = "Somebody wants to be a member; a till of the shop completes it."
    problem = {"description": "See the problem.", "content": content("Problem", "application/problem+json")}
    operation = {
        "operationId": "self_enrolment",
        "summary": says,
        "requestBody": {"required": True, "content": content("SelfEnrolmentAsked")},
        "responses": {
            "200": {"description": "Taken, or known already.", "content": content("SelfEnrolmentAnswer")},
            **{str(status): problem for status in (400, 413, 422, 429, 503)},
        },
    }
    return {SELF_ENROLMENT_PATH: {"post": operation}}
