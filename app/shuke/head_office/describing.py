"""OpenAPI: the exchanges for people and tools, with the real messages.

A body is one byte (0: as it is, 1: compressed by zlib) and then the deterministic CBOR of the message: a map of its
fields as the schema names them; where the schema says "binary", a CBOR byte string stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import TypeAdapter

from shuke.domain.sync.exchanges import ENROL, EXCHANGES, PROTOCOL, RefusalReason, bytes_path
from shuke.domain.sync.messages import Pushed
from shuke.head_office.exceptions_described import SECURITY, exception_paths, exception_schemas
from shuke.head_office.exposure_api import exposure_paths, exposure_schemas
from shuke.head_office.member_api import MEMBER_SECURITY, member_paths, member_schemas
from shuke.head_office.self_enrolment_api import self_enrolment_paths, self_enrolment_schemas
from shuke.head_office.wheel_api import wheel_paths, wheel_schemas
from shuke.wording.head_office import REFUSALS
from shuke.wording.sentence import Language

__all__ = ["openapi_of"]

_SCHEMAS = "#/components/schemas/{model}"

_HEADERS = {
    "shuke-tenant": "the tenant's id",
    "shuke-till": "the till's id",
    "shuke-time": "wall clock, milliseconds since 1970; at most five minutes from head office's",
    "shuke-nonce": "16 random bytes, hexadecimal; never the same again",
    "shuke-body-sha256": "SHA-256 of the body, hexadecimal",
    "shuke-signature": "Ed25519 by the till's key over path and all of these, hexadecimal",
}

_WATCHED = {
    "/healthz": "The process lives.",
    "/readyz": "The stores answer.",
    "/metrics": "Figures for Prometheus; not here where they have a door of their own.",
}

_ONLY_WHEN_ENROLLING = {
    RefusalReason.CODE_UNKNOWN,
    RefusalReason.CODE_EXPIRED,
    RefusalReason.CODE_USED,
    RefusalReason.OTHER_SHOP,
}


def openapi_of(name: str) -> dict[str, Any]:
    """The description of this head office's interface."""
    paths: dict[str, Any] = {path: {"post": _operation(path)} for path in EXCHANGES}
    paths[bytes_path("{snapshot}")] = {"get": _download()}
    for path, says in _WATCHED.items():
        responses = {"200": {"description": says}}
        if path == "/readyz":
            responses["503"] = {"description": "They do not."}
        paths[path] = {"get": {"operationId": path[1:], "summary": says, "responses": responses}}
    paths.update(exception_paths())
    paths.update(exposure_paths())
    paths.update(wheel_paths())
    paths.update(self_enrolment_paths())
    paths.update(member_paths())
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Shuke head office: {name}", "version": str(PROTOCOL), "description": __doc__},
        "paths": paths,
        "components": {
            "schemas": _together(
                _schemas(),
                exception_schemas(),
                exposure_schemas(),
                wheel_schemas(),
                self_enrolment_schemas(),
                member_schemas(),
            ),
            "securitySchemes": {**SECURITY, **MEMBER_SECURITY},
        },
    }


def _together(*parts: Mapping[str, Any]) -> dict[str, Any]:
    """
    Raises:
        ValueError: two different messages have one name, and one would be described by the other.
    """
    known: dict[str, Any] = {}
    for part in parts:
        for name, schema in part.items():
            if known.setdefault(name, schema) != schema:
                raise ValueError(name)
    return known


def _schemas() -> dict[str, Any]:
    adapters: list[tuple[str, Literal["validation"], TypeAdapter[Any]]] = [
        (shape.__name__, "validation", TypeAdapter(shape))
        for exchange in EXCHANGES.values()
        for shape in (exchange.asked, exchange.reply)
    ]
    _, schema = TypeAdapter.json_schemas(adapters, ref_template=_SCHEMAS)
    refusal = {
        "type": "object",
        "description": "What and why, for people; the header shuke-refusal says the same in one word.",
        "required": ["type", "title", "status", "reason"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "reason": {"type": "string", "enum": [reason.value for reason in RefusalReason]},
        },
    }
    return {**schema["$defs"], "Refusal": refusal}


def _download() -> dict[str, Any]:
    """The bytes of a snapshot; asked for with an empty body, signed like every letter."""
    place = {"name": "snapshot", "in": "path", "required": True, "schema": {"type": "string"}}
    since = {"name": "range", "in": "header", "description": "bytes=N-", "schema": {"type": "string"}}
    content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    refused = {status: said for status, said in _responses("", enrolling=False).items() if status != "200"}
    return {
        "operationId": "snapshot_bytes",
        "summary": "Sealed parts, one behind the other, from the byte that is asked for on.",
        "parameters": [place, since, *_claim_headers()],
        "responses": {
            "206": {"description": "Not signed; each part has its hash.", "content": content},
            **refused,
        },
    }


def _operation(path: str) -> dict[str, Any]:
    exchange = EXCHANGES[path]
    return {
        "operationId": exchange.name,
        "summary": (exchange.asked.__doc__ or exchange.name).strip().splitlines()[0],
        "parameters": _claim_headers(),
        "requestBody": {"required": True, "content": _message(exchange.asked.__name__)},
        "responses": _responses(exchange.reply.__name__, enrolling=path == ENROL.path),
    }


def _claim_headers() -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "header", "required": True, "description": says, "schema": {"type": "string"}}
        for name, says in _HEADERS.items()
    ]


def _responses(reply: str, *, enrolling: bool) -> dict[str, Any]:
    said: dict[str, list[str]] = {}
    for reason in RefusalReason:
        if enrolling or reason not in _ONLY_WHEN_ENROLLING:
            said.setdefault(str(reason.status), []).append(REFUSALS[reason.value].into(Language.EN))
    refusal = {"application/problem+json": {"schema": {"$ref": _SCHEMAS.format(model="Refusal")}}}
    responses: dict[str, Any] = {
        status: {"description": " ".join(words), "content": dict(refusal)} for status, words in said.items()
    }
    if reply == Pushed.__name__:
        responses["409"]["content"].update(_message(reply))
    return {"200": {"description": f"{reply}, signed.", "content": _message(reply)}, **responses}


def _message(name: str) -> Mapping[str, Any]:
    return {"application/cbor": {"schema": {"$ref": _SCHEMAS.format(model=name)}}}
