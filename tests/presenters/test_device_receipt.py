"""The page of the receipt's look: the paper follows what is typed, and what is used is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from back_office_stand import BackOfficeStand, zh
from shuke.application.receipt_design import template_kept
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.domain.paper import Picture
from shuke.domain.receipt_template import ReceiptPart, ReceiptTemplate
from shuke.domain.shop import Role, Staff
from shuke.presenters.device_receipt import DeviceReceiptPresenter, ReceiptPorts

LOGO = Picture(8, 1, b"\xf0")


@dataclass
class Shop:
    stand: BackOfficeStand = field(default_factory=BackOfficeStand)
    kept: str = ""
    drawn: list[ReceiptTemplate] = field(default_factory=list)

    def __post_init__(self) -> None:
        ports = ReceiptPorts(
            lambda: template_kept(self.kept),
            self._draw,
            lambda content: LOGO if content == b"picture" else None,
            self._put,
        )
        self.page = DeviceReceiptPresenter(self.stand.office, ports)
        self.page.open()

    def _draw(self, template: ReceiptTemplate) -> bytes:
        self.drawn.append(template)
        return repr(template).encode()

    def _put(self, setting: Setting, value: str) -> None:
        assert setting is Setting.RECEIPT_TEMPLATE
        self.kept = value


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_the_paper_follows_what_is_typed(shop: Shop) -> None:
    shop.page.write_header(1, " 电话 021 ")
    shop.page.write_footer(0, "谢谢")
    shop.page.show_part(ReceiptPart.TILL, shown=False)
    shop.page.take_logo(b"picture")

    wanted = ReceiptTemplate(("电话 021",), ("谢谢",), (ReceiptPart.TILL,), LOGO)
    assert shop.drawn[-1] == wanted
    assert shop.page.state.paper == repr(wanted).encode()
    assert shop.page.state.header == ("", " 电话 021 ", ""), "what is typed stays as it is typed"
    shop.page.show_part(ReceiptPart.TILL, shown=True)
    shop.page.drop_logo()
    assert shop.drawn[-1] == ReceiptTemplate(("电话 021",), ("谢谢",))


def test_one_drawing_at_a_time_and_the_last_shows_what_stands_there(shop: Shop) -> None:
    shop.drawn.clear()
    shop.stand.background.hold()
    for text in ("谢", "谢谢", "谢谢惠顾"):
        shop.page.write_footer(0, text)
    shop.stand.background.release()

    assert shop.drawn == [ReceiptTemplate(footer=("谢",)), ReceiptTemplate(footer=("谢谢惠顾",))]
    assert shop.page.state.paper == repr(shop.drawn[-1]).encode()


def test_it_is_used_and_kept(shop: Shop) -> None:
    assert not shop.page.state.differs
    shop.page.write_header(0, "营业 9:00–22:00")
    assert shop.page.state.differs
    shop.page.keep()

    assert template_kept(shop.kept) == ReceiptTemplate(("营业 9:00–22:00",))
    assert not shop.page.state.differs
    assert shop.page.state.notice
    assert zh(shop.page.state.notice.words).startswith("已采用")
    shop.page.write_header(0, "x")
    assert shop.page.state.notice is None
    shop.page.open()
    assert shop.page.state.header[0] == "营业 9:00–22:00"


def test_a_file_that_is_no_picture_is_refused_in_words(shop: Shop) -> None:
    shop.page.take_logo(b"text")

    assert shop.page.state.notice
    assert "PNG" in zh(shop.page.state.notice.words)
    assert shop.page.state.logo is None


def test_a_cashier_may_not_change_it(shop: Shop) -> None:
    shop.stand.session = Session(Staff("c1", "小林", Role.CASHIER), 0)
    shop.page.write_header(0, "x")
    shop.page.keep()

    assert shop.kept == ""
    assert shop.page.state.notice
    assert shop.page.state.differs
