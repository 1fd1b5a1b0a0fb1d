"""The window of campaigns of a running till."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke.presenters.back_office import OfficeWork
from shuke.presenters.campaigns.window import CampaignsPresenter
from shuke.presenters.figure_files import FigurePorts
from shuke.ui.back_office.campaigns_screen import CampaignsScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["CAMPAIGNS", "TillCampaigns"]

CAMPAIGNS = "campaigns"
"""The name of the screen."""


class TillCampaigns:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, office: OfficeWork, ports: FigurePorts) -> None:
        self._till = till
        self.presenter = CampaignsPresenter(office, ports, self._changed)

    @cached_property
    def screen(self) -> CampaignsScreen:
        """Made when it is shown first."""
        screen = CampaignsScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _changed(self) -> None:
        """Head office is told soon."""
        if self._till.sync is not None:
            self._till.sync.soon()
