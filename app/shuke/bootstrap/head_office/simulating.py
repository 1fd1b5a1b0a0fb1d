"""`simulate`: a programme tried on what the tills of all shops sent."""

from __future__ import annotations

import argparse

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.simulation.recorded import Recorded
from shuke.application.simulation.trial import Rules
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.simulating import Days, recorded_in
from shuke.bootstrap.simulation import Told, simulate_from
from shuke.wording.sentence import Language

__all__ = ["simulate"]


def simulate(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    _ = identity

    def source(days: Days) -> tuple[list[Recorded], Rules] | None:
        with data.reading.reading() as work:
            return recorded_in(work, days)

    asked = Told(options.programme, options.first, options.last, as_json=options.json, pdf=options.pdf)
    return simulate_from(source, asked, language)
