"""The page of what waits, what went, and what did not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.messages.queue import call_off, pages_of, send_again
from shuke.application.ports.messages import KeptMessage, MessageState
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.money import Money
from shuke.domain.profile import mask_name
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import message_window as words
from shuke.wording.figures import points_text
from shuke.wording.message_states import MESSAGE_STATES, MESSAGE_TROUBLES
from shuke.wording.said import Words, said

__all__ = ["MOST_LISTED", "MessageRow", "SentPresenter", "SentState"]

MOST_LISTED = 200
_MONTH_MS = 30 * 24 * 60 * 60 * 1000
_AGAIN = {MessageState.FAILED, MessageState.MAYBE}


@dataclass(frozen=True, slots=True)
class MessageRow:
    """`key` is member and occasion; names are masked as in every list."""

    key: str
    cells: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SentState:
    """`why`: what is to be known of the chosen one beside its text. `pages`: which one is shown of how many; empty:
    there is one."""

    listed: MessageState = MessageState.WAITING
    lists: tuple[tuple[str, Words], ...] = ()
    cost: Words = ""
    rows: tuple[MessageRow, ...] = ()
    page: int = 1
    pages: Words = ""
    newer: bool = False
    older: bool = False
    chosen: str = ""
    text: str = ""
    why: Words = ""
    may_again: bool = False
    may_off: bool = False
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    lists: tuple[tuple[str, Words], ...]
    cost: tuple[int, int]
    messages: tuple[tuple[KeptMessage, str], ...]
    page: int
    pages: int


class SentPresenter(Shown[SentState]):
    """`kick`: something waits that may leave at once."""

    def __init__(self, office: OfficeWork, kick: Callable[[], None]) -> None:
        super().__init__(SentState())
        self._office = office
        self._kick = kick
        self._seen: dict[str, KeptMessage] = {}

    def open(self) -> None:
        self.list(self._state.listed.value)

    def refresh(self) -> None:
        """Some message's row changed."""
        self._read(self._state.chosen, self._state.notice)

    def list(self, state: str) -> None:
        self._show(replace(self._state, listed=MessageState(state), page=1, rows=(), notice=None))
        self._read("")

    def go(self, pages: int) -> None:
        """To newer ones (-1), or older ones (1)."""
        if self._state.older if pages > 0 else self._state.newer:
            self._show(replace(self._state, page=self._state.page + pages, notice=None))
            self._read("")

    def choose(self, key: str) -> None:
        message = self._seen.get(key)
        if message is None:
            self._show(replace(self._state, chosen="", text="", why="", may_again=False, may_off=False))
            return
        why = (
            MESSAGE_TROUBLES[message.trouble.value]
            if message.trouble
            else MESSAGE_STATES[message.state.value]
        )
        self._show(
            replace(
                self._state,
                chosen=key,
                text=message.draft.body,
                why=why,
                may_again=message.state in _AGAIN,
                may_off=message.state is MessageState.WAITING,
            )
        )

    def send_again(self) -> None:
        message = self._seen.get(self._state.chosen)
        if message is not None and self._state.may_again:
            member, occasion = message.draft.member_id, message.draft.occasion
            self._office.change(
                lambda desk, session: send_again(desk, session, member, occasion),
                lambda answer: self._changed(answer, words.QUEUED_AGAIN),
                self._trouble,
            )

    def call_off(self) -> None:
        message = self._seen.get(self._state.chosen)
        if message is not None and self._state.may_off:
            member, occasion = message.draft.member_id, message.draft.occasion
            self._office.change(
                lambda desk, session: call_off(desk, session, member, occasion),
                lambda answer: self._changed(answer, words.CALLED_OFF),
                self._trouble,
            )

    def _changed(self, answer: KeptMessage | Refused, good: Words) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self._kick()
        self._read("", Notice(good, NoticeTone.GOOD))

    def _read(self, chosen: str, notice: Notice | None = None) -> None:
        listed, page, desk = self._state.listed, self._state.page, self._office.desk

        def read(work: Work) -> _Seen:
            counts = work.messages.counts()
            lists = tuple(
                (one.value, _counted(one, counts.get(one, 0)))
                for one in MessageState
                if one is not MessageState.SENDING
            )
            pages = pages_of(counts.get(listed, 0), MOST_LISTED)
            at = min(page, pages)
            found = work.messages.of_state(listed, MOST_LISTED, (at - 1) * MOST_LISTED)
            named = tuple((one, _name(work, one.draft.member_id)) for one in found)
            since_ms = desk.recorder.now_ms() - _MONTH_MS
            return _Seen(lists, work.messages.cost(since_ms), named, at, pages)

        def have_read(seen: _Seen) -> None:
            if (listed, page) != (self._state.listed, self._state.page):
                return
            self._seen = {_key(one): one for one, _ in seen.messages}
            parts, minor = seen.cost
            cost = said(words.COST, parts=points_text(parts), cost=self._office.money(Money(minor)))
            rows = tuple(self._row(one, name) for one, name in seen.messages)
            pages = said(words.PAGE, page=str(seen.page), pages=str(seen.pages)) if seen.pages > 1 else ""
            at = {"page": seen.page, "newer": seen.page > 1, "older": seen.page < seen.pages}
            told = {"lists": seen.lists, "cost": cost, "rows": rows, "pages": pages}
            self._show(replace(self._state, **told, **at, notice=notice))  # type: ignore[arg-type]
            self.choose(chosen)

        self._office.read(read, have_read, self._trouble)

    def _row(self, message: KeptMessage, name: str) -> MessageRow:
        draft = message.draft
        at = f"{self._office.desk.local_time(message.at_ms):%m-%d %H:%M}"
        cost = self._office.money(Money(draft.cost_minor))
        return MessageRow(_key(message), (at, name, words.CHANNELS[draft.channel.value], draft.title, cost))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence, NoticeTone.BAD)))


def _key(message: KeptMessage) -> str:
    return f"{message.draft.member_id} {message.draft.occasion}"


def _counted(state: MessageState, count: int) -> Words:
    return said(words.LISTED, state=MESSAGE_STATES[state.value], count=points_text(count))


def _name(work: Work, member_id: str) -> str:
    member = work.members.get(member_id)
    return mask_name(member.profile.name) or member.number if member else ""
