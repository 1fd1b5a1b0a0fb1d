"""A till killed at any moment of closing days ends where one that was left in peace does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("SHUKE_CLOSING_KILLS", "10"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL, which this system has not")
def test_days_closed_under_kills_bring_what_they_bring_in_peace(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reliability.killing_closing", str(tmp_path), str(KILLS), "20261122"]
    tests = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        command, cwd=tests, capture_output=True, text=True, timeout=300 + KILLS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "as if nothing had happened" in done.stdout
