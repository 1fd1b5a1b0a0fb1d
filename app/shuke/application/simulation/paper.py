"""What two programmes come to, as one sheet of paper shows it: words and amounts, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from shuke.application.simulation.compared import MoneyText, figure_cells, in_months, months_of, most_told
from shuke.application.simulation.outcome import Side, Simulated
from shuke.domain.money import Money
from shuke.wording import programme_trial as words
from shuke.wording import simulation
from shuke.wording.figures import points_text
from shuke.wording.sentence import Language

__all__ = ["PaperChart", "TrialPaper", "trial_paper"]


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
    difference; of tiers the name and how many members, now, and the same as tried."""

    title: str
    over: str
    today: str
    other: str
    head: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...]
    charts: tuple[PaperChart, ...]
    tiers_title: str
    tiers: tuple[tuple[str, str, str, str], ...]
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
    sides = (_tiers(side, language) for side in (tried.today, tried.other))
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
        tiers_title=words.TIERS_AT_END.into(language),
        tiers=tuple((*now, *then) for now, then in zip_longest(*sides, fillvalue=("", ""))),
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


def _tiers(side: Side, language: Language) -> tuple[tuple[str, str], ...]:
    return tuple(
        (tier.name.zh if language is Language.ZH else tier.name.en, points_text(side.total.tiers[tier.key]))
        for tier in side.programme.tiers
    )
