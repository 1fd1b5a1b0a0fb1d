"""The exposure at head office's command line, in both languages."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from fakes.clock import MORNING_MS
from shuke.application.exposing import ChainExposure, TillExposure
from shuke.application.head_office.outages import SILENT_MS
from shuke.application.ports.outages import Outage
from shuke.bootstrap.head_office.exposure_words import exposure_words
from shuke.domain.exposure import Exposed
from shuke.domain.money import ZERO, Money
from shuke.domain.slices.account import AccountKind
from shuke.wording.figures import money_text
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

HELD = (
    Exposed(AccountKind.POINTS, 1_200, 300, Money(24_00), Money(6_00)),
    Exposed(AccountKind.COUPON, 7, 0, ZERO, ZERO),
)


def told(last_ms: int, *, revoked: bool = False, language: Language = Language.ZH) -> str:
    till = TillExposure("S01-2", "S01", "2号台", last_ms, revoked, HELD)
    outage = Outage("S01-2", "S01", MORNING_MS, MORNING_MS + 7_200_000, 12, Money(30_00), Money(1_50))
    lines = exposure_words(
        ChainExposure((till,)), [outage], MORNING_MS, ZoneInfo("Asia/Shanghai"), money_text
    )
    return "\n".join("  " * depth + str(in_words(line, language)) for depth, line in lines)


def test_every_account_every_till_every_shop_and_the_outages_are_told() -> None:
    assert told(MORNING_MS).splitlines() == [
        "全部门店敞口 ¥30.00：1 台收银台都联系不上时，最多可能损失这么多",
        "门店 S01：¥30.00",
        "  S01-2 2号台：¥30.00 · 最近联系 2026-11-04 10:00",
        "    积分：持有 1,200（¥24.00），信任垫付至多 300（¥6.00）",
        "    优惠券：持有 7",
        "近期断线：",
        "  S01-2：2026-11-04 10:00 至 2026-11-04 12:00，期间 12 单，最多可能损失 ¥30.00，实际损失 ¥1.50",
    ]


@pytest.mark.parametrize(
    ("last_ms", "revoked", "heard"),
    [
        (0, False, "never heard"),
        (MORNING_MS - SILENT_MS, False, "last heard 2026"),
        (MORNING_MS - SILENT_MS - 1, False, "out of reach, last heard"),
        (MORNING_MS, True, "revoked, last heard"),
    ],
)
def test_when_a_till_was_heard_last_stands_beside_it(last_ms: int, revoked: bool, heard: str) -> None:
    assert f"¥30.00 · {heard}" in told(last_ms, revoked=revoked, language=Language.EN)
