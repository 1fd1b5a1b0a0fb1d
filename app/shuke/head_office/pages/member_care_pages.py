"""Two members made one, and somebody forgotten, each with a second look: the number is typed once more."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from shuke.application.head_office.member_care import MemberCare, Pair, Side
from shuke.application.head_office.member_desk import LONGEST_TYPED, MemberDesk
from shuke.application.members.erasing import ErasureLook
from shuke.application.members.merging import LONGEST_REASON, Twin
from shuke.application.refusal import Refusal, Refused
from shuke.domain.profile import mask_phone
from shuke.domain.slices.account import AccountKind
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.wording import member_own_data as own_words
from shuke.wording import member_twins as twin_words
from shuke.wording import office_work as words
from shuke.wording.allowance import ACCOUNTS, amount_words
from shuke.wording.said import Words, said

__all__ = ["add_member_care"]

_ONCE_MORE = {Refusal.OTHER_NUMBER, Refusal.REASON_MISSING, Refusal.TOO_LONG}
"""What is asked for once more on the same form."""

_Row = tuple[str, Words, Words]


def add_member_care(site: Site, desk: MemberDesk, care: MemberCare) -> None:
    pages = _CarePages(site, desk, care)
    site.inside("/members/{member_id}/merge", pages.choose, change=pages.chosen)
    site.inside("/members/{member_id}/merge/{other}", pages.beside, change=pages.merge)
    site.inside("/members/{member_id}/erase", pages.look, change=pages.erase)


@dataclass(frozen=True, slots=True)
class _CarePages:
    site: Site
    desk: MemberDesk
    care: MemberCare

    # two who are one

    async def choose(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        member_id = _id(asked, "member_id")
        found = await self.site.lanes.read(lambda: self.care.twins(asked.session, member_id))
        if isinstance(found, Refused):
            raise PageRefused(404, found)
        record, twins = found
        values = {
            "w": words,
            "t": twin_words,
            "wrong": wrong,
            "member": record.member,
            "rows": [_twin_row(twin) for twin in twins],
            "longest": LONGEST_TYPED,
        }
        return Page(
            "merge_choose.html",
            said(words.MERGE_WITH, name=_name(record.profile.name, record.member.number)),
            values,
            status,
        )

    async def chosen(self, asked: Asked) -> Page | Go:
        """What was typed comes by a form: a phone number stands in no address."""
        member_id, typed = _id(asked, "member_id"), asked.form.get("typed", "").strip()[:LONGEST_TYPED]
        found = await self.site.lanes.read(lambda: self.desk.find(asked.session, typed))
        if isinstance(found, Refused):
            raise PageRefused(403, found)
        others = [one.member.member_id for one in found.records if one.member.member_id != member_id]
        if len(others) != 1:
            return await self.choose(asked, words.NOT_ONE if others else words.NOBODY, 422)
        return Go(_merge_path(member_id, others[0]))

    async def beside(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        stays, gone = _id(asked, "member_id"), _id(asked, "other")
        pair = await self.site.lanes.read(lambda: self.care.pair(asked.session, stays, gone))
        if isinstance(pair, Refused):
            raise PageRefused(404 if pair.refusal is Refusal.MEMBER_UNKNOWN else 409, pair)
        values = {
            "w": words,
            "t": twin_words,
            "o": own_words,
            "wrong": wrong,
            "pair": pair,
            "sides": [
                (words.STAYS, *self._side(pair.stays)),
                (words.GOES_UP, *self._side(pair.gone)),
            ],
            "told": self._told(pair),
            "turned": _merge_path(gone, stays),
            "given": asked.form,
            "longest": LONGEST_REASON,
        }
        return Page("merge.html", twin_words.MERGE, values, status)

    async def merge(self, asked: Asked) -> Page | Go:
        stays, gone = _id(asked, "member_id"), _id(asked, "other")
        number, reason = asked.form.get("number", ""), asked.form.get("reason", "")
        done = await self.site.lanes.write(
            lambda: self.care.merge(asked.session, stays, gone, number, reason)
        )
        if isinstance(done, Refused):
            if done.refusal in _ONCE_MORE:
                return await self.beside(asked, self.site.refusal(done), 422)
            raise PageRefused(409, done)
        return Go(f"{_member_path(stays)}?merged")

    # forgotten

    async def look(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        member_id = _id(asked, "member_id")
        look = await self.site.lanes.read(lambda: self.care.erasure(asked.session, member_id))
        if isinstance(look, Refused):
            raise PageRefused(404, look)
        values = {
            "w": words,
            "o": own_words,
            "wrong": wrong,
            "erasure": look,
            "in_the_way": self._in_the_way(look),
            "lost": [
                (ACCOUNTS[kind], self._amount(kind, amount)) for kind, amount in look.lost if kind in ACCOUNTS
            ],
            "back": _member_path(member_id),
            "given": asked.form,
            "longest": LONGEST_REASON,
        }
        return Page("erase.html", own_words.ERASE_PART, values, status)

    async def erase(self, asked: Asked) -> Page | Go:
        member_id = _id(asked, "member_id")
        number, reason = asked.form.get("number", ""), asked.form.get("reason", "")
        done = await self.site.lanes.write(lambda: self.care.erase(asked.session, member_id, number, reason))
        if isinstance(done, Refused):
            if done.refusal in _ONCE_MORE | {Refusal.NOT_SETTLED}:
                return await self.look(asked, self.site.refusal(done), 422)
            raise PageRefused(404, done)
        return Go(f"{OFFICE}/members?erased")

    def _in_the_way(self, look: ErasureLook) -> list[Words]:
        money = self.site.paper.money
        found: list[Words] = []
        if look.stored:
            found.append(said(own_words.STORED, amount=money(look.stored)))
        if look.owed:
            found.append(said(own_words.OWES, amount=money(look.owed)))
        if look.owed_points:
            found.append(said(own_words.OWES_POINTS, points=str(look.owed_points)))
        return found

    def _side(self, side: Side) -> tuple[str, list[tuple[Words, Words]]]:
        member, profile = side.record.member, side.record.profile
        rows: list[tuple[Words, Words]] = [
            (words.NUMBER, member.number),
            (words.PHONE, mask_phone(profile.phone) or "–"),
            (words.JOINED, member.joined_on.isoformat()),
            (words.VISITS, str(member.sales)),
        ]
        rows += [
            (ACCOUNTS[kind], self._amount(kind, amount)) for kind, amount in side.has if kind in ACCOUNTS
        ]
        return _name(profile.name, member.number), rows

    def _amount(self, kind: AccountKind, amount: int) -> Words:
        return amount_words(kind, amount, self.site.paper.money)

    def _told(self, pair: Pair) -> Words:
        gone, stays = pair.gone.record, pair.stays.record
        return said(
            twin_words.GOES,
            gone=_name(gone.profile.name, gone.member.number),
            stays=_name(stays.profile.name, stays.member.number),
        )


def _twin_row(twin: Twin) -> _Row:
    member = twin.member
    why: Words = twin_words.SAME_PHONE if twin.same_phone else twin_words.SAME_NAME
    if twin.same_phone and twin.same_name:
        why = said(twin_words.BOTH, one=twin_words.SAME_PHONE, other=twin_words.SAME_NAME)
    return member.member_id, _name(member.profile.name, member.number), why


def _name(name: str, number: str) -> str:
    return f"{name} {number}" if name else number


def _id(asked: Asked, name: str) -> str:
    text: str = asked.request.path_params[name]
    return text[:64]


def _member_path(member_id: str) -> str:
    return f"{OFFICE}/members/{quote(member_id, safe='')}"


def _merge_path(stays: str, gone: str) -> str:
    return f"{_member_path(stays)}/merge/{quote(gone, safe='')}"
