"""Exposure as the rows here tell it: of one till, or of every till that head office knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shuke.application.ports.store import Work
from shuke.domain.exposure import Exposed, Holding, Rates, exposed, money_at_risk
from shuke.domain.money import Money, total
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import SPENT, AccountKind

__all__ = ["ChainExposure", "TillExposure", "chain_exposure", "exposed_at"]


@dataclass(frozen=True, slots=True)
class TillExposure:
    """`last_ms` is when the till was last heard, by head office's clock; 0 for never."""

    till: str
    shop_id: str
    name: str
    last_ms: int
    revoked: bool
    accounts: tuple[Exposed, ...]

    @property
    def money(self) -> Money:
        return money_at_risk(self.accounts)


@dataclass(frozen=True, slots=True)
class ChainExposure:
    """Every till, ordered by shop."""

    tills: tuple[TillExposure, ...]

    @property
    def money(self) -> Money:
        return total(till.money for till in self.tills)

    @property
    def by_shop(self) -> dict[str, Money]:
        shops = dict.fromkeys(till.shop_id for till in self.tills)
        return {shop: total(till.money for till in self.tills if till.shop_id == shop) for shop in shops}


def chain_exposure(work: Work, rates: Rates) -> ChainExposure:
    """Head office's view, live."""
    held, coupons, members = work.exposures.held(), work.exposures.coupons(), _members(work)
    revoked = {key.till for key in work.till_register.all_keys() if key.revoked_on}
    believed = {key.till for key in work.till_register.all_keys() if not key.revoked_on}
    places = sorted(
        (shop, till) for till, shop, _ in work.shops.till_keys() if till != HEAD_OFFICE or till in held
    )
    policy, shops = work.allowances.policy(), [shop for shop, _ in places]
    return ChainExposure(
        tuple(
            TillExposure(
                till=till,
                shop_id=shop,
                name=work.shops.till_name(till),
                last_ms=work.contacts.last_ms(till),
                revoked=till in revoked - believed,
                accounts=exposed(
                    policy,
                    rates,
                    _holdings(held.get(till, {}), coupons.get(till, {}), members),
                    shops.count(shop),
                ),
            )
            for shop, till in places
        )
    )


def exposed_at(work: Work, till: str, rates: Rates) -> tuple[Exposed, ...]:
    """What that till could cost at most, as far as is known here."""
    held = work.exposures.held(till).get(till, {})
    tills = work.allowances.tills_of_shop(work.shops.shop_of(till))
    coupons = work.exposures.coupons(till).get(till, {}) if held.get(AccountKind.COUPON) else {}
    return exposed(work.allowances.policy(), rates, _holdings(held, coupons, _members(work)), tills)


def _members(work: Work) -> dict[AccountKind, int]:
    """Of the accounts that have a floor, how many members have anything, as far as it takes to reach the caps."""
    lent = ((one.account, one.members_to_the_caps) for one in work.allowances.policy().accounts if one.floor)
    return {account: work.exposures.members_with(account, most) for account, most in lent}


def _holdings(
    held: Mapping[AccountKind, int], coupons: Mapping[str, int], members: Mapping[AccountKind, int]
) -> list[Holding]:
    return [
        Holding(
            account,
            held.get(account, 0),
            members.get(account, 0),
            coupons if account is AccountKind.COUPON else {},
        )
        for account in SPENT
    ]
