"""What the programme's window asks of this machine."""

from __future__ import annotations

import tomllib
from pathlib import Path

from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.adapters.whole_files import write_whole
from shuke.application.simulation.paper import TrialPaper
from shuke.assets import resources
from shuke.bootstrap.presets import preset_base, preset_keys
from shuke.bootstrap.simulating import TrialBeside
from shuke.bootstrap.till_folder import TillFolder
from shuke.domain.programme.reading import read_programme
from shuke.presenters.counter_words import bilingual_words
from shuke.presenters.programme_files import ProgrammeFiles, ScenarioFile
from shuke.wording.said import Words
from shuke.wording.sentence import Sentence

__all__ = ["programme_files"]

BETWEEN_LANGUAGES = " · "
"""What stands between the Chinese and the English title of a scenario that ships."""


def programme_files(folder: TillFolder) -> ProgrammeFiles:
    """
    Args:
        folder: whose journals a programme is tried on.
    """
    return ProgrammeFiles(
        read=_read,
        write=write_whole,
        base_of=preset_base,
        scenarios=_scenarios,
        calendar=holiday_calendar,
        presets=_presets,
        begin_trial=lambda wanted: TrialBeside(folder, wanted),
        trial_pdf=_trial_pdf,
    )


def _trial_pdf(paper: TrialPaper) -> bytes:
    from shuke.adapters.trial_pdf import trial_pdf  # noqa: PLC0415 - half a second, for whoever wants one

    return trial_pdf(paper)


def _presets() -> tuple[tuple[str, Words], ...]:
    texts = ((key, preset_base(key) or "") for key in preset_keys())
    return tuple((key, bilingual_words(read_programme(text, preset_base).name)) for key, text in texts)


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _scenarios() -> tuple[ScenarioFile, ...]:
    """Those that ship, by the names of their files."""
    found = []
    for path in sorted((resources() / "rehearsals").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        said = tomllib.loads(text)
        title, programme = str(said.get("title", path.stem)), str(said.get("programme", ""))
        zh, _, en = title.partition(BETWEEN_LANGUAGES)
        (of_zh, zh), (of_en, en) = _parted(zh), _parted(en or zh)
        subject = Sentence(zh=of_zh, en=of_en)
        found.append(ScenarioFile(path.stem, Sentence(zh=zh, en=en), text, programme, subject))
    return tuple(found)


def _parted(title: str) -> tuple[str, str]:
    """``Tea chain: perks`` is about the first, and about what of it."""
    subject, colon, what = title.partition(":")
    what = what.strip() if colon else title.strip()
    return (subject.strip() if colon else "", what[:1].upper() + what[1:])
