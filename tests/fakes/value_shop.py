"""A shop whose programme has stored value, a points mall, perks and stamps: the tea shop's, with these added."""

from __future__ import annotations

import re
from datetime import date

from fakes.counter_shop import SHOP, CounterShop
from shuke.application.enrolling import NewMember
from shuke.assets import resources
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.profile import Profile

__all__ = ["MORE", "PLENTY", "VALUE", "publish", "value_shop"]

PLENTY = 10**12

VALUE = """
[stored_value]
least = 10
presets = [100, 500, 1000]
higher_rate_from = 2000
ceilings = false

[[stored_value.ladder]]
from = 500
bonus_percent = 10

[[stored_value.ladder]]
from = 1000
bonus_percent = 10
gives = { points = 100, coupon = "ten-off", count = 2 }

[[coupons]]
key = "ten-off"
name = { zh = "减10元券", en = "10 off" }
kind = "amount"
amount = 10
threshold = 50
validity = { months = 3 }
"""


MORE = """
[stamps]
full = 5

[[gifts]]
key = "mug"
name = { zh = "马克杯", en = "Mug" }
points = 90
or_with_money = { points = 40, pay = 8 }
stock = 2

[[gifts]]
key = "voucher"
name = { zh = "十元券", en = "Ten off" }
points = 20
per = "month"
gives = { coupon = "ten-off" }

[[perks]]
key = "wrapping"
name = { zh = "礼品包装", en = "Gift wrapping" }
tiers = ["ordinary", "gold", "diamond"]
per = "standing"

[[perks]]
key = "tasting"
name = { zh = "试饮", en = "Tasting" }
tiers = ["ordinary"]
per = "day"
amount = 2
"""


def publish(shop: CounterShop, more: str, version: int = 2) -> None:
    """A newer version of the programme, with lines added at its end; in force at once."""
    text = (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")
    text = re.sub(r"\n\[stored_value\][^\[]*", "\n", text)
    text = text.replace("version = 1", f"version = {version}", 1) + more
    body = ProgrammePublished("tea-chain", version, date(2020, 1, 1), text)
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, body, staff="")
        work.commit()


def value_shop(more: str = "") -> tuple[CounterShop, NewMember]:
    """The shop and a member of it."""
    shop = CounterShop()
    publish(shop, VALUE + more)
    return shop, shop.enrol(Profile("王小明", "13800138000"))
