"""`serve`: the server's process, from its lanes to its end."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from threading import Thread
from typing import Protocol

from shuke.adapters.log_files import log_to
from shuke.adapters.log_lines import JsonLines
from shuke.application.head_office.identity import OfficeIdentity
from shuke.bootstrap.head_office.backup_schedule import BackupSchedule, Scheduled
from shuke.bootstrap.head_office.campaigning import CampaignSchedule
from shuke.bootstrap.head_office.caring import CareSchedule
from shuke.bootstrap.head_office.closing import ClosingSchedule
from shuke.bootstrap.head_office.count_lists import CountSchedule
from shuke.bootstrap.head_office.cycles import look_for_cycles_less_often
from shuke.bootstrap.head_office.messaging import MessageSchedule
from shuke.bootstrap.head_office.name_lists import NameSchedule
from shuke.bootstrap.head_office.pages import add_pages
from shuke.bootstrap.head_office.pieces import noting_habits, packing_members
from shuke.bootstrap.head_office.speaking import DONE, LISTENING, METRICS_AT, refused, say
from shuke.bootstrap.head_office.witnessing import WitnessSchedule
from shuke.bootstrap.head_office.workers import READY, Workers
from shuke.bootstrap.office_data import OfficeData, office_folder
from shuke.head_office.app import head_office_app
from shuke.head_office.exceptions_api import add_exceptions
from shuke.head_office.exposure_api import add_exposure
from shuke.head_office.lanes import Lanes
from shuke.head_office.member_api import add_member_page
from shuke.head_office.metrics import OfficeMetrics
from shuke.head_office.self_enrolment_api import add_self_enrolment
from shuke.head_office.serving import MetricsDoor, OfficeServer, server_config
from shuke.head_office.wheel_api import add_wheel
from shuke.wording import head_office_command as words
from shuke.wording.sentence import Language

__all__ = ["serve", "work"]

SWITCH_S = 0.0002
"""After so long a thread lets another one go on. Who writes waits for the database sixty times a push, the turn in
hand, and each time waited 5 ms more for a thread that only reads bytes."""

FIGURES_S = 5.0
"""Longer nobody who watches waits for the database."""


class _Behind(Protocol):
    """What is done while the server runs."""

    @property
    def start(self) -> Callable[[], None]: ...

    @property
    def stop(self) -> Callable[[], None]: ...


def serve(data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language) -> int:
    if options.workers > 1 and not options.database:
        return refused(words.ONE_PROCESS, language)
    log_to(data.folder / "logs", lines=JsonLines())
    data.checkpoint()  # one that is killed again and again would never come to it
    with closing(_Desk(data, identity, options)) as desk:
        server = desk.server(lambda address: say(LISTENING + address))
        writing, copying = desk.lanes.writing, desk.lanes.copying
        behind: tuple[_Behind, ...] = (
            *_schedule(data, options, desk.metrics),
            ClosingSchedule(data, identity, writing),
            NameSchedule(data, identity, desk.lanes.reading, writing),
            noting_habits(data, writing, copying),
            packing_members(data, identity, writing, copying),
            CountSchedule(data, identity, writing, copying),
            WitnessSchedule(data, desk.lanes.reading),
            MessageSchedule(data, identity, writing),
            CareSchedule(data, identity, writing, copying),
            CampaignSchedule(data, identity, writing, copying),
        )
        workers: Workers | None = None
        if options.while_stdin:
            Thread(target=_end_with_stdin, args=(server,), daemon=True).start()
        try:
            sockets = None
            if options.workers > 1:
                sockets = [server.config.bind_socket()]
                workers = Workers(work, options, sockets[0])
                workers.start()
            desk.open_metrics(say)
            for one in behind:
                one.start()
            server.run(sockets)
        except (
            SystemExit,
            OSError,
        ):  # a port that is taken, a certificate that cannot be read: the log says which
            return refused(words.NOT_LISTENING, language, address=f"{options.host}:{options.port}")
        finally:
            if workers is not None:
                workers.stop()
            for one in reversed(behind):
                one.stop()
    return DONE


def work(options: argparse.Namespace, door: socket.socket, first: Connection, number: int) -> None:
    """One of the further processes: answers letters at the same door, and ends with the first process."""
    data = OfficeData(office_folder(options.data), options.database)
    try:
        log_to(data.folder / "logs" / f"worker-{number}", lines=JsonLines())
        identity = data.identity
        assert identity is not None  # the first process serves it
        if options.metrics_port:
            options.metrics_port += number - 1
        with closing(_Desk(data, identity, options)) as desk:
            server = desk.server(lambda _: first.send_bytes(READY))
            Thread(target=_end_with_first, args=(server, first), daemon=True).start()
            desk.open_metrics(lambda _: None)
            server.run([door])
    finally:
        data.close()


class _Desk:
    """What a process answers letters with."""

    def __init__(self, data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace) -> None:
        look_for_cycles_less_often()
        sys.setswitchinterval(SWITCH_S)
        self._options = options
        self.lanes = Lanes(
            reading=ThreadPoolExecutor(data.threads, "reading"),
            writing=ThreadPoolExecutor(data.threads, "writing"),
            computing=ThreadPoolExecutor(2 if options.workers == 1 else 1, "computing"),
            copying=ThreadPoolExecutor(1, "copying"),
        )
        office, lanes = data.office(identity), self.lanes
        self.metrics = OfficeMetrics(lambda: lanes.reading.submit(office.figures).result(FIGURES_S), lanes)
        # Behind a door that several processes share nobody knows whose figures he gets.
        at_the_door = options.metrics_port is None and options.workers == 1
        self._app = head_office_app(office, lanes, self.metrics, data.checkpoint, tells_metrics=at_the_door)
        add_exceptions(self._app, data.case_desk(identity), lanes)
        add_exposure(self._app, data.risk_desk(identity), lanes)
        add_wheel(self._app, data.prize_desk(identity), data.risk_desk(identity), lanes)
        add_self_enrolment(self._app, data.self_enrolment_desk, lanes)
        add_member_page(self._app, data.member_access(identity), data.member_page_desk(identity), lanes)
        add_pages(self._app, data, identity, lanes, _scheduled(options))
        self._metrics_door: MetricsDoor | None = None

    def server(self, listening: Callable[[str], None]) -> OfficeServer:
        options = self._options
        bounds = server_config(
            self._app,
            options.host,
            options.port,
            options.certificate,
            options.key,
            stop_within_s=options.stop_within,
            is_shared=options.workers > 1,
        )
        return OfficeServer(bounds, listening)

    def open_metrics(self, told: Callable[[str], None]) -> None:
        if self._options.metrics_port is not None:
            self._metrics_door = MetricsDoor(
                self.metrics, self._options.metrics_host, self._options.metrics_port
            )
            told(METRICS_AT + self._metrics_door.address)

    def close(self) -> None:
        if self._metrics_door is not None:
            self._metrics_door.close()
        for lane in (self.lanes.computing, self.lanes.reading, self.lanes.writing, self.lanes.copying):
            lane.shutdown(wait=True)


def _schedule(
    data: OfficeData, options: argparse.Namespace, metrics: OfficeMetrics
) -> tuple[BackupSchedule, ...]:
    scheduled = _scheduled(options)
    return (BackupSchedule(data.folder, scheduled, metrics.backed_up),) if scheduled is not None else ()


def _scheduled(options: argparse.Namespace) -> Scheduled | None:
    if options.backup_folder is None:
        return None
    return Scheduled(options.backup_folder, options.backup_every, options.backup_keep, options.database)


def _end_with_stdin(server: OfficeServer) -> None:
    """Whoever started it holds the other end, and lets go of it even when killed."""
    while os.read(sys.stdin.fileno(), 4096):
        continue
    server.should_exit = True


def _end_with_first(server: OfficeServer, first: Connection) -> None:
    """The first process holds the other end, and lets go of it even when killed."""
    with suppress(EOFError, OSError):
        first.recv_bytes()
    server.should_exit = True
