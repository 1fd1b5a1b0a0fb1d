"""The window of the programme's cost: some months, a report with its chart and table, budget and costs, its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from shuke.application.figures.cost import CostSeen, budget_now, programme_cost
from shuke.application.figures.cost_reports import (
    CostTable,
    budget_words,
    cost_paper,
    cost_report,
    months_words,
    notes,
)
from shuke.application.figures.setting_costs import set_costs, take_member_list
from shuke.application.figures.tiles import Names
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.settlement_sheet import PaperStatement
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.figures.months import Months, MonthsKind
from shuke.domain.figures.programme_cost import BudgetLevel, BudgetSeen
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.cost_form import EARLIEST, CostField, CostForm, costs_read, months_read
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words
from shuke.presenters.figure_files import FigurePorts, FigureWriter
from shuke.presenters.shop_told import missing_words, told_at
from shuke.presenters.shown import Shown
from shuke.wording import programme_cost as words
from shuke.wording import programme_cost_form
from shuke.wording.programme_cost import CostReport
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["SAYING", "TILL_COST_REPORTS", "CostPresenter", "CostState"]

TILL_COST_REPORTS = tuple(one for one in CostReport if one is not CostReport.SHOPS)
"""A till knows one shop."""

SAYING = "saying"
"""The page on which costs and the budget are said."""

_OF_MEMBERS = (CostReport.BROUGHT, CostReport.TAKEN)
_BY_MEMBER = (*_OF_MEMBERS, CostReport.RATES, CostReport.SHAPE)
"""They go by what each member bought, which no till tells another; who recommended whom among them does not."""
_ALWAYS = (CostReport.HOW, CostReport.SHAPE, CostReport.RATES)
_TONES = {
    BudgetLevel.WITHIN: NoticeTone.CALM,
    BudgetLevel.NEAR: NoticeTone.WARN,
    BudgetLevel.OVER: NoticeTone.BAD,
}


@dataclass(frozen=True, slots=True)
class CostState:
    """
    Attributes:
        page: a report's name, or SAYING.
        period: the months, in words; `at_the_end`: no month after it has begun.
        own_first, own_last, own_wrong: the months that are typed.
        table: what is looked at, with the marks of its chart; None until it was read.
        nothing: there is nothing to tell.
        notes: what has to be known beside the numbers.
        budget: how it stands; None: there is none.
        may_say: whoever is signed in may say costs; `chains`: head office's word counts now.
    """

    kind: MonthsKind = MonthsKind.MONTH
    page: str = CostReport.KINDS.value
    period: Words = ""
    first: str = ""
    at_the_end: bool = True
    own_first: str = ""
    own_last: str = ""
    own_wrong: bool = False
    table: CostTable | None = None
    nothing: bool = False
    notes: tuple[Words, ...] = ()
    budget: Notice | None = None
    form: CostForm = field(default_factory=CostForm)
    may_say: bool = False
    chains: bool = False
    notice: Notice | None = None


class CostPresenter(Shown[CostState]):
    """`changed` is called once something was recorded."""

    def __init__(self, office: OfficeWork, ports: FigurePorts, changed: Callable[[], None]) -> None:
        super().__init__(CostState())
        self._office = office
        self._files = FigureWriter(office, ports, self._tell)
        self._changed = changed
        self._months: Months | None = None
        self._seen: CostSeen | None = None
        self._asked = 0
        self._typed = False
        """What is said of costs was changed and is not saved: it stays as it is typed."""
        self.warning: Words = ""
        """Of a budget that is nearly used up, or over: for whoever opens the menu."""

    def open(self) -> None:
        """The present period, of the kind that was looked at last."""
        if self._state.kind is not MonthsKind.OWN:
            self._months = None
        self._show(replace(self._state, notice=None))
        self._read()

    def look_at_budget(self) -> None:
        """Beside the counter, for the menu."""
        desk, session = self._office.desk, self._office.session()
        if not session.may(Right.SEE_EXPOSURE):
            self.warning = ""
            return
        self._office.read(lambda work: budget_now(desk, work, session), self._budget_read, self._not_told)

    def choose_kind(self, key: str) -> None:
        kind = MonthsKind(key)
        if kind is self._state.kind:
            return
        names = self._seen.months.names if self._seen is not None else ("", "")
        self._show(
            replace(
                self._state, kind=kind, own_first=names[0], own_last=names[-1], own_wrong=False, notice=None
            )
        )
        if kind is not MonthsKind.OWN:
            self._months = None
            self._read()

    def type_own(self, first: str, last: str) -> None:
        self._show(replace(self._state, own_first=first, own_last=last, own_wrong=False))

    def take_own(self) -> None:
        """The months that were typed."""
        months = months_read(self._state.own_first, self._state.own_last)
        self._show(replace(self._state, own_wrong=months is None))
        if months is not None:
            self._months = months
            self._read()

    def go(self, periods: int) -> None:
        """The period before (-1) or the next one (1), up to the present one."""
        seen = self._seen
        if seen is None or (periods > 0 and self._state.at_the_end):
            return
        by = periods * seen.months.count
        if seen.months.first + by < EARLIEST:
            return
        self._months = Months(seen.months.first + by, seen.months.last + by)
        self._show(replace(self._state, notice=None))
        self._read()

    def choose_page(self, key: str) -> None:
        if key != self._state.page:
            self._show(replace(self._state, page=key, notice=None))
            self._read()

    def type_cost(self, which: CostField, text: str) -> None:
        self._typed = True
        self._show(replace(self._state, form=self._state.form.with_text(which, text), notice=None))

    def tick_yearly(self, on: bool) -> None:
        self._typed = True
        self._show(replace(self._state, form=replace(self._state.form, yearly=on)))

    def save(self) -> None:
        """What was typed of costs and the budget."""
        form = self._state.form
        read = costs_read(form)
        if isinstance(read, frozenset):
            self._show(replace(self._state, form=replace(form, wrong=read), notice=None))
            return

        def answered(answer: CostsSet | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._typed = False
            self._tell(Notice(programme_cost_form.SAVED, NoticeTone.GOOD))
            self._changed()
            self._read()
            self.look_at_budget()

        self._office.change(lambda desk, session: set_costs(desk, session, read), answered, self._trouble)

    def export(self, path: Path, language: Language) -> None:
        """What is looked at: a list, or a PDF where the file's name says so. Who takes members is recorded first."""
        table, state = self._state.table, self._state
        if table is None:
            return

        def paper() -> PaperStatement:
            return cost_paper(table, (state.period, *state.notes), language)

        self._taken(table, lambda: self._files.export(path, table, language, paper))

    def print(self, language: Language) -> None:
        """What is looked at, by the till's own printer; members as with `export`."""
        table, state = self._state.table, self._state
        if table is not None:
            paper = cost_paper(table, (state.period, *state.notes), language)
            self._taken(table, lambda: self._files.print(Right.SEE_EXPOSURE, paper, language))

    def _taken(self, table: CostTable, then: Callable[[], None]) -> None:
        """Who takes members is recorded first."""

        def answered(answer: ListExported | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
            else:
                then()

        if table.report in _OF_MEMBERS:
            which, rows = table.report.value, len(table.rows)
            self._office.change(
                lambda desk, session: take_member_list(desk, session, which, rows), answered, self._trouble
            )
        else:
            then()

    def save_picture(self, path: Path, picture: bytes) -> None:
        """A picture of the chart and its table."""
        self._files.write(path, lambda: picture)

    # inside

    def _read(self) -> None:
        desk, session, months = self._office.desk, self._office.session(), self._months
        kind, page = self._state.kind, self._state.page
        which = CostReport.KINDS if page == SAYING else CostReport(page)
        self._asked += 1
        asked = self._asked

        def read(work: Work) -> CostSeen | Refused:
            return programme_cost(desk, work, session, months, kind, which)

        def have_read(seen: CostSeen | Refused) -> None:
            if isinstance(seen, Refused):
                self._trouble(self._office.refusal(seen))
            elif asked == self._asked:  # what was asked for meanwhile comes later
                self._show_seen(seen, page, which)

        self._office.read(read, have_read, self._trouble)

    def _show_seen(self, seen: CostSeen, page: str, which: CostReport) -> None:
        names = Names(self._office.money, seen.tiers, bilingual_words, {})
        self._seen = seen
        months = seen.months
        table = cost_report(which, seen, names)
        whole = seen.together
        empty = not whole.cost and not whole.sold and which not in _ALWAYS and page != SAYING
        self._show(
            replace(
                self._state,
                period=months_words(months),
                first=months.names[0],
                at_the_end=months.last_day >= seen.today,
                table=table,
                nothing=empty,
                notes=(*self._of_which_tills(seen, which), *notes(which, seen, names)),
                budget=self._budget(seen.budget),
                form=self._state.form if self._typed else CostForm.of(seen.own),
                may_say=self._office.session().may(Right.MANAGE_PROGRAMME),
                chains=seen.said != replace(seen.own, budget=seen.said.budget, yearly=seen.said.yearly),
            )
        )

    def _of_which_tills(self, seen: CostSeen, which: CostReport) -> Iterator[Words]:
        desk, told = self._office.desk, seen.told
        if desk.contact.alone:
            return
        if told is None:
            yield words.HERE_ONLY
            return
        if which in _BY_MEMBER:
            yield words.OWN_BUYERS
        if which in _BY_MEMBER and which is not CostReport.RATES:
            return
        clock = told_at(desk.local_time(told.at_ms), seen.today)
        if seen.months.first_day < told.since:
            yield said(words.SHOP_TOLD_SINCE, at=clock, since=str(told.since))
        else:
            yield said(words.SHOP_TOLD, at=clock)
        yield from missing_words(told, seen.months.first_day, seen.months.last_day)

    def _budget(self, seen: BudgetSeen | None) -> Notice | None:
        return None if seen is None else Notice(budget_words(seen, self._office.money), _TONES[seen.level])

    def _budget_read(self, seen: BudgetSeen | Refused | None) -> None:
        warned = isinstance(seen, BudgetSeen) and seen.level is not BudgetLevel.WITHIN
        told = self._budget(seen) if warned and isinstance(seen, BudgetSeen) else None
        self.warning = told.words if told is not None else ""

    def _not_told(self, _why: Words) -> None:
        """The window says it when it is opened."""

    def _tell(self, notice: Notice) -> None:
        self._show(replace(self._state, notice=notice))

    def _trouble(self, told: Words) -> None:
        self._tell(Notice(told))
