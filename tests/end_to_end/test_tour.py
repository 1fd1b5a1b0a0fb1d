"""The whole main job, through the real windows, a real camera path, real paper bytes and a real head office."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import zxingcpp
from PIL import Image

ACTS = 21


def test_the_tour_sees_all_of_the_main_job_happen(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "shuke", "--language", "en", "tour", str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["done"]
    assert len(report["acts"]) == ACTS
    named = {name for act in report["acts"] for name in act["files"]}
    assert named <= {path.name for path in folder.iterdir()}
    (receipt,) = folder.glob("[0-9][0-9]-receipt.png")
    (code,) = zxingcpp.read_barcodes(Image.open(receipt))
    assert code.text.startswith("SK:")
    (paper,) = folder.glob("[0-9][0-9]-receipt.bin")
    assert "熟客茶庄".encode("gb18030") in paper.read_bytes()
    for log in folder.glob("*/logs/*.log"):
        written = log.read_text(encoding="utf-8")
        assert "CRITICAL" not in written
        assert "13900001234" not in written
