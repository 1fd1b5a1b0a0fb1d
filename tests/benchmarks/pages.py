"""Head office's pages over a chain of a million members: what the server takes for each, over loopback HTTP.

`python -m benchmarks.pages` (from tests/) prints, for each page, median and 99th percent of what a browser waits for,
and the processor's milliseconds of the server for one; a page over its bound makes the exit status 1.
``SHUKE_BENCH_MEMBERS`` takes fewer members; the rows are kept under ``build/bench``.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from unittest import mock

from benchmarks.big_shop import members_wanted
from benchmarks.snapshot import big_office
from fakes.office_server import OfficeServer
from fakes.office_staff import quick_secrets
from fakes.pages_door import Answered, Browser
from shuke.application.head_office.member_access import Opened
from shuke.application.head_office.office_door import Entered
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.shop import Role, Staff
from shuke.domain.totp import STEP_S, code_at
from shuke.head_office.own_pages.own_asked import OWN_COOKIE
from shuke.head_office.pages.asked import VISIT_COOKIE

LIMIT_MS = 100.0
ROUNDS = 60
BROWSERS, TURNS = 8, 60


def visit(folder: Path) -> tuple[str, str, str]:
    """The cookie of somebody who may do everything, a member's id and the member's number."""
    with mock.patch.object(OfficeData, "office_secrets", property(lambda _: quick_secrets())):
        data = OfficeData(folder)
    identity = data.identity
    assert identity is not None
    login = f"bench-{secrets.token_hex(4)}"
    with mock.patch.object(OfficeData, "office_secrets", property(lambda _: quick_secrets())):
        door, made = (
            data.office_door(),
            data.accounting(identity).make(Staff(f"st-{login}", "测量", Role.ADMINISTRATOR), login),
        )
    caller = door.caller(door.enter(made.account, "").token)
    assert caller is not None
    changed = door.change_password(caller, door.sealed(caller, "a long enough password"))
    assert isinstance(changed, Entered)
    caller = door.caller(changed.token)
    assert caller is not None
    secret = door.pending_second(caller)
    caller = door.caller(changed.token)
    assert caller is not None
    inside = door.confirm_second(caller, code_at(secret, data.clock.now_ms() // (STEP_S * 1000)))
    assert isinstance(inside, Entered)
    with data.reading.reading() as work:
        member = work.members.latest_visitors(1)
        some = member[0] if member else work.members.get(next(iter(work.members.profiles()))[0])
    data.close()
    assert some is not None
    return inside.token, some.member_id, some.number


def member_visit(folder: Path, member_id: str) -> str:
    """The cookie of a telephone that is signed in to that member's own page."""
    data = OfficeData(folder)
    identity = data.identity
    assert identity is not None
    access = data.member_access(identity)
    opened = access.open("HTTPS://PAGES.EXAMPLE" + access.invite(member_id), "", "")
    data.close()
    assert isinstance(opened, Opened)
    return opened.token


def cpu_ms(process: int) -> float:
    """Of that process, so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def mixed(port: int, cookie: str, asked: list[str]) -> float:
    """Requests a second of eight browsers that go through these pages one after another."""

    def going_through(number: int) -> int:
        browser = Browser(port, {VISIT_COOKIE: cookie})
        for turn in range(TURNS):
            assert browser.get(asked[(number + turn) % len(asked)]).status == 200
        return TURNS

    began = time.perf_counter()
    with ThreadPoolExecutor(BROWSERS) as browsers:
        done = sum(browsers.map(going_through, range(BROWSERS)))
    return done / (time.perf_counter() - began)


def main() -> int:
    path = big_office(members_wanted())
    server = OfficeServer(path)
    with mock.patch.dict(os.environ, server._env()):
        cookie, member_id, number = visit(path / "office")
        own_cookie = member_visit(path / "office", member_id)
    server.start()
    browser = Browser(server.port, {VISIT_COOKIE: cookie})
    browser.get("/office/members")
    telephone = Browser(server.port, {OWN_COOKIE: own_cookie})
    missed = False
    asked: dict[str, Callable[[], Answered]] = {
        "tills": lambda: browser.get("/office/tills"),
        "exceptions": lambda: browser.get("/office/exceptions"),
        "exposure": lambda: browser.get("/office/exposure"),
        "figures": lambda: browser.get("/office/figures"),
        "shops": lambda: browser.get("/office/shops"),
        "staff": lambda: browser.get("/office/staff"),
        "stock": lambda: browser.get("/office/stock"),
        "finding a member": lambda: browser.post("/office/members", {"typed": number}),
        "by name": lambda: browser.post("/office/members", {"typed": "王小明"}),
        "by pinyin": lambda: browser.post("/office/members", {"typed": "wxm"}),
        "by last digits": lambda: browser.post("/office/members", {"typed": "5678"}),
        "a member": lambda: browser.get(f"/office/members/{member_id}"),
        "programmes": lambda: browser.get("/office/programmes"),
        "audit": lambda: browser.get("/office/audit"),
        "a receipt's page": lambda: browser.get("/receipt"),
        "a member's own": lambda: telephone.get("/member/"),
        "what a member has": lambda: telephone.get("/member/holdings"),
        "a member's history": lambda: telephone.get("/member/history"),
    }
    for name, ask in asked.items():
        began = time.perf_counter()
        answered = ask()
        first_ms = (time.perf_counter() - began) * 1000
        assert answered.status == 200, (name, answered.status)
        waits, used = [], cpu_ms(server.process)
        for _ in range(ROUNDS):
            began = time.perf_counter()
            ask()
            waits.append((time.perf_counter() - began) * 1000)
        each = (cpu_ms(server.process) - used) / ROUNDS
        worst = quantiles(waits, n=100)[98]
        missed = missed or median(waits) > LIMIT_MS
        size = len(answered.text.encode())
        sys.stdout.write(
            f"{name:18} first {first_ms:8.1f} ms, median {median(waits):7.1f} ms, 99 % {worst:7.1f} ms, "
            f"processor {each:6.1f} ms, {size / 1000:.1f} kB\n"
        )
        sys.stdout.flush()
    a_second = mixed(
        server.port,
        cookie,
        ["/office/tills", f"/office/members/{member_id}", "/office/exceptions", "/receipt"],
    )
    sys.stdout.write(f"{a_second:.0f} requests a second, mixed\n")
    server.stop()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
