"""The shops' own codes for people who enrol themselves, to be printed and put up."""

from __future__ import annotations

import io
from dataclasses import dataclass

import qrcode
from qrcode.image.svg import SvgPathImage

from shuke.application.head_office.joining_form import JoiningForms
from shuke.application.refusal import Refused
from shuke.domain.shop import Right
from shuke.head_office.own_pages.joining_pages import JOIN
from shuke.head_office.pages.asked import Asked, Page, PageRefused
from shuke.head_office.pages.site import Site
from shuke.wording import own_joining as words

__all__ = ["add_joining_posters"]


def add_joining_posters(site: Site, forms: JoiningForms) -> None:
    pages = _Posters(site, forms)
    site.in_menu("/joining", words.POSTERS, Right.CARE_FOR_MEMBERS)
    site.inside("/joining", pages.listed)


@dataclass(frozen=True, slots=True)
class _Posters:
    site: Site
    forms: JoiningForms

    async def listed(self, asked: Asked) -> Page:
        shops = await self.site.lanes.read(lambda: self.forms.posters(asked.session))
        if isinstance(shops, Refused):
            raise PageRefused(403, shops)
        url = asked.request.url
        links = [(shop.name, f"{url.scheme}://{url.netloc}{JOIN}{shop.shop_id}") for shop in shops]
        rows = [(name, link, _picture(link)) for name, link in links]
        return Page("joining_posters.html", words.POSTERS, {"w": words, "rows": rows})


def _picture(link: str) -> str:
    code = qrcode.make(link, image_factory=SvgPathImage, border=4, box_size=10)
    kept = io.BytesIO()
    code.save(kept)
    return kept.getvalue().decode("utf-8")
