"""The shop's template as a setting of this machine keeps it, and a made-up sale to look at it with."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

from shuke.domain.basket import Tender, TenderKind
from shuke.domain.money import Money
from shuke.domain.paper import Picture
from shuke.domain.programme.earning import RULE
from shuke.domain.programme.says import Says, reason
from shuke.domain.receipt import Receipt, ReceiptLine, ReceiptMember, ReceiptPoints
from shuke.domain.receipt_template import ReceiptPart, ReceiptTemplate
from shuke.domain.shop import CURRENCY_SIGNS, Shop
from shuke.wording import receipt_design as words
from shuke.wording.sentence import Language

__all__ = ["kept_template", "sample_receipt", "template_kept"]

_SAMPLE_CODE = "HTTPS://SHUKE.EXAMPLE/R/" + "SAMPLE7QZ4M2NK" * 15
"""As long as a signed code, so that the paper is as long as it will be."""


def template_kept(text: str) -> ReceiptTemplate:
    """What the setting says; the usual receipt where it says nothing, or nothing that can be read."""
    try:
        read = json.loads(text) if text else {}
        logo = read.get("logo")
        return ReceiptTemplate(
            tuple(map(str, read.get("header", ()))),
            tuple(map(str, read.get("footer", ()))),
            tuple(map(ReceiptPart, read.get("hidden", ()))),
            Picture(int(logo[0]), int(logo[1]), base64.b64decode(logo[2])) if logo else None,
        )
    except (AttributeError, IndexError, TypeError, ValueError, binascii.Error, RecursionError):
        return ReceiptTemplate()


def kept_template(template: ReceiptTemplate) -> str:
    """The setting's text."""
    logo = template.logo
    packed = logo and [logo.width_dots, logo.height_dots, base64.b64encode(logo.bits).decode()]
    plain = {
        "header": template.header,
        "footer": template.footer,
        "hidden": template.hidden,
        "logo": packed,
    }
    return json.dumps(plain, ensure_ascii=False)


def sample_receipt(
    shop: Shop, till: str, staff: str, template: ReceiptTemplate, language: Language
) -> Receipt:
    """A member's sale as this shop prints it, with everything that a template can leave out."""

    def said(sentence_name: str) -> str:
        return words.SAMPLE[sentence_name].into(language)

    day = date(2026, 1, 31)
    tea = ReceiptLine(said("article"), Money(18_00), Money(36_00), 2000, Money(1_80))
    cake = ReceiptLine(said("long_article"), Money(26_00), Money(26_00))
    return Receipt(
        shop_name=shop.name,
        shop_lines=(*shop.address_lines, *template.header),
        till=till,
        staff=staff,
        number="000318",
        sold_at=datetime(2026, 1, 31, 18, 5, tzinfo=ZoneInfo(shop.zone)),
        business_date=day,
        lines=(tea, cake),
        to_pay=Money(60_20),
        tenders=(Tender(TenderKind.CASH, Money(60_20), Money(100_00)),),
        member=ReceiptMember(said("member"), "****0042", said("tier")),
        points=ReceiptPoints(1_234, 60, 0, 1_294),
        ahead=said("ahead"),
        explanation=(
            reason(RULE, Says.EARNING_BASE, applied=True, points=60, money=Money(60_20), unit=Money(1_00)),
        ),
        code=_SAMPLE_CODE,
        language=language.value,
        currency_symbol=CURRENCY_SIGNS[shop.currency],
        footer_lines=template.footer,
        hidden=template.hidden,
        logo=template.logo,
    )
