"""Feedback with its answers, consents and terms, one's own data as files, the wish to be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Response

from shuke.application.head_office.own_words import OwnSaid, OwnWordsDesk, SaidTooOften
from shuke.application.members.erasing import ErasureLook
from shuke.application.refusal import Refused
from shuke.domain.consent import Channel
from shuke.domain.feedback import LONGEST_FEEDBACK, FeedbackKind
from shuke.head_office.own_pages.own_asked import OwnAsked
from shuke.head_office.own_pages.own_site import OwnSite
from shuke.head_office.pages.asked import Go, Page, PageRefused
from shuke.presenters.counter_words import bilingual_words, refused_words
from shuke.presenters.own_data_files import own_data_files
from shuke.wording import own_words as words
from shuke.wording.allowance import amount_words
from shuke.wording.feedback import KINDS
from shuke.wording.figures import points_text
from shuke.wording.member_consent import CHANNELS
from shuke.wording.member_time_line import MOVED
from shuke.wording.own_page import TOO_OFTEN
from shuke.wording.said import Words, said

__all__ = ["add_words"]

FEEDBACK, CONSENT, DATA, ERASURE = (
    f"/member/own/{name}" for name in ("feedback", "consent", "data", "erasure")
)
_KINDS = (FeedbackKind.SUGGESTION, FeedbackKind.COMPLAINT, FeedbackKind.PRAISE)
_FILES = {"page": ("text/html; charset=utf-8", "html"), "data": ("application/json", "json")}


def add_words(site: OwnSite, desk: OwnWordsDesk) -> None:
    pages = _WordPages(site, desk)
    for path, name in (
        (FEEDBACK, words.FEEDBACK),
        (CONSENT, words.CONSENT),
        (DATA, words.DATA),
        (ERASURE, words.ERASURE),
    ):
        site.behind_own(path, name)
    site.inside(FEEDBACK, pages.feedback, change=pages.say)
    site.inside(CONSENT, pages.consent, change=pages.change_consent)
    site.changes("/member/own/terms", pages.accept)
    site.inside(DATA, pages.data, change=pages.give)
    site.inside(ERASURE, pages.erasure, change=pages.ask_erasure)


@dataclass(frozen=True, slots=True)
class _WordPages:
    site: OwnSite
    desk: OwnWordsDesk

    # feedback

    async def feedback(self, asked: OwnAsked, wrong: Words = "", text: str = "", status: int = 200) -> Page:
        found = await self.site.lanes.read(lambda: self.desk.said(asked.member_id))
        values = {
            "w": words,
            "done": words.SAID_DONE if "done" in asked.query else "",
            "wrong": wrong,
            "text": text,
            "longest": LONGEST_FEEDBACK,
            "kinds": [(kind.value, KINDS[kind.value]) for kind in _KINDS],
            "line": [_told(one) for one in found],
        }
        return Page("own/feedback.html", words.FEEDBACK, values, status)

    async def say(self, asked: OwnAsked) -> Page | Go:
        kind, text = asked.form.get("kind", ""), asked.form.get("words", "")
        if kind not in {one.value for one in _KINDS}:
            raise PageRefused(400, "")
        refused = await self._written(lambda: self.desk.say(asked.member_id, FeedbackKind(kind), text))
        if refused is not None:
            return await self.feedback(asked, self._why(refused), text, 422)
        return Go(f"{FEEDBACK}?done")

    # consent and terms

    async def consent(self, asked: OwnAsked) -> Page:
        known = await self.site.lanes.read(lambda: self.desk.consents(asked.member_id))
        values: dict[str, object] = {"w": words, "known": known, "done": ""}
        if "done" in asked.query:
            values["done"] = words.CONSENT_DONE
        if known is not None:
            values["terms"] = bilingual_words(known.text)
            values["channels"] = [
                (one.value, CHANNELS[one.value], one in known.consents and known.consents[one].given)
                for one in Channel
            ]
        return Page("own/consent.html", words.CONSENT, values)

    async def change_consent(self, asked: OwnAsked) -> Go:
        wanted = {channel: asked.form.get(channel.value) == "yes" for channel in Channel}
        await self._written(lambda: self.desk.consent(asked.member_id, wanted))
        return Go(f"{CONSENT}?done")

    async def accept(self, asked: OwnAsked) -> Go:
        version = asked.form.get("version", "")
        if not version.isascii() or not version.isdigit() or len(version) > 9:
            raise PageRefused(400, "")
        await self._written(lambda: self.desk.accept_terms(asked.member_id, int(version)))
        return Go(f"{CONSENT}?done")

    # one's own data

    async def data(self, _asked: OwnAsked) -> Page:
        return Page("own/data.html", words.DATA, {"w": words})

    async def give(self, asked: OwnAsked) -> Response:
        wanted = asked.form.get("file", "")
        if wanted not in _FILES:
            raise PageRefused(400, "")
        try:
            data = await self.site.lanes.write(lambda: self.desk.give_data(asked.member_id))
        except SaidTooOften as often:
            raise PageRefused(429, TOO_OFTEN) from often
        if data is None:
            raise PageRefused(404, "")
        paper = self.site.paper
        now = paper.local(self.site.access.now_ms())
        made = await self.site.lanes.compute(
            lambda: own_data_files(
                data, paper.identity.name, asked.look.language, paper.money, paper.local, now
            )
        )
        kind, ending = _FILES[wanted]
        headers = {"content-disposition": f'attachment; filename="own-data.{ending}"'}
        return Response(made.page if wanted == "page" else made.data, media_type=kind, headers=headers)

    # the wish to be forgotten

    async def erasure(self, asked: OwnAsked, wrong: Words = "", status: int = 200) -> Page:
        found = await self.site.lanes.read(lambda: self.desk.erasure(asked.member_id))
        if found is None:
            raise PageRefused(404, "")
        look, wish = found.look, found.asked
        state = "" if wish is None else said(words.ERASURE_ASKED, day=wish.answer_by.isoformat())
        values = {
            "w": words,
            "wrong": wrong,
            "state": state,
            "number": look.number,
            "longest": LONGEST_FEEDBACK,
            "first": self._first(look),
            "lost": self._lost(look),
        }
        return Page("own/erasure.html", words.ERASURE, values, status)

    async def ask_erasure(self, asked: OwnAsked) -> Page | Go:
        number, text = asked.form.get("number", "")[:64], asked.form.get("words", "")
        refused = await self._written(lambda: self.desk.ask_erasure(asked.member_id, number, text))
        return Go(ERASURE) if refused is None else await self.erasure(asked, self._why(refused), 422)

    # inside

    async def _written(self, change: Callable[[], Refused | None]) -> Refused | None:
        try:
            return await self.site.lanes.write(change)
        except SaidTooOften as often:
            raise PageRefused(429, TOO_OFTEN) from often

    def _why(self, refused: Refused) -> Words:
        return refused_words(refused, self.site.paper.money)

    def _first(self, look: ErasureLook) -> list[Words]:
        """What has to be settled before."""
        money = self.site.paper.money
        found: list[Words] = []
        if look.stored:
            found.append(said(words.STORED, amount=money(look.stored)))
        if look.owed:
            found.append(said(words.OWED, amount=money(look.owed)))
        if look.owed_points:
            found.append(said(words.OWED_POINTS, points=points_text(look.owed_points)))
        return found

    def _lost(self, look: ErasureLook) -> list[Words]:
        return [
            said(MOVED[account], amount=amount_words(account, amount, self.site.paper.money))
            for account, amount in look.lost
        ]


def _told(one: OwnSaid) -> tuple[Words, str, Words, Words, Words]:
    """Kind, day, what was said, how it stands, the answer."""
    kept = one.kept
    state: Words = said(words.ANSWER_BY, day=kept.answer_by.isoformat())
    if kept.answered_on is not None:
        state = said(words.ANSWERED, day=kept.answered_on.isoformat())
    text: Words = words.SAID_ELSEWHERE if one.words is None else one.words
    answer: Words = "" if kept.answered_on is None else one.answer or words.SAID_ELSEWHERE
    return KINDS[kept.kind.value], kept.taken_on.isoformat(), text, state, answer
