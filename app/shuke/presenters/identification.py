"""What becomes of a scan or a typed code: a member on the basket, an article in it, or a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from shuke.application.code_check import CardScan, ReceiptCheck, card_words, receipt_words
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.identifying import (
    CardRefused,
    FoundArticle,
    FoundMember,
    NothingFound,
    ReceiptSeen,
    ScanAnswer,
)
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.domain.basket import WHOLE, IdentifiedBy
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.scan import ScannedKind, classify_scan
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import NoticeTone, refused_words
from shuke.wording import Language, Sentence
from shuke.wording import counter as words
from shuke.wording import members as member_words
from shuke.wording.said import Words, said

__all__ = ["ENROL_THIS_PHONE", "Identification", "Identified", "IdentifiedKind", "Identify"]

Identify = Callable[[Session, str, IdentifiedBy], ScanAnswer]
"""`application.identifying.Identifying.scan`."""

ENROL_THIS_PHONE = "enrol:"
"""What a notice about an unknown phone `does`; the phone follows."""

_LONGEST_SHOWN = 40


class IdentifiedKind(Enum):
    MEMBER = auto()
    ARTICLE = auto()
    RECEIPT = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Identified:
    """`words` is what is said of it; empty where the screen itself shows it."""

    kind: IdentifiedKind
    words: Words = ""
    tone: NoticeTone = NoticeTone.GOOD
    action: Words = ""
    does: str = ""


class Identification:
    def __init__(self, counter: Counter, identify: Identify) -> None:
        self._counter = counter
        self._identify = identify

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
            lambda answer: self._found(answer, then, quantity_milli),
        )

    def _found(self, answer: ScanAnswer, then: Callable[[Identified], None], quantity_milli: int) -> None:
        counter = self._counter
        if isinstance(answer, FoundMember):
            member_id, how = answer.member_id, answer.identified_by
            counter.step(
                lambda desk, session, b: serve_member(desk, session, b, member_id, how),
                lambda _view: then(Identified(IdentifiedKind.MEMBER)),
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
            then(self._receipt(answer.check))
        else:
            then(self._card(answer.scan) if isinstance(answer, CardRefused) else _nothing(answer))

    def _refused(self, refused: Refused) -> Identified:
        words_said = refused_words(refused, self._counter.money)
        return Identified(IdentifiedKind.REFUSED, words_said, NoticeTone.BAD)

    def _receipt(self, check: ReceiptCheck) -> Identified:
        sign = CURRENCY_SIGNS[self._counter.desk.shop.currency]
        sentence = Sentence(
            zh=receipt_words(check, Language.ZH, sign), en=receipt_words(check, Language.EN, sign)
        )
        tone = {
            CodeOutcome.VALID: NoticeTone.GOOD,
            CodeOutcome.ALTERED: NoticeTone.BAD,
        }.get(check.outcome, NoticeTone.WARN)
        return Identified(IdentifiedKind.RECEIPT, sentence, tone)

    @staticmethod
    def _card(scan: CardScan) -> Identified:
        sentence = Sentence(zh=card_words(scan, Language.ZH), en=card_words(scan, Language.EN))
        not_yet = scan.outcome in {CodeOutcome.CANNOT_TELL_YET, CodeOutcome.NOT_HERE_YET}
        return Identified(IdentifiedKind.REFUSED, sentence, NoticeTone.WARN if not_yet else NoticeTone.BAD)


def _nothing(answer: NothingFound) -> Identified:
    text = answer.text if len(answer.text) <= _LONGEST_SHOWN else f"{answer.text[:_LONGEST_SHOWN]}…"
    if classify_scan(answer.text) is ScannedKind.PHONE:
        return Identified(
            IdentifiedKind.REFUSED,
            said(words.PHONE_UNKNOWN, text=text),
            NoticeTone.WARN,
            member_words.ENROL,
            ENROL_THIS_PHONE + answer.text,
        )
    return Identified(IdentifiedKind.REFUSED, said(words.NOTHING_FOUND, text=text), NoticeTone.BAD)
