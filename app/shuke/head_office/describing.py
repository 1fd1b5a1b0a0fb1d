"""OpenAPI: the exchanges for people and tools. Bodies are deterministic CBOR; the protocol's page describes them."""

from __future__ import annotations

from typing import Any

from shuke.domain.sync.exchanges import EXCHANGES, PROTOCOL, RefusalReason
from shuke.wording.head_office import REFUSALS
from shuke.wording.sentence import Language

__all__ = ["openapi_of"]

_HEADERS = {
    "shuke-tenant": "the tenant's id",
    "shuke-till": "the till's id",
    "shuke-time": "wall clock, milliseconds since 1970",
    "shuke-nonce": "16 random bytes, hexadecimal",
    "shuke-body-sha256": "SHA-256 of the body, hexadecimal",
    "shuke-signature": "Ed25519 by the till's key over all of these, hexadecimal",
}


def openapi_of(name: str) -> dict[str, Any]:
    """The description of this head office's interface."""
    paths: dict[str, Any] = {path: {"post": _operation(path)} for path in EXCHANGES}
    for path, says in (("/healthz", "the process lives"), ("/readyz", "the stores answer")):
        paths[path] = {"get": {"summary": says, "responses": {"200": {"description": says}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Shuke head office: {name}", "version": str(PROTOCOL)},
        "paths": paths,
    }


def _operation(path: str) -> dict[str, Any]:
    exchange = EXCHANGES[path]
    binary = {"application/cbor": {"schema": {"type": "string", "format": "binary"}}}
    responses: dict[str, Any] = {
        "200": {"description": f"{exchange.reply.__name__}, signed", "content": binary}
    }
    for reason in RefusalReason:
        responses.setdefault(str(reason.status), {"description": ""})
        said = responses[str(reason.status)]
        said["description"] = f"{said['description']} {REFUSALS[reason.value].into(Language.EN)}".strip()
    return {
        "operationId": exchange.name,
        "summary": (exchange.asked.__doc__ or exchange.name).strip().splitlines()[0],
        "parameters": [
            {
                "name": header,
                "in": "header",
                "required": True,
                "description": says,
                "schema": {"type": "string"},
            }
            for header, says in _HEADERS.items()
        ],
        "requestBody": {"required": True, "content": binary},
        "responses": responses,
    }
