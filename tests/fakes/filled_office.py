"""Head office with something on every page."""

from __future__ import annotations

from datetime import date
from typing import Any

from fakes.pages_door import ServedPages
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.ports.sync import TillTold
from shuke.application.programme_text import publishable
from shuke.bootstrap.presets import preset_base
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind, terms_of
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.till_enrolled import TillEnrolled
from shuke.domain.money import Money
from shuke.domain.slices.account import NEVER, AccountKind, Slice

__all__ = ["CASE", "MEMBER", "PATHS", "filled", "record"]

CASE = "case-overdraft"
MEMBER = "m-1"
PATHS = (
    "/office",
    "/office/own",
    "/office/tills",
    "/office/tills/invite",
    "/office/tills/revoke?till=S01-1",
    "/office/exceptions",
    f"/office/exceptions/{CASE}",
    "/office/exposure",
)
_MINUTE_MS = 60_000


def record(pages: ServedPages, *bodies: FactBody) -> None:
    """Facts of head office's own journal."""
    data, identity = pages.data, pages.data.identity
    assert identity is not None
    with data.writing.writing() as work:
        entry = OfficeEntry(work, data.recorder(identity), identity.calendar)
        for body in bodies:
            entry.record(body)
        entry.settle()
        work.commit()


def filled(pages: ServedPages) -> None:
    """Whatever the pages show: three tills in different health, a member, exceptions, two programme versions."""
    text = preset_base("tea-chain")
    assert text is not None
    tills = (("S01-1", "前台"), ("S01-2", "后台收银台，名字很长很长的那一台"), ("S01-3", ""))
    record(
        pages,
        publishable(text, preset_base),
        *(
            TillEnrolled(till, "S01", name, bytes([number]) * 32, date(2026, 3, 1))
            for number, (till, name) in enumerate(tills, 1)
        ),
        _raised(CASE, ExceptionKind.OVERDRAFT, at_risk=Money(60_00)),
        _raised("case-phone", ExceptionKind.SAME_PHONE, other_member_id="m-2", account=None, shortfall=()),
    )
    now_ms = pages.data.clock.now_ms()
    with pages.data.writing.writing() as work:
        for till, ago_ms, told in (
            ("S01-1", _MINUTE_MS, TillTold("0.1.0", 2, 900, 2**40)),
            ("S01-2", 300 * _MINUTE_MS, TillTold("0.1.0", 1_204, -_MINUTE_MS * 7, 1)),
        ):
            work.contacts.remember(till, bytes(16), now_ms - ago_ms, 0)
            work.contacts.note_told(till, told)
        work.commit()


def _raised(name: str, kind: ExceptionKind, **more: Any) -> ExceptionRaised:
    plain: dict[str, Any] = {
        "exception_id": name,
        "kind": kind,
        "shop_id": "S01",
        "till": "S01-1",
        "happened_on": date(2026, 3, 8),
        "facts": (NamedFact("S01-1", 1, 4, "S01-1.1-000001"),),
        "owner": terms_of(kind).owner,
        "deadline": date(2026, 3, 20) if name == CASE else date(2099, 1, 1),
        "member_id": MEMBER,
        "account": AccountKind.POINTS,
        "shortfall": (Slice(NEVER, 30),),
    }
    return ExceptionRaised(**{**plain, **more})
