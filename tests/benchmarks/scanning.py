"""What reading codes costs and finds, and whether the picture stays live: `python -m benchmarks.scanning` from
tests/.

Decoders are set against bare zxing-cpp on the same frames, the window with a running camera against the same
window without one, in the same run. `SHUKE_BENCH_SECONDS` (default 8) is how long the camera runs and
`SHUKE_BENCH_FRAMES` (default 8) how many frames of each class are read; 60 and 40 give steadier figures.
Photographs are read where they lie beside the project (`SHUKE_TEST_DATA`).
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import zxingcpp
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from frames import (
    CONDITION_CLASSES,
    Pixels,
    blank_frame,
    camera_frame,
    hard_conditions,
    qr_picture,
    sample_text,
)
from shuke.adapters.camera import ScanningCamera, Timing
from shuke.adapters.code_reader import ReaderChain
from shuke.application.ports.scanning import Effort
from shuke.bootstrap.tour_video import write_tour_video
from shuke.domain.scanning.camera import CameraState, camera_source
from shuke.presenters.camera_view import CameraViewPresenter
from shuke.ui import theme
from shuke.ui.camera_relay import CameraRelay
from shuke.ui.camera_view import CameraView
from shuke.ui.speech import Speaker
from shuke.ui.tokens import LIGHT

SECONDS = float(os.environ.get("SHUKE_BENCH_SECONDS", "8"))
FRAMES_OF_A_CLASS = int(os.environ.get("SHUKE_BENCH_FRAMES", "8"))
PHOTOGRAPHS = Path(
    os.environ.get("SHUKE_TEST_DATA", Path(__file__).resolve().parents[2] / ".." / "shared" / "data")
)
FORMATS = zxingcpp.BarcodeFormats(
    [getattr(zxingcpp.BarcodeFormat, name) for name in ("QRCode", "EAN13", "EAN8", "Code128", "Code39")]
)

Read = Callable[[Pixels], set[str]]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def quantile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def bare(frame: Pixels) -> set[str]:
    grey = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
    codes = zxingcpp.read_barcodes(grey, FORMATS, text_mode=zxingcpp.TextMode.Plain)
    return {code.text.replace("\r\n", "\n") for code in codes}


def readers() -> dict[str, Read]:
    chain = ReaderChain()

    def with_effort(effort: Effort) -> Read:
        return lambda frame: {code.text for code in chain.read(frame, effort)}

    return {
        "bare zxing-cpp": bare,
        "chain, quick": with_effort(Effort.QUICK),
        "chain, thorough": with_effort(Effort.THOROUGH),
        "chain, still": with_effort(Effort.STILL),
    }


@dataclass
class Figures:
    """One reader's: what it read of each class, what it read wrongly, and how long frames took, in ms."""

    read: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    with_code_ms: list[float] = field(default_factory=list)
    blank_ms: list[float] = field(default_factory=list)

    def look(self, reader: Read, frame: Pixels, name: str, text: str) -> None:
        start = time.thread_time()  # the processor's: other programs do not count
        found = {each for each in reader(frame) if not each.startswith("BESIDE")}
        took_ms = 1000 * (time.thread_time() - start)
        (self.with_code_ms if text else self.blank_ms).append(took_ms)
        self.read[name] += text in found
        self.wrong += bool(found - {text})


def decoding() -> None:
    by_reader = {name: Figures() for name in readers()}
    pictures = [qr_picture(sample_text(number)) for number in range(FRAMES_OF_A_CLASS)]
    looks: Iterable[tuple[str, Pixels, str]] = (
        (name, camera_frame(pictures[count % len(pictures)], how), sample_text(count % len(pictures)))
        for count, (name, how) in enumerate(hard_conditions(FRAMES_OF_A_CLASS))
    )
    blanks = (("blank", blank_frame(seed), "") for seed in range(FRAMES_OF_A_CLASS))
    engines = readers()
    for stage in (looks, blanks):
        for name, frame, text in stage:
            for reader, figures in by_reader.items():
                figures.look(engines[reader], frame, name, text)
    say(f"\nGenerated frames, 1280 × 720, {FRAMES_OF_A_CLASS} of each class: read, in %")
    say(f"{'':<16}" + "".join(f"{name:>10}" for name in CONDITION_CLASSES) + f"{'all':>8}{'wrong':>7}")
    for reader, figures in by_reader.items():
        shares = [100 * figures.read[name] / FRAMES_OF_A_CLASS for name in CONDITION_CLASSES]
        say(
            f"{reader:<16}"
            + "".join(f"{share:>10.0f}" for share in shares)
            + f"{statistics.mean(shares):>8.1f}{figures.wrong:>7}"
        )
    say("\nProcessor time for a frame, in ms (ratio to bare zxing-cpp)")
    limit, every = by_reader["bare zxing-cpp"], Timing().thorough_every
    for reader, figures in by_reader.items():
        hard, blank = statistics.median(figures.with_code_ms), statistics.mean(figures.blank_ms)
        say(
            f"{reader:<16} with a code: median {hard:6.2f} ({hard / statistics.median(limit.with_code_ms):4.2f})"
            f"   without: mean {blank:6.2f} ({blank / statistics.mean(limit.blank_ms):4.2f})"
        )
    quick, thorough = (
        statistics.mean(by_reader[f"chain, {each}"].blank_ms) for each in ("quick", "thorough")
    )
    say(f"running camera without a code: mean {(quick * (every - 1) + thorough) / every:6.2f} a frame")


def photographs() -> None:
    folders = sorted(folder for folder in PHOTOGRAPHS.glob("*/*") if folder.is_dir())
    if not folders:
        say(f"\nPhotographs: none in {PHOTOGRAPHS}")
        return
    say("\nPhotographs: read, in %")
    engines = {
        name: reader for name, reader in readers().items() if name in {"bare zxing-cpp", "chain, still"}
    }
    totals: dict[str, Counter[str]] = {name: Counter() for name in engines}
    for folder in folders:
        read: Counter[str] = Counter()
        pictures = [path for path in folder.iterdir() if path.suffix in {".png", ".jpg"}]
        for path in pictures:
            text = path.with_suffix(".txt").read_text("utf-8").strip()
            picture = cv2.imread(str(path))
            assert picture is not None, path
            for name, reader in engines.items():
                read[name] += text in {each.strip() for each in reader(cast(Pixels, picture))}
        for name in engines:
            totals[name].update({folder.parent.name: read[name], f"of {folder.parent.name}": len(pictures)})
        shares = "   ".join(f"{name} {100 * read[name] / len(pictures):5.1f}" for name in engines)
        say(f"{folder.parent.name + '/' + folder.name:<20}{len(pictures):>4}   {shares}")
    for kind in sorted({folder.parent.name for folder in folders}):
        shares = "   ".join(
            f"{name} {100 * totals[name][kind] / totals[name][f'of {kind}']:5.1f}" for name in engines
        )
        say(f"{'all ' + kind:<24}   {shares}")


class Lateness:
    """How late a timer of 1 ms comes on the window's thread."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ticked)
        self._last_s = time.perf_counter()
        self._timer.start(1)

    def _ticked(self) -> None:
        now_s = time.perf_counter()
        self.late_ms.append(1000 * (now_s - self._last_s) - 1)
        self._last_s = now_s

    def stop(self) -> None:
        self._timer.stop()

    def __str__(self) -> str:
        parts = (quantile(self.late_ms, 0.5), quantile(self.late_ms, 0.99), quantile(self.late_ms, 0.999))
        return (
            "p50 {:5.2f}   p99 {:5.2f}   p99.9 {:5.2f}".format(*parts)
            + f"   worst {max(self.late_ms):5.2f} ms"
        )


def run_for(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def live() -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, LIGHT)
    cards = max(1, round((SECONDS - 1) / 3))
    with TemporaryDirectory() as folder:
        film = write_tour_video(
            Path(folder) / "counter.avi",
            [sample_text(number) for number in range(cards)],
            shown_s=2.0,
            gap_s=1.0,
            before_s=1.0,
        )
        source = camera_source(str(film.path))
        assert source is not None
        watch_film(application, ScanningCameraInWindow(source), film.duration_s, cards)


class ScanningCameraInWindow:
    """The camera path of the till with a window, and what is measured of it."""

    def __init__(self, source: object) -> None:
        self.view, self.relay = CameraView(Speaker()), CameraRelay()
        self.presenter = CameraViewPresenter(self.view.render_state)
        self.camera = ScanningCamera(source, ReaderChain(), self.relay)  # type: ignore[arg-type]
        self.pictures = 0
        self.looks = 0
        self.cards = 0
        self.to_text_ms: list[float] = []
        self.ended = False
        self.relay.camera_changed_to.connect(self._changed)
        self.relay.picture_arrived.connect(self._picture)
        self.relay.codes_looked_at.connect(self._looked)
        self.view.room_changed.connect(self.camera.show_at)

    def _changed(self, state: CameraState) -> None:
        self.presenter.camera_changed(state)
        self.ended = self.ended or state is CameraState.ENDED

    def _picture(self, picture: object) -> None:
        self.pictures += 1
        self.view.show_picture(picture)  # type: ignore[arg-type]

    def _looked(self, seen: object) -> None:
        self.looks += 1
        self.presenter.codes_seen(seen)  # type: ignore[arg-type]
        self.cards += seen.counted is not None  # type: ignore[attr-defined]
        if seen.codes:  # type: ignore[attr-defined]
            self.to_text_ms.append(1000 * time.monotonic() - seen.taken_at_ms)  # type: ignore[attr-defined]


def watch_film(application: QApplication, window: ScanningCameraInWindow, film_s: float, cards: int) -> None:
    window.view.resize(640, 360)
    window.view.show()
    run_for(0.5)
    quiet = Lateness()
    run_for(min(film_s, 4.0))
    quiet.stop()
    window.camera.start()
    run_for(0.3)  # the libraries are loaded in this time
    busy, cpu_s, start_s = Lateness(), time.process_time(), time.monotonic()
    pictures_before = window.pictures
    while not window.ended and time.monotonic() - start_s < film_s + 5:
        run_for(0.2)
    busy.stop()
    shown_s, cpu_s = time.monotonic() - start_s, time.process_time() - cpu_s
    stop_s = time.monotonic()
    clean = window.camera.stop()
    stop_ms = 1000 * (time.monotonic() - stop_s)
    say(f"\nLive, a film of 30 frames a second, 1280 × 720, shown at 640 × 360, {film_s:.0f} s")
    say(f"pictures shown        {(window.pictures - pictures_before) / shown_s:5.1f} a second")
    say(f"processor             {100 * cpu_s / shown_s:5.1f} % of one core")
    say(f"cards read            {window.cards} of {cards}, each once")
    if window.to_text_ms:
        late_ms = window.to_text_ms
        say(
            f"frame to text         p50 {quantile(late_ms, 0.5):5.1f}   p95 {quantile(late_ms, 0.95):5.1f} ms"
        )
    say(f"1 ms timer, no camera {quiet}")
    say(f"1 ms timer, camera    {busy}")
    say(f"stopped within        {stop_ms:5.1f} ms, {'nothing' if clean else 'SOMETHING'} left running")
    window.view.close()


def main() -> int:
    decoding()
    photographs()
    live()
    return 0


if __name__ == "__main__":
    sys.exit(main())
