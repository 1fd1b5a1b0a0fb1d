"""Log lines for machines: one JSON object each. Nobody is named in them, because nothing that could name somebody
gets in: what a line may carry is listed here; values are numbers, words of this program, or texts with every long
number, code and key masked. An exception tells its type and where it was raised, never its message: that may quote
anything.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from enum import Enum
from pathlib import PurePath
from types import TracebackType

from shuke.adapters.log_files import masked

__all__ = ["FIELDS", "JsonLines"]

FIELDS = ("request", "till", "method", "path", "status", "reason", "ms", "bytes", "count", "detail")
"""What `extra` may carry into a line; anything else stays out."""

_OURS = ("shuke", "uvicorn")
"""Loggers whose messages are constants. Of any other only the place in its code is told."""

_WORD = re.compile(r"[A-Za-z_./-]{1,40}")
_KEY = re.compile(r"(?=[0-9A-Za-z+/=_-]*[0-9])[0-9A-Za-z+/=_-]{16,}")
_ASCII = re.compile(r"[^ -~]+")
_MOST_FRAMES = 12
_MOST_TEXT = 300


class JsonLines(logging.Formatter):
    """Time (UTC), level, logger and event, then whichever of `FIELDS` the record has."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"time": moment, "level": record.levelname, "logger": record.name}
        line["event"] = _event(record)
        for field in FIELDS:
            value = record.__dict__.get(field)
            if value is not None:
                line[field] = _value(field, value)
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["at"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=True)


def _event(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] not in _OURS:
        return f"{record.module}:{record.lineno}"
    told = record.args if isinstance(record.args, tuple) else ()
    try:
        said = str(record.msg) % tuple(_argument(argument) for argument in told)
    except (TypeError, ValueError):
        said = str(record.msg)
    return _text(said)


def _argument(argument: object) -> object:
    if isinstance(argument, Enum):
        return argument.value
    if isinstance(argument, int | float):
        return argument
    return argument if isinstance(argument, str) and _WORD.fullmatch(argument) else "…"


def _value(field: str, value: object) -> object:
    if isinstance(value, int | float):
        return value
    return str(value) if field == "request" else _text(str(value))


def _text(text: str) -> str:
    return _ASCII.sub("…", _KEY.sub("…", masked(text)))[:_MOST_TEXT]


def _frames(raised: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(raised)[-_MOST_FRAMES:]
    return [f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
