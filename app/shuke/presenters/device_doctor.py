"""The till examined, as its people see it: what was found, the worst first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.examining import Finding, Health, worst
from shuke.presenters.back_office import OfficeWork, trouble_words
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import doctor as words
from shuke.wording.said import Words

__all__ = ["DeviceDoctorPresenter", "DeviceDoctorState", "Examine", "FindingShown"]

Examine = Callable[[], "tuple[Finding, ...] | Words"]
"""Looks at everything, on the lane `CARE`; words say why it cannot be looked at."""

_WORST_FIRST = list(reversed(Health))
_SUMMARY = {Health.GOOD: words.ALL_GOOD, Health.WARN: words.SOME_WARN, Health.BAD: words.SOME_BAD}
_TONES = {Health.GOOD: NoticeTone.GOOD, Health.WARN: NoticeTone.WARN, Health.BAD: NoticeTone.BAD}


@dataclass(frozen=True, slots=True)
class FindingShown:
    title: Words
    tone: NoticeTone
    told: Words


@dataclass(frozen=True, slots=True)
class DeviceDoctorState:
    """`findings` are empty before anything was looked at."""

    findings: tuple[FindingShown, ...] = ()
    busy: bool = False
    notice: Notice | None = None


class DeviceDoctorPresenter(Shown[DeviceDoctorState]):
    """Nothing is changed by looking, so whoever is signed in may."""

    def __init__(self, office: OfficeWork, examine: Examine) -> None:
        super().__init__(DeviceDoctorState())
        self._office = office
        self._examine = examine

    def open(self) -> None:
        """What was found last time may not hold any more."""
        if not self._state.busy:
            self._show(DeviceDoctorState(notice=Notice(words.NOT_EXAMINED, NoticeTone.CALM)))

    def examine(self) -> None:
        if self._state.busy:
            return
        self._show(DeviceDoctorState(busy=True, notice=Notice(words.EXAMINING, NoticeTone.CALM)))
        self._office.background.run(
            Lane.CARE, self._examine, self._found, lambda problem: self._trouble(trouble_words(problem))
        )

    def _found(self, found: tuple[Finding, ...] | Words) -> None:
        if not isinstance(found, tuple):
            self._trouble(found)
            return
        health = worst(found)
        ordered = sorted(found, key=lambda one: _WORST_FIRST.index(one.health))
        shown = tuple(
            FindingShown(words.TITLES[one.about.value], _TONES[one.health], one.told) for one in ordered
        )
        self._show(DeviceDoctorState(shown, notice=Notice(_SUMMARY[health], _TONES[health])))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))
