"""A segment as it is saved or shipped, and as it stands in the window."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.segments.saving import rule_of
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.building import together
from shuke.domain.segments.conditions import Together
from shuke.domain.segments.segment import PRESETS, Preset
from shuke.presenters.segments.reading import PRESET, SAVED, Known
from shuke.presenters.segments.state import NEW
from shuke.wording import segment_window as words
from shuke.wording.said import Words
from shuke.wording.segments import PRESET_NAMES

__all__ = ["Begun", "Made", "begun"]


@dataclass(frozen=True, slots=True)
class Made:
    """What can be changed; `name` is what it is to be saved by."""

    where: Together
    bounds: Bounds
    name: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a change begins from.

    Attributes:
        key: NEW where there is none of the key that was asked for, or none any more.
        segment_id: of a saved one; empty: it is none.
        is_fixed: a later release wrote it; nothing of it can be changed here.
    """

    key: str
    title: Words
    made: Made
    segment_id: str = ""
    is_fixed: bool = False

    @property
    def rule(self) -> tuple[Together, Bounds]:
        return self.made.where, self.made.bounds


def begun(known: Known, key: str) -> Begun:
    saved = next((one for one in known.saved if SAVED + one.segment_id == key), None)
    if saved is not None:
        rule = rule_of(saved)
        where, bounds = (together(rule.where), rule.bounds) if rule else (Together(), known.bounds)
        made = Made(where, bounds, saved.name)
        return Begun(key, saved.name, made, saved.segment_id, is_fixed=rule is None)
    if key.startswith(PRESET):
        preset = Preset(key.removeprefix(PRESET))
        return Begun(key, PRESET_NAMES[preset], Made(together(PRESETS[preset]), known.bounds))
    return Begun(NEW, words.NEW, Made(Together(), known.bounds))
