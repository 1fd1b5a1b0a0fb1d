"""Which address of head office a customer's telephone can open."""

from __future__ import annotations

import pytest

from adapters.code_text.test_texts import RECEIPT, TILL
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.printing.qr import module_dots, modules_across
from shuke.domain.codes.public_host import public_host


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://hq.shuke.cn", "hq.shuke.cn"),
        ("https://HQ.Shuke.cn/", "hq.shuke.cn"),
        ("https://hq.shuke.cn:443", "hq.shuke.cn"),
        ("https://hq.shuke.cn:8443", "hq.shuke.cn:8443"),
        ("https://114.114.114.114", "114.114.114.114"),
        ("http://hq.shuke.cn", ""),
        ("https://192.168.1.9:8443", ""),
        ("https://127.0.0.1", ""),
        ("https://[2408:8000::1]", ""),
        ("https://hq", ""),
        ("https://hq.local", ""),
        ("https://hq.shop.lan", ""),
        ("https://hq.shuke.cn/till", ""),
        ("https://somebody@hq.shuke.cn", ""),
        ("https://hq_1.shuke.cn", ""),
        ("https://hq.shuke.cn:99999", ""),
        (f"https://{'x' * 60}.{'y' * 60}.cn", ""),
        ("", ""),
    ],
)
def test_only_what_opens_outside_of_the_shop_is_printed(address: str, host: str) -> None:
    assert public_host(address) == host


@pytest.mark.parametrize("host", ["hq.shuke.cn", "headoffice.laocha.example.com:8443"])
def test_a_receipt_with_the_link_has_the_modules_it_had(host: str) -> None:
    """0.6 mm each on 58 mm paper (384 dots of an eighth of a millimetre), as without the link."""
    plain, link = (CodeTexts(one).write_receipt(RECEIPT, TILL) for one in ("", host))
    assert link.startswith("HTTPS://")
    assert modules_across(link) <= 53 < 384 // module_dots(link, 384, 5)
    assert module_dots(link, 384, 5) == module_dots(plain, 384, 5) == 5
