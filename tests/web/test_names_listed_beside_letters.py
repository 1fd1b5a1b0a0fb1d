"""While head office serves, whoever joined is entered into the lists by itself, and found by name from then on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

from fakes.filled_office import joined
from fakes.pages_door import served_pages
from shuke.bootstrap.head_office.name_lists import NameSchedule
from shuke.domain.profile import Profile


class _Lane(ThreadPoolExecutor):
    """Says when the first thing that it was given is done."""

    def __init__(self) -> None:
        super().__init__(1)
        self.did = Event()

    def submit(self, do: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        given = super().submit(do, *args, **named)
        given.add_done_callback(lambda _: self.did.set())
        return given


def test_somebody_who_joined_is_found_by_name_before_long(tmp_path: Path) -> None:
    with served_pages(tmp_path) as pages:
        joined(pages, "m-1", "88000001", Profile("王小明", "13800138000"))
        boss, link = pages.signed_in(), 'href="/office/members/m-1"'
        boss.get("/office/members")
        assert link not in boss.post("/office/members", {"typed": "小明"}).text
        identity = pages.data.identity
        assert identity is not None
        with ThreadPoolExecutor(1) as reading, _Lane() as writing:
            schedule = NameSchedule(pages.data, identity, reading, writing)
            schedule.start()
            assert writing.did.wait(30)
            schedule.stop()
        assert link in boss.post("/office/members", {"typed": "小明"}).text
