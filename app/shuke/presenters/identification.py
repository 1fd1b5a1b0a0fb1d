"""What becomes of a scan or a typed code: a member on the basket, an article in it, or a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from shuke.application.code_check import CardScan, MemberScan, card_words, member_words, receipt_words
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.counter.view import CounterView
from shuke.application.identifying import (
    CardRefused,
    FoundArticle,
    FoundMember,
    MemberCodeRefused,
    NothingFound,
    NotKeptHere,
    PrizeSeen,
    ReceiptSeen,
    ScanAnswer,
)
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.sync.fetching import Fetched
from shuke.domain.basket import WHOLE, IdentifiedBy
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.scan import ScannedKind, classify_scan
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.domain.sync.finding import FindBy
from shuke.presenters.counter import VOUCH_BY_PIN, Counter
from shuke.presenters.counter_words import Notice, NoticeTone, refused_words
from shuke.presenters.elsewhere import AskElsewhere, asking_notice, fetched_notice
from shuke.wording import Language, Sentence
from shuke.wording import counter as words
from shuke.wording import members as members_said
from shuke.wording.codes import CARD_AS_KNOWN
from shuke.wording.member_codes import HEARD, TYPE_PIN
from shuke.wording.refunding import REFUND
from shuke.wording.said import Words, said

__all__ = [
    "ENROL_THIS_PHONE",
    "TAKE_THIS_BACK",
    "Identification",
    "Identified",
    "IdentifiedKind",
    "Identify",
]

Identify = Callable[[Session, str, IdentifiedBy], ScanAnswer]
"""`application.identifying.Identifying.scan`."""

ENROL_THIS_PHONE = "enrol:"
"""What a notice about an unknown phone `does`; the phone follows."""

TAKE_THIS_BACK = "take-back:"
"""What a notice about a genuine receipt `does`; its code follows."""

_LONGEST_SHOWN = 40
_HANGS_ON_THE_LIST = {
    CodeOutcome.LOST,
    CodeOutcome.REPLACED,
    CodeOutcome.RECALLED,
    CodeOutcome.CLOSED,
    CodeOutcome.NOT_HERE_YET,
    CodeOutcome.CANNOT_TELL_YET,
}
"""What another till, or a later contact, may say otherwise."""


class IdentifiedKind(Enum):
    """ASKING: head office is asked; what it was follows."""

    MEMBER = auto()
    ARTICLE = auto()
    RECEIPT = auto()
    PRIZE = auto()
    REFUSED = auto()
    ASKING = auto()


@dataclass(frozen=True, slots=True)
class Identified:
    """`words` is what is said of it; empty where the screen itself shows it. A prize `does` its own code."""

    kind: IdentifiedKind
    words: Words = ""
    tone: NoticeTone = NoticeTone.GOOD
    action: Words = ""
    does: str = ""


_Answer = (
    FoundMember | FoundArticle | ReceiptSeen | PrizeSeen | CardRefused | MemberCodeRefused | NothingFound
)


class Identification:
    def __init__(self, counter: Counter, identify: Identify, elsewhere: AskElsewhere) -> None:
        self._counter = counter
        self._identify = identify
        self._elsewhere = elsewhere

    def identify(
        self,
        text: str,
        by: IdentifiedBy,
        then: Callable[[Identified], None],
        quantity_milli: int = WHOLE,
    ) -> None:
        """Look the text up in its turn and do what it asks for; `then` hears what it was.

        `by` is how a signed code came in; a typed phone or card number is known as such.
        """
        session = self._counter.session
        self._counter.look_up(
            lambda: self._identify(session, text, by),
            lambda answer: (
                self._ask(answer, text, by, then)
                if isinstance(answer, NotKeptHere)
                else self._found(answer, then, quantity_milli)
            ),
        )

    def _ask(
        self, unknown: NotKeptHere, text: str, by: IdentifiedBy, then: Callable[[Identified], None]
    ) -> None:
        """Ask head office while the counter goes on; a member who comes when another customer is served is not put on
        that one's basket."""
        basket, session = self._basket_id, self._counter.session
        then(_noticed(IdentifiedKind.ASKING, asking_notice(unknown.shown)))

        def answered(fetched: Fetched) -> None:
            if fetched is not Fetched.FOUND or self._basket_id != basket:
                then(_not_fetched(fetched, unknown))
                return
            self._counter.look_up(
                lambda: self._identify(session, text, by),
                lambda answer: self._found(
                    answer.otherwise if isinstance(answer, NotKeptHere) else answer, then, WHOLE
                ),
            )

        self._elsewhere(unknown.asked, answered)

    @property
    def _basket_id(self) -> str:
        view = self._counter.view
        return view.basket.basket_id if view else ""

    def _found(self, answer: _Answer, then: Callable[[Identified], None], quantity_milli: int) -> None:
        counter = self._counter
        if isinstance(answer, FoundMember):
            member_id, how, slot = answer.member_id, answer.identified_by, answer.slot
            counter.step(
                lambda desk, session, b: serve_member(desk, session, b, member_id, how, slot),
                lambda view: then(_served(view)),
                lambda refused: then(self._refused(refused)),
            )
        elif isinstance(answer, FoundArticle):
            article_id = answer.article.article_id
            counter.step(
                lambda desk, session, b: add_article(desk, session, b, article_id, quantity_milli),
                lambda _view: then(Identified(IdentifiedKind.ARTICLE, answer.article.name)),
                lambda refused: then(self._refused(refused)),
            )
        elif isinstance(answer, ReceiptSeen):
            then(self._receipt(answer))
        elif isinstance(answer, PrizeSeen):
            then(replace(self._card(answer.scan), kind=IdentifiedKind.PRIZE, does=answer.text))
        else:
            then(self._as_known(self._told(answer), answer))

    def _refused(self, refused: Refused) -> Identified:
        words_said = refused_words(refused, self._counter.money)
        return Identified(IdentifiedKind.REFUSED, words_said, NoticeTone.BAD)

    def _receipt(self, seen: ReceiptSeen) -> Identified:
        check = seen.check
        sign = CURRENCY_SIGNS[self._counter.desk.shop.currency]
        sentence = Sentence(
            zh=receipt_words(check, Language.ZH, sign), en=receipt_words(check, Language.EN, sign)
        )
        tone = {
            CodeOutcome.VALID: NoticeTone.GOOD,
            CodeOutcome.ALTERED: NoticeTone.BAD,
        }.get(check.outcome, NoticeTone.WARN)
        if check.outcome is not CodeOutcome.VALID:
            return Identified(IdentifiedKind.RECEIPT, sentence, tone)
        return Identified(IdentifiedKind.RECEIPT, sentence, tone, REFUND, TAKE_THIS_BACK + seen.text)

    def _told(self, answer: CardRefused | MemberCodeRefused | NothingFound) -> Identified:
        if isinstance(answer, NothingFound):
            return _nothing(answer)
        scan = answer.scan
        return self._card(scan) if isinstance(scan, CardScan) else _member_code(scan)

    def _as_known(
        self, told: Identified, answer: CardRefused | MemberCodeRefused | NothingFound
    ) -> Identified:
        """With the age of what this till knows of cards, where another till may know more."""
        if not answer.known_at_ms or (
            not isinstance(answer, NothingFound) and answer.scan.outcome not in _HANGS_ON_THE_LIST
        ):
            return told
        desk = self._counter.desk
        known, now = desk.local_time(answer.known_at_ms), desk.local_time(desk.recorder.now_ms())
        time = f"{known:%H:%M}" if known.date() == now.date() else f"{known:%m-%d %H:%M}"
        return replace(told, words=said(CARD_AS_KNOWN, told=told.words, time=time))

    @staticmethod
    def _card(scan: CardScan) -> Identified:
        sentence = Sentence(zh=card_words(scan, Language.ZH), en=card_words(scan, Language.EN))
        return Identified(IdentifiedKind.REFUSED, sentence, _tone(scan.outcome))


def _member_code(scan: MemberScan) -> Identified:
    sentence = Sentence(zh=member_words(scan, Language.ZH), en=member_words(scan, Language.EN))
    return Identified(IdentifiedKind.REFUSED, sentence, _tone(scan.outcome))


def _tone(outcome: CodeOutcome) -> NoticeTone:
    not_yet = outcome in {CodeOutcome.CANNOT_TELL_YET, CodeOutcome.NOT_HERE_YET}
    return NoticeTone.WARN if not_yet else NoticeTone.BAD


def _served(view: CounterView) -> Identified:
    """A code that says who it is, and no more, is told with the way on."""
    shown = view.basket.shown
    if shown is None or shown.may_spend:
        return Identified(IdentifiedKind.MEMBER)
    words_said = HEARD[shown.value]
    return Identified(IdentifiedKind.MEMBER, words_said, NoticeTone.WARN, TYPE_PIN, VOUCH_BY_PIN)


def _noticed(kind: IdentifiedKind, notice: Notice) -> Identified:
    return Identified(kind, notice.words, notice.tone)


def _not_fetched(fetched: Fetched, unknown: NotKeptHere) -> Identified:
    said_so = _noticed(IdentifiedKind.REFUSED, fetched_notice(fetched, unknown.shown))
    if unknown.asked.by is not FindBy.PHONE or fetched is Fetched.FOUND:
        return said_so
    return replace(said_so, action=members_said.ENROL, does=ENROL_THIS_PHONE + unknown.asked.value)


def _nothing(answer: NothingFound) -> Identified:
    text = answer.text if len(answer.text) <= _LONGEST_SHOWN else f"{answer.text[:_LONGEST_SHOWN]}…"
    if classify_scan(answer.text) is ScannedKind.PHONE:
        return Identified(
            IdentifiedKind.REFUSED,
            said(words.PHONE_UNKNOWN, text=text),
            NoticeTone.WARN,
            members_said.ENROL,
            ENROL_THIS_PHONE + answer.text,
        )
    return Identified(IdentifiedKind.REFUSED, said(words.NOTHING_FOUND, text=text), NoticeTone.BAD)
