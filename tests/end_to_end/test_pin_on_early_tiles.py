"""A PIN typed on tiles that stand before the data behind them is open, whatever becomes of the data."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import MANAGER
from fakes.till_on_disk import folder_in, open_till
from shuke.adapters.vault.file_vault import FileVault
from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke.application.ports.vault import Secret
from shuke.application.signing_in import SigningIn
from shuke.bootstrap import opening_till, till_data, till_opening
from shuke.bootstrap.opening_till import OpeningTill
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_data import TillData
from shuke.bootstrap.till_door import TillDoor
from shuke.presenters.background import Lane
from shuke.presenters.sign_in import SignInPhase
from shuke.wording import Language
from shuke.wording.said import Words, said
from shuke.wording.store import NO_KEY, NOT_TOLD_YET, TROUBLE

PATIENCE_MS = 60_000


class Early:
    """A till whose tiles stand and whose data opens when the test lets it."""

    def __init__(self, qtbot: QtBot, app: QApplication, path: Path, patch: pytest.MonkeyPatch) -> None:
        self._let = threading.Event()
        self.ended: list[BaseException | None] = []
        self.path = path
        patch.setattr(till_data, "data_behind", self._gated(till_data.data_behind))
        patch.setattr(OpeningTill, "signing_in", self._listened(OpeningTill.signing_in))
        self.qtbot = qtbot
        self.till = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.till.shell)
        self.till.show()
        self.till.open(folder_in(path))
        self.until(lambda: self.phase is SignInPhase.READY)
        self.till.sign_in.choose(MANAGER.staff_id)
        for digit in "246810":
            self.till.sign_in.press(digit)
        self.till.sign_in.submit()
        assert self.phase is SignInPhase.CHECKING

    def _gated(self, opened: Callable[[TillDoor], TillData]) -> Callable[[TillDoor], TillData]:
        def gated(door: TillDoor) -> TillData:
            assert self._let.wait(PATIENCE_MS / 1000)
            return opened(door)

        return gated

    def _listened(self, asked: Callable[[OpeningTill], SigningIn]) -> Callable[[OpeningTill], SigningIn]:
        def listened(opening: OpeningTill) -> SigningIn:
            try:
                people = asked(opening)
            except BaseException as error:
                self.ended.append(error)
                raise
            self.ended.append(None)
            return people

        return listened

    @property
    def phase(self) -> SignInPhase:
        return self.till.sign_in.state.phase

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=PATIENCE_MS)

    def let(self) -> None:
        self._let.set()

    def _told(self) -> None:
        """What the lane of PINs has to say is heard."""
        heard: list[bool] = []
        self.till.background.run(Lane.AUTHORISE, lambda: True, heard.append)
        self.until(lambda: bool(heard))

    def refused_with(self, words: Words) -> None:
        """The screen says so, whoever waited is let go, and nobody calls it a bug."""
        with self.qtbot.captureExceptions() as bugs:
            self.let()
            self.until(lambda: self.phase is SignInPhase.TROUBLE)
            self._told()
            QApplication.processEvents()
            self.till.close()
        assert bugs == []
        assert not (self.path / "data" / "support").exists()
        assert self.till.sign_in.state.notice == words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_till(tmp_path).data.close()
    return tmp_path


@pytest.fixture
def early(qtbot: QtBot, qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Early]:
    early = Early(qtbot, qapp, path, monkeypatch)
    yield early
    early.let()


def test_where_the_key_is_gone_the_screen_says_so_and_it_is_no_bug(early: Early) -> None:
    FileVault(folder_in(early.path).vault).delete(Secret.SIGNING_KEY)
    early.refused_with(said(NO_KEY))


def test_where_the_file_turns_out_damaged_the_screen_says_so_and_it_is_no_bug(
    early: Early, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_work: object) -> None:
        raise StoreUnusable(StoreTrouble.WRONG_KEY_OR_DAMAGED, "malformed")

    monkeypatch.setattr(till_data, "stored_place", damaged)
    early.refused_with(said(TROUBLE[StoreTrouble.WRONG_KEY_OR_DAMAGED.value], detail="malformed"))


def test_a_till_that_is_closed_lets_go_of_whoever_waits_for_the_data(early: Early) -> None:
    """It would wait for a minute: whether it was let go or gave up shows."""
    early.let()
    early.till.close()
    assert [type(error) for error in early.ended] == [CancelledError]


def test_whoever_types_while_the_shop_is_not_told_yet_is_not_kept_waiting(
    early: Early, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A till of a chain that heard its shop and not yet its programme: the screen says so, and later opens."""
    with monkeypatch.context() as patch:
        patch.setattr(till_opening, "plugs", lambda *_: None)
        patch.setattr(opening_till, "_TOLD_AGAIN_MS", 600_000)
        early.refused_with(NOT_TOLD_YET)
