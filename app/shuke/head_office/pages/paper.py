"""From a page to its HTML: the templates, in the language and theme of whoever looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shuke.application.head_office.identity import OfficeIdentity
from shuke.domain.money import Money
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.head_office.pages.asked import Asked, Look, Page, form_token
from shuke.head_office.pages.style import Shipped
from shuke.wording import office_door as door_words
from shuke.wording import office_pages as page_words
from shuke.wording.figures import money_text, points_text
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

__all__ = ["Paper"]


class Paper:
    """`shipped`: what `style.shipped_files` gave."""

    def __init__(self, identity: OfficeIdentity, folder: Path, shipped: Mapping[str, Shipped]) -> None:
        self.identity = identity
        self._shipped = shipped
        self._templates = Environment(
            loader=FileSystemLoader(folder / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.filters["count"] = points_text
        self._templates.filters["money"] = self.money
        self._templates.filters["time"] = self.time

    def money(self, amount: Money) -> str:
        return money_text(amount, symbol=CURRENCY_SIGNS[self.identity.calendar.currency])

    def local(self, at_ms: int) -> datetime:
        return datetime.fromtimestamp(at_ms / 1000, ZoneInfo(self.identity.calendar.zone))

    def time(self, at_ms: int) -> str:
        """On head office's own clock."""
        return f"{self.local(at_ms):%Y-%m-%d %H:%M}"

    def html(self, page: Page, asked: Asked, menu: tuple[object, ...] = ()) -> str:
        return self.rendered(
            page,
            asked.look,
            door=door_words,
            words=page_words,
            here=asked.request.url.path,
            token=form_token(asked.cookie),
            caller=asked.caller,
            menu=menu,
        )

    def rendered(self, page: Page, look: Look, **around: object) -> str:
        """`around`: what the frame shows besides."""
        say = _saying(look.language)
        return self._templates.get_template(page.template).render(
            page.values,
            say=say,
            title=say(page.title),
            office=self.identity.name,
            look=look,
            shipped=self._shipped,
            **around,
        )


def _saying(language: Language) -> Callable[..., str]:
    def say(words: object, **values: object) -> str:
        filled = {name: in_words(value, language) for name, value in values.items()}
        told = str(in_words(words, language))
        return told.format_map(filled) if filled else told

    return say
