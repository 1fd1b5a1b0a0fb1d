"""The first-start wizard in the till's window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shuke.bootstrap.first_start import first_start_ports
from shuke.bootstrap.joining import join_head_office
from shuke.bootstrap.till_printing import PrinterSettings, TillPrinting, connections_here
from shuke.presenters.first_start import FirstStartPresenter, RecoverySheet
from shuke.presenters.first_start_form import FirstStartAnswers
from shuke.ui.first_start.screen import FirstStartScreen
from shuke.ui.recovery_sheet import save_recovery_pdf

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_data import TillData

__all__ = ["FIRST_START", "show_first_start"]

FIRST_START = "first-start"


def show_first_start(till: TillApplication, data: TillData) -> FirstStartPresenter:
    """Ask for everything, open the shop, then let its administrator sign in."""
    screen = FirstStartScreen(till.speaker)
    printing = TillPrinting(data.counter, data.folder.paper, PrinterSettings("", ""))

    def opened(_answers: FirstStartAnswers) -> None:
        till.opening.plug_in()

    ports = first_start_ports(
        data,
        printing,
        join=lambda address, code, signer: join_head_office(address, code, signer, None),
        opened=opened,
        speak=till.shell.speak,
        save_sheet=_save,
        spoken=lambda: till.speaker.language,
    )
    presenter = FirstStartPresenter(
        till.background,
        ports,
        language=till.speaker.language,
        connections=connections_here(),
        show=screen.render_state,
    )
    screen.report_to(presenter)
    till.shell.add_screen(FIRST_START, screen)
    till.shell.show_screen(FIRST_START)
    presenter.open()
    return presenter


def _save(sheet: RecoverySheet, path: Path) -> None:
    save_recovery_pdf(sheet, date.today(), path)  # noqa: DTZ011 - the date a person reads on paper
