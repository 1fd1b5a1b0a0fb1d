"""The first start on a machine with a print queue: the real wizard finds it, and its test page comes out there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.till_on_disk import folder_in
from shuke.bootstrap.till import TillApplication
from shuke.presenters.first_start import FirstStartPresenter
from shuke.presenters.first_start_form import Connection, Field, Page
from shuke.wording import Language
from shuke.wording.first_start import TEST_PAGE_SENT

PATIENCE_MS = 60_000


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """CUPS' programs with one queue; what is printed there comes into the file."""
    programs, printed = tmp_path / "cups", tmp_path / "printed"
    programs.mkdir()
    for name, text in (("lpstat", "echo XP-80"), ("lp", f"cat > {printed}")):
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    return printed


def to_the_printer(wizard: FirstStartPresenter) -> None:
    written = {
        Page.SHOP: {Field.SHOP_NAME: "Tea"},
        Page.ADMINISTRATOR: {Field.ADMINISTRATOR_NAME: "Li", Field.PIN: "491726", Field.PIN_AGAIN: "491726"},
    }
    while wizard.state.page is not Page.PRINTER:
        for where, text in written.get(wizard.state.page, {}).items():
            wizard.write(where, text)
        wizard.go_on()
        assert not wizard.state.faults


@pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not of Windows")
def test_a_queue_is_found_and_its_test_page_speaks_as_the_windows_do(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, queue: Path
) -> None:
    till = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(till.shell)
    till.show()
    till.open(folder_in(tmp_path))
    qtbot.waitUntil(lambda: till.first_start is not None, timeout=PATIENCE_MS)
    wizard = till.first_start
    assert wizard is not None
    qtbot.waitUntil(lambda: bool(wizard.state.programmes and wizard.state.printers), timeout=PATIENCE_MS)
    wizard.choose_language(Language.EN)
    to_the_printer(wizard)
    qtbot.waitUntil(lambda: bool(wizard.state.found), timeout=PATIENCE_MS)
    assert [address for address, _ in wizard.state.found] == ["spooler://XP-80"]
    wizard.take_found("spooler://XP-80")
    form = wizard.state.form
    assert (form.connection, form.printer, form.printer_place) == (
        Connection.SPOOLER,
        "xprinter-xp-80",
        "XP-80",
    )
    wizard.print_test_page()
    qtbot.waitUntil(lambda: wizard.state.notice == TEST_PAGE_SENT, timeout=PATIENCE_MS)
    assert b"Test page" in queue.read_bytes()
    till.close()
