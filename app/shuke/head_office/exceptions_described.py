"""OpenAPI of the exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from shuke.domain.exceptions.kinds import ExceptionKind, Owner
from shuke.head_office.exception_models import CaseFileModel, CasesAnswer, DecisionAsked

__all__ = ["EXCEPTIONS_PATH", "SECURITY", "described_operation", "exception_paths", "exception_schemas"]

EXCEPTIONS_PATH = "/v1/exceptions"
_SCHEMAS = "#/components/schemas/{model}"
_JSON = "application/json"

SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "made by `shuke headoffice token --name … --role read|decide`",
    }
}

_PROBLEM = {
    "type": "object",
    "description": "What is wrong, in the language of Accept-Language (zh or en).",
    "required": ["type", "title", "status", "reason"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "reason": {"type": "string"},
    },
}


def exception_schemas() -> dict[str, Any]:
    _, schema = models_json_schema(
        [(CasesAnswer, "serialization"), (CaseFileModel, "serialization"), (DecisionAsked, "validation")],
        ref_template=_SCHEMAS,
    )
    return {**schema["$defs"], "Problem": _PROBLEM}


def exception_paths() -> dict[str, Any]:
    one = f"{EXCEPTIONS_PATH}/{{exception_id}}"
    return {
        EXCEPTIONS_PATH: {"get": _page()},
        one: {"get": _operation("exception", "One exception whole.", CaseFileModel, (404,))},
        f"{one}/decision": {
            "post": {
                **_operation(
                    "decide",
                    "Decide about an exception; it is carried out at once.",
                    CaseFileModel,
                    (403, 404, 409, 413, 422),
                ),
                "requestBody": {"required": True, "content": _content(DecisionAsked)},
            }
        },
    }


def _page() -> dict[str, Any]:
    kinds, owners = [kind.value for kind in ExceptionKind], [owner.value for owner in Owner]
    yes_or_no = {"type": "string", "enum": ["true", "false"]}
    asked = {
        "shop": {"type": "string"},
        "kind": {"type": "string", "description": f"several with commas: {', '.join(kinds)}"},
        "owner": {"type": "string", "enum": owners},
        "done": {**yes_or_no, "description": "also those that nobody has to do anything about any more"},
        "overdue": {**yes_or_no, "description": "only those whose deadline has gone by"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "description": "`next` of the page before"},
    }
    says = "Exceptions by their deadline, soonest first."
    return described_operation("exceptions", says, CasesAnswer, (400,), asked)


def described_operation(
    name: str, says: str, answer: type, refusals: tuple[int, ...], asked: Mapping[str, Any]
) -> dict[str, Any]:
    """One that lists: what may be asked for stands in the query."""
    page = _operation(name, says, answer, refusals)
    page["parameters"] = [
        *page["parameters"][1:],
        *({"name": name, "in": "query", "schema": schema} for name, schema in asked.items()),
    ]
    return page


def _operation(name: str, says: str, answer: type, refusals: tuple[int, ...]) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"$ref": _SCHEMAS.format(model="Problem")}}}
    responses: dict[str, Any] = {"200": {"description": says, "content": _content(answer)}}
    for status in sorted({401, 503, *refusals}):
        responses[str(status)] = {"description": "See the problem.", "content": problem}
    return {
        "operationId": name,
        "summary": says,
        "security": [{"token": []}],
        "parameters": [
            {"name": "exception_id", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "accept-language", "in": "header", "schema": {"type": "string"}},
        ],
        "responses": responses,
    }


def _content(model: type) -> dict[str, Any]:
    return {_JSON: {"schema": {"$ref": _SCHEMAS.format(model=model.__name__)}}}
