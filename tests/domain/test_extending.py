"""Documents that extend another: what is taken over, and from where each problem comes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from shuke.domain.programme.extending import MOST_BASES, Loaded, loaded, no_base
from shuke.domain.programme.problems import Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.tables import Table
from shuke.wording import Language
from shuke.wording.programme import problem_text

P = ProblemKind

BASE = """\
format = 1
key = "store"
version = 7
name = { zh = "百货", en = "Store" }

[earning]
unit = 1.5
tenders = ["cash", "card"]

[[tiers]]
key = "vip"
name = { zh = "贵宾", en = "VIP" }
points = 1
entry = [{ by = "sale" }]

[[tiers]]
key = "gold"
points = 2

[parking]
most = 6
"""


def over(own: str, **bases: str) -> Loaded:
    return loaded('extends = "store"\n' + own, {"store": BASE, **bases}.get)


def refused(text: str, **bases: str) -> tuple[Problem, ...]:
    with pytest.raises(ProgrammeRefused) as told:
        loaded(text, {"store": BASE, **bases}.get)
    return told.value.problems


def test_a_document_by_itself_is_what_it_says() -> None:
    found = loaded("a = 1.5\n[b]\nc = [1]", no_base)
    assert found.content == {"a": Fraction(3, 2), "b": {"c": [1]}}
    assert found.lines == {(): 1, ("a",): 1, ("b",): 2, ("b", "c"): 3, ("b", "c", 0): 3}
    assert found.bases == {}
    assert found.texts == ()


def test_what_is_not_said_is_taken_over_but_for_key_and_version() -> None:
    found = over('key = "mine"')
    assert found.content["key"] == "mine"
    assert "version" not in found.content
    assert "extends" not in found.content
    assert found.content["earning"] == {"unit": Fraction(3, 2), "tenders": ["cash", "card"]}
    assert found.texts == (("store", BASE),)


def test_tables_merge_key_by_key_and_other_values_take_the_place() -> None:
    found = over('name.zh = "校园"\n[earning]\ntenders = ["cash"]')
    assert found.content["name"] == {"zh": "校园", "en": "Store"}
    assert found.content["earning"] == {"unit": Fraction(3, 2), "tenders": ["cash"]}


def test_a_list_of_keyed_tables_merges_by_key() -> None:
    found = over('[[tiers]]\nkey = "new"\npoints = 9\n[[tiers]]\nkey = "vip"\nname.en = "Very"\nentry = []')
    assert found.content["tiers"] == [
        {"key": "vip", "name": {"zh": "贵宾", "en": "Very"}, "points": 1, "entry": []},
        {"key": "gold", "points": 2},
        {"key": "new", "points": 9},
    ]


def test_a_list_without_keys_takes_the_place() -> None:
    found = over('[[tiers]]\nkey = "vip"\nentry = [{ by = "fee" }, { by = "day" }]')
    assert isinstance(found.content["tiers"], list)
    assert found.content["tiers"][0]["entry"] == [{"by": "fee"}, {"by": "day"}]
    assert over("tiers = []").content["tiers"] == []


def test_an_item_and_a_table_can_be_removed() -> None:
    found = over('parking = { remove = true }\n[[tiers]]\nkey = "vip"\nremove = true')
    assert found.content["tiers"] == [{"key": "gold", "points": 2}]
    assert "parking" not in found.content


def test_a_table_can_be_replaced_whole() -> None:
    assert over("earning = { replace = true, unit = 2 }").content["earning"] == {"unit": 2}
    again = over('[[tiers]]\nkey = "vip"\nreplace = true').content["tiers"]
    assert again == [{"key": "vip"}, {"key": "gold", "points": 2}]


def test_every_path_has_its_line_and_its_document() -> None:
    found = over('[[tiers]]\nkey = "gold"\npoints = 3\n[[tiers]]\nkey = "new"')
    mine = {("tiers",): 2, ("tiers", 1): 2, ("tiers", 1, "key"): 3, ("tiers", 1, "points"): 4}
    mine |= {("tiers", 2): 5, ("tiers", 2, "key"): 6, (): 1}
    theirs = {("tiers", 0): 10, ("tiers", 0, "name", "en"): 12, ("earning", "tenders", 1): 8}
    assert {path: found.lines[path] for path in (*mine, *theirs)} == mine | theirs
    assert {found.bases.get(path) for path in mine} == {None}
    assert {found.bases.get(path) for path in theirs} == {"store"}


def test_a_problem_names_the_document_that_it_is_in() -> None:
    found = over('[[tiers]]\nkey = "gold"\npoints = "three"')
    notes = found.notes()
    for table in Table(found.content, (), notes).tables("tiers", 1, 9):
        table.whole("points", 2, 9)
        table.words("name")
    told = [problem_text(problem, Language.EN) for problem in notes.problems]
    assert told == [
        "In the base store: Line 13, tiers[1].points = 1: from 2 to 9 is expected",
        "Line 4, tiers[2].points = three: a whole number from 2 to 9 is expected",
        "Line 2, tiers[2].name: this key is missing",
    ]
    assert problem_text(notes.problems[0], Language.ZH).startswith("基础方案 store 第13行")


def test_a_base_may_extend_another() -> None:
    second = 'extends = "store"\nkey = "second"\nversion = 3\n[parking]\nleast = 2'
    found = loaded('extends = "second"\n[parking]\nmost = 5', {"store": BASE, "second": second}.get)
    assert found.content["parking"] == {"most": 5, "least": 2}
    assert "key" not in found.content
    assert found.bases["parking", "least"] == "second"
    assert found.bases["earning", "unit"] == "store"
    assert [name for name, _ in found.texts] == ["second", "store"]


def test_a_copy_may_bear_the_key_of_its_base() -> None:
    assert over('key = "store"').content["key"] == "store"


def chain(length: int) -> dict[str, str]:
    return {f"b{n}": f'extends = "b{n + 1}"' for n in range(1, length)} | {f"b{length}": "x = 1"}


def test_a_chain_has_a_bound() -> None:
    assert loaded('extends = "b1"', chain(MOST_BASES).get).content == {"x": 1}
    (found,) = refused('extends = "b1"', **chain(MOST_BASES + 1))
    assert (found.kind, found.base, found.found) == (P.EXTENDS_TOO_DEEP, "b4", "b5")


def test_a_circle_is_refused_naming_it() -> None:
    (found,) = refused('extends = "b"', b='\nextends = "c"', c='extends = "b"')
    assert (found.kind, found.base, found.line) == (P.EXTENDS_CYCLE, "c", 1)
    assert "b → c → b" in problem_text(found, Language.ZH)
    (alone,) = refused('extends = "b"', b='\nextends = "b"')
    assert (alone.kind, alone.base, alone.line) == (P.EXTENDS_CYCLE, "b", 2)


@pytest.mark.parametrize(
    ("text", "kind", "path", "line", "found", "base"),
    [
        ('\nextends = "none"', P.EXTENDS_UNKNOWN, "extends", 2, "none", ""),
        ("extends = 7", P.NOT_A_KEY, "extends", 1, "7", ""),
        ("extends = ", P.SYNTAX, "", 1, "", ""),
        ('format = 2\nextends = "store"', P.NEWER_FORMAT, "format", 1, "2", ""),
        ('extends = "newer"', P.NEWER_FORMAT, "format", 2, "2", "newer"),
        ('extends = "broken"', P.SYNTAX, "", 1, "", "broken"),
        ('extends = "store"\ntypo = { remove = true }', P.NOTHING_TO_REMOVE, "typo", 2, "typo", ""),
        (
            'extends = "store"\n[[tiers]]\nkey = "no"\nremove = true',
            P.NOTHING_TO_REMOVE,
            "tiers[1]",
            2,
            "no",
            "",
        ),
        (
            'extends = "store"\ntiers = [{ key = "vip" },\n { key = "vip" }]',
            P.DUPLICATE,
            "tiers[2].key",
            3,
            "vip",
            "",
        ),
    ],
)
def test_what_cannot_be_taken_over_is_refused(
    text: str, kind: ProblemKind, path: str, line: int, found: str, base: str
) -> None:
    (told,) = refused(text, newer="\nformat = 2", broken="= 1")
    assert (told.kind, told.path, told.line, told.found, told.base) == (kind, path, line, found, base)
    for language in Language:
        assert problem_text(told, language)
