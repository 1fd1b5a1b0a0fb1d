"""Every kind of fact in every version that was ever shipped stays readable, and means what it meant."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from golden.bodies import HEADER, SAMPLES
from golden.make import FOLDER, SEALING, SIGNER, case_of, file_of, rows_of, write
from shuke.domain.facts.kinds import KINDS, read_body

FILES = sorted(FOLDER.glob("*.json"))
CASES = [
    (f"{path.stem}-{name}", kept["kind"], kept["version"], name, case)
    for path in FILES
    for kept in [json.loads(path.read_text(encoding="utf-8"))]
    for name, case in kept["cases"].items()
]
by_case = pytest.mark.parametrize(
    ("kind", "version", "name", "case"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)


def content_of(case: dict[str, Any]) -> bytes:
    return bytes.fromhex("".join(case["content"]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_version_of_a_kind_has_a_golden_file(kind: str) -> None:
    for version in range(1, KINDS[kind].VERSION + 1):
        assert file_of(kind, version).exists(), f"{kind} {version}: python -m golden.make"


def test_a_golden_file_is_never_taken_away() -> None:
    """Each is of a kind and version that this release reads."""
    for _, kind, version, _, _ in CASES:
        assert kind in KINDS
        assert 1 <= version <= KINDS[kind].VERSION


@by_case
def test_the_stored_bytes_are_the_ones_that_were_hashed_and_signed(
    kind: str, version: int, name: str, case: dict[str, Any]
) -> None:
    content = content_of(case)
    assert SEALING.hash(content).hex() == case["hash"]
    assert SEALING.signed_by(SIGNER.public_key, bytes.fromhex(case["hash"]), bytes.fromhex(case["signature"]))


@by_case
def test_the_stored_bytes_still_give_the_same_rows(
    kind: str, version: int, name: str, case: dict[str, Any]
) -> None:
    header, found_kind, found_version, plain = SEALING.open(content_of(case))
    assert (header, found_kind, found_version) == (HEADER, kind, version)
    body = read_body(kind, version, plain)
    assert body is not None
    assert rows_of(body, header) == case["rows"]


@by_case
def test_todays_bodies_and_the_stored_bytes_are_the_same_thing(
    kind: str, version: int, name: str, case: dict[str, Any]
) -> None:
    if version < KINDS[kind].VERSION:
        pytest.skip("an older version is only read")
    body = SAMPLES[KINDS[kind]][name]
    assert case_of(body) == case
    _, _, _, plain = SEALING.open(content_of(case))
    assert read_body(kind, version, plain) == body


@pytest.mark.parametrize("shape", SAMPLES, ids=lambda shape: shape.KIND)
def test_the_samples_say_something_in_every_field(shape: type) -> None:
    """A field that only ever had its default could be misread unseen."""
    told: set[tuple[type, str]] = set()
    known: set[tuple[type, str]] = set()
    for body in SAMPLES[shape].values():
        collect(body, known, told)
    assert known - told == set()


def collect(value: Any, known: set[tuple[type, str]], told: set[tuple[type, str]]) -> None:
    if isinstance(value, tuple):
        for item in value:
            collect(item, known, told)
    if not is_dataclass(value):
        return
    for item in fields(value):
        known.add((type(value), item.name))
        held = getattr(value, item.name)
        if item.default is MISSING or held != item.default:
            told.add((type(value), item.name))
        collect(held, known, told)


def test_an_unknown_kind_is_kept_opaque() -> None:
    fact = SEALING.seal(HEADER, "moon.landed", 1, {"crater": 3})
    header, kind, version, plain = SEALING.open(fact.content)
    assert read_body(kind, version, plain) is None
    assert SEALING.seal(header, kind, version, plain).content == fact.content


@pytest.mark.parametrize("kind", KINDS)
def test_a_newer_version_of_a_kind_is_kept_opaque(kind: str) -> None:
    fact = SEALING.seal(HEADER, kind, KINDS[kind].VERSION + 1, {"something": ["new"]})
    header, kind, version, plain = SEALING.open(fact.content)
    assert read_body(kind, version, plain) is None
    assert SEALING.seal(header, kind, version, plain).content == fact.content


def test_a_golden_file_is_written_once(tmp_path: Path) -> None:
    assert write(folder=tmp_path) == []
    kept = tmp_path / "sale.completed.1.json"
    kept.write_text("{}", encoding="utf-8")
    assert write(folder=tmp_path) == ["sale.completed.1.json"]
    assert kept.read_text(encoding="utf-8") == "{}"
    assert write(folder=tmp_path, force=True) == []
    assert kept.read_text(encoding="utf-8") != "{}"
