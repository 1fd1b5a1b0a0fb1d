from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.codes.scan import ScannedKind, classify_scan, lookups


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SK:Y702I7", ScannedKind.SIGNED_CODE),
        ("SK:", ScannedKind.SIGNED_CODE),
        ("HTTPS://CHECK.SHUKE.EXAMPLE/R/AE2Q", ScannedKind.SIGNED_CODE),
        ("https://localhost:8443/R/AE2Q", ScannedKind.SIGNED_CODE),
        ("6901234567892", ScannedKind.ARTICLE_BARCODE),
        ("4006381333931", ScannedKind.ARTICLE_BARCODE),
        ("96385074", ScannedKind.ARTICLE_BARCODE),
        ("036000291452", ScannedKind.ARTICLE_BARCODE),
        ("TEA-0012", ScannedKind.ARTICLE_BARCODE),
        ("6901234567893", ScannedKind.CARD_NUMBER),
        ("80001234", ScannedKind.CARD_NUMBER),
        ("13812345678", ScannedKind.PHONE),
        ("8613812345678", ScannedKind.PHONE),
        ("+8613812345678", ScannedKind.PHONE),
        ("+85291234567", ScannedKind.PHONE),
        ("12812345678", ScannedKind.CARD_NUMBER),
        ("", ScannedKind.UNKNOWN),
        (" ", ScannedKind.UNKNOWN),
        ("https://example.com/menu", ScannedKind.UNKNOWN),
        ("https://example.com/r/AE2Q", ScannedKind.UNKNOWN),
        ("HTTPS://A/R/AE2Q?x=1", ScannedKind.UNKNOWN),
        ("sk:y702i7", ScannedKind.UNKNOWN),
        ("奶茶", ScannedKind.UNKNOWN),
        ("１３８１２３４５６７８", ScannedKind.UNKNOWN),
        ("'; DROP TABLE members", ScannedKind.UNKNOWN),
        ("SK:" + "0" * 800, ScannedKind.UNKNOWN),
        ("1" * 10_000, ScannedKind.UNKNOWN),
    ],
)
def test_a_scanned_text_is_told_by_its_form(text, kind):
    assert classify_scan(text) is kind


def test_a_number_that_could_be_two_things_is_looked_up_as_both():
    assert lookups("6901234567892") == (ScannedKind.ARTICLE_BARCODE, ScannedKind.CARD_NUMBER)
    assert lookups("80001234") == (ScannedKind.CARD_NUMBER, ScannedKind.ARTICLE_BARCODE)


@given(st.integers(0, 10**12 - 1), st.integers(1, 9))
def test_one_wrong_digit_makes_no_article_number(number, step):
    digits = f"{number:012d}"
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    assert ScannedKind.ARTICLE_BARCODE in lookups(f"{digits}{check}")[:2]
    assert classify_scan(f"{digits}{(check + step) % 10}") is not ScannedKind.ARTICLE_BARCODE


@given(st.text())
def test_any_text_is_something(text):
    assert lookups(text)
