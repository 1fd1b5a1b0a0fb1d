"""A report of figures on the till's own paper: what stands on it, what does not, and by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.counter_shop import CounterShop
from shuke.application.figures.figures_slip import FiguresSlip, compose_figures_slip, figures_slip_paper
from shuke.application.figures.printing import MOST_ROWS, print_figures
from shuke.application.ports.printing import PrintKind
from shuke.application.print_queue import UnreadableContent
from shuke.application.refusal import Refused
from shuke.application.settlement_sheet import PaperStatement, PaperTable
from shuke.domain.paper import Paper, SplitLine, TextLine
from shuke.domain.shop import Right
from shuke.wording.sentence import Language

HEAD, NUMBERS = ("日期", "单数", "销售额"), frozenset({1, 2})


def paper(
    rows: tuple[tuple[str, ...], ...], head: tuple[str, ...] = HEAD, numbers: frozenset[int] = NUMBERS
) -> PaperStatement:
    return PaperStatement("经营概况 · 按天", ("2026-11", ""), (PaperTable("", head, rows, numbers),), "")


def lines(paper: Paper) -> list[str]:
    found = []
    for one in paper.elements:
        if isinstance(one, TextLine):
            found.append(one.text)
        elif isinstance(one, SplitLine):
            found.append(f"{'  ' if one.indent else ''}{one.left} {one.right}")
    return found


def printed(statement: PaperStatement, language: Language = Language.ZH) -> tuple[CounterShop, FiguresSlip]:
    shop = CounterShop()
    slip = print_figures(shop.desk, shop.manager, Right.READ_SHIFTS, statement, language)
    assert isinstance(slip, FiguresSlip)
    return shop, slip


def test_it_is_queued_as_what_is_looked_at_and_nothing_else_happens() -> None:
    shop, slip = printed(paper((("2026-11-01", "12", "¥1,260.00"), ("2026-11-02", "3", "–"))))
    with shop.store.reading() as work:
        job = work.print_jobs.get(1)
        assert work.print_jobs.get(2) is None
    assert job is not None
    assert (job.kind, job.document, job.opens_drawer) == (PrintKind.FIGURES_SLIP, "经营概况 · 按天", False)
    told = lines(compose_figures_slip(job))
    assert told == lines(figures_slip_paper(slip))
    assert told[2:5] == ["收银台 1号台", f"打印时间 {slip.printed_at}", f"打印人 {shop.manager.staff.name}"]
    at = told.index("2026-11-01")
    assert told[at : at + 5] == ["2026-11-01", "  单数 12", "  销售额 ¥1,260.00", "2026-11-02", "  单数 3"]
    assert "2026-11" in told
    with pytest.raises(UnreadableContent):
        compose_figures_slip(replace(job, content=b"[2,{}]"))


def test_one_figure_stands_beside_its_name_and_prose_below_it() -> None:
    _, slip = printed(paper((("送到", "33"), ("对照", "")), ("项目", "数据"), frozenset({1})))
    told = lines(figures_slip_paper(slip))
    assert {"送到 33", "对照"} <= {line.strip() for line in told}
    _, slip = printed(paper((("积分", "发出的减过期的"), ("奖品", "件数")), ("项目", "怎么算"), frozenset()))
    told = lines(figures_slip_paper(slip))
    assert told[told.index("积分") + 1] == "发出的减过期的"


def test_a_long_one_is_cut_and_says_so() -> None:
    rows = tuple((f"m-{at}", "1", "2") for at in range(MOST_ROWS + 2))
    _, slip = printed(paper(rows), Language.EN)
    told = lines(figures_slip_paper(slip))
    assert f"m-{MOST_ROWS - 1}" in told
    assert f"m-{MOST_ROWS}" not in told
    assert "2 more rows are not printed: export the list." in told
    _, whole = printed(paper(rows[:MOST_ROWS]))
    assert not [line for line in lines(figures_slip_paper(whole)) if "没打" in line]


def test_who_may_not_look_prints_nothing() -> None:
    shop = CounterShop()
    done = print_figures(shop.desk, shop.cashier, Right.SEE_EXPOSURE, paper(()), Language.ZH)
    assert isinstance(done, Refused)
    with shop.store.reading() as work:
        assert work.print_jobs.get(1) is None
