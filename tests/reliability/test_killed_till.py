"""A till killed at any moment: a sale is whole or absent, a confirmed tender is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("SHUKE_KILLS", "40"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL, which this system has not")
def test_kills_lose_nothing_and_halve_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reliability.killing", str(tmp_path), str(KILLS), "20261121"]
    tests = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        command, cwd=tests, capture_output=True, text=True, timeout=200 + KILLS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost" in done.stdout
