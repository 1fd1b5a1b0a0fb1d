"""Long lists as files: written piece by piece into a file that is thrown away behind the last byte."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import IO

from starlette.responses import StreamingResponse

from shuke.application.sheets.workbook_file import TooManyRows
from shuke.application.spreadsheet import ListWriter, list_writer
from shuke.head_office.pages.asked import PageRefused
from shuke.wording.exporting import TOO_MANY_ROWS

__all__ = ["LIST_KINDS", "list_answer"]

LIST_KINDS: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_PIECE = 1 << 18


async def list_answer(
    name: str, kind: str, write: Callable[[ListWriter], Awaitable[None]]
) -> StreamingResponse:
    """
    Args:
        name: of the file, without what its kind puts behind it.
        write: writes all rows; the end is written here.

    Raises:
        PageRefused: a workbook cannot have as many rows.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by whoever sends it
    try:
        writer = list_writer(f".{kind}", file)
        await write(writer)
        writer.finish()
    except TooManyRows:
        file.close()
        raise PageRefused(409, TOO_MANY_ROWS) from None
    except BaseException:
        file.close()
        raise
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"'}
    return StreamingResponse(_pieces(file), media_type=LIST_KINDS[kind], headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
