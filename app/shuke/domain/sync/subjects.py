"""What the feed is about: a subject is a member, an article, a shop … with the rows that belong to it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat
from typing import NamedTuple

from shuke.domain.facts.rows import (
    Add,
    AddMany,
    AddRows,
    Cell,
    Insert,
    InsertMany,
    OneRowOperation,
    Put,
    Raise,
    RowOperation,
)
from shuke.domain.facts.together import Together

__all__ = [
    "Subject",
    "SubjectKind",
    "SubjectRows",
    "TableRows",
    "changed_subjects",
    "subject_of",
    "subjects_of",
]


class SubjectKind(StrEnum):
    """A kind's name travels; a till that does not know one leaves it aside."""

    SHOP = "shop"
    TILL = "till"
    STAFF = "staff"
    PROGRAMME = "programme"
    DEPARTMENT = "department"
    ARTICLE = "article"
    MEMBER = "member"
    ALLOWANCE = "allowance"
    EXCEPTION = "exception"
    OUTAGE = "outage"
    KEEPING = "keeping"
    REFUND = "refund"
    EVENT = "event"
    SIGN_UP = "sign-up"
    FEEDBACK = "feedback"
    STAFF_GOAL = "staff-goal"
    SEGMENT = "segment"
    MESSAGE_TEMPLATE = "message-template"
    CAMPAIGN = "campaign"
    COSTS = "costs"
    CARE = "care"

    @property
    def tables(self) -> tuple[str, ...]:
        return _TABLES[self]

    @property
    def named_by(self) -> tuple[str, ...]:
        """The columns whose cells are the subject's name; every one of its tables has them."""
        return _NAMED_BY[self]


_TABLES: Mapping[SubjectKind, tuple[str, ...]] = {
    SubjectKind.SHOP: ("shops", "leads", "stock_given"),
    SubjectKind.TILL: ("tills",),
    SubjectKind.STAFF: ("staff",),
    SubjectKind.PROGRAMME: ("programmes",),
    SubjectKind.DEPARTMENT: ("departments",),
    SubjectKind.ARTICLE: ("articles",),
    SubjectKind.MEMBER: (
        "members",
        "cards",
        "cards_beside",
        "consents",
        "uses",
        "counted",
        "top_ups",
        "coupons",
        "prizes",
        "prize_acts",
        "balances",
        "slices",
    ),
    SubjectKind.ALLOWANCE: ("allowances",),
    SubjectKind.EXCEPTION: ("exceptions", "exception_decisions", "exception_settlements"),
    SubjectKind.OUTAGE: ("outages",),
    SubjectKind.KEEPING: ("keepings",),
    SubjectKind.REFUND: ("refunds",),
    SubjectKind.EVENT: ("own_events",),
    SubjectKind.SIGN_UP: ("sign_ups",),
    SubjectKind.FEEDBACK: ("feedback",),
    SubjectKind.STAFF_GOAL: ("staff_goals",),
    SubjectKind.SEGMENT: ("segments",),
    SubjectKind.MESSAGE_TEMPLATE: ("message_templates",),
    SubjectKind.CAMPAIGN: ("campaigns",),
    SubjectKind.COSTS: ("said_costs",),
    SubjectKind.CARE: ("care_plans",),
}

_KIND_OF_TABLE = {table: kind for kind, tables in _TABLES.items() for table in tables}

_NAMED_BY: Mapping[SubjectKind, tuple[str, ...]] = {
    SubjectKind.SHOP: ("shop_id",),
    SubjectKind.TILL: ("till_id",),
    SubjectKind.STAFF: ("staff_id",),
    SubjectKind.PROGRAMME: ("programme", "version"),
    SubjectKind.DEPARTMENT: ("department_id",),
    SubjectKind.ARTICLE: ("article_id",),
    SubjectKind.MEMBER: ("member_id",),
    SubjectKind.ALLOWANCE: ("scope",),
    SubjectKind.EXCEPTION: ("exception_id",),
    SubjectKind.OUTAGE: ("till_id", "from_ms"),
    SubjectKind.KEEPING: ("scope",),
    SubjectKind.REFUND: ("sale_till", "sale_epoch", "sale_seq"),
    SubjectKind.EVENT: ("event",),
    SubjectKind.SIGN_UP: ("event", "member_id"),
    SubjectKind.FEEDBACK: ("feedback_id",),
    SubjectKind.STAFF_GOAL: ("staff_id", "month"),
    SubjectKind.SEGMENT: ("segment_id",),
    SubjectKind.MESSAGE_TEMPLATE: ("template_id",),
    SubjectKind.CAMPAIGN: ("campaign_id",),
    SubjectKind.COSTS: ("scope",),
    SubjectKind.CARE: ("shop_id", "occasion"),
}


class Subject(NamedTuple):
    """`name` is the key's columns, joined by "/" where there are two: "m-1", "tea-chain/3"."""

    kind: SubjectKind
    name: str


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of one table without their tenant; `columns` names their cells in order."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class SubjectRows:
    """A subject as head office holds it. A table that is not named has no row for it."""

    subject: Subject
    tables: tuple[TableRows, ...]


def subject_of(operation: OneRowOperation) -> Subject | None:
    """Whom a row operation concerns; None for rows that stay where they were written (sales, ledgers)."""
    kind = _KIND_OF_TABLE.get(operation.table)
    return None if kind is None else Subject(kind, _name(kind, operation))


def changed_subjects(operations: Iterable[RowOperation]) -> list[Subject]:
    """Each subject once, in the order of its last change."""
    found: dict[tuple[SubjectKind, str], None] = {}
    for operation in reversed(list(operations)):  # so that whoever is there already stays in place
        kind = _KIND_OF_TABLE.get(operation.table)
        if kind is None:
            continue
        if isinstance(operation, InsertMany | AddMany | AddRows):
            found |= dict.fromkeys(zip(repeat(kind), _names(kind, operation), strict=False))
        else:
            found.setdefault((kind, _name(kind, operation)))
    return list(map(Subject._make, reversed(found)))


def _names(kind: SubjectKind, operation: InsertMany | AddMany | AddRows) -> Iterable[str]:
    """The last first."""
    if isinstance(operation, AddMany):
        columns = [operation.keys.own.get(column) for column in _NAMED_BY[kind]]
        if len(columns) == 1 and columns[0] is not None:
            return map(str, reversed(columns[0]))
    return [_name(kind, one) for one in operation.apart()][::-1]


def subjects_of(together: Together) -> list[Subject]:
    """The same of operations that were brought together: each subject once, in no order of time."""
    found: dict[tuple[SubjectKind, str], None] = {}
    for shape, rows in together.items():
        kind = _KIND_OF_TABLE.get(shape.table)
        if kind is None:
            continue
        places = [shape.columns.index(column) for column in _NAMED_BY[kind]]
        for row in rows:
            found[kind, "/".join([str(row[place]) for place in places])] = None
    return list(map(Subject._make, found))


def _name(kind: SubjectKind, operation: OneRowOperation) -> str:
    columns = _NAMED_BY[kind]
    if len(columns) == 1:
        return _cell(operation, columns[0])
    return "/".join([_cell(operation, column) for column in columns])


def _cell(operation: OneRowOperation, column: str) -> str:
    match operation:
        case Insert(row=cells):
            value = cells.get(column)
        case Put(key=key, values=values):
            value = key.get(column, values.get(column))
        case Add(key=key) | Raise(key=key):
            value = key.get(column)
    if value is None:
        raise ValueError(f"an operation on {operation.table} does not say which {column}")
    return str(value)
