"""The tour: the main job driven through the real windows, without a display, on real input."""

from __future__ import annotations

import os
from pathlib import Path

from shuke.wording.sentence import Language

__all__ = ["run_tour"]


def run_tour(folder: Path, language: Language) -> int:
    """Play the tour into `folder`; the process's exit status. Needs no display and opens none."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from shuke.bootstrap.tour.playing import play_tour  # noqa: PLC0415 - Qt asks for its platform when loaded

    return play_tour(folder, language)
