"""A member of the filled office who is signed in on a telephone, as a browser's cookie has it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext

from fakes.filled_office import COUPONS, MEMBER, filled, record
from fakes.pages_door import Browser, ServedPages
from shuke.application.head_office.member_access import MemberAccess, Opened
from shuke.application.programme_text import publishable
from shuke.bootstrap.presets import preset_base
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.facts.event_announced import EventAnnounced
from shuke.domain.money import Money
from shuke.domain.programme.stamping import stamped
from shuke.head_office.own_pages.own_asked import OWN_COOKIE
from shuke.head_office.pages.asked import LOOK_COOKIE

__all__ = [
    "OWN_PATHS",
    "access_of",
    "filled_for_members",
    "invitation",
    "on_telephone",
    "signed_in_member",
    "visit_of",
]

OWN_PATHS = (
    "/member/",
    "/member/holdings",
    "/member/offers",
    "/member/offers/wheel",
    "/member/offers/gift/cup",
    "/member/offers/event/ev-1",
    "/member/history",
    "/member/own",
    "/member/own/telephones",
    "/member/own/feedback",
    "/member/own/consent",
    "/member/own/data",
    "/member/own/password",
    "/member/own/erasure",
)


ORDERED = """
[[gifts]]
key = "cup"
name = { zh = "随行杯", en = "A cup to go" }
points = 30
stock = 5
collected = { days = 30 }
"""

SURE_WHEEL = """
[wheel]
spins_a_day = 3
free_a_day = 2
points = 5
collected = { days = 30 }
campaign = "spring"

[[wheel.segments]]
key = "suite"
name = { zh = "<b>一等奖</b>", en = "First prize" }
weight = 1
stock = 1
gives = { thing = { zh = "套房一晚", en = "A night in the suite" } }

[[wheel.segments]]
key = "cup"
name = { zh = "盖碗一只", en = "A cup" }
weight = 999999
gives = { thing = { zh = "盖碗", en = "A cup" } }
"""
"""Nearly every spin brings a cup."""


def filled_for_members(pages: ServedPages) -> None:
    """The filled office, with a wheel and an event of the member's shop."""
    filled(pages)
    text = preset_base("tea-chain")
    assert text is not None
    today = datetime.now(UTC).date()
    event = AnnouncedEvent(
        "ev-1", "S01", "品茶会", today + timedelta(9), today + timedelta(10), today, 20, Money(30_00)
    )
    record(
        pages,
        publishable(
            stamped(text, 3, date(2026, 1, 2)) + COUPONS + ORDERED + SURE_WHEEL, preset_base, date(2026, 1, 2)
        ),
        EventAnnounced(event),
    )


def access_of(pages: ServedPages) -> MemberAccess:
    identity = pages.data.identity
    assert identity is not None
    return pages.data.member_access(identity)


def invitation(pages: ServedPages, member_id: str = MEMBER) -> str:
    """The path of a link that opens the member's page, once."""
    return access_of(pages).invite(member_id)


def visit_of(pages: ServedPages, member_id: str = MEMBER, told: str = "iPhone") -> str:
    """The cookie of a telephone that is signed in."""
    access = access_of(pages)
    opened = access.open("HTTPS://PAGES.EXAMPLE" + access.invite(member_id), told, secrets.token_hex(4))
    assert isinstance(opened, Opened)
    return opened.token


def signed_in_member(pages: ServedPages, member_id: str = MEMBER) -> Browser:
    return Browser(pages.serving.port, {OWN_COOKIE: visit_of(pages, member_id)})


@contextmanager
def on_telephone(
    chromium: Chromium, pages: ServedPages, visit: str, size: tuple[int, int], look: str = "zh.light"
) -> Iterator[BrowserContext]:
    """A browser with that cookie; an empty one is nobody's."""
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, base_url=pages.address, device_scale_factor=2
    )
    context.add_cookies([{"name": LOOK_COOKIE, "value": look, "url": f"{pages.address}/member"}])
    if visit:
        https = pages.address.replace("http:", "https:")
        context.add_cookies(
            [
                {
                    "name": OWN_COOKIE,
                    "value": visit,
                    "url": https,
                    "secure": True,
                    "httpOnly": True,
                    "sameSite": "Lax",
                }
            ]
        )
    yield context
    context.close()
