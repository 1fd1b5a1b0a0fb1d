"""A till killed at any moment while it prints: no receipt is lost, none comes out twice without a mark."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("SHUKE_KILLS", "40")) // 10


@pytest.mark.skipif(sys.platform != "linux", reason="needs fork, SIGKILL and a pipe of a given size")
def test_kills_lose_no_receipt_and_print_none_twice_without_a_mark(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reliability.killing_printer", str(tmp_path), str(KILLS), "20261123"]
    tests = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        command, cwd=tests, capture_output=True, text=True, timeout=200 + KILLS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost" in done.stdout
