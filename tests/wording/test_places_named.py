"""Who is sent to another page of head office finds it in the menu by that name."""

from __future__ import annotations

import re

from shuke.wording import (
    campaigns,
    dashboard,
    help_service,
    message_window,
    office_campaigns,
    office_tills,
    office_work,
    programme_cost,
    segment_window,
    settlement,
)
from shuke.wording.dashboard import Figure

MENU = (
    campaigns.TITLE,
    message_window.TITLE,
    office_tills.TILLS,
    office_work.PROGRAMMES,
    programme_cost.TITLE,
    segment_window.TITLE,
    settlement.SETTLEMENT,
)


def test_a_page_is_called_what_the_menu_calls_it() -> None:
    sent = (
        office_campaigns.NO_PROGRAMME,
        office_campaigns.AUDIENCE_HINT,
        dashboard.HOW[Figure.MESSAGES_COST],
        *help_service.SERVICE["settlement"][-1:],
    )
    for sentence in sent:
        named = re.findall("“([^”]+)”", sentence.zh)
        assert named, sentence
        assert set(named) <= {one.zh for one in MENU}
        assert set(re.findall("'([A-Z][^']*)'", sentence.en)) <= {one.en for one in MENU}
