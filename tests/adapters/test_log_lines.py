"""Log lines for machines: whole JSON objects, from which nothing of anybody can be read."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shuke.adapters import log_files
from shuke.adapters.log_files import LOG_FILES, log_to
from shuke.adapters.log_lines import JsonLines
from shuke.application.ports.store import StoreTrouble

SECRETS = {
    "name": "欧阳娜娜",
    "phone": "13812345678",
    "international phone": "+8613812345678",
    "PIN": "739184",
    "card number": "00111000042",
    "signed code": "SK:6BF$Z0*EJ+40-XYZ",
    "one-time code": "4KX2-9TQD-0ZMP-7H3C",
    "public key": "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8",
    "signature": "caba1b21e3d9978948ab878cfa5dc36734313b41bdbb353c295514951f0478",
    "recovery key": "DJ0W7-TX65R-6SVGA-H7RZY-J6X1Y-MBAMT-XJH3G-46683",
    "base64 key": "O6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",
}

log = logging.getLogger("shuke.test")


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield log_to(tmp_path, lines=JsonLines())
    for handler in [item for item in root.handlers if item not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_nothing_of_anybody_gets_into_a_line_by_any_way(path: Path, secret: str) -> None:
    log.info("a member: %s", secret)
    log.info("%s: a member at %d", secret, 7)
    log.warning("told", extra={"detail": f"said {secret} twice: {secret}", "till": secret, "path": secret})
    log.info("told", extra={"phone": secret, "member": secret})
    logging.getLogger("somebody.elses").error("what %s said", secret)
    logging.getLogger("somebody.elses").error(f"what {secret} said")
    try:
        dict[str, int]()[secret]
    except KeyError:
        log.exception("failed")
        logging.getLogger("asyncio").exception("Task failed: %s", secret)
    written = path.read_text(encoding="ascii")
    assert secret not in written
    assert json.dumps(secret)[1:-1] not in written
    assert len(lines(path)) == 8


def test_a_line_says_what_it_may(path: Path) -> None:
    extra = {"request": "0123456789abcdef", "till": "S01-1", "status": 409, "reason": "replayed", "ms": 1.5}
    log.info("answered", extra=extra)
    log.warning("the store refused: %s", StoreTrouble.LOCKED)
    log.info("%d of %d done by %s", 3, 4, "everybody")
    first, second, third = lines(path)
    assert {**first, "time": ""} == {
        "time": "",
        "level": "INFO",
        "logger": "shuke.test",
        "event": "answered",
        **extra,
    }
    assert first["time"].endswith("+00:00")
    assert second["event"] == "the store refused: locked"
    assert third["event"] == "3 of 4 done by everybody"


def test_an_exception_tells_where_it_was_raised(path: Path) -> None:
    try:
        _ = 1 // 0
    except ZeroDivisionError:
        log.exception("unexpected")
    (line,) = lines(path)
    assert line["error"] == "ZeroDivisionError"
    assert line["at"][0].startswith("test_log_lines.py:")


def test_of_others_only_the_place_in_their_code_is_told(path: Path) -> None:
    logging.getLogger("somebody.elses").error("ouyang nana bought tea")
    assert lines(path)[0]["event"].startswith("test_log_lines:")


def test_a_message_that_does_not_fit_its_arguments_loses_neither_line_nor_process() -> None:
    for args in ((1,), ("x" * 50, 2), (1, 2, 3)):
        record = logging.LogRecord("shuke.test", logging.INFO, __file__, 1, "%d and %d", args, None)
        assert json.loads(JsonLines().format(record))["event"] == "%d and %d"


def test_there_is_never_more_of_them_than_allowed(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_files, "LOG_BYTES", 2000)
    log_to(tmp_path / "small", lines=JsonLines())
    for _ in range(200):
        log.info("a line", extra={"detail": "word " * 20})
    files = list((tmp_path / "small").iterdir())
    assert len(files) == LOG_FILES
    assert all(file.stat().st_size <= 2000 for file in files)
