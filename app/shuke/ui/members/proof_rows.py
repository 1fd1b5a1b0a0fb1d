"""What the customer shows: a tick each, and the number that is kept of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.presenters.proofs import LONGEST_PROOF, ProofState
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import column, emptied, row
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE

__all__ = ["ProofRow", "ProofRows"]


class ProofRows(QWidget):
    """One below the other; made anew only when others are asked for."""

    ticked = Signal(str, bool)
    numbered = Signal(str, str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._rows: dict[str, ProofRow] = {}
        self._column = column(gap=SPACE.xs)
        self.setLayout(self._column)

    def show_proofs(self, proofs: tuple[ProofState, ...]) -> None:
        if tuple(self._rows) != tuple(proof.kind for proof in proofs):
            emptied(self._column)
            self._rows = {}
            for proof in proofs:
                made = self._rows[proof.kind] = ProofRow(self._speaker, proof)
                made.ticked.connect(self.ticked)
                made.numbered.connect(self.numbered)
                self._column.addWidget(made)
        for proof in proofs:
            self._rows[proof.kind].show_proof(proof)

    def row(self, kind: str) -> ProofRow:
        return self._rows[kind]


class ProofRow(QWidget):
    """Something to look at: a tick, and the number that is kept of it."""

    ticked = Signal(str, bool)
    numbered = Signal(str, str)

    def __init__(self, speaker: Speaker, proof: ProofState) -> None:
        super().__init__()
        self._kind = proof.kind
        self._tick = Tick(speaker, proof.words)
        self._number = TextField(speaker, "", hint=proof.hint, most=LONGEST_PROOF)
        self._number.relabel("", proof.hint)
        self._tick.ticked.connect(lambda on: self.ticked.emit(self._kind, on))
        self._number.changed.connect(lambda text: self.numbered.emit(self._kind, text))
        self._number.edit.setFixedWidth(SIZE.tile_width - SPACE.xxxl)
        inside = row(self._tick, self._number.edit, gap=SPACE.s)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self._number.setParent(self)  # it goes when the row goes; only what is typed in is shown
        self._number.hide()

    def show_proof(self, proof: ProofState) -> None:
        self._tick.show_on(proof.seen)
        self._number.show_text(proof.number)

    @property
    def tick(self) -> Tick:
        return self._tick

    @property
    def number(self) -> TextField:
        return self._number
