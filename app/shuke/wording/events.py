"""Events at the till: the calendar, who comes, signing up, and what a shop announces itself."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["ACTS"]

ACTS: Mapping[str, Sentence] = {
    "signed-up": Sentence(zh="报名", en="Signed up"),
    "waits": Sentence(zh="候补", en="Waits for a place"),
    "signed-off": Sentence(zh="取消报名", en="Signed off"),
    "checked-in": Sentence(zh="签到", en="Came"),
}
"""By `shuke.domain.facts.event_booked.EventAct`."""
