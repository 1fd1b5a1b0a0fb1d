"""First start into a chain, broken off in the middle: whatever was written, the till opens in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.office_server import OfficeServer
from fakes.till_on_disk import folder_in, open_till
from shuke.adapters.vault.recovery import new_recovery_key
from shuke.application.ports.signing import Signer
from shuke.application.ports.vault import Secret
from shuke.application.sync.joining import Joined
from shuke.bootstrap.first_start import open_first_shop
from shuke.bootstrap.joining import join_head_office
from shuke.bootstrap.recovery_file import RECOVERY_FILE
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_data import open_till_data
from shuke.presenters.first_start_form import FirstStartAnswers
from shuke.presenters.sign_in import SignInPhase
from shuke.wording import Language
from shuke.wording.said import said
from shuke.wording.store import NO_KEY, NOT_TOLD_YET

PATIENCE_MS = 60_000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path / "chain")
    server.found()
    server.start()
    yield server
    server.kill()


def answers(server: OfficeServer, address: str = "") -> FirstStartAnswers:
    said = server.command("enrolment-code", "--address", server.address, "--bare")
    assert said.returncode == 0, said.stderr
    return FirstStartAnswers(
        language=Language.ZH,
        joins_head_office=True,
        head_office_address=address or server.address,
        one_time_code=said.stdout.strip(),
        shop_name="",
        address_lines=(),
        currency="CNY",
        programme="",
        administrator_name="许总",
        pin="246810",
        recovery_key=new_recovery_key(),
        printer_profile="virtual-80",
        printer_address="virtual:",
    )


def join(address: str, code: str, signer: Signer) -> Joined:
    return join_head_office(address, code, signer, None)


def test_a_till_whose_head_office_died_behind_its_enrolment_opens_when_it_is_back(
    qtbot: QtBot, qapp: QApplication, server: OfficeServer, tmp_path: Path
) -> None:
    def join_and_lose(address: str, code: str, signer: Signer) -> Joined:
        joined = join(address, code, signer)
        server.kill()
        return joined

    data = open_till_data(folder_in(tmp_path))
    assert open_first_shop(data, answers(server), join_and_lose).opened
    assert (data.folder.root / RECOVERY_FILE).exists()
    data.close()
    till = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(till.shell)
    till.show()
    till.open(folder_in(tmp_path))
    qtbot.waitUntil(lambda: till.sign_in.state.phase is SignInPhase.TROUBLE, timeout=PATIENCE_MS)
    assert till.sign_in.state.notice == NOT_TOLD_YET
    server.start()
    qtbot.waitUntil(lambda: till.sign_in.state.phase is SignInPhase.READY, timeout=PATIENCE_MS)
    assert till.sign_in.state.notice == ""
    assert [tile.name for tile in till.sign_in.state.tiles] == ["许总"]
    assert till.services is not None
    assert till.services.shop.name == "熟客茶庄"
    till.close()


def test_a_first_start_that_died_behind_its_enrolment_is_repeated_with_the_same_code(
    server: OfficeServer, tmp_path: Path
) -> None:
    class PowerCut(Exception):
        pass

    def join_and_die(address: str, code: str, signer: Signer) -> Joined:
        join(address, code, signer)
        raise PowerCut

    given = answers(server)
    data = open_till_data(folder_in(tmp_path))
    with pytest.raises(PowerCut):
        open_first_shop(data, given, join_and_die)
    data.close()
    data = open_till_data(folder_in(tmp_path))
    assert data.place is None
    assert open_first_shop(data, given, join).opened
    data.close()


def test_the_address_that_reached_head_office_is_kept_whatever_the_code_says(
    server: OfficeServer, tmp_path: Path
) -> None:
    reached = server.address.replace("127.0.0.1", "localhost")
    data = open_till_data(folder_in(tmp_path))
    kept: list[str] = []

    def join_and_look(address: str, code: str, signer: Signer) -> Joined:
        joined = join(address, code, signer)
        kept.append(joined.address)
        return joined

    assert open_first_shop(data, answers(server, reached), join_and_look).opened
    data.close()
    assert kept == [reached]


def test_a_bug_while_opening_is_said_and_leaves_a_support_file(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_till(tmp_path).data.close()
    monkeypatch.setattr("shuke.bootstrap.till_data.stored_place", lambda _work: 1 // 0)
    till = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(till.shell)
    till.show()
    till.open(folder_in(tmp_path))
    support = tmp_path / "data" / "support"
    with qtbot.captureExceptions():
        qtbot.waitUntil(lambda: support.exists() and any(support.iterdir()), timeout=PATIENCE_MS)
    assert till.sign_in.state.phase is SignInPhase.TROUBLE
    till.close()


def test_a_till_that_lost_its_signing_key_says_so_and_never_makes_another(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    opened = open_till(tmp_path)
    opened.data.vault.delete(Secret.SIGNING_KEY)
    opened.data.close()
    till = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(till.shell)
    till.show()
    till.open(folder_in(tmp_path))
    qtbot.waitUntil(lambda: till.sign_in.state.phase is SignInPhase.TROUBLE, timeout=PATIENCE_MS)
    assert till.sign_in.state.notice == said(NO_KEY)
    till.close()
    data = open_till_data(folder_in(tmp_path))
    assert data.vault.get(Secret.SIGNING_KEY) is None
    data.close()
