"""The look of receipts with fingers: lines typed, a part left out, a logo from a file, the paper beside it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot
from windows import OnScreen

from device_stand import Machine
from shuke.adapters.printing.printer import preview_png
from shuke.adapters.printing.profile import load_profile
from shuke.application.receipt_design import sample_receipt, template_kept
from shuke.application.receipt_paper import receipt_paper
from shuke.application.settings import Setting
from shuke.domain.receipt_template import ReceiptPart
from shuke.presenters.devices import DevicePage
from shuke.ui.back_office.devices_screen import DevicesScreen
from shuke.ui.speech import Speaker
from shuke.wording import Language

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def screen(on_screen: OnScreen, speaker: Speaker, machine: Machine) -> DevicesScreen:
    screen = DevicesScreen(speaker)
    screen.attach(machine.devices)
    machine.devices.open(DevicePage.RECEIPT)
    on_screen.show(screen, QSize(1280, 760))
    return screen


def test_a_shop_makes_its_receipt_its_own(
    qtbot: QtBot, screen: DevicesScreen, machine: Machine, tmp_path: Path
) -> None:
    page = screen.receipt
    logo = tmp_path / "logo.png"
    file = io.BytesIO()
    Image.new("L", (40, 20), 0).save(file, "PNG")
    logo.write_bytes(file.getvalue())
    assert not page.keep_button.isEnabled()

    qtbot.keyClicks(page.header[0].edit, "Tel. 021")
    qtbot.keyClicks(page.footer[2].edit, "Bye")
    qtbot.mouseClick(page.parts[ReceiptPart.CASHIER], LEFT)
    page.ask = lambda _title, _files: logo
    qtbot.mouseClick(page.logo_button, LEFT)
    assert page.no_logo_button.isEnabled()
    qtbot.mouseClick(page.keep_button, LEFT)

    kept = template_kept(machine.settings[Setting.RECEIPT_TEMPLATE])
    assert (kept.header, kept.footer, kept.hidden) == (("Tel. 021",), ("Bye",), (ReceiptPart.CASHIER,))
    assert kept.logo is not None
    assert (kept.logo.width_dots, kept.logo.bits[:5]) == (40, b"\xff" * 5)
    assert not page.keep_button.isEnabled()


def test_the_paper_on_the_page_is_the_paper_of_the_printer(screen: DevicesScreen, machine: Machine) -> None:
    template = template_kept("")
    sample = sample_receipt(machine.stand.shop.desk.shop, "1 号台", "小林", template, Language.ZH)
    profile = load_profile("virtual-80")
    png = preview_png(receipt_paper(sample, Language.ZH, lambda reason: reason.sentence), profile)
    expected = QPixmap()
    expected.loadFromData(png)

    assert machine.devices.receipt.state.paper == png
    shown = screen.receipt.paper.paper
    assert shown.width() * expected.height() == pytest.approx(shown.height() * expected.width(), rel=0.01)


def test_a_file_that_cannot_be_opened_is_no_logo(
    screen: DevicesScreen, machine: Machine, tmp_path: Path
) -> None:
    page = screen.receipt
    page.ask = lambda _title, _files: tmp_path / "gone.png"
    page.logo_button.click()
    assert machine.told("receipt").startswith("这个文件不是能用的图片")
    page.ask = lambda _title, _files: None
    page.logo_button.click()
