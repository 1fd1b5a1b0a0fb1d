"""From starting the process to the first paint, and to a till that takes a PIN, against a bare window.

`python -m benchmarks.startup` (from tests/). Every figure is a fresh process on a warm disk, taken in turn with the
bare one; medians of several runs. What is started is the command `shuke till` itself. Modules are read as a machine
finds them from the second start on: compiled (into a folder of this run's own, whatever the tree holds).
SHUKE_BENCH_MEMBERS chooses the size of the large shop (default 1,000,000; it is written once and kept under
build/bench).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.big_shop import big_shop, members_wanted
from fakes.till_on_disk import open_till
from shuke.bootstrap.places import VAULT_VARIABLE, vault_folder
from shuke.bootstrap.till_folder import TillFolder

RUNS = 11
PAINT_LIMIT, READY_LIMIT = 2.0, 6.0

BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
class Window(QWidget):
    def paintEvent(self, event):
        print(time.time() - float(sys.argv[1]), flush=True)
        QTimer.singleShot(0, app.quit)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

OURS = """
import sys, time
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
began = float(sys.argv[1])
events = QApplication.processEvents
def tell():
    print(time.time() - began, flush=True)
def painted(_app):
    events()
    tell()
def opened(_app):
    from shuke.ui.sign_in_screen import SignInScreen
    shell, = (top for top in QApplication.topLevelWidgets() if top.findChild(SignInScreen))
    screen = shell.findChild(SignInScreen)
    for stands in (screen.tiles.isVisible, shell.strip.texts):
        while not stands():
            events(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        events()
        tell()
QApplication.processEvents, QApplication.exec = painted, opened
from shuke.__main__ import main
main(["--data", sys.argv[2]])
"""
"""Tells when the window is painted, when the tiles are, and when the strip speaks: then the use cases are made."""


class Starts:
    """Fresh processes, with compiled modules and vaults in a folder that is thrown away."""

    def __init__(self, place: Path) -> None:
        self._place = place
        vaults = place / "vaults"
        vaults.mkdir()
        self._environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPYCACHEPREFIX": str(place / "compiled"),
            VAULT_VARIABLE: str(vaults),
        }
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def know(self, folder: TillFolder) -> str:
        """Let the command find this till's vault; its data folder, as the command takes it."""
        os.environ[VAULT_VARIABLE] = self._environment[VAULT_VARIABLE]
        vault_folder(folder.root).symlink_to(folder.vault)
        return str(folder.root)

    def run(self, script: str, *arguments: str) -> list[float]:
        """The seconds a fresh process prints, counted from just before it was started."""
        command = [sys.executable, "-c", script, repr(time.time()), *arguments]
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=120, check=True
        )
        return [float(line) for line in done.stdout.split()]


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        starts = Starts(Path(place))
        services = open_till(Path(place))
        services.data.close()
        tills = [starts.know(folder) for folder in (services.data.folder, big_shop(members_wanted()))]
        bare: list[float] = []
        ours: list[list[list[float]]] = [[], []]
        starts.run(BARE)
        starts.run(OURS, tills[0])
        for _ in range(RUNS):
            bare += starts.run(BARE)
            for root, into in zip(tills, ours, strict=True):
                into.append(starts.run(OURS, root))
    return _told(bare, *ours)


def _told(bare: list[float], small: list[list[float]], large: list[list[float]]) -> int:
    base = statistics.median(bare)
    rows = [
        ("bare window, first paint", bare, 0.0),
        ("frame, logo, PIN pad", [run[0] for run in small + large], PAINT_LIMIT),
        ("ready for a PIN", [run[1] for run in small], READY_LIMIT),
        ("ready for a PIN, large shop", [run[1] for run in large], READY_LIMIT),
        ("what a typed PIN is checked with", [run[2] for run in small], 0.0),
    ]
    kept = True
    for name, seconds, limit in rows:
        median = statistics.median(seconds)
        ratio = median / base
        kept = kept and (not limit or ratio <= limit)
        told = f"  {ratio:.2f} × bare" + (f" (limit {limit})" if limit else "")
        sys.stdout.write(f"{name:<34} {median * 1000:6.0f} ms  least {min(seconds) * 1000:5.0f} ms{told}\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
