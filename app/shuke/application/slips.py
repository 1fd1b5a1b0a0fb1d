"""Papers that are not receipts: the recovery sheet, a member's card with its QR."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from shuke.application.ports.printing import PrintJob
from shuke.application.print_queue import UnreadableContent
from shuke.application.printed_content import slip_head
from shuke.domain.paper import (
    Alignment,
    Cut,
    Element,
    Feed,
    Paper,
    QrCode,
    Rule,
    SplitLine,
    TextLine,
    TextSize,
)
from shuke.domain.recovery_key import RecoveryKey
from shuke.wording import recovery as recovery_words
from shuke.wording import slips as words
from shuke.wording.sentence import Language

__all__ = [
    "CardSlip",
    "card_slip_paper",
    "compose_card_slip",
    "packed_card_slip",
    "recovery_paper",
]

_VERSION = 1
_KEY_GROUPS_A_LINE = 2
_MOST_SLIP_BYTES = 16 * 1024


def recovery_paper(key: RecoveryKey, shop: str, made_on: date, language: Language) -> Paper:
    """The recovery sheet. The key on it is a secret: the paper goes into a safe, the bytes nowhere else."""
    groups = key.groups
    lines: list[Element] = [
        TextLine(
            "  ".join(groups[start : start + _KEY_GROUPS_A_LINE]),
            Alignment.CENTRE,
            bold=True,
            size=TextSize.TALL,
        )
        for start in range(0, len(groups), _KEY_GROUPS_A_LINE)
    ]
    return Paper(
        (
            TextLine(
                recovery_words.SHEET_TITLE.into(language), Alignment.CENTRE, bold=True, size=TextSize.LARGE
            ),
            TextLine(
                recovery_words.SHEET_MADE.into(language, shop=shop, date=made_on.isoformat()),
                Alignment.CENTRE,
            ),
            Rule(),
            TextLine(recovery_words.SHEET_FOR.into(language)),
            TextLine(recovery_words.SHEET_KEEP.into(language)),
            Rule(),
            TextLine(recovery_words.SHEET_KEY.into(language), bold=True),
            *lines,
            TextLine(recovery_words.SHEET_READING.into(language)),
            Feed(2),
            Cut(),
        )
    )


@dataclass(frozen=True, slots=True)
class CardSlip:
    """A member's card as paper: `name` comes masked, `code` is the signed text of the QR."""

    shop: str
    name: str
    number: str
    code: str
    language: Language


def packed_card_slip(slip: CardSlip) -> bytes:
    """The content of a card slip's print job."""
    stored = [_VERSION, slip.shop, slip.name, slip.number, slip.code, slip.language.value]
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode()


def compose_card_slip(job: PrintJob) -> Paper:
    """A card slip's job on paper.

    Raises:
        UnreadableContent: the content is no card slip of a version known here.
    """
    if len(job.content) > _MOST_SLIP_BYTES:
        raise UnreadableContent("larger than any card slip")
    try:
        version, *texts, language = json.loads(job.content)
        if version != _VERSION or len(texts) != 4 or not all(isinstance(text, str) for text in texts):
            raise UnreadableContent("not a card slip of a version known here")
        shop, name, number, code = texts
        return card_slip_paper(CardSlip(shop, name, number, code, Language(language)), job.copy)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableContent("not a card slip") from error


def card_slip_paper(slip: CardSlip, copy: int = 0) -> Paper:
    language = slip.language
    return Paper(
        (
            *slip_head(slip.shop, words.CARD_TITLE.into(language), language, copy),
            Rule(),
            TextLine(slip.name, Alignment.CENTRE),
            SplitLine(words.CARD_NUMBER.into(language), slip.number),
            QrCode(slip.code, ""),
            TextLine(words.CARD_KEEP.into(language)),
            Feed(2),
            Cut(),
        )
    )
