"""Every action that a scenario can name, one file a subject."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.application.rehearsal.action import Action
from shuke.application.rehearsal.actions import (
    calendar,
    cards,
    couponing,
    firms,
    handing_out,
    joining,
    paying_in,
    publishing,
    returning,
    selling,
    settling,
    time_passing,
)

__all__ = ["ACTIONS"]

ACTIONS: Mapping[str, Action] = {
    action.name: action
    for action in (
        *joining.ACTIONS,
        *selling.ACTIONS,
        *cards.ACTIONS,
        *couponing.ACTIONS,
        *handing_out.ACTIONS,
        *calendar.ACTIONS,
        *time_passing.ACTIONS,
        *publishing.ACTIONS,
        *returning.ACTIONS,
        *paying_in.ACTIONS,
        *firms.ACTIONS,
        *settling.ACTIONS,
    )
}
