"""What the journal's window of a running till asks of it."""

from __future__ import annotations

import time

from shuke.application.code_check import receipt_words
from shuke.bootstrap.till_services import TillServices
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.journal_view import JournalPorts, ScannedReceipt
from shuke.wording.sentence import Language, Sentence

__all__ = ["journal_ports"]

_TONES = {
    CodeOutcome.VALID: NoticeTone.GOOD,
    CodeOutcome.FORGED: NoticeTone.BAD,
    CodeOutcome.ALTERED: NoticeTone.BAD,
}


def journal_ports(services: TillServices) -> JournalPorts:
    def read_receipt(text: str) -> ScannedReceipt:
        check = services.code_check.receipt(text)
        sign = CURRENCY_SIGNS[services.shop.currency]
        words = Sentence(
            zh=receipt_words(check, Language.ZH, sign), en=receipt_words(check, Language.EN, sign)
        )
        tone = _TONES.get(check.outcome, NoticeTone.WARN)
        return ScannedReceipt(check.code.number if check.code else "", words, tone)

    return JournalPorts(
        sealing=services.sealing,
        keys=lambda: {services.place.till: services.own_keys()},
        read_receipt=read_receipt,
        clock_s=time.monotonic,
    )
