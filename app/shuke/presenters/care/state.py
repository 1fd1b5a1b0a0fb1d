"""What the window of care shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum

from shuke.domain.care.festivals import Festival
from shuke.domain.care.plan import Occasion
from shuke.presenters.counter_words import Notice
from shuke.wording.said import Words

__all__ = ["CareField", "CareForm", "CarePage", "CareRow", "CareState", "DoneRow"]


class CarePage(StrEnum):
    PLAN = "plan"
    DONE = "done"


class CareField(StrEnum):
    """What is typed; texts as they were typed."""

    DAYS = "days"
    GAP = "gap"
    POINTS = "points"
    COUNT = "count"
    OWN_DAYS = "own_days"


@dataclass(frozen=True, slots=True)
class CareRow:
    occasion: Occasion
    name: Words
    detail: Words
    state: Words


@dataclass(frozen=True, slots=True)
class DoneRow:
    """A day's care of one sort."""

    day: str
    occasion: Words
    what: Words


@dataclass(frozen=True, slots=True)
class CareForm:
    """The chosen occasion as it stands there.

    Attributes:
        coupons, messages, whoms: by their key, those to choose among; the empty key is none, or everybody.
        festivals: empty unless it is about festivals; `ticked` are chosen.
        told: what will happen, in sentences; then what is to be known of it.
        expected: how many it concerns and what it costs; empty while they are counted.
        sample: the message as a member reads it; empty without one.
        elsewhere: another till does it.
    """

    on: bool = False
    texts: Mapping[CareField, str] = dataclass_field(default_factory=dict)
    coupons: Mapping[str, Words] = dataclass_field(default_factory=dict)
    coupon: str = ""
    messages: Mapping[str, Words] = dataclass_field(default_factory=dict)
    message: str = ""
    whoms: Mapping[str, Words] = dataclass_field(default_factory=dict)
    whom: str = ""
    festivals: Mapping[Festival, Words] = dataclass_field(default_factory=dict)
    ticked: frozenset[Festival] = frozenset()
    told: tuple[Words, ...] = ()
    expected: Words = ""
    sample: Words = ""
    fault: Words = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class CareState:
    """`form`: None until it was read. `unsaved`: it was changed and not saved; `unsaved_keys`: each that was."""

    page: CarePage = CarePage.PLAN
    rows: tuple[CareRow, ...] = ()
    chosen: Occasion = Occasion.BIRTHDAY
    title: Words = ""
    form: CareForm | None = None
    unsaved: bool = False
    unsaved_keys: frozenset[str] = frozenset()
    done: tuple[DoneRow, ...] = ()
    notice: Notice | None = None
