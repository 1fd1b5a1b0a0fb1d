"""The page of what a member agreed to: by which ways offers may come, and the terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.members.consenting import ConsentDesk, ConsentsKnown, consents_known
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words
from shuke.presenters.shown import Shown
from shuke.wording import member_consent as words
from shuke.wording.said import Words, said

__all__ = ["ChannelState", "ConsentPage", "ConsentState"]


@dataclass(frozen=True, slots=True)
class ChannelState:
    """`on`: ticked, `was`: as it is known; `detail` says what was said last, when and where."""

    channel: Channel
    on: bool
    was: bool
    detail: Words


@dataclass(frozen=True, slots=True)
class ConsentState:
    """`by`: how it was said that is about to be written down. `terms_new`: there are terms to accept."""

    channels: tuple[ChannelState, ...] = ()
    by: ConsentBy = ConsentBy.COUNTER
    touched: bool = False
    terms: Words = ""
    text: Words = ""
    terms_new: bool = False
    busy: bool = False
    notice: Notice | None = None


class ConsentPage(Shown[ConsentState]):
    """`changed` is called once something was recorded, `queued` once paper was."""

    def __init__(
        self, office: OfficeWork, desk: ConsentDesk, changed: Callable[[], None], queued: Callable[[], None]
    ) -> None:
        super().__init__(ConsentState())
        self._office = office
        self._desk = desk
        self._changed = changed
        self._queued = queued
        self._member_id = ""
        self._printed = False

    def show(self, member_id: str) -> None:
        if member_id != self._member_id:
            self._show(ConsentState())
            self._printed = False
        self._member_id = member_id
        desk = self._office.desk

        def read(work: Work) -> ConsentsKnown:
            return consents_known(work, desk, member_id)

        self._office.read(read, self._know, self._trouble)

    def tick(self, channel: Channel, on: bool) -> None:
        channels = tuple(
            replace(one, on=on) if one.channel is channel else one for one in self._state.channels
        )
        self._show(replace(self._state, channels=channels, touched=True, notice=None))

    def say_by(self, by: ConsentBy) -> None:
        self._show(replace(self._state, by=by))

    def save(self) -> None:
        """Of the channels that were touched."""
        self._say({one.channel: one.on for one in self._state.channels if one.on != one.was})

    def withdraw_all(self) -> None:
        """The member wants to hear of nothing."""
        self._say(dict.fromkeys(Channel, False))

    def accept_terms(self) -> None:
        member_id, printed = self._member_id, self._printed
        self._step(
            lambda session: self._desk.accept_terms(session, member_id, printed=printed),
            lambda known: said(words.ACCEPTED, version=known.version),
        )

    def print_terms(self) -> None:
        member_id = self._member_id

        def answered(answer: int | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._printed = True
            self._show(replace(self._state, notice=Notice(words.PRINTED, NoticeTone.GOOD)))
            self._queued()

        self._office.change(
            lambda _desk, session: self._desk.print_terms(session, member_id), answered, self._trouble
        )

    # inside

    def _say(self, wanted: dict[Channel, bool]) -> None:
        member_id, by = self._member_id, self._state.by
        self._step(lambda session: self._desk.say(session, member_id, wanted, by), lambda _: words.SAVED)

    def _step(
        self,
        step: Callable[[Session], ConsentsKnown | Refused],
        sentence: Callable[[ConsentsKnown], Words],
    ) -> None:
        if self._state.busy or not self._member_id:
            return
        self._show(replace(self._state, busy=True))

        def answered(answer: ConsentsKnown | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._know(answer)
            self._show(replace(self._state, notice=Notice(sentence(answer), NoticeTone.GOOD)))
            self._changed()

        self._office.change(lambda _desk, session: step(session), answered, self._trouble)

    def _know(self, known: ConsentsKnown) -> None:
        channels = tuple(_channel(channel, known.consents.get(channel)) for channel in Channel)
        self._show(
            replace(
                self._state,
                channels=channels,
                touched=False,
                terms=_terms(known),
                text=bilingual_words(known.text),
                terms_new=known.terms_are_new,
                busy=False,
            )
        )

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))


def _channel(channel: Channel, known: Consent | None) -> ChannelState:
    if known is None:
        return ChannelState(channel, False, False, words.NEVER_SAID)
    detail = said(
        words.SAID,
        what=words.MAY if known.given else words.MAY_NOT,
        day=known.on.isoformat(),
        till=known.till,
        by=words.BY[known.by.value],
    )
    return ChannelState(channel, known.given, known.given, detail)


def _terms(known: ConsentsKnown) -> Words:
    terms = known.terms
    if terms is None:
        return said(words.TERMS_NEVER, now=known.version)
    sentence = words.TERMS_OLD if known.terms_are_new else words.TERMS_ACCEPTED
    return said(sentence, version=terms.version, day=terms.on.isoformat(), now=known.version)
