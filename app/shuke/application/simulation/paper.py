"""What two programmes come to, as one sheet of paper shows it: words and amounts, no layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.application.simulation.compared import MoneyText, figure_cells, in_months, months_of, most_told
from shuke.application.simulation.outcome import Month, Side, Simulated
from shuke.domain.money import Money
from shuke.wording import programme_trial as words
from shuke.wording import simulation
from shuke.wording.figures import points_text
from shuke.wording.sentence import Language

__all__ = ["MOST_MONTHS", "PaperChart", "TrialPaper", "trial_paper"]

MOST_MONTHS = 12
"""Side by side on a page."""


@dataclass(frozen=True, slots=True)
class PaperChart:
    """Two amounts for each month, and how the largest is written."""

    title: str
    months: tuple[str, ...]
    today: tuple[int, ...]
    other: tuple[int, ...]
    most: str


@dataclass(frozen=True, slots=True)
class TrialPaper:
    """`today` and `other` name the programmes. Rows hold their cells: of figures, below `head`, the name, now, tried,
    difference; of tiers, the lowest first, the name and how many members at the end of each of `tier_months`."""

    title: str
    over: str
    today: str
    other: str
    head: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...]
    charts: tuple[PaperChart, ...]
    tiers_title: str
    tier_months: tuple[str, ...]
    tiers: tuple[tuple[str, ...], ...]
    tiers_tried: tuple[tuple[str, ...], ...]
    members_title: str
    members: tuple[str, ...]
    cannot_know: str


def trial_paper(tried: Simulated, money: MoneyText, language: Language) -> TrialPaper:
    def figure(name: str) -> tuple[str, ...]:
        return simulation.FIGURES[name].into(language), *figure_cells(tried, name, money)

    def chart(name: str) -> PaperChart:
        now, then = in_months(tried, name)
        title = words.CHARTS[name].into(language)
        return PaperChart(title, months_of(tried), now, then, most_told(tried, name, money))

    found = tried.comparison
    shown = _shown(months_of(tried))
    gained, lost = (money(Money(amount)) for amount in (found.gained, found.lost))
    over = {"first": tried.first.isoformat(), "last": tried.last.isoformat()}
    return TrialPaper(
        title=words.PAPER.into(language),
        over=words.OVER.into(language, **over, events=points_text(tried.events)),
        today=words.PROGRAMME_NOW.into(language, programme=_name(tried.today, language)),
        other=words.PROGRAMME_TRIED.into(language, programme=_name(tried.other, language)),
        head=tuple(one.into(language) for one in (words.FIGURE, words.TODAY, words.OTHER, words.DIFFERENCE)),
        figures=tuple(map(figure, simulation.FIGURES)),
        charts=tuple(map(chart, words.CHARTS)),
        tiers_title=words.TIERS_BY_MONTH.into(language),
        tier_months=shown,
        tiers=_tiers(tried.today, shown, language),
        tiers_tried=_tiers(tried.other, shown, language),
        members_title=words.MORE_OR_LESS.into(language),
        members=(
            simulation.GAIN.into(language, count=points_text(found.gain), amount=gained),
            simulation.LOSE.into(language, count=points_text(found.lose), amount=lost),
            simulation.SAME.into(language, count=points_text(found.same)),
        ),
        cannot_know=simulation.CANNOT_KNOW.into(language),
    )


def _name(side: Side, language: Language) -> str:
    name = side.programme.name
    return name.zh if language is Language.ZH else name.en


def _shown(months: Sequence[str]) -> tuple[str, ...]:
    """As many as stand side by side, the last one always."""
    step = max(-(-len(months) // MOST_MONTHS), 1)
    return tuple(months[::-1][::step][::-1])


def _tiers(side: Side, months: Sequence[str], language: Language) -> tuple[tuple[str, ...], ...]:
    def at_the_end(month: str, tier: str) -> str:
        return points_text(side.months.get(month, Month()).tiers[tier])

    return tuple(
        (
            tier.name.zh if language is Language.ZH else tier.name.en,
            *(at_the_end(month, tier.key) for month in months),
        )
        for tier in side.programme.tiers
    )
