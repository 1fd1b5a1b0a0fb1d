"""Members of a shop shared out among those who work there: what would come of it, then done as it was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from shuke.application.head_office.sharing_desk import SharingDesk, SharingSeen
from shuke.application.members.sharing_out import Scope, ShareWish
from shuke.application.refusal import Refusal, Refused
from shuke.domain.figures.sharing_out import Move
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.member_pages.sharing_told import comes_of_it, done_told, of_one, sharing_rows
from shuke.wording import member_sharing as words
from shuke.wording import office_sharing as own_words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["add_sharing_page"]

_PATH = "/members/sharing"
_ONE_REQUEST = 5_000
"""Members shared out before the page answers: some seconds."""
_LONGEST_ID = 64
_MOST_DIGITS = 7
_TAKES = "takes-"
_SCOPES = {one.value: one for one in Scope}


def add_sharing_page(site: Site, desk: SharingDesk) -> None:
    """Before the pages of members: its path looks like one of theirs."""
    pages = _SharingPages(site, desk)
    site.inside(_PATH, pages.shown, change=pages.share_out)


@dataclass(frozen=True, slots=True)
class _SharingPages:
    site: Site
    desk: SharingDesk

    async def shown(self, asked: Asked) -> Page:
        return self._page(asked, await self._seen(asked, asked.query))

    async def share_out(self, asked: Asked) -> Page | Go:
        """What was looked over; where it would come out otherwise by now, it is shown again."""
        seen = await self._seen(asked, asked.form)
        if asked.form.get("mark") != seen.mark:
            return self._page(asked, seen, own_words.CHANGED)
        moves: Sequence[Move] = seen.plan.moves[:_ONE_REQUEST]
        count, done = len(moves), 0
        while moves:
            some = moves
            answer = await self.site.lanes.write(lambda some=some: self.desk.hand_on(asked.session, some))  # type: ignore[misc]
            if isinstance(answer, Refused):
                raise PageRefused(403, answer)
            done, moves = done + answer.members, answer.rest
        more = {"more": "1"} if count < len(seen.plan.moves) else {}
        told = {"done": str(done), "stayed": str(count - done), **more}
        return Go(f"{OFFICE}{_PATH}?{urlencode({**_typed(seen), **told})}")

    async def _seen(self, asked: Asked, given: Mapping[str, str]) -> SharingSeen:
        shop_id = given.get("shop", "")[:_LONGEST_ID]
        wish = _wish(given, shop_id)
        seen = await self.site.lanes.copy(lambda: self.desk.look(asked.session, shop_id, wish))
        if seen is None:
            raise PageRefused(409, own_words.NO_PROGRAMME)
        if isinstance(seen, Refused):
            raise PageRefused(403 if seen.refusal is Refusal.NOT_ALLOWED else 404, seen)
        return seen

    def _page(self, asked: Asked, seen: SharingSeen, wrong: Words = "") -> Page:
        plan = seen.plan
        names = {line.person.staff_id: line.person.name for line in plan.lines}
        active = {line.person.staff_id: line.takes_part for line in plan.lines if line.person.active}
        values = {
            "w": words,
            "o": own_words,
            "wrong": wrong,
            "done": "" if asked.form else _done(asked.query),
            "seen": seen,
            "wish": plan.wish,
            "people": names,
            "teaching": of_one(
                words.SCOPE_TEACHING[plan.wish.scope.value], names.get(plan.wish.staff_id, "…")
            ),
            "rows": sharing_rows(plan, self.site.paper.money),
            "takes_part": {name: one for name, one in active.items() if name != plan.wish.staff_id},
            "comes_of_it": comes_of_it(plan),
            "typed": _typed(seen),
        }
        return Page("sharing.html", own_words.TITLE, values, 409 if wrong else 200)


def _wish(given: Mapping[str, str], shop_id: str) -> ShareWish:
    """`of`: the shop whose people were ticked; those of another say nothing."""
    scope = _SCOPES.get(given.get("scope", ""), Scope.EVERYBODY)
    one = given.get("one", "")[:_LONGEST_ID] if scope is Scope.ONE else ""
    if not shop_id or given.get("of") != shop_id:
        return ShareWish(scope, one)
    takers = frozenset(name.removeprefix(_TAKES) for name in given if name.startswith(_TAKES))
    return ShareWish(scope, one, (takers - {one} or None) if one else takers)


def _typed(seen: SharingSeen) -> dict[str, str]:
    """What leads to the same plan again."""
    wish, shop_id = seen.plan.wish, seen.shop.shop_id
    takers = {f"{_TAKES}{one}": "1" for one in sorted(wish.takers or ())}
    return {"shop": shop_id, "scope": wish.scope.value, "one": wish.staff_id, "of": shop_id, **takers}


def _done(query: Mapping[str, str]) -> Words:
    done, stayed = (query.get(name, "") for name in ("done", "stayed"))
    if not all(one.isascii() and one.isdigit() and len(one) <= _MOST_DIGITS for one in (done, stayed)):
        return ""
    if "more" in query:
        return said(own_words.DONE_IN_PART, count=points_text(int(done)))
    return done_told(int(done), int(stayed))
