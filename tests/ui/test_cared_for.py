"""The real till on disk takes care of itself: backed up when the counter is quiet, a failed try on the strip, and the
recovery sheet's panel over its own sign-in screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import MANAGER
from fakes.till_on_disk import folder_in, open_till
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_services import TillServices
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.shop import Role, Staff
from shuke.ui.forgotten_pin_panel import ForgottenPinPanel
from shuke.wording import Language
from shuke.wording.status import NO_BACKUP

PATIENCE_MS = 60_000


def test_a_try_that_failed_stands_on_the_strip_and_is_not_repeated_at_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = open_till(tmp_path)
    (tmp_path / "stick").write_text("not a folder")
    till.change_setting(Setting.BACKUP_FOLDER, str(tmp_path / "stick"))
    till.data.close()
    window = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(window.shell)
    window.show()
    window.open(folder_in(tmp_path))
    qtbot.waitUntil(lambda: isinstance(window.services, TillServices), timeout=PATIENCE_MS)
    window._welcome(Session(MANAGER, 0))
    counter = window.counter
    assert counter is not None
    counter.upkeep.quiet()
    qtbot.waitUntil(
        lambda: any(one.words == NO_BACKUP for one in window.status.state.items), timeout=PATIENCE_MS
    )
    made: list[object] = []
    monkeypatch.setattr(counter.backups, "make", made.append)
    counter._back_up_if_due()
    assert made == []
    window.close()


def test_the_sheets_panel_opens_over_the_sign_in_screen_for_an_administrator(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    till = open_till(tmp_path)
    owner = Staff("st-9", "周老板", Role.ADMINISTRATOR)
    with till.data.counter.writing() as work:
        till.recorder.record(work, till.shop, StaffEnrolled(owner), staff="")
        work.commit()
    till.data.close()
    window = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(window.shell)
    window.show()
    window.open(folder_in(tmp_path))
    qtbot.waitUntil(lambda: isinstance(window.services, TillServices), timeout=PATIENCE_MS)
    window.sign_in.choose(MANAGER.staff_id)
    window.sign_in_screen.pin_forgotten.emit()
    assert window.shell.findChild(ForgottenPinPanel) is None
    window.sign_in.choose(owner.staff_id)
    window.sign_in_screen.pin_forgotten.emit()
    panel = window.shell.findChild(ForgottenPinPanel)
    assert isinstance(panel, ForgottenPinPanel)
    assert panel.isVisible()
    window.close()
