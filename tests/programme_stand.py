"""The programme's window over a whole shop in memory, without threads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from back_office_stand import BackOfficeStand
from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.application.session import Session
from shuke.bootstrap.presets import preset_base
from shuke.domain.shop import Role
from shuke.presenters.programme_files import ProgrammeFiles, ScenarioFile
from shuke.presenters.programme_window import ProgrammePresenter
from shuke.wording.sentence import Sentence

__all__ = ["SCENARIO", "ProgrammeStand"]

SCENARIO = """\
title = "入会与升级 · Joining and moving up"
programme = "tea-chain"
starts_on = 2026-03-02

[[steps]]
do = "enrol"
member = "li"
by = "fee"

[[steps]]
do = "sell"
member = "li"
amount = 128.50
[steps.expect]
points_earned = 128
points = 127

[[steps]]
do = "accept"
member = "li"
"""


SCENARIOS = (
    ScenarioFile("hotel", "Hotel", SCENARIO.replace("tea-chain", "hotel-wheel"), "hotel-wheel"),
    ScenarioFile("tea-chain", Sentence(zh="入会与升级", en="Joining and moving up"), SCENARIO, "tea-chain"),
)


@dataclass
class ProgrammeStand(BackOfficeStand):
    """`disk` holds the files that may be opened, by name."""

    disk: dict[str, bytes] = field(default_factory=dict)
    written: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.files = ProgrammeFiles(
            read=self._read,
            write=self._write,
            base_of=preset_base,
            scenarios=lambda: SCENARIOS,
            calendar=holiday_calendar,
        )
        self.presenter = ProgrammePresenter(self.office, self.files)

    def as_administrator(self) -> None:
        staff = replace(self.session.staff, role=Role.ADMINISTRATOR)
        self.session = Session(staff, self.session.since_ms)

    def _read(self, path: Path, most: int) -> bytes:
        if path.name not in self.disk:
            raise FileNotFoundError(path)
        return self.disk[path.name][:most]

    def _write(self, path: Path, content: bytes) -> None:
        if path.name == "full.toml":
            raise OSError
        self.written[path.name] = content
