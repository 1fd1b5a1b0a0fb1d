"""Tills, processes of head office and of PostgreSQL killed at any moment: every fact arrives once, nothing is
overspent."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("SHUKE_POSTGRES_KILLS", "2"))
OFFICE_KILLS = max(1, KILLS // 2)
DATABASE_KILLS = max(2, KILLS // 2)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL, which this system has not")
def test_a_chain_on_postgres_killed_again_and_again_tells_one_story(tmp_path: Path) -> None:
    counts = [str(number) for number in (KILLS, OFFICE_KILLS, DATABASE_KILLS, 20261122)]
    command = [sys.executable, "-m", "reliability.killing_postgres", str(tmp_path), *counts]
    tests = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        command, cwd=tests, capture_output=True, text=True, timeout=300 + 30 * KILLS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost" in done.stdout
