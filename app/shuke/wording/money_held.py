"""Money that members paid in, at the counter: the window and the slips."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "BALANCE",
    "BONUS",
    "PRINCIPAL",
    "SLIP_INVOICED",
    "SLIP_KNOWN_AT",
    "SLIP_MEMBER",
    "SLIP_NUMBER",
    "SLIP_SIGNATURE",
    "SLIP_TITLES",
]

# Slips

SLIP_TITLES: Mapping[str, Sentence] = {
    "topped-up": Sentence(zh="充值凭证", en="Top-up"),
    "paid-back": Sentence(zh="退储值凭证", en="Stored value paid back"),
    "handed-out": Sentence(zh="领取凭证", en="Handed out"),
    "taken-back": Sentence(zh="撤回凭证", en="Taken back"),
}
"""By `shuke.application.money_held.value_slip.SlipOf`."""
SLIP_NUMBER = Sentence(zh="单号", en="Slip")
SLIP_MEMBER = Sentence(zh="会员", en="Member")
SLIP_KNOWN_AT = Sentence(zh="余额按 {at} 所知", en="Balance as known at {at}")
SLIP_INVOICED = Sentence(
    zh="已按实付金额开具发票，消费时不再开票。",
    en="An invoice for the amount paid was given; none at spending.",
)
SLIP_SIGNATURE = Sentence(zh="顾客签字", en="Customer's signature")
PRINCIPAL = Sentence(zh="本金", en="Principal")
BONUS = Sentence(zh="赠送", en="Bonus")
BALANCE = Sentence(zh="储值余额", en="Stored value")
