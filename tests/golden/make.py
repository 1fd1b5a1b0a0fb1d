"""Writes the golden files of facts: `python -m golden.make` from tests/.

A file holds the exact bytes of one kind of fact in one version, hashed and signed with a fixed key, and the row
operations they must give for ever. A version that is there is never changed: a changed shape is a new version.
Until the first release `--force` writes such files anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from golden.bodies import HEADER, SAMPLES, SEED
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import KINDS, FactBody
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.rows import Add, Cell, Insert, OneRowOperation, Put, Raise, apart

__all__ = ["FOLDER", "SEALING", "SIGNER", "case_of", "file_of", "rows_of", "write"]

FOLDER = Path(__file__).parent / "facts"
SIGNER = Ed25519Signer(SEED)
SEALING = SignedFacts(SIGNER, Ed25519Check())

_BYTES_A_LINE = 48


def file_of(kind: str, version: int) -> Path:
    return FOLDER / f"{kind}.{version}.json"


def case_of(body: FactBody) -> dict[str, Any]:
    """What a golden file keeps of one body: bytes as lines of hex."""
    fact = SEALING.seal(HEADER, body.KIND, body.VERSION, to_plain(body))
    lines = [
        fact.content[start : start + _BYTES_A_LINE].hex()
        for start in range(0, len(fact.content), _BYTES_A_LINE)
    ]
    return {
        "content": lines,
        "hash": fact.hash.hex(),
        "signature": fact.signature.hex(),
        "rows": rows_of(body, HEADER),
    }


def rows_of(body: FactBody, header: FactHeader) -> list[dict[str, Any]]:
    """The row operations as they are kept; bytes as ``{"hex": …}``."""
    return [_row(operation) for operation in apart(body.rows(header))]


def write(*, force: bool = False, folder: Path = FOLDER) -> list[str]:
    """Write what is missing; the names of files that differ and were left as they are."""
    left = []
    for shape, samples in SAMPLES.items():
        path = folder / file_of(shape.KIND, shape.VERSION).name  # type: ignore[attr-defined]
        content = {
            "kind": shape.KIND,  # type: ignore[attr-defined]
            "version": shape.VERSION,  # type: ignore[attr-defined]
            "cases": {name: case_of(body) for name, body in samples.items()},
        }
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") != text and not force:
            left.append(path.name)
        else:
            path.write_text(text, encoding="utf-8")
    return left


def _row(operation: OneRowOperation) -> dict[str, Any]:
    match operation:
        case Insert(table, row):
            return {"insert": table, "row": _cells(row)}
        case Put(table, key, values):
            return {"put": table, "key": _cells(key), "values": _cells(values)}
        case Add(table, key, amounts):
            return {"add": table, "key": _cells(key), "amounts": dict(amounts)}
        case Raise(table, key, floors):
            return {"raise": table, "key": _cells(key), "floors": dict(floors)}


def _cells(cells: Mapping[str, Cell]) -> dict[str, Any]:
    return {
        name: {"hex": value.hex()} if isinstance(value, bytes) else value for name, value in cells.items()
    }


def main(arguments: list[str]) -> int:
    if missing := KINDS.keys() - {shape.KIND for shape in SAMPLES}:  # type: ignore[attr-defined]
        print("bodies.py has no samples of:", *sorted(missing))  # noqa: T201 - a tool for the terminal
        return 1
    if left := write(force="--force" in arguments):
        print("Shipped already, and different today:", *left)  # noqa: T201
        print("Give the changed shape a new version (CONTRIBUTING.md).")  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
