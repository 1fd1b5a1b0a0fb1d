"""Every window in both languages and both themes at three sizes: the tour's acts with another photographer."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from shuke.wording.sentence import Language

__all__ = ["run_screenshots"]


def run_screenshots(folder: Path) -> int:
    """Leave the pictures in `folder`/SIZE/LANGUAGE-THEME/; 0 if all were taken."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from shuke.bootstrap.tour.gallery import play_gallery  # noqa: PLC0415 - Qt asks for its platform when loaded

    with tempfile.TemporaryDirectory() as place:
        count = play_gallery(folder.resolve(), Path(place), Language.ZH)
    sys.stdout.write(f"{count}: {folder.resolve()}\n")
    return 0 if count else 1
