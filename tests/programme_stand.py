"""The programme's window over a whole shop in memory, without threads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from back_office_stand import BackOfficeStand
from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.adapters.trial_pdf import trial_pdf
from shuke.application.ports.store import Store
from shuke.application.session import Session
from shuke.application.simulation.outcome import Simulated
from shuke.application.simulation.trial import NothingToTry, Trial, TrialGoesOn, TrialWanted
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.simulating import recorded_in, simulated
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
class TrialAtOnce:
    """First it is half done, then it is told."""

    store: Store
    wanted: TrialWanted
    looked: int = 0
    stopped: bool = False

    def look(self) -> TrialGoesOn | Simulated | NothingToTry:
        self.looked += 1
        if self.looked == 1:
            return TrialGoesOn(500)
        days = self.wanted.first, self.wanted.last
        with self.store.reading() as work:
            found = recorded_in(work, days)
        if found is None:
            return NothingToTry()
        events, today = found
        return simulated(events, (today, self.wanted.rules), days, lambda *_: None, cores=1)

    def stop(self) -> None:
        self.stopped = True


@dataclass
class ProgrammeStand(BackOfficeStand):
    """`disk` holds the files that may be opened, by name."""

    disk: dict[str, bytes] = field(default_factory=dict)
    written: dict[str, bytes] = field(default_factory=dict)
    trials: list[TrialAtOnce] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.files = ProgrammeFiles(
            read=self._read,
            write=self._write,
            base_of=preset_base,
            scenarios=lambda: SCENARIOS,
            calendar=holiday_calendar,
            presets=lambda: (("salon", "Salon"), ("tea-chain", "Tea chain")),
            begin_trial=self._begin_trial,
            trial_pdf=trial_pdf,
        )
        self.presenter = ProgrammePresenter(self.office, self.files, lambda: 0.0)

    def _begin_trial(self, wanted: TrialWanted) -> Trial:
        self.trials.append(TrialAtOnce(self.shop.store, wanted))
        return self.trials[-1]

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
