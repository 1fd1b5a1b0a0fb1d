"""Requests made at random from head office's own OpenAPI, right in form and wrong: each gets an answer that OpenAPI
names, never a failure, and changes nothing. Where one would stop at its signature, a real till signs it, so that what
is in the letter is read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import cbor2
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from fakes.chain import ChainTill
from fakes.office_server import close
from fakes.serving import Serving, a_pull, serving_in, signed, till_of
from shuke.application.sync.correspondence import Letter
from shuke.application.sync.state import RoundOutcome
from shuke.domain.sync.exchanges import EXCHANGES
from shuke.head_office.describing import openapi_of

REQUESTS = int(os.environ.get("SHUKE_ODD_REQUESTS", "6"))
"""Of each exchange and mode."""

LEAKS = ("traceback", "sqlite", "sqlalchemy", ".py", "select ", "insert ")
DESCRIBED = openapi_of("熟客连锁")


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving_in(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.fixture(scope="module")
def till(serving: Serving) -> Iterator[ChainTill]:
    till = till_of(serving)
    till.earn(till.enrol("欧阳娜娜", "13812345678"), 10)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    yield till
    close(till)


def operation(path: str) -> Any:
    """The generator knows JSON, not CBOR: it makes the values, we the bytes."""
    document = json.loads(json.dumps(DESCRIBED).replace("application/cbor", "application/json"))
    found = (result.ok() for result in schemathesis.openapi.from_dict(document).get_all_operations())
    return next(one for one in found if one.path == path)


def as_bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else cbor2.dumps(_plain(value), canonical=True)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return getattr(value, "data", value)


def check(
    serving: Serving, path: str, before: dict[str, int], reply: tuple[int, dict[str, str], bytes]
) -> None:
    status, told, body = reply
    assert str(status) in DESCRIBED["paths"][path]["post"]["responses"]
    said = (body.decode("latin-1") + str(told)).lower()
    assert [leak for leak in LEAKS if leak in said] == []
    assert serving.content() == before


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
@pytest.mark.parametrize("path", EXCHANGES)
def test_odd_requests_are_answered_as_described_and_change_nothing(
    serving: Serving, till: ChainTill, path: str, mode: GenerationMode
) -> None:
    before = serving.content()

    @settings(max_examples=REQUESTS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation(path).as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        body = as_bytes(case.body)
        headers = {
            name: str(value)
            .encode("utf-8", "replace")
            .replace(b"\r", b"")
            .replace(b"\n", b"")
            .replace(b"\0", b"")
            for name, value in (case.headers or {}).items()
        }
        check(serving, path, before, serving.ask("POST", path, body, headers))  # type: ignore[arg-type]
        at = Letter(replace(a_pull(till).claim, path=path), b"")
        check(serving, path, before, serving.send(signed(till, at, b"\x00" + body)))

    ask()
