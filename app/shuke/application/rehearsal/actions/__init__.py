"""Every action that a scenario can name, one file a subject."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.application.rehearsal.action import Action
from shuke.application.rehearsal.actions import calendar, handing_out, joining, selling

__all__ = ["ACTIONS"]

ACTIONS: Mapping[str, Action] = {
    action.name: action
    for action in (*joining.ACTIONS, *selling.ACTIONS, *handing_out.ACTIONS, *calendar.ACTIONS)
}
