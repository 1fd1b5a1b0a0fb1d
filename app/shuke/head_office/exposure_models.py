"""Exposure and outages as JSON: money in minor units of the chain's currency, times in milliseconds since 1970."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel

from shuke.application.exposing import TillExposure
from shuke.application.head_office.risk_desk import ExposureNow, OutageNow, OutagesSeen, is_silent
from shuke.application.ports.outages import Outage
from shuke.domain.exposure import Exposed

__all__ = ["ExposureAnswer", "OutagesAnswer", "exposure_model", "outages_model"]


class Standing(StrEnum):
    """How a till stands with head office."""

    IN_REACH = "in_reach"
    SILENT = "silent"
    NEVER_HEARD = "never_heard"
    REVOKED = "revoked"


class AccountModel(BaseModel):
    """What a till holds of an account, of all members together, and what the goodwill floor could lend at most. Of
    `unpriced` of those held the programme says no value in money: counted, they add nothing to `held_minor`."""

    account: str
    held: int
    held_minor: int
    unpriced: int
    lent: int
    lent_minor: int


class TillModel(BaseModel):
    """`at_risk_minor` is what could be lost at most if this till were never seen again; `clone_minor` what every copy
    of its disk would add."""

    till: str
    shop: str
    name: str
    standing: Standing
    last_heard_ms: int
    at_risk_minor: int
    clone_minor: int
    accounts: list[AccountModel]


class ShopModel(BaseModel):
    shop: str
    at_risk_minor: int


class ExposureAnswer(BaseModel):
    """As of `at_ms`; a few seconds old at most."""

    at_ms: int
    currency: str
    at_risk_minor: int
    shops: list[ShopModel]
    tills: list[TillModel]


class OutageNowModel(BaseModel):
    """A till that is out of reach since `from_ms`; `to_ms` is when it came back, if it did and is still bringing what
    it recorded meanwhile, else null."""

    till: str
    shop: str
    from_ms: int
    to_ms: int | None
    at_risk_minor: int


class OutageModel(BaseModel):
    """One that is over: how much was at risk at its outset, and what was really lost."""

    till: str
    shop: str
    from_ms: int
    to_ms: int
    sales: int
    risked_minor: int
    lost_minor: int


class OutagesAnswer(BaseModel):
    """`next` is the cursor of the page behind this one; null on the last."""

    at_ms: int
    currency: str
    now: list[OutageNowModel]
    ended: list[OutageModel]
    next: str | None


def exposure_model(seen: ExposureNow, shop_id: str, currency: str) -> ExposureAnswer:
    """Of one shop alone, if it is named."""
    tills = [till for till in seen.chain.tills if shop_id in {"", till.shop_id}]
    shops = {shop: worth for shop, worth in seen.chain.by_shop.items() if shop_id in {"", shop}}
    return ExposureAnswer(
        at_ms=seen.at_ms,
        currency=currency,
        at_risk_minor=sum(till.money.minor for till in tills),
        shops=[ShopModel(shop=shop, at_risk_minor=worth.minor) for shop, worth in shops.items()],
        tills=[_till(till, seen.at_ms) for till in tills],
    )


def outages_model(seen: OutagesSeen, shown: int, currency: str) -> OutagesAnswer:
    """So many of the ended ones; if there are more the rest is a page of its own."""
    ended = seen.ended[:shown]
    last = ended[-1] if len(seen.ended) > shown else None
    return OutagesAnswer(
        at_ms=seen.at_ms,
        currency=currency,
        now=[_now(outage) for outage in seen.now],
        ended=[_ended(outage) for outage in ended],
        next=f"{last.to_ms}.{last.till}" if last else None,
    )


def _till(till: TillExposure, now_ms: int) -> TillModel:
    return TillModel(
        till=till.till,
        shop=till.shop_id,
        name=till.name,
        standing=_standing(till, now_ms),
        last_heard_ms=till.last_ms,
        at_risk_minor=till.money.minor,
        clone_minor=sum(part.held_worth.minor for part in till.accounts),
        accounts=[_account(part) for part in till.accounts],
    )


def _standing(till: TillExposure, now_ms: int) -> Standing:
    if till.revoked:
        return Standing.REVOKED
    if not till.last_ms:
        return Standing.NEVER_HEARD
    return Standing.SILENT if is_silent(till, now_ms) else Standing.IN_REACH


def _account(part: Exposed) -> AccountModel:
    return AccountModel(
        account=part.account.value,
        held=part.held,
        held_minor=part.held_worth.minor,
        unpriced=part.unpriced,
        lent=part.lent,
        lent_minor=part.lent_worth.minor,
    )


def _now(outage: OutageNow) -> OutageNowModel:
    return OutageNowModel(
        till=outage.till,
        shop=outage.shop_id,
        from_ms=outage.from_ms,
        to_ms=outage.to_ms or None,
        at_risk_minor=outage.at_risk.minor,
    )


def _ended(outage: Outage) -> OutageModel:
    return OutageModel(
        till=outage.till,
        shop=outage.shop_id,
        from_ms=outage.from_ms,
        to_ms=outage.to_ms,
        sales=outage.sales,
        risked_minor=outage.risked.minor,
        lost_minor=outage.lost.minor,
    )
