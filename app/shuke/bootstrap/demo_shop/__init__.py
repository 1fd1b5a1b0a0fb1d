"""The demo: a tea shop with its articles, staff and members. Content here; `opening` records it as facts."""

from __future__ import annotations

from shuke.bootstrap.demo_shop.articles import demo_articles, demo_departments
from shuke.bootstrap.demo_shop.members import DemoMember, demo_members
from shuke.bootstrap.demo_shop.people import DEMO_PINS, DEMO_SHOP, demo_staff

__all__ = [
    "DEMO_PINS",
    "DEMO_SHOP",
    "DemoMember",
    "demo_articles",
    "demo_departments",
    "demo_members",
    "demo_staff",
]
