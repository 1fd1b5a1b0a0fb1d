"""Campaigns run by themselves while nobody needs the counter, on the lanes of a till."""

from __future__ import annotations

import pytest

from campaign_stand import CampaignStand
from fakes.background import SynchronousBackground
from shuke.bootstrap.till_campaign_runs import CampaignsWhileQuiet
from shuke.domain.campaigns.state import CampaignState


def test_a_quiet_moment_runs_whatever_is_due_and_then_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shuke.application.campaigns.running.AT_ONCE_PUT_DOWN", 30)
    stand = CampaignStand(90)
    first, second = stand.start(), stand.start()
    rested: list[int] = []
    runs = CampaignsWhileQuiet(SynchronousBackground(), stand.shop.desk)
    runs.go(lambda: rested.append(1))
    assert stand.sum_of(first).given == 90
    assert stand.sum_of(second).given == 0  # the first turned to all of them just now
    assert (stand.state(first), stand.state(second)) == (CampaignState.ENDED, CampaignState.ENDED)
    runs.go(lambda: rested.append(2))
    assert rested == [1, 2]
