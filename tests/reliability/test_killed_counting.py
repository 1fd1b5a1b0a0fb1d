"""A till killed at any moment of counting its drawer has closed every shift it told of, once, to the fen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("SHUKE_COUNTING_KILLS", "5"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL, which this system has not")
def test_shifts_counted_under_kills_are_closed_once_and_to_the_fen(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reliability.killing_counting", str(tmp_path), str(KILLS), "20261122"]
    tests = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        command, cwd=tests, capture_output=True, text=True, timeout=300 + KILLS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "every one is there" in done.stdout
