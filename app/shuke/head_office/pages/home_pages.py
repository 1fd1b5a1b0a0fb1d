"""The first page: where somebody may go."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.head_office.pages.asked import Asked, Page
from shuke.head_office.pages.site import Site
from shuke.wording import office_pages as words
from shuke.wording.said import said

__all__ = ["add_home"]


def add_home(site: Site) -> None:
    site.inside("", _Home().show)


@dataclass(frozen=True, slots=True)
class _Home:
    async def show(self, asked: Asked) -> Page:
        return Page("home.html", said(words.WELCOME, name=asked.session.staff.name))
