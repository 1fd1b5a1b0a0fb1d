"""A till takes over what the other tills of its shop did, so that its figures are the shop's."""

from __future__ import annotations

from datetime import date
from functools import partial

from shuke.application.ports.shop_figures import NEVER_TOLD
from shuke.application.ports.store import Work
from shuke.application.shop_tills import other_tills
from shuke.application.sync.conversation import Conversation, Stop
from shuke.domain.shop_figures import MonthFigures
from shuke.domain.sync.exchanges import FIGURES
from shuke.domain.sync.figure_messages import FIGURES_FORM, AskFigures, FiguresSent, MonthHeld
from shuke.domain.sync.messages import Page

__all__ = ["EVERY_MS", "note_figures", "take_figures"]

EVERY_MS = 10 * 60_000

_FORM, _ASKED, _COMPARED = "figures.form", "figures.asked-at-ms", "figures.compared-on"
"""The form that head office tells; when it was asked; on which day every month was compared, not the newest alone."""

_MONTHS_A_YEAR = 12
_NEWEST = 2
"""Months that are compared each time."""


def note_figures(work: Work, page: Page) -> None:
    """What a page says of them: an older head office tells none."""
    if page.figures_form != work.cursors.get(_FORM):
        work.cursors.put(_FORM, page.figures_form)


def take_figures(talk: Conversation, *, quiet: bool) -> Stop | None:
    """Ask for them if nobody did yet, and in a quiet round after ten minutes; earlier months once a day."""
    now_ms = talk.parts.clock.now_ms()
    if not talk.read(lambda work: _is_due(work, now_ms, quiet=quiet)):
        return None
    ask = talk.read(lambda work: _asked(work, talk))
    if ask is None:  # the shop has no other till: so much was found out for a while
        talk.write(lambda work: work.cursors.put(_ASKED, now_ms))
        return None
    sent = talk.exchange(FIGURES, ask)
    if isinstance(sent, Stop):
        return sent
    _put_in_place(talk, ask, sent)
    return None


def _is_due(work: Work, now_ms: int, *, quiet: bool) -> bool:
    if work.cursors.get(_FORM) != FIGURES_FORM:
        return False
    asked = work.cursors.get(_ASKED)
    return not asked or (quiet and abs(now_ms - asked) >= EVERY_MS)


def _asked(work: Work, talk: Conversation) -> AskFigures | None:
    parts = talk.parts
    shop = parts.shop()
    held = work.shop_figures.stamps(shop.shop_id)
    if not held and not other_tills(work, talk.till, shop.shop_id):
        return None
    today = parts.recorder.today(work, shop)
    newest = _NEWEST
    if work.cursors.get(_COMPARED) != today.toordinal():
        newest = _MONTHS_A_YEAR + today.month
    return AskFigures(tuple(MonthHeld(month, held.get(month, b"")) for month in _months_up_to(today, newest)))


def _put_in_place(talk: Conversation, ask: AskFigures, sent: FiguresSent) -> None:
    """A month at a time: the counter goes on in between."""
    parts = talk.parts
    now_ms, shop = parts.clock.now_ms(), parts.shop()
    wanted = {one.month for one in ask.held}
    months = [one for one in sent.months if one.month in wanted]
    behind = min(one.month for one in sent.months) if sent.more else ""
    too_large = wanted & set(sent.too_large)
    same = {month for month in wanted if month >= behind} - {one.month for one in months} - too_large

    def put(work: Work, month: MonthFigures) -> None:
        work.shop_figures.take(shop.shop_id, now_ms, (month.month,), (month,))

    def finish(work: Work) -> None:
        work.shop_figures.take(shop.shop_id, now_ms, same, ())
        nothing = tuple(MonthFigures(month, b"", ()) for month in sorted(too_large))
        work.shop_figures.take(shop.shop_id, NEVER_TOLD, too_large, nothing)
        work.cursors.put(_ASKED, 0 if sent.more else now_ms)
        if len(wanted) > _NEWEST and not sent.more:
            work.cursors.put(_COMPARED, parts.recorder.today(work, shop).toordinal())

    for one in months:
        talk.write(partial(put, month=one))
    talk.write(finish)


def _months_up_to(today: date, count: int) -> list[str]:
    """So many, the newest first."""
    newest = today.year * _MONTHS_A_YEAR + today.month - 1
    numbers = range(newest, max(newest - count, _MONTHS_A_YEAR - 1), -1)
    return [f"{number // _MONTHS_A_YEAR:04d}-{number % _MONTHS_A_YEAR + 1:02d}" for number in numbers]
