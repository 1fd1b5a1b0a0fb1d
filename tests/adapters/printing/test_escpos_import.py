"""python-escpos comes in without its data base, its log handler and its temporary folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import logging, sys
from shuke.adapters.printing.profile import load_profile
from shuke.adapters.printing.render import render
from shuke.domain.paper import Paper, TextLine
sent = render(Paper((TextLine("你好"),)), load_profile("virtual-80"))
assert sent.startswith(b"\\x1b@"), sent
print(logging.getLogger().handlers, "yaml" in sys.modules, "escpos.escpos" in sys.modules)
"""

_LIGHT = """
import sys
import shuke.adapters.printing.printer, shuke.application.print_queue, shuke.application.receipt_content
heavy = {"escpos", "PIL", "numpy", "zxingcpp", "qrcode", "usb", "serial", "cv2", "PySide6"}
print(sorted(heavy & set(sys.modules)))
"""


def said_by(program: str, temporary: Path) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary), "TMP": str(temporary)},
    )
    return run.stdout.strip()


def test_rendering_leaves_no_log_handler_no_yaml_and_no_temporary_folder(tmp_path: Path) -> None:
    assert said_by(_PROGRAM, tmp_path) == "[] False True"
    assert list(tmp_path.iterdir()) == []


def test_naming_a_printer_loads_nothing_heavy(tmp_path: Path) -> None:
    assert said_by(_LIGHT, tmp_path) == "[]"
