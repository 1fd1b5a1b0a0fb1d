"""Rules of time for the plain programme, and shops in which time has passed."""

from __future__ import annotations

from datetime import date
from functools import cache

from domain.membership.acting import TODAY, Shop, plain
from shuke.domain.membership.changes import ExtraCardGiven, Outcome
from shuke.domain.membership.state import ExtraCardHeld
from shuke.domain.programme.document import Programme

RENEWAL = """
[tiers.renewal]
within = "term"
from = 1000
otherwise = "lowest-tier"
grace_days = 10
"""


OVERLAY = """
[[cards]]
key = "supreme"
name = { zh = "至尊", en = "Supreme" }
kind = "overlay"
on_tiers = ["gold"]
not_origins = ["goodwill", "business-gift"]
out = { over = 50000 }

[[cards.entry]]
by = "years"
from = 100000
last_year_from = 100000
automatic = true

[[cards.entry]]
by = "years"
over = 200000
automatic = true

[[rewards]]
key = "year"
name = { zh = "年终", en = "Year end" }
on = "year-end"
tiers = ["supreme"]
per = "year"
reaches = { within = "year", over = 200000 }
gives = { points = 20000 }
"""


MORNINGS = """
[[rewards]]
key = "birthday"
name = { zh = "生日礼", en = "Birthday" }
on = "birthday"
per = "year"
gives = { points = 66 }

[[rewards]]
key = "month"
name = { zh = "生日月礼", en = "Birthday month" }
on = "day"
when = { on = "birthday-month" }
per = "year"
gives = { points = 5 }

[[rewards]]
key = "spring"
name = { zh = "春礼", en = "Spring" }
on = "day"
when = { on = "dates", first = 2026-05-01, last = 2026-05-03 }
tiers = ["gold"]
gives = { points = 8 }
"""


DRAWS = """
[[draws]]
key = "monthly"
name = { zh = "月末抽奖", en = "Monthly draw" }
on = "last-day-of-month"
winners = 2
gives = { points = 100 }

[[draws]]
key = "year"
name = { zh = "年终抽奖", en = "Year-end draw" }
on = "last-day-of-year"
everybody = true
tiers = ["gold"]
gives = { points = 1000 }
"""


YEARLY = ('validity = "never-lapses"\n[card.lost]', "validity = { months = 12 }\n[card.lost]")


@cache
def graceful() -> Programme:
    """Calendar-year cards: ordinary is kept whatever was done, gold by what was spent."""
    return plain(
        ('[[tiers]]\nkey = "gold"', '[tiers.renewal]\n\n[[tiers]]\nkey = "gold"'),
        ("# gold renewal", RENEWAL),
        ('validity = "never-lapses"\n[card.lost]', 'validity = "end-of-next-year"\n[card.lost]'),
        ('points_validity = "never-lapses"', 'points_validity = "with-card"'),
    )


def supreme(*years: str, tier: str = "gold", held: bool = False, **known: object) -> Shop:
    """What was spent in each year from 2026 on, and the year's end."""
    made = Shop(plain(more=OVERLAY), date(2026, 2, 1))
    made.member("m", tier=tier, **known)
    if held:
        made.do(Outcome((ExtraCardGiven("m", ExtraCardHeld("supreme", TODAY)),)))
    for year, amount in enumerate(years, 2026):
        made.go_to(date(year, 6, 1))
        made.sells(amount)
        made.go_to(date(year + 1, 1, 1))
    return made


def cards(made: Shop) -> list[str]:
    return [card.key for card in made.book.members["m"].cards]
