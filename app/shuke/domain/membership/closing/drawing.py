"""Drawing lots among the members at the end of a month or a year, so that anybody can work it out again."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from shuke.domain.figures.draw import winners
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Drawn, Outcome
from shuke.domain.membership.prizes import Collecting, won
from shuke.domain.membership.state import DrawOnRecord
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gifts import Draw, DrawDay
from shuke.domain.programme.says import reason

__all__ = ["drawn", "is_due", "seed_of"]


def seed_of(word: str, draw: str, day: date) -> bytes:
    """The seed of one drawing, from a word that was fixed before: each draw of each day has its own."""
    return sha256(f"{word}|{draw}|{day.isoformat()}".encode()).digest()


def drawn(book: Book, programme: Programme, day: date, seed: str) -> Outcome:
    """Every drawing that is due with the close of that day, once. Each member has one ticket."""
    outcome = Outcome()
    done = {one.draw for one in book.draws if one.on == day}
    for draw in programme.draws:
        if is_due(draw, day) and f"draw.{draw.key}" not in done:
            outcome = outcome.and_then(_one(book, programme, draw, day, seed_of(seed, draw.key, day)))
    return outcome


def is_due(draw: Draw, day: date) -> bool:
    """Whether it is drawn with the close of that day."""
    tomorrow = day + timedelta(days=1)
    return tomorrow.year != day.year if draw.on is DrawDay.LAST_DAY_OF_YEAR else tomorrow.month != day.month


def _one(book: Book, programme: Programme, draw: Draw, day: date, seed: bytes) -> Outcome:
    rule = f"draw.{draw.key}"
    among = tuple(
        sorted(
            one.member_id
            for one in book.members.values()
            if one.active and (not draw.tiers or draw.tiers & one.holds)
        )
    )
    if not among:
        return Outcome(reasons=(reason(rule, TimeTells.DRAWN_NOBODY, name=draw.name),))
    number = len(among) if draw.everybody else draw.winners
    lucky = winners(seed, among, number)
    if draw.everybody:
        told = reason(rule, TimeTells.DRAWN_ALL, applied=True, name=draw.name, count=len(lucky))
    else:
        told = reason(
            rule,
            TimeTells.DRAWN,
            applied=True,
            name=draw.name,
            count=len(lucky),
            among=len(among),
            winners=" ".join(lucky),
        )
    outcome = Outcome((Drawn(DrawOnRecord(rule, day, seed.hex(), among, lucky)),), (told,))
    for member_id in lucky:
        member = book.members[member_id]
        got = won(book, programme, member, draw.gives, rule, day, Collecting(draw.collected, draw.not_on))
        outcome = outcome.and_then(got)
    return outcome
