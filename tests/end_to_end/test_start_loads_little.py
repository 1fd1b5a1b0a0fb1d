"""What a start may load, and when: seconds before a PIN are lost in imports more than in anything else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from fakes.till_on_disk import open_till

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
import shuke.__main__
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_running import make_application
from shuke.wording.sentence import Language
app = make_application()
till = TillApplication(app, Language.ZH)
till.show()
app.processEvents()
painted = sorted(sys.modules)
shown = []
render = till.sign_in_screen.render_state
def watch(state):
    render(state)
    if state.phase.value == "ready" and not shown:
        shown.append(sorted(sys.modules))
till.sign_in._show = watch
till.open(TillFolder(Path(sys.argv[1]), Path(sys.argv[2])))
while till.services is None:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
app.setStyleSheet("")  # under a style sheet the style has no name
names = [tile.name for tile in till.sign_in.state.tiles]
print(json.dumps([painted, shown[0], names, app.style().name()]))
till.close()
"""

HEAVY = {
    "alembic",
    "argon2",
    "cbor2",
    "cryptography",
    "cv2",
    "escpos",
    "keyring",
    "numpy",
    "PIL",
    "pypinyin",
    "qrcode",
    "sqlalchemy",
    "tomllib",
    "urllib3",
    "zxingcpp",
}
"""Loaded by none who only shows tiles and takes digits."""


@dataclass(frozen=True, slots=True)
class Start:
    """What was loaded at the first paint, what when the tiles stood there, whom they name, and Qt's style."""

    painted: set[str]
    ready: set[str]
    tiles: list[str]
    style: str


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """A small shop's till, started in a process of its own."""
    place = tmp_path_factory.mktemp("till")
    services = open_till(place)
    folder = services.data.folder
    services.data.close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder.root), str(folder.vault)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "windows"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    painted, ready, tiles, style = json.loads(done.stdout)
    return Start(set(painted), set(ready), tiles, style)


def test_the_tiles_name_who_works_here_in_the_style_of_every_system(started: Start) -> None:
    assert (started.tiles, started.style) == (["陈店长"], "fusion")


def test_the_first_paint_waits_for_windows_alone(started: Start) -> None:
    painted = started.painted
    assert painted & (HEAVY | {"concurrent", "filelock", "platformdirs", "sqlcipher3", "zoneinfo"}) == set()
    ours = {name for name in painted if name.startswith(("shuke.", "shuke_db"))}
    inner = (
        "shuke.application",
        "shuke.adapters",
        "shuke_db",
        "shuke.domain.programme",
        "shuke.domain.facts",
    )
    assert {name for name in ours if name.startswith(inner)} == set()


def test_the_tiles_wait_for_the_open_database_and_for_nothing_they_do_not_show(
    started: Start,
) -> None:
    ready = started.ready
    assert "sqlcipher3" in ready
    assert ready & HEAVY == set()
    assert {name for name in ready if name.startswith("shuke_db.")} == {
        "shuke_db.doorstep",
        "shuke_db.revisions",
        "shuke_db.sqlite_file",
    }
    assert {name for name in ready if name.startswith("shuke.application.")} == {
        "shuke.application.ports",
        "shuke.application.ports.store_trouble",
        "shuke.application.ports.vault",
        "shuke.application.settings",
    }
