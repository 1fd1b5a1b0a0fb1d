"""Why a file could not be written, in words."""

from __future__ import annotations

import errno

from shuke.wording.exporting import FILE_PROBLEMS
from shuke.wording.said import Words, said

__all__ = ["file_problem"]

_SAID = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.ENODEV: "gone",
    errno.EIO: "gone",
    errno.EISDIR: "taken",
    errno.EBUSY: "taken",
    errno.ETXTBSY: "taken",
}


def file_problem(problem: OSError) -> Words:
    known = _SAID.get(problem.errno or 0)
    if known is not None:
        return FILE_PROBLEMS[known]
    return said(FILE_PROBLEMS["other"], reason=problem.strerror or type(problem).__name__)
