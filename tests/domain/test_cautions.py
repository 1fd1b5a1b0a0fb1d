"""What a valid programme may not mean: said, never refused."""

from __future__ import annotations

import pytest

from domain.tea_chain import changed, tea_chain
from shuke.bootstrap.presets import preset_base
from shuke.domain.programme.cautions import CautionKind, cautions
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme

K = CautionKind


def with_day(multiplier: str) -> Programme:
    """A member day for ordinary cards only; gold earns 1.5 times on any day."""
    swap = (
        "day = 15\npoints_multiplier = 2",
        f'day = 15\ntiers = ["ordinary"]\npoints_multiplier = {multiplier}',
    )
    return read_programme(changed(swap))


@pytest.mark.parametrize(("multiplier", "told"), [("1.49", False), ("1.5", False), ("1.51", True)])
def test_a_day_on_which_a_higher_tier_earns_less_is_told(multiplier: str, told: bool) -> None:
    found = [one for one in cautions(with_day(multiplier)) if one.kind is K.EARNS_LESS_THAN_LOWER]
    assert [[name.en for name in one.names] for one in found] == (
        [["Member day", "Gold", "Ordinary"]] if told else []
    )


def test_a_day_for_all_tells_nothing() -> None:
    assert cautions(tea_chain()) == ()


def test_the_department_stores_member_day_is_told() -> None:
    """It is listed for VIP only: silver earns less than VIP that day."""
    programme = read_programme(preset_base("department-store") or "", preset_base)
    assert K.EARNS_LESS_THAN_LOWER in {one.kind for one in cautions(programme)}


def test_a_tier_without_a_way_in_is_told() -> None:
    text = changed()
    start = text.index("[[tiers.entry]]                         # 会员累计消费满16000元")
    end = text.index("# ------------------------------------------------------------------ 积分")
    (found,) = cautions(read_programme(text[:start] + text[end:]))
    assert (found.kind, [name.en for name in found.names]) == (K.NO_WAY_IN, ["Diamond"])
