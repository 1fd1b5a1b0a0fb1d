"""A campaign's report as files show it, the same at a till and at head office."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shuke.application.figures.paper import table_paper
from shuke.application.settlement_sheet import PaperStatement
from shuke.presenters.campaigns.state import CampaignTold
from shuke.wording import campaign_files as words
from shuke.wording import campaigns
from shuke.wording.said import Words, in_words, said
from shuke.wording.sentence import Language, Sentence

__all__ = ["CampaignSheet"]

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class CampaignSheet:
    """All that the window tells, as a table of two columns.

    Attributes:
        state: running, stopped or over; `since`: the day it began.
        base: what its figures are of.
    """

    name: Words
    state: Words
    since: Words
    told: CampaignTold
    base: Words

    @property
    def head(self) -> tuple[Sentence, ...]:
        return words.WHAT, words.FIGURE

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset()

    @property
    def rows(self) -> tuple[tuple[Words, Words], ...]:
        return (
            (words.CAMPAIGN, self.name),
            (words.STATE, self._about),
            *((words.PLAN, line) for line in self.told.plan),
            *self.told.figures,
            (words.OUTCOME, self.told.verdict),
            (words.BASE, self.base),
        )

    def paper(self, language: Language) -> PaperStatement:
        """Sentences stand in lines of their own, above the figures."""
        title = f"{campaigns.TITLE.into(language)} · {in_words(self.name, language)}"
        lines = (self._about, *self.told.plan, self.told.verdict, self.base)
        return table_paper(title, lines, _Figures(self.told), language)

    def file_name(self, language: Language) -> str:
        """A list's, without what no file may be called."""
        name = _NOT_IN_FILE_NAMES.sub(" ", str(in_words(self.name, language))).strip(" .")
        return words.FILE_NAME.into(language, name=name)

    @property
    def _about(self) -> Words:
        return said(words.ABOUT, state=self.state, since=self.since)


@dataclass(frozen=True, slots=True)
class _Figures:
    told: CampaignTold
    numbers: frozenset[int] = frozenset({1})

    @property
    def head(self) -> tuple[Sentence, ...]:
        return words.WHAT, words.FIGURE

    @property
    def rows(self) -> tuple[tuple[Words, Words], ...]:
        return self.told.figures
