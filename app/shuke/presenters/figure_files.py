"""What a window of figures shows, as a file (a list, a workbook, a document, a picture) and on the till's paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shuke.application.figures.figures_slip import FiguresSlip
from shuke.application.figures.printing import print_figures
from shuke.application.figures.reports import TableOf, cells_in
from shuke.application.refusal import Refused
from shuke.application.settlement_sheet import PaperStatement
from shuke.application.spreadsheet import list_file
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.file_problems import file_problem
from shuke.wording import figures_slip, staff_pay
from shuke.wording.said import said
from shuke.wording.sentence import Language

__all__ = ["FigurePorts", "FigureWriter"]


@dataclass(frozen=True, slots=True)
class FigurePorts:
    """`pdf` makes a document of what is told; `queued` is called after something was queued to print."""

    write: Callable[[Path, bytes], object]
    pdf: Callable[[PaperStatement], bytes]
    queued: Callable[[], object] = lambda: None


class FigureWriter:
    """`tell` says what came of it."""

    def __init__(self, office: OfficeWork, ports: FigurePorts, tell: Callable[[Notice], None]) -> None:
        self._office = office
        self._ports = ports
        self._tell = tell

    def export(
        self, path: Path, table: TableOf, language: Language, paper: Callable[[], PaperStatement]
    ) -> None:
        """A list, or `paper` as a PDF where the file's name says so."""

        def content() -> bytes:
            if path.suffix.lower() == ".pdf":
                return self._ports.pdf(paper())
            return list_file(path.name, cells_in(table, language))

        self.write(path, content)

    def print(self, right: Right, paper: PaperStatement, language: Language) -> None:
        """`right`: to look at it."""

        def printed(answer: FiguresSlip | Refused) -> None:
            if isinstance(answer, Refused):
                self._tell(Notice(self._office.refusal(answer)))
                return
            self._tell(Notice(figures_slip.PRINTED, NoticeTone.GOOD))
            self._ports.queued()

        self._office.change(
            lambda desk, session: print_figures(desk, session, right, paper, language),
            printed,
            lambda why: self._tell(Notice(why)),
        )

    def write(self, path: Path, content: Callable[[], bytes]) -> None:
        def failed(problem: Exception) -> None:
            reason = file_problem(problem) if isinstance(problem, OSError) else type(problem).__name__
            self._tell(Notice(said(staff_pay.FILE_FAILED, file=path.name, reason=reason)))

        self._office.background.run(
            Lane.READING,
            lambda: self._ports.write(path, content()),
            lambda _: self._tell(Notice(said(staff_pay.EXPORTED, file=str(path)), NoticeTone.GOOD)),
            failed,
            expected=(OSError,),
        )
