"""From starting the process to the first paint, and to a till that takes a PIN, against a bare window.

`python -m benchmarks.startup` (from tests/). Every figure is a fresh process on a warm disk, taken in turn with the
bare one; medians of several runs. SHUKE_BENCH_MEMBERS chooses the size of the large shop (default 1,000,000; it is
written once and kept under build/bench).
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
from fakes.till_on_disk import folder_in, open_till

RUNS = 7
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
from pathlib import Path
from PySide6.QtCore import QEvent, QEventLoop, QObject
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_running import make_application
from shuke.presenters.sign_in import SignInPhase
from shuke.wording.sentence import Language
class Folder:
    def __init__(self, root, vault):
        self.root, self.vault = Path(root), Path(vault)
        self.database, self.logs, self.paper = self.root / 'till.db', self.root / 'logs', self.root / 'paper'
app = make_application()
till = TillApplication(app, Folder(sys.argv[2], sys.argv[3]), Language.ZH)
class Paint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            print(time.time() - float(sys.argv[1]), flush=True)
        return False
paint = Paint()
till.shell.installEventFilter(paint)
till.show()
app.processEvents()
till.open()
while till.sign_in.state.phase is not SignInPhase.READY:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
print(time.time() - float(sys.argv[1]), flush=True)
till.close()
"""


def run(script: str, *arguments: str) -> list[float]:
    """The seconds a fresh process prints, counted from just before it was started."""
    command = [sys.executable, "-c", script, repr(time.time()), *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    return [float(line) for line in done.stdout.split()]


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        small = folder_in(Path(place))
        open_till(Path(place)).data.close()
        large = big_shop(members_wanted())
        bare, paint, ready, ready_large = [], [], [], []
        for _ in range(RUNS):
            bare += run(BARE)
            for folder, into in ((small, ready), (large, ready_large)):
                first, then = run(OURS, str(folder.root), str(folder.vault))
                paint.append(first)
                into.append(then)
    base = statistics.median(bare)
    rows = [
        ("bare window, first paint", base, 0.0),
        ("frame, logo, PIN pad", statistics.median(paint), PAINT_LIMIT),
        ("ready for a PIN", statistics.median(ready), READY_LIMIT),
        ("ready for a PIN, large shop", statistics.median(ready_large), READY_LIMIT),
    ]
    kept = True
    for name, seconds, limit in rows:
        ratio = seconds / base
        kept = kept and (not limit or ratio <= limit)
        told = f"  {ratio:.2f} × bare (limit {limit})" if limit else ""
        sys.stdout.write(f"{name:<30} {seconds * 1000:7.0f} ms{told}\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
