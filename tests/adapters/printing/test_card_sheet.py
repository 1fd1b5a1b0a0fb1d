"""A card on paper and as a picture is read back, and its code is genuine."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
import zxingcpp
from PIL import Image

from checkout_stand import CheckoutStand
from shuke.adapters.printing.card_sheet import CARDS_A_SHEET, face_png, sheet_pdf
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.cards.card_face import CardFace, card_faces
from shuke.application.code_check import CodeCheck
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.shop import Role, Staff
from shuke.wording import Language

A_DAY = date(2026, 3, 10)
FACE = CardFace("熟客茶庄", Bilingual("普通卡", "Ordinary"), "王**", "00111000042", "2027-12-31", "SK:0042")


def read(picture: bytes) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def pages(pdf: bytes) -> list[bytes]:
    """The pictures of its pages."""
    return re.findall(rb"\xff\xd8\xff.*?\xff\xd9(?=\s*endstream)", pdf, re.DOTALL)


def genuine(stand: CheckoutStand, text: str) -> CodeOutcome:
    key = TrustedKey(stand.shop.signer.public_key, KeyOwner.TILL, A_DAY, "S01", "S01-1")
    check = CodeCheck(stand.codes, Ed25519Check(), lambda: TrustList("tenant-1", 1, A_DAY, (key,)))
    with stand.shop.store.reading() as work:
        return check.card(text, work.cards.get, A_DAY).outcome


@pytest.fixture
def stand() -> CheckoutStand:
    stand = CheckoutStand()
    stand.shop.desk.sign_card = stand.card_text
    return stand


@pytest.mark.parametrize("language", Language)
def test_the_picture_of_a_card_holds_a_code_that_is_genuine(stand: CheckoutStand, language: Language) -> None:
    member = stand.member("王小明")
    faces = card_faces(stand.shop.desk, stand.shop.cashier, member)
    assert not isinstance(faces, Refused)
    (face,) = faces
    assert (face.number, face.name, face.kind.zh) == (stand.card_of(member).number, "王**", "普通卡")
    (text,) = read(face_png(face, language))
    assert text == face.code
    assert genuine(stand, text) is CodeOutcome.VALID
    assert genuine(stand, text[:-1] + ("A" if text[-1] != "A" else "B")) is not CodeOutcome.VALID


def test_a_sheet_holds_all_cards_each_with_its_own_code() -> None:
    faces = [
        CardFace("店" * 40, FACE.kind, "欧阳亚历山大" * 6, f"A-{number}", "", f"SK:CODE-{number}")
        for number in range(CARDS_A_SHEET + 2)
    ]
    pdf = sheet_pdf(faces, Language.ZH)
    assert pdf.startswith(b"%PDF")
    found = [read(page) for page in pages(pdf)]
    assert [len(codes) for codes in found] == [CARDS_A_SHEET, 2]
    assert {code for codes in found for code in codes} == {face.code for face in faces}
    with pytest.raises(ValueError, match="no cards"):
        sheet_pdf([], Language.EN)


@pytest.mark.parametrize("name", ["", "😀😀", "\u202eأحمد", "A" * 200])
def test_no_name_breaks_the_picture(name: str) -> None:
    face = CardFace(FACE.shop, FACE.kind, name, FACE.number, FACE.until, FACE.code)
    assert read(face_png(face, Language.ZH)) == [FACE.code]


def test_only_who_may_and_only_live_cards(stand: CheckoutStand) -> None:
    member = stand.member()
    desk, shop = stand.shop.desk, stand.shop
    assert card_faces(desk, shop.cashier, "nobody") == Refused(Refusal.CARD_GONE)
    auditor = Session(Staff("st-9", "审计", Role.AUDITOR), 0)
    assert card_faces(desk, auditor, member) == Refused(Refusal.NOT_ALLOWED)
