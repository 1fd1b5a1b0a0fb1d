"""The look of receipts: what the shop writes and leaves out on the left, the paper on the right."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from PySide6.QtWidgets import QWidget

from shuke.domain.receipt_template import MOST_TEMPLATE_LINES, ReceiptPart
from shuke.presenters.device_receipt import DeviceReceiptPresenter, DeviceReceiptState
from shuke.ui.back_office.asking import AskPath, ask_to_open
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.paper_view import PaperView
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import receipt_design as words
from shuke.wording.said import Words

__all__ = ["ReceiptPage"]

_LARGEST_FILE_BYTES = 10_000_001
"""One more than a logo's file may have, so that a larger one is refused in words."""


class ReceiptPage(DevicePageView):
    """`ask` asks for a picture file."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "receipt")
        self._speaker = speaker
        self.ask: AskPath = ask_to_open(self)
        self.header = self._fields(words.HEADER, words.HEADER_HINT)
        self.footer = self._fields(words.FOOTER, words.FOOTER_HINT)
        self.parts = {part: Tick(speaker, words.PARTS[part.value]) for part in ReceiptPart}
        self.logo_button = Button(speaker, words.LOGO_ADD, ButtonKind.QUIET, Target.LEAST, icon="plus")
        self.no_logo_button = Button(speaker, words.LOGO_REMOVE, ButtonKind.PLAIN, Target.LEAST)
        self.keep_button = Button(speaker, words.KEEP, ButtonKind.PRIMARY, Target.USUAL)
        self.paper = PaperView(speaker)
        form = QWidget()
        form.setLayout(
            column(
                *self.header,
                *self.footer,
                Text(speaker, words.LOGO, Role.CAPTION, Ink.MUTED),
                row(self.logo_button, self.no_logo_button, None),
                Text(speaker, words.LOGO_NONE, Role.CAPTION, Ink.MUTED, wrapping=True),
                SPACE.s,
                Text(speaker, words.SHOWN, Role.CAPTION, Ink.MUTED),
                *self._ticks(),
                SPACE.s,
                row(None, self.keep_button),
                None,
                gap=SPACE.s,
            )
        )
        shown = QWidget()
        beside = column(Text(speaker, words.PREVIEW, Role.CAPTION, Ink.MUTED), self.paper, gap=SPACE.s)
        beside.setStretch(1, 1)
        shown.setLayout(beside)
        shown.setFixedWidth(SIZE.field_width)
        both = row(form, shown, gap=SPACE.l)
        both.setStretch(0, 1)
        self.lay_out(both)

    def attach(self, presenter: DeviceReceiptPresenter) -> None:
        for line, field in enumerate(self.header):
            field.changed.connect(lambda text, line=line: presenter.write_header(line, text))
        for line, field in enumerate(self.footer):
            field.changed.connect(lambda text, line=line: presenter.write_footer(line, text))
        for part, tick in self.parts.items():
            tick.ticked.connect(lambda on, part=part: presenter.show_part(part, shown=on))
        self.logo_button.clicked.connect(lambda: self._choose_logo(presenter.take_logo))
        self.no_logo_button.clicked.connect(presenter.drop_logo)
        self.keep_button.clicked.connect(presenter.keep)
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceReceiptState) -> None:
        tell(self.notice, state.notice)
        for field, text in zip((*self.header, *self.footer), (*state.header, *state.footer), strict=True):
            field.show_text(text)
        for part, tick in self.parts.items():
            tick.show_on(part not in state.hidden)
        self.no_logo_button.setEnabled(state.logo is not None)
        self.keep_button.setEnabled(state.differs)
        self.paper.show_picture(state.paper, awaited=True)

    def _fields(self, label: Words, hint: Words) -> list[TextField]:
        """The first says what they all are."""
        first = TextField(self._speaker, label, hint=hint, most=60, complains=False)
        return [
            first,
            *(TextField(self._speaker, "", most=60, complains=False) for _ in range(MOST_TEMPLATE_LINES - 1)),
        ]

    def _ticks(self) -> list[QWidget]:
        ticks = list(self.parts.values())
        lines = []
        for left, right in zip_longest(ticks[::2], ticks[1::2]):
            line = QWidget()
            line.setLayout(row(left, right or QWidget(), gap=SPACE.s))
            lines.append(line)
        return lines

    def _choose_logo(self, take: Callable[[bytes], None]) -> None:
        path = self.ask(self._speaker.text(words.LOGO_ADD), self._speaker.text(words.LOGO_FILES))
        if path is None:
            return
        try:
            with path.open("rb") as file:
                content = file.read(_LARGEST_FILE_BYTES)
        except OSError:
            content = b""
        take(content)
