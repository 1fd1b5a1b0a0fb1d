"""The exposure as head office's command tells it, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from shuke.application.exposing import ChainExposure, TillExposure
from shuke.application.head_office.outages import SILENT_MS
from shuke.application.ports.outages import Outage
from shuke.domain.exposure import Exposed
from shuke.domain.money import Money
from shuke.wording import exposure as words
from shuke.wording.allowance import ACCOUNTS, amount_words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["MOST_OUTAGES", "exposure_words"]

MOST_OUTAGES = 20

MoneyText = Callable[[Money], str]


def exposure_words(
    chain: ChainExposure, ended: Sequence[Outage], now_ms: int, zone: ZoneInfo, money: MoneyText
) -> Iterator[tuple[int, Words]]:
    """The whole chain, its shops, their tills, and the last outages, each with how far it stands in."""
    yield 0, said(words.CHAIN, money=money(chain.money), tills=len(chain.tills))
    for shop, at_risk in chain.by_shop.items():
        yield 0, said(words.SHOP, shop=shop, money=money(at_risk))
        for till in chain.tills:
            if till.shop_id == shop:
                heard = _heard(till, now_ms, zone)
                yield (
                    1,
                    said(words.TILL, till=till.till, name=till.name, money=money(till.money), heard=heard),
                )
                yield from ((2, _part(part, money)) for part in till.accounts)
    yield 0, words.OUTAGES if ended else words.NO_OUTAGES
    for one in ended:
        yield (
            1,
            said(
                words.OUTAGE,
                till=one.till,
                begun=_time(one.from_ms, zone),
                end=_time(one.to_ms, zone),
                sales=points_text(one.sales),
                risked=money(one.risked),
                lost=money(one.lost),
            ),
        )


def _heard(till: TillExposure, now_ms: int, zone: ZoneInfo) -> Words:
    if not till.last_ms:
        return words.NEVER_HEARD
    silent = now_ms - till.last_ms > SILENT_MS
    sentence = words.ALL_REVOKED if till.revoked else words.SILENT if silent else words.LAST_HEARD
    return said(sentence, time=_time(till.last_ms, zone))


def _part(part: Exposed, money: MoneyText) -> Words:
    name, held = ACCOUNTS[part.account], amount_words(part.account, part.held, money)
    line: Words = said(words.PART_COUNTED, account=name, held=held)
    if part.held_worth:
        priced = words.PART_SOME if part.unpriced else words.PART
        counted = points_text(part.unpriced)
        line = said(priced, account=name, held=held, worth=money(part.held_worth), unpriced=counted)
    if not part.lent:
        return line
    lent = amount_words(part.account, part.lent, money)
    return said(words.PART_LENT, part=line, lent=lent, worth=money(part.lent_worth))


def _time(at_ms: int, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, zone):%Y-%m-%d %H:%M}"
