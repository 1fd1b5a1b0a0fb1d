"""The look of receipts: the shop's own lines, its logo, what is left out, and the paper as it will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.devices import change_settings
from shuke.application.receipt_design import kept_template
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.domain.paper import Picture
from shuke.domain.receipt_template import MOST_TEMPLATE_LINES, ReceiptPart, ReceiptTemplate
from shuke.presenters.back_office import OfficeWork, trouble_words
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import receipt_design as words
from shuke.wording.said import Words

__all__ = ["DeviceReceiptPresenter", "DeviceReceiptState", "ReceiptPorts"]

_LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class ReceiptPorts:
    """
    Attributes:
        current: the template in use.
        draw: a receipt by a template, as a PNG of the paper; on the lane `READING`.
        logo_from: a picture file's content as a logo, None if it is none; on the lane `READING`.
        put: keep a setting; on the lane `COUNTER`.
    """

    current: Callable[[], ReceiptTemplate]
    draw: Callable[[ReceiptTemplate], bytes]
    logo_from: Callable[[bytes], Picture | None]
    put: Callable[[Setting, str], None]


@dataclass(frozen=True, slots=True)
class DeviceReceiptState:
    """`header` and `footer` have a place for every line there may be; `paper` is a PNG, empty until it is drawn."""

    header: tuple[str, ...] = ("",) * MOST_TEMPLATE_LINES
    footer: tuple[str, ...] = ("",) * MOST_TEMPLATE_LINES
    hidden: frozenset[ReceiptPart] = frozenset()
    logo: Picture | None = None
    paper: bytes = b""
    differs: bool = False
    notice: Notice | None = None


class DeviceReceiptPresenter(Shown[DeviceReceiptState]):
    """The paper is drawn while somebody types: one drawing at a time, and the last one shows what stands there."""

    def __init__(self, office: OfficeWork, ports: ReceiptPorts) -> None:
        super().__init__(DeviceReceiptState())
        self._office = office
        self._ports = ports
        self._drawing = False
        self._drawn: ReceiptTemplate | None = None

    def open(self) -> None:
        """Show the template in use; what was typed and not used is gone."""
        template = self._ports.current()
        self._drawn = None
        self._show(
            DeviceReceiptState(
                _padded(template.header),
                _padded(template.footer),
                frozenset(template.hidden),
                template.logo,
                self._state.paper,
            )
        )
        self._draw()

    def write_header(self, line: int, text: str) -> None:
        self._change(header=_written(self._state.header, line, text))

    def write_footer(self, line: int, text: str) -> None:
        self._change(footer=_written(self._state.footer, line, text))

    def show_part(self, part: ReceiptPart, *, shown: bool) -> None:
        self._change(hidden=self._state.hidden - {part} if shown else self._state.hidden | {part})

    def take_logo(self, content: bytes) -> None:
        """A picture file's content."""
        self._office.background.run(
            Lane.READING, lambda: self._ports.logo_from(content), self._logo_read, self._failed
        )

    def drop_logo(self) -> None:
        self._change(logo=None)

    def keep(self) -> None:
        """Print like that from now on, and after the next start."""
        kept = ((Setting.RECEIPT_TEMPLATE, kept_template(self._template())),)
        self._office.change(
            lambda _desk, session: change_settings(session, self._ports.put, kept), self._kept, self._trouble
        )

    def _logo_read(self, logo: Picture | None) -> None:
        if logo is None:
            self._trouble(words.LOGO_UNREADABLE)
        else:
            self._change(logo=logo)

    def _kept(self, refused: Refused | None) -> None:
        if refused is not None:
            self._trouble(self._office.refusal(refused))
            return
        self._change(notice=Notice(words.KEPT, NoticeTone.GOOD))

    def _template(self) -> ReceiptTemplate:
        state = self._state
        return ReceiptTemplate(
            _lines(state.header),
            _lines(state.footer),
            tuple(part for part in ReceiptPart if part in state.hidden),
            state.logo,
        )

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **({"notice": None} | changes))  # type: ignore[arg-type]
        self._show(replace(self._state, differs=self._template() != self._ports.current()))
        self._draw()

    def _draw(self) -> None:
        wanted = self._template()
        if self._drawing or wanted == self._drawn:
            return
        self._drawing = True
        self._office.background.run(
            Lane.READING,
            lambda: self._ports.draw(wanted),
            lambda paper: self._drew(wanted, paper),
            self._not_drawn,
        )

    def _drew(self, wanted: ReceiptTemplate, paper: bytes) -> None:
        self._drawing, self._drawn = False, wanted
        self._show(replace(self._state, paper=paper))
        self._draw()

    def _not_drawn(self, problem: Exception) -> None:
        self._drawing = False
        self._failed(problem)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))

    def _failed(self, problem: Exception) -> None:
        self._trouble(trouble_words(problem))


def _padded(lines: tuple[str, ...]) -> tuple[str, ...]:
    return (*lines, *("",) * (MOST_TEMPLATE_LINES - len(lines)))


def _written(lines: tuple[str, ...], line: int, text: str) -> tuple[str, ...]:
    return (*lines[:line], text[:_LONGEST_LINE], *lines[line + 1 :])


def _lines(written: tuple[str, ...]) -> tuple[str, ...]:
    """Without those left empty."""
    return tuple(line.strip() for line in written if line.strip())
