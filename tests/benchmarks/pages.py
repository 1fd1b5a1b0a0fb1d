"""Head office's pages over a chain of a million members: what the server takes for each, over loopback HTTP.

`python -m benchmarks.pages` (from tests/) prints, for each page, median and 99th percent of what a browser waits for,
and the processor's milliseconds of the server for one, by which a machine that others use can be judged, too; then
what browsers and telephones get that ask at once, each for its own. A page over its bound, or a request of the mix
that leaves two cores fewer than 200 a second, makes the exit status 1.
``SHUKE_BENCH_MEMBERS`` takes fewer members; the rows are kept under ``build/bench``.
"""

from __future__ import annotations

import http.client
import os
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
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
from shuke.head_office.pages.asked import VISIT_COOKIE, form_token

LIMIT_MS = 100.0
ROUNDS = 60
BROWSERS, TURNS = 8, 60
A_SECOND, CORES = 200, 2
NAMED = "王"
"""Everybody of this name is a telephone's owner, as far as they are needed."""


class Owner(NamedTuple):
    member_id: str
    number: str


class Asked(NamedTuple):
    """A request of the mix, with a browser's cookie; with the token of a form it is posted."""

    path: str
    cookie: str = ""
    token: str = ""


def visit(folder: Path) -> tuple[str, list[Owner]]:
    """The cookie of somebody who may do everything, and members with a number each."""
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
        owners = [Owner(one.member_id, one.number) for one in work.members.by_name(NAMED, BROWSERS + 1)]
    data.close()
    assert len(owners) == BROWSERS + 1
    return inside.token, owners


def member_visits(folder: Path, owners: Sequence[Owner]) -> list[str]:
    """The cookie of a telephone of each of them, signed in to the member's own page."""
    data = OfficeData(folder)
    identity = data.identity
    assert identity is not None
    access = data.member_access(identity)
    cookies = []
    for one in owners:
        opened = access.open("HTTPS://PAGES.EXAMPLE" + access.invite(one.member_id), "", "")
        assert isinstance(opened, Opened)
        cookies.append(f"{OWN_COOKIE}={opened.token}")
    data.close()
    return cookies


def cpu_ms(process: int) -> float:
    """Of that process, so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def mix(cookie: str, telephone: str, member_id: str) -> list[Asked]:
    """What is asked for in a shop's busy hour: head office's pages, members' own pages, codes for a day, receipts."""
    inside = f"{VISIT_COOKIE}={cookie}"
    pages = ("/office/tills", f"/office/members/{member_id}", "/office/exceptions", "/office/exposure")
    own = ("/member/", "/member/holdings", "/member/offers", "/member/history")
    return [
        *(Asked(path, inside) for path in pages),
        *(Asked(path, telephone) for path in own),
        Asked("/member/code", telephone, form_token(telephone.partition("=")[2])),
        Asked("/receipt"),
    ]


def mixed(server: OfficeServer, mixes: Sequence[list[Asked]]) -> tuple[float, float]:
    """Requests a second of as many as ask at once, each through a mix of its own over one connection, as browsers
    do; milliseconds of the server's processor for one."""

    def going_through(number: int) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        asked = mixes[number]
        for turn in range(TURNS):
            path, cookie, token = asked[(number + turn) % len(asked)]
            headers = {"cookie": cookie} if cookie else {}
            if token:
                headers["content-type"] = "application/x-www-form-urlencoded"
            connection.request("POST" if token else "GET", path, f"token={token}" if token else None, headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, (path, answer.status)
        connection.close()
        return TURNS

    used, began = cpu_ms(server.process), time.perf_counter()
    with ThreadPoolExecutor(BROWSERS) as browsers:
        done = sum(browsers.map(going_through, range(BROWSERS)))
    took_s = time.perf_counter() - began
    return done / took_s, (cpu_ms(server.process) - used) / done


def main() -> int:
    path = big_office(members_wanted())
    server = OfficeServer(path)
    with mock.patch.dict(os.environ, server._env()):
        cookie, owners = visit(path / "office")
        telephones = member_visits(path / "office", owners)
    member_id, number = owners[0]
    server.start()
    browser = Browser(server.port, {VISIT_COOKIE: cookie})
    browser.get("/office/members")
    telephone = Browser(server.port, dict([telephones[0].split("=", 1)]))
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
        "codes for a day": lambda: telephone.post("/member/code"),
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
    mixes = [mix(cookie, own, one.member_id) for one, own in zip(owners[1:], telephones[1:], strict=True)]
    a_second, each_ms = mixed(server, mixes)
    of_cores = CORES * 1000 / each_ms
    sys.stdout.write(
        f"mixed: {a_second:.0f} requests a second, {each_ms:.1f} ms of the server's processor for one: "
        f"{of_cores:.0f} a second of two cores, {of_cores / CORES:.0f} of one\n"
    )
    server.stop()
    return int(missed or of_cores < A_SECOND)


if __name__ == "__main__":
    sys.exit(main())
