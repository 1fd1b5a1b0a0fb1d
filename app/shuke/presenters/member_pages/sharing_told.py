"""What sharing members out comes to, in words: the same at a till and on head office's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.members.sharing_out import Load, SharePlan
from shuke.domain.money import Money
from shuke.wording import member_sharing as words
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["SharingRow", "comes_of_it", "done_told", "of_one", "sharing_rows"]


@dataclass(frozen=True, slots=True)
class SharingRow:
    """`cells` as `wording.member_sharing.COLUMNS`; the key of whom nobody looks after is empty."""

    staff_id: str
    cells: tuple[Words, ...]


def sharing_rows(plan: SharePlan, money: Callable[[Money], str]) -> tuple[SharingRow, ...]:
    def figures(*loads: Load) -> tuple[Words, ...]:
        return tuple(text for load in loads for text in (points_text(load.members), money(load.spent)))

    rows = [
        SharingRow(
            line.person.staff_id,
            (
                line.person.name,
                _part(line.takes_part, line.person.active),
                *figures(line.now, line.then),
            ),
        )
        for line in plan.lines
    ]
    if plan.nobody[0].members:
        rows.append(SharingRow("", (words.NOBODY_LINE, "", *figures(*plan.nobody))))
    return tuple(rows)


def comes_of_it(plan: SharePlan) -> Words:
    if not plan.wish.takers:
        return words.NOBODY_TAKES
    told: list[Words] = []
    if plan.moves:
        told.append(said(words.MOVES, count=points_text(len(plan.moves))))
    if plan.left:
        told.append(said(words.FEW_LEFT, most=plan.most or 0, count=points_text(plan.left)))
    return Listed(tuple(told), on_lines=True) if told else words.EVEN_ALREADY


def done_told(done: int, stayed: int) -> Words:
    """`stayed`: those who had changed meanwhile."""
    if not stayed:
        return said(words.DONE, count=points_text(done))
    return said(words.STAYED, count=points_text(done), stayed=points_text(stayed))


def of_one(sentence: Sentence, name: str) -> Words:
    return said(sentence, name=name) if "{name}" in sentence.en else sentence


def _part(takes_part: bool, active: bool) -> Words:
    if not active:
        return words.WHO_LEFT
    return words.TAKING if takes_part else words.NOT_TAKING
