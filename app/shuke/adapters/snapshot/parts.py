"""A part of a snapshot as bytes: the CBOR of its subjects, or of a block of members column by column."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, cast

from shuke.adapters.snapshot.beside import SLICES, moments_of, read_moments, read_slices, slices_of
from shuke.adapters.snapshot.columns import column_of, read_column
from shuke.adapters.snapshot.profile_columns import PROFILE_COLUMNS, contents_of, field_of, profile_columns
from shuke.adapters.strict_cbor import decode_strictly, encode_deterministically
from shuke.domain.facts.plain import Plain
from shuke.domain.facts.rows import Cell
from shuke.domain.sync.blocks import ATTACHED, KEYS, PROFILES, Block, BlockKeys, ColumnsOf
from shuke.domain.sync.limits import MOST_PART_BYTES
from shuke.domain.sync.subjects import SubjectKind

__all__ = ["MemberBlocks"]

_ORDER = (ATTACHED, *SubjectKind.MEMBER.tables)
_OWNER = "member_id"
_DRAWN = {
    ("members", "profile"): (ATTACHED, "hash"),
    ("balances", "lot"): ("coupons", "coupon_id"),
    ("slices", "lot"): ("coupons", "coupon_id"),
}
"""Columns whose cells are those of another one, mostly in its order."""

_DAY_OF = {("members", "last_visit_ms"): ("members", "last_sale_on")}
"""Columns of moments that are mostly of the day another one says."""

_Known = dict[tuple[str, str], Sequence[Cell]]


class MemberBlocks:
    """`BlockPacking`."""

    def pack(self, block: Block) -> bytes:
        return _packed_block(block)

    def unpack(self, content: bytes) -> Block:
        return _unpacked_block(content)

    def keys(self, content: bytes) -> BlockKeys:
        return _keys_of_block(content)


def _packed_block(block: Block) -> bytes:
    ids = sorted({cast(str, owner) for one in block.tables for owner in one.column(_OWNER)})
    places = {owner: place for place, owner in enumerate(ids)}
    known: _Known = {}
    tables: dict[str, Plain] = {}
    for one in _in_order(block.tables):
        owners = one.column(_OWNER)
        parts = slices_of(one, block.table("balances")) if one.table == SLICES else None
        if parts is not None:
            tables[one.table] = [one.count, parts]
            continue
        columns: dict[str, Plain] = {
            _OWNER: column_of([places[cast(str, owner)] for owner in owners]),
        }
        for name, cells in zip(one.columns, one.cells, strict=True):
            if name == _OWNER:
                continue
            columns[name] = _packed(one, name, cells, known, owners)
            known[one.table, name] = cells
        tables[one.table] = [one.count, columns]
    content: dict[str, Plain] = {
        "count": len(ids),
        "ids": column_of(ids) if ids else None,
        "tables": tables,
    }
    return encode_deterministically(content, MOST_PART_BYTES)


def _unpacked_block(content: bytes) -> Block:
    plain = cast(Any, decode_strictly(content, MOST_PART_BYTES))
    try:
        count, tables = plain["count"], plain["tables"]
        ids = read_column(plain["ids"], count) if count else ()
        known: _Known = {}
        found: list[ColumnsOf] = []
        for table in (*_ORDER, *sorted(set(tables) - set(_ORDER))):
            if table in tables:
                balances = next((one for one in found if one.table == "balances"), None)
                found += _unpacked(table, tables[table], ids, known, balances)
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError("not a block of members") from error
    return Block(tuple(found))


def _keys_of_block(content: bytes) -> BlockKeys:
    """A fifth of the work of reading everything."""
    plain = cast(Any, decode_strictly(content, MOST_PART_BYTES))
    try:
        count, tables = plain["count"], plain["tables"]
        ids = cast("Sequence[str]", read_column(plain["ids"], count) if count else ())
        texts = {cast(str, cell) for table, name in KEYS for cell in _key_column(tables, table, name, ids)}
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError("not a block of members") from error
    return BlockKeys(ids, tuple(texts - {""}))


def _key_column(tables: Any, table: str, name: str, ids: Sequence[Cell]) -> Sequence[Cell]:
    packed = tables.get(ATTACHED if table == PROFILES else table)
    if packed is None:
        return ()
    count, columns = packed
    if table == PROFILES:
        return field_of(columns["content"][1], name, count)
    owners = [ids[cast(int, place)] for place in read_column(columns[_OWNER], count)]
    return read_column(columns[name], count, (), owners)


def _in_order(tables: Sequence[ColumnsOf]) -> list[ColumnsOf]:
    return sorted(tables, key=lambda one: _ORDER.index(one.table))


def _packed(one: ColumnsOf, name: str, cells: Sequence[Cell], known: _Known, owners: Sequence[Cell]) -> Plain:
    if (
        one.table == ATTACHED
        and name == "hash"
        and list(cells) == _hashes(one.column("salt"), one.column("content"))
    ):
        return ["named"]
    if one.table == ATTACHED and name == "content":
        return ["profiles", profile_columns(cast("Sequence[bytes]", cells))]
    alone = column_of(cells, _drawn_from(one.table, name, known), owners)
    days = known.get(_DAY_OF.get((one.table, name), ("", "")))
    if days is not None and alone[0] == "whole":
        return ["moments", moments_of(cells, days)]
    return list[Plain](alone)


def _unpacked(
    table: str, packed: Any, ids: Sequence[Cell], known: _Known, balances: ColumnsOf | None
) -> list[ColumnsOf]:
    count, columns = packed
    if table == SLICES and "of" in columns and balances is not None:
        return [read_slices(columns, count, balances)]
    places = cast("list[int]", read_column(columns[_OWNER], count))
    if count and not 0 <= min(places) <= max(places) < len(ids):
        raise ValueError("a row of nobody")
    owners = [ids[place] for place in places]
    found: dict[str, Sequence[Cell]] = {_OWNER: owners}
    beside: list[ColumnsOf] = []
    for name, column in columns.items():
        if name == _OWNER or column[0] == "named":
            continue
        if column[0] == "profiles":
            found[name], fields = contents_of(column[1], count)
            beside.append(ColumnsOf(PROFILES, (_OWNER, *PROFILE_COLUMNS), (owners, *fields)))
            continue
        if column[0] == "moments":
            found[name] = read_moments(column[1], count, found[_DAY_OF[table, name][1]])
            continue
        found[name] = read_column(column, count, _drawn_from(table, name, known), owners)
    if columns.get("hash") == ["named"]:
        found["hash"] = _hashes(found["salt"], found["content"])
    known.update({(table, name): cells for name, cells in found.items()})
    return [ColumnsOf(table, tuple(found), tuple(found.values())), *beside]


def _drawn_from(table: str, name: str, known: _Known) -> Sequence[Cell]:
    return known.get(_DRAWN.get((table, name), ("", "")), ())


def _hashes(salts: Sequence[Cell], contents: Sequence[Cell]) -> list[Cell]:
    both = zip(cast("Sequence[bytes]", salts), cast("Sequence[bytes]", contents), strict=True)
    return [hashlib.sha256(salt + content).digest() for salt, content in both]
