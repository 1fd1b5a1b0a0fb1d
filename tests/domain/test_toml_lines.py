"""The line of each key: checked against documents that were written with their lines known."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tea_chain import preset_text
from shuke.domain.programme.toml_lines import Path, depth, key_lines, parts_of_longest_key

FRAGMENTS = ["a", "#", "[", "]", "{", "}", "=", ",", "'", " ", "金", "."]
words = st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join)
keys = st.one_of(st.sampled_from(["a", "b-1", "C_2", "3"]), words.map(lambda text: f'"{text}"'))


@st.composite
def strings(draw: st.DrawFn) -> str:
    """A TOML string in one of its four ways of writing, full of what could be taken for something else."""
    text = draw(words)
    plain = text.replace("'", "")
    many_lines = "\n".join(draw(st.lists(words, max_size=3)))
    return draw(
        st.sampled_from(
            [
                f'"{text}\\" \\\\"',
                f"'{plain}'",
                f'"""{many_lines}"""',
                f'"""{many_lines}""x\\""""',
                f'"""{many_lines}\\\\"""""',
                f"'''{many_lines.replace(chr(39), '')}''x'''",
                '""',
                "''",
            ]
        )
    )


simple = st.one_of(
    st.sampled_from(["1", "-2.5", "true", "2026-01-01", "1979-05-27 07:32:00", "0xff"]), strings()
)


@dataclass
class Writer:
    """Writes a document and notes on which line each path begins."""

    text: str = ""
    lines: dict[Path, int] = field(default_factory=dict)

    def write(self, text: str) -> None:
        self.text += text

    def note(self, path: Path) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)


def written_value(draw: st.DrawFn, writer: Writer, path: Path, deep: int) -> None:
    writer.note(path)
    kind = draw(st.sampled_from(["simple", "list", "table"])) if deep else "simple"
    if kind == "simple":
        writer.write(draw(simple))
    elif kind == "list":
        gap = draw(st.sampled_from(["", " ", "\n", " # ] no end\n  "]))
        writer.write("[" + gap)
        for item in range(draw(st.integers(0, 3))):
            written_value(draw, writer, (*path, item), deep - 1)
            writer.write(gap + "," + gap)
        writer.write("]")
    else:
        writer.write("{ ")
        for place, name in enumerate(draw(st.lists(keys, max_size=3, unique_by=plain_key))):
            writer.write(", " if place else "")
            writer.note((*path, plain_key(name)))
            writer.write(f"{name} = ")
            written_value(draw, writer, (*path, plain_key(name)), deep - 1)
        writer.write(" }")


def plain_key(name: str) -> str:
    return name.strip('"')


def written_pairs(draw: st.DrawFn, writer: Writer, path: Path) -> None:
    for name in draw(st.lists(keys, max_size=3, unique_by=plain_key)):
        writer.write(draw(st.sampled_from(["", "\n", "# [[x]] = '\n", "  "])))
        inner = (*path, plain_key(name))
        writer.note(inner)
        dotted = draw(st.booleans())
        writer.write(f"{name} . k = " if dotted else f"{name}=")
        if dotted:
            inner = (*inner, "k")
        written_value(draw, writer, inner, 2)
        writer.write(draw(st.sampled_from(["\n", " # \"'\n", "\r\n"])))


@st.composite
def documents(draw: st.DrawFn) -> Writer:
    writer = Writer()
    writer.note(())
    written_pairs(draw, writer, ())
    for name in draw(st.lists(st.sampled_from(["t", "u", "v"]), max_size=3, unique=True)):
        if draw(st.booleans()):
            writer.note((name,))
            writer.note((name, "x"))
            writer.write(f"[ {name} . x ]\n")
            written_pairs(draw, writer, (name, "x"))
            continue
        for item in range(draw(st.integers(1, 3))):
            writer.note((name,))
            writer.note((name, item))
            writer.write(f"[[{name}]]\n")
            written_pairs(draw, writer, (name, item))
            writer.note((name, item, "sub"))
            writer.note((name, item, "sub", 0))
            writer.write(f"[[{name}.sub]] # inner\n")
            written_pairs(draw, writer, (name, item, "sub", 0))
    return writer


def paths(value: object, path: Path = ()) -> set[Path]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return {path}.union(*(paths(one, (*path, key)) for key, one in inner))


@given(documents())
def test_every_key_of_a_document_is_found_on_its_line(writer: Writer) -> None:
    content = tomllib.loads(writer.text)
    found = key_lines(writer.text)
    assert set(found) == paths(content)
    assert found == writer.lines


def test_the_lines_of_the_preset_are_those_a_person_sees() -> None:
    text = preset_text()
    lines = text.splitlines()
    for path, line in key_lines(text).items():
        name = [part for part in path if isinstance(part, str)][-1:]
        assert "".join(name) in lines[line - 1]


@pytest.mark.parametrize(
    ("text", "deepest"),
    [
        ("", 0),
        ("a = 1", 0),
        ("[a]", 1),
        ("[[a]]", 2),
        ("a = [[], [{}]]", 3),
        ("a = ']' # [[[", 0),
        ('a = "[[" # x', 0),
        ('a = """[[ "[" """\nb = [1]', 1),
        ("]]]] [", 0),
        ('a = [ " [[[[', 1),
        ("a = [ '''[[[", 1),
    ],
)
def test_depth_counts_brackets_outside_strings_and_comments(text: str, deepest: int) -> None:
    assert depth(text) == deepest


@pytest.mark.parametrize("piece", ['"""\\', "'", '"', "'''", "[", '\\"""', "a", '""'])
def test_depth_is_quick_on_a_hostile_text(piece: str) -> None:
    steps: Callable[[str], int] = depth
    assert steps(piece * 30_000) >= 0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a = 1.5", 2),  # a number looks like a key of two parts
        ("a.b.c = 1", 3),
        ("[ a . b.c ]", 3),
        ("a.\"b.c\".'d'.e-f = 1", 4),
        ("a = 'b.c.d.e' # f.g.h", 1),
        ('a = """\nb.c.d\n"""', 1),
        ('a = "b.c.d', 1),
    ],
)
def test_the_parts_of_a_dotted_key_are_counted_outside_strings_and_comments(text: str, parts: int) -> None:
    assert parts_of_longest_key(text) == parts


@pytest.mark.parametrize("piece", ['"""\\', "'", '"', "'''", "a.", '"a".', "a ", "#\n", '"\\', '\\"""', '""'])
def test_counting_the_parts_is_quick_on_a_hostile_text(piece: str) -> None:
    assert parts_of_longest_key(piece * 50_000) >= 1
