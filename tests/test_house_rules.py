"""Rules of the house that no linter knows: sizes, names, what a decision record says."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (ROOT / "app", ROOT / "db")

MOST_LINES = 400
MOST_FUNCTION_LINES = 60

FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "core", "managers", "manager", "misc"}
FORBIDDEN_WORDS = {"Manager", "Helper", "Handler", "Info"}
HEADINGS = ("Summary", "Context", "Decision", "Consequences", "Alternatives")

GENERATED = ROOT / "db" / "shuke_db" / "migrations" / "versions"
"""Alembic writes these, and nobody changes them once they are shipped."""

MONEY = ("domain", "application/counter", "application/head_office")
NO_MONEY = ("domain/scanning", "domain/sync")
"""Seconds to wait may be fractions; money and points never are."""


@cache
def modules() -> tuple[Path, ...]:
    return tuple(path for folder in SOURCES for path in sorted(folder.rglob("*.py")))


@dataclass(frozen=True, slots=True)
class Read:
    """What the rules look at in one module: its syntax tree is walked once, and not kept."""

    statements: int
    functions: tuple[tuple[str, int, int], ...]
    """Name, line, number of lines."""
    classes: tuple[tuple[str, int], ...]
    fractions: tuple[tuple[str, int], ...]


@cache
def read(path: Path) -> Read:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions, classes, fractions = [], [], []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.append((node.name, node.lineno, (node.end_lineno or 0) - node.lineno + 1))
        elif isinstance(node, ast.ClassDef):
            classes.append((node.name, node.lineno))
        elif isinstance(node, ast.Constant) and isinstance(node.value, float):
            fractions.append((str(node.value), node.lineno))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            fractions.append(("float()", node.lineno))
    return Read(len(tree.body), tuple(functions), tuple(classes), tuple(fractions))


def here(path: Path, line: int | None = None) -> str:
    place = path.relative_to(ROOT).as_posix()
    return place if line is None else f"{place}:{line}"


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    written = [path for path in modules() if GENERATED not in path.parents]
    lines = {here(path): len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    assert {place: count for place, count in lines.items() if count > MOST_LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = {
        f"{here(path, line)} {name}": count
        for path in modules()
        if GENERATED not in path.parents
        for name, line, count in read(path).functions
        if count > MOST_FUNCTION_LINES
    }
    assert too_long == {}


def test_no_folder_or_module_is_named_for_nothing() -> None:
    folders = (*SOURCES, ROOT / "tests")
    named = {
        here(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.stem.lower() in FORBIDDEN_NAMES and "__pycache__" not in path.parts
    }
    assert named == set()


def test_no_class_is_named_for_what_it_is_not() -> None:
    named = {
        f"{here(path, line)} {name}"
        for path in modules()
        for name, line in read(path).classes
        if FORBIDDEN_WORDS & set(re.findall("[A-Z][a-z]+", name))
    }
    assert named == set()


def test_nothing_is_left_to_do_in_a_comment() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = {
        here(path, number)
        for path in modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if left.search(line)
    }
    assert found == set()


def test_money_knows_no_fractions() -> None:
    """No float literal, and no `float`, where amounts and points are worked out."""
    found = set()
    for path in modules():
        place = (
            path.relative_to(ROOT / "app" / "shuke").as_posix() if path.is_relative_to(ROOT / "app") else ""
        )
        if not place.startswith(MONEY) or place.startswith(NO_MONEY):
            continue
        found |= {f"{here(path, line)} {value}" for value, line in read(path).fractions}
    assert found == set()


def test_every_module_reads_annotations_later() -> None:
    late = "from __future__ import annotations"
    without = {
        here(path)
        for path in modules()
        if read(path).statements > 1
        and late not in path.read_text(encoding="utf-8")
        and path.name != "__init__.py"
    }
    assert without == set()


def test_every_decision_says_what_why_and_what_else() -> None:
    missing = {}
    records = sorted((ROOT / "app" / "decisions").glob("*.md"))
    assert records
    for path in records:
        text = path.read_text(encoding="utf-8")
        gone = [heading for heading in HEADINGS if f"**{heading}.**" not in text]
        if gone or not re.match(rf"# {path.name[:4]} · \S", text):
            missing[path.name] = gone
    assert missing == {}


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "app" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_two_test_modules_have_one_name() -> None:
    """pytest would take the second for the first, as soon as both are in one run."""
    seen: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        seen.setdefault(path.name, []).append(here(path))
    assert {name: places for name, places in seen.items() if len(places) > 1} == {}
