"""The month between shops on head office's pages: settled once, by whoever may, as it was seen; the same in files."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator

import pytest

from fakes.filled_office import MONTH, filled
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.application.sheets.reading import read_table
from shuke.domain.shop import HEAD_OFFICE, Role

PAGE = f"/office/settlement/{MONTH}"


@pytest.fixture
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


def saved(browser: Browser, kind: str) -> tuple[str, bytes]:
    """(the file's name, what is in it)"""
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    address = f"http://127.0.0.1:{browser.port}{PAGE}/file?as={kind}"
    asked = urllib.request.Request(address, headers={"cookie": f"{cookies}; shuke-look=zh.light"})
    with urllib.request.urlopen(asked, timeout=60) as answered:
        return answered.headers["content-disposition"], answered.read()


def signs_in(pdf: bytes) -> set[str]:
    """Every sign that whoever searches or copies can find, by the tables that say what each drawn sign means."""
    found = set()
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        for pair in re.findall(rb"<[0-9A-F]{4}> <([0-9A-F]{4})>\n", stream):
            found.add(bytes.fromhex(pair.decode()).decode("utf-16-be"))
    return found


def test_a_month_is_settled_once_as_it_was_seen_and_says_by_whom(pages: ServedPages) -> None:
    boss, other = pages.signed_in(), pages.signed_in()
    shown = boss.get(PAGE).text
    mark = re.search(r'name="mark" value="([0-9a-f]{32})"', shown)
    assert mark
    old = boss.post(PAGE, {"mark": "0" * 32})
    assert old.status == 409
    assert "Look once more" in old.text
    other.get(PAGE)
    done = boss.post(PAGE, {"mark": mark[1]})
    assert (done.status, done.to) == (303, f"{PAGE}?settled")
    settled = boss.followed(done).text
    assert "settled by 许总" in settled
    assert 'name="mark"' not in settled
    late = other.post(PAGE, {"mark": mark[1]})
    assert late.status == 409
    assert "settled already" in late.text
    with pages.data.writing.reading() as work:
        kinds = [fact.kind for fact in work.journal.after(HEAD_OFFICE, 0, 0, 1000)]
    assert kinds.count("month.settled") == 1
    months = boss.get("/office/settlement").text
    assert "settled on " in months


def test_who_may_read_may_not_settle(pages: ServedPages) -> None:
    auditor, cashier = pages.signed_in(Role.AUDITOR), pages.signed_in(Role.CASHIER)
    shown = auditor.get(PAGE)
    assert shown.status == 200
    assert 'name="mark"' not in shown.text
    boss = pages.signed_in()
    mark = re.search(r'name="mark" value="([0-9a-f]{32})"', boss.get(PAGE).text)
    assert mark
    assert auditor.post(PAGE, {"mark": mark[1]}).status == 403
    for path in ("/office/settlement", PAGE, f"{PAGE}/pair?one=S01&other=S02", f"{PAGE}/file?as=csv"):
        assert cashier.get(path).status == 403, path
    for path in ("2026-13", "x", "1999-01", "2026-10/file?as=exe", "2026-10/file"):
        assert boss.get(f"/office/settlement/{path}").status == 404, path


def test_files_have_the_sums_and_every_debt_with_its_fact(pages: ServedPages) -> None:
    boss = pages.signed_in()
    for kind in ("csv", "xlsx"):
        name, content = saved(boss, kind)
        assert name == f'attachment; filename="settlement-{MONTH}.{kind}"'
        table = read_table(content, lambda cell: cell == "月份")
        cells = [[cell for cell in row if cell] for row in table.rows]
        between = ["熟客茶庄", "南门店（名字很长的一家分店）"]
        assert ["2026-10", *between, "储值消费", "1", "1234500.00", "98.00"] in cells
        assert any(row[-1:] == ["S02-1.1/2"] and "-20.00" in row for row in cells)


def test_the_paper_has_its_own_signs_inside_and_can_be_searched(pages: ServedPages) -> None:
    name, pdf = saved(pages.signed_in(), "pdf")
    assert name.endswith(f'settlement-{MONTH}.pdf"')
    assert pdf.startswith(b"%PDF-")
    assert b"/FontFile3" in pdf
    assert len(pdf) < 100_000
    assert set("门店月结单熟客茶庄付给南门储值退款第页共¥1234500.00Riverside") <= signs_in(pdf)
