"""Columns come back as they were, in whatever form they were written; what is no column is refused."""

from __future__ import annotations

import hashlib
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.clock import FakeClock
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.ids import UlidIds
from shuke.adapters.snapshot.columns import column_of, read_column
from shuke.adapters.snapshot.parts import MemberBlocks
from shuke.adapters.snapshot.profile_columns import contents_of, profile_columns
from shuke.adapters.strict_cbor import encode_deterministically
from shuke.domain.birthday import Birthday
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.rows import Cell
from shuke.domain.profile import Details, Profile, Sex
from shuke.domain.sync.blocks import ATTACHED, PROFILES, Block, ColumnsOf

AT = FakeClock()
ULIDS = UlidIds(AT.now_ms)


def made(count: int, together: int) -> list[list[str]]:
    """So many times, so many ids made in one moment."""
    moments = []
    for _ in range(count):
        AT.advance(86_400)
        moments.append([ULIDS.new_id() for _ in range(together)])
    return moments


MADE = [one for (one,) in made(40, 1)]
DATES = [f"2026-{1 + day % 12:02d}-{1 + day % 28:02d}" for day in range(40)]

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=12)
cells = st.one_of(
    st.lists(st.integers(-(2**53), 2**53), min_size=1),
    st.lists(st.one_of(texts, st.sampled_from(MADE), st.sampled_from(DATES)), min_size=1),
    st.lists(st.from_regex(r"1[0-9]{10}", fullmatch=True), min_size=1),
    st.lists(st.binary(max_size=20), min_size=1),
    st.lists(st.one_of(st.none(), st.integers(0, 9), texts, st.binary(max_size=4)), min_size=1),
)


@given(cells)
def test_a_column_comes_back_as_it_was(column: list[Cell]) -> None:
    assert list(read_column(column_of(column), len(column))) == column


@pytest.mark.parametrize(
    ("form", "column"),
    [
        ("same", ["a"] * 9),
        ("whole", [5, -3, 900]),
        ("rising", list(range(0, 400, 4))),
        ("dates", DATES),
        ("few", ["2026-02-29", *["2026-03-01"] * 9]),
        ("digits", ["13800138000", "", "13900000000", "+8613700000000", "15500000000", *["18600000001"] * 8]),
        ("few", ["active", "lost", "lost"] * 30),
        ("turns", [f"S{number:02d}" for number in range(64) for _ in range(6)]),
        (
            "letters",
            [
                "王小明",
                "李梅",
                "欧阳娜娜",
                "",
                "林",
                "克里斯托弗·冯",
                "a\0b",
                "张三",
                "李四",
                "王五",
                "赵六",
                "孙七",
            ],
        ),
        ("around", [f"0.0.{day}.{'gold' if day > '2026-06' else 'ordinary'}" for day in DATES] * 2),
        ("timed", MADE),
        ("ulids", MADE[::-1]),
        ("bytes", [bytes([number]) * 12 for number in range(9)]),
        ("mixed", [None, b"a" * 32, 3]),
    ],
)
def test_the_form_that_fits_is_found(form: str, column: list[Cell]) -> None:
    if form == "around":
        column = [f"{cell}{number}x" for number, cell in enumerate(column)]
    written = column_of(column)
    assert written[0] == form
    assert list(read_column(written, len(column))) == column


def test_ids_made_together_cost_little() -> None:
    members, cards = zip(*made(200, 2), strict=True)
    alone, together = column_of(cards[::-1]), column_of(cards, (), members)
    assert (alone[0], together[0]) == ("ulids", "beside")
    assert len(str(together)) < len(str(alone)) * 0.7
    assert list(read_column(together, 200, (), members)) == list(cards)


def test_ids_of_which_only_some_were_made_together_are_told_apart() -> None:
    members, coupons = zip(*made(200, 2), strict=True)
    mixed = [
        own if place % 3 else alone for place, (own, alone) in enumerate(zip(coupons, MADE * 5, strict=True))
    ]
    written = column_of(mixed, (), members)
    assert written[0] == "apart"
    assert len(str(written)) < len(str(column_of(mixed)))
    assert list(read_column(written, 200, (), members)) == mixed


def test_cells_of_another_column_are_drawn_from_it() -> None:
    lots: list[Cell] = ["never", MADE[0], "never", MADE[2], MADE[3], "2027-01-01"] * 1
    written = column_of([*lots, *["never"] * 8, "x"], MADE)
    assert written[0] == "drawn"
    assert list(read_column(written, 15, MADE)) == [*lots, *["never"] * 8, "x"]


@pytest.mark.parametrize(
    "column",
    [
        [],
        ["unknown", 1],
        ["whole", 1],
        ["whole", "1", []],
        ["whole", 0, [b"not zstd"]],
        ["rising", 0, column_of([1, 2])[-1]],
        ["few", ["a"], column_of([0, 1, 2])[-1]],
        ["texts", b""],
        ["mixed", 1, [], 3],
        ["same", {}],
        ["drawn", ["a"], column_of([9000, 9000, 9001])[-1]],
        ["timed", "whole", 0, [], []],
        ["turns", [], column_of([0, 1, 2])[-1]],
        ["letters", {}, b"", [], [], [], []],
        ["letters", [], column_of(["a", "b", "c", "d"])[2], *[column_of([0, 1, 2])[-1]] * 4],
        ["apart", column_of([0, 1, 1])[-1], [], []],
    ],
)
def test_what_is_no_column_is_refused(column: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        list(read_column(column, 3))


PEOPLE = [
    Profile("王小明", "13800138000", Birthday(2, 29, 2000), Sex.MALE, "爱喝浓香铁观音"),
    Profile(),
    Profile("A" * 300, "+8613700000000", Birthday(12, 31, None), Sex.FEMALE, "x" * 500),
    Profile("欧阳·娜娜", "", None, Sex.UNTOLD, ""),
    Profile("周经理", "13900001234", details=Details(email="zhou@example.com")),
]


def test_profiles_come_back_byte_by_byte() -> None:
    contents = [CborEncoding().encode(to_plain(profile)) for profile in PEOPLE]
    contents.append(encode_deterministically({"name": "newer", "phone": "1", "colour": "red"}, 100))
    contents.append(b"\xff")
    read, columns = contents_of(profile_columns(contents), len(contents))
    assert read == contents
    shown = dict(zip(("name", "phone", "month", "day", "year", "sex", "note"), columns, strict=True))
    assert shown["name"] == [*(one.name for one in PEOPLE), "", ""]
    assert shown["month"] == [2, 0, 12, 0, 0, 0, 0]
    assert shown["year"] == [2000, 0, 0, 0, 0, 0, 0]


def test_profiles_of_this_release_are_columns_alone() -> None:
    """A field that is new in profiles and not in these columns would have everybody's bytes sent whole."""
    contents = [CborEncoding().encode(to_plain(one)) for one in PEOPLE]
    beside, *_ = cast("list[dict[str, bytes]]", profile_columns(contents))
    assert set(beside) == {str(place) for place, one in enumerate(PEOPLE) if one.details is not None}
    assert len(beside) < len(PEOPLE)


def test_a_block_comes_back_with_its_profiles_read() -> None:
    content = CborEncoding().encode(to_plain(PEOPLE[0]))
    salts = [bytes([number]) * 16 for number in range(3)]
    hashes = [hashlib.sha256(salt + content).digest() for salt in salts]
    block = Block(
        (
            ColumnsOf(
                "members", ("member_id", "profile", "sales"), (MADE[:4], [*hashes, None], [1, 2, 3, 4])
            ),
            ColumnsOf(
                ATTACHED, ("member_id", "hash", "salt", "content"), (MADE[:3], hashes, salts, [content] * 3)
            ),
            ColumnsOf(
                "cards", ("card_id", "member_id", "number"), (MADE[9:11], [MADE[2], MADE[3]], ["1", "2"])
            ),
        )
    )
    packed = MemberBlocks().pack(block)
    assert hashes[0] not in packed, "made of salt and content again"
    read = MemberBlocks().unpack(packed)
    for table in block.tables:
        found = read.table(table.table)
        assert found is not None
        assert {name: list(found.column(name)) for name in found.columns} == {
            name: list(table.column(name)) for name in table.columns
        }
    shown = read.table(PROFILES)
    assert shown is not None
    assert list(shown.column("name")) == ["王小明"] * 3
    assert list(shown.column("member_id")) == MADE[:3]


def test_slices_are_parts_of_balances_and_visits_moments_of_the_last_sales_day() -> None:
    owners, lots = [MADE[0], MADE[0], MADE[1]], ["2026-12-31", "never", "never"]
    accounts = ["points"] * 3
    tills, amounts = ["S01-1", "S01-2", "S01-1"], [7, 3, -2]
    slices = (owners, accounts, ["never"] * 3, tills, amounts)
    days = ["2026-11-03", "", "2025-01-01"]
    moments = [1_793_757_600_123, 0, 1_735_700_000_001]
    block = Block(
        (
            ColumnsOf("members", ("member_id", "last_sale_on", "last_visit_ms"), (MADE[:3], days, moments)),
            ColumnsOf(
                "balances", ("member_id", "account", "lot", "amount"), (owners, accounts, lots, [5, 10, -2])
            ),
            ColumnsOf("slices", ("member_id", "account", "lot", "till_id", "amount"), slices),
        )
    )
    _comes_back(block)
    alone = Block((block.tables[0], block.tables[2]))
    _comes_back(alone)
    assert b"moments" in MemberBlocks().pack(block)
    assert b"less" in MemberBlocks().pack(block)
    assert b"less" not in MemberBlocks().pack(alone), (
        "slices of a balance that is not there stand by themselves"
    )


def test_a_block_is_put_together_again_from_its_pieces() -> None:
    whole = Block(
        (
            ColumnsOf("members", ("member_id", "sales"), (MADE[:9], list(range(9)))),
            ColumnsOf("cards", ("card_id", "member_id"), (MADE[9:13], [MADE[1], MADE[1], MADE[4], MADE[8]])),
        )
    )
    rest: Block | None = whole
    cards: list[Cell] = []
    members: list[Cell] = []
    while rest is not None:
        piece, rest = rest.parted(4)
        members += piece.member_ids
        table = piece.table("cards")
        if table is not None:
            cards += table.column("card_id")
            assert set(table.column("member_id")) <= set(piece.member_ids)
    assert (members, cards) == (MADE[:9], MADE[9:13])


def _comes_back(block: Block) -> None:
    read = MemberBlocks().unpack(MemberBlocks().pack(block))
    for table in block.tables:
        found = read.table(table.table)
        assert found is not None
        assert {name: list(found.column(name)) for name in table.columns} == {
            name: list(table.column(name)) for name in table.columns
        }


@pytest.mark.parametrize(
    "content", [b"", b"\xa0", encode_deterministically({"count": 1, "ids": None, "tables": {}}, 99)]
)
def test_what_is_no_block_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"CBOR|block|column"):
        MemberBlocks().unpack(content)


def test_the_keys_of_a_block_are_read_without_the_rest_of_it() -> None:
    contents = [CborEncoding().encode(to_plain(one)) for one in (PEOPLE[0], Profile())]
    block = Block(
        (
            ColumnsOf("members", ("member_id", "number"), (MADE[:3], ["68000001", "68000002", "68000003"])),
            ColumnsOf(
                "cards",
                ("card_id", "member_id", "number"),
                ([MADE[9], "card-2", MADE[10]], [MADE[0], MADE[1], MADE[1]], ["68000001", "C2", "C3"]),
            ),
            ColumnsOf(
                ATTACHED,
                ("member_id", "hash", "salt", "content"),
                (MADE[:2], [b"1" * 32, b"2" * 32], [b"1" * 12, b"2" * 12], contents),
            ),
        )
    )
    packed = MemberBlocks().pack(block)
    keys, whole = MemberBlocks().keys(packed), MemberBlocks().unpack(packed)
    assert list(keys.member_ids) == MADE[:3]
    named = {"68000001", "68000002", "68000003", MADE[9], "card-2", MADE[10], "C2", "C3", PEOPLE[0].phone}
    assert set(keys.texts) == named
    assert {
        text: list(dict.fromkeys(whole.holders(text))) for text in ("68000001", "C3", PEOPLE[0].phone)
    } == {
        "68000001": [MADE[0]],
        "C3": [MADE[1]],
        PEOPLE[0].phone: [MADE[0]],
    }
    only = whole.only({MADE[1]})
    assert list(only.member_ids) == [MADE[1]]
    assert [table.count for table in only.tables if table.table == "cards"] == [2]


@pytest.mark.parametrize(
    "content", [b"", encode_deterministically({"count": 1, "ids": None, "tables": {}}, 99)]
)
def test_keys_of_what_is_no_block_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"CBOR|block|column"):
        MemberBlocks().keys(content)


def test_a_profile_with_a_lunar_birthday_has_it_in_the_columns_and_keeps_its_bytes() -> None:
    lunar = Details(lunar_birthday="八月十五")
    told = (
        Profile("王小明", birthday=Birthday(9, 27, 1958), details=lunar),
        Profile("李雷", birthday=Birthday(9, 27, 1958)),
        Profile("韩梅梅", birthday=Birthday(4, 3, lunar=True, leap=True)),
    )
    contents = [encode_deterministically(to_plain(one), 200) for one in told]
    found, columns = contents_of(profile_columns(contents), 3)
    assert found == contents
    assert list(zip(*columns[2:5], strict=True)) == [(28, 15, 1958), (9, 27, 1958), (44, 3, 0)]
