"""What is counted in accounts, by name."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.domain.slices.account import AccountKind
from shuke.wording.sentence import Sentence

__all__ = ["ACCOUNTS"]

ACCOUNTS: Mapping[AccountKind, Sentence] = {
    AccountKind.POINTS: Sentence(zh="积分", en="points"),
    AccountKind.PRINCIPAL: Sentence(zh="储值本金（分）", en="stored value, principal (minor units)"),
    AccountKind.BONUS: Sentence(zh="储值赠送（分）", en="stored value, bonus (minor units)"),
    AccountKind.STAMPS: Sentence(zh="印章", en="stamps"),
    AccountKind.PROGRESS: Sentence(zh="升级进度", en="progress to the next tier"),
    AccountKind.COUPON: Sentence(zh="优惠券（张）", en="coupons"),
    AccountKind.PRIZE: Sentence(zh="奖品（件）", en="prizes"),
    AccountKind.STOCK: Sentence(zh="奖品库存（件）", en="prizes in stock"),
    AccountKind.SPINS: Sentence(zh="转盘资格", en="the right to spin"),
}
