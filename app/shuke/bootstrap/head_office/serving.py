"""`serve`: the server's process, from its lanes to its end."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from shuke.adapters.log_files import log_to
from shuke.adapters.log_lines import JsonLines
from shuke.application.head_office.identity import OfficeIdentity
from shuke.bootstrap.head_office.backup_schedule import BackupSchedule, Scheduled
from shuke.bootstrap.head_office.closing import ClosingSchedule
from shuke.bootstrap.head_office.cycles import look_for_cycles_less_often
from shuke.bootstrap.head_office.speaking import DONE, LISTENING, METRICS_AT, refused, say
from shuke.bootstrap.office_data import OfficeData
from shuke.head_office.app import head_office_app
from shuke.head_office.exceptions_api import add_exceptions
from shuke.head_office.lanes import Lanes
from shuke.head_office.metrics import OfficeMetrics
from shuke.head_office.serving import MetricsDoor, OfficeServer, server_config
from shuke.wording import head_office_command as words
from shuke.wording.sentence import Language

__all__ = ["serve"]

FIGURES_S = 5.0
"""Longer nobody who watches waits for the database."""


def serve(data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language) -> int:
    log_to(data.folder / "logs", lines=JsonLines())
    data.checkpoint()  # one that is killed again and again would never come to it
    look_for_cycles_less_often()
    lanes = Lanes(
        reading=ThreadPoolExecutor(data.threads, "reading"),
        writing=ThreadPoolExecutor(data.threads, "writing"),
        computing=ThreadPoolExecutor(2, "computing"),
        copying=ThreadPoolExecutor(1, "copying"),
    )
    office = data.office(identity)
    metrics = OfficeMetrics(lambda: lanes.reading.submit(office.figures).result(FIGURES_S), lanes)
    apart = options.metrics_port is not None
    app = head_office_app(office, lanes, metrics, data.checkpoint, tells_metrics=not apart)
    add_exceptions(app, data.case_desk(identity), lanes)
    bounds = server_config(
        app, options.host, options.port, options.certificate, options.key, stop_within_s=options.stop_within
    )
    server = OfficeServer(bounds, lambda address: say(LISTENING + address))
    backups = _schedule(data, options, metrics)
    door: MetricsDoor | None = None
    closing = ClosingSchedule(data, identity, lanes.writing)
    if options.while_stdin:
        Thread(target=_end_with_stdin, args=(server,), daemon=True).start()
    try:
        if apart:
            door = MetricsDoor(metrics, options.metrics_host, options.metrics_port)
            say(METRICS_AT + door.address)
        if backups is not None:
            backups.start()
        closing.start()
        server.run()
    except (
        SystemExit,
        OSError,
    ):  # a port that is taken, a certificate that cannot be read: the log says which
        return refused(words.NOT_LISTENING, language, address=f"{options.host}:{options.port}")
    finally:
        closing.stop()
        if backups is not None:
            backups.stop()
        if door is not None:
            door.close()
        for lane in (lanes.computing, lanes.reading, lanes.writing, lanes.copying):
            lane.shutdown(wait=True)
    return DONE


def _schedule(data: OfficeData, options: argparse.Namespace, metrics: OfficeMetrics) -> BackupSchedule | None:
    if options.backup_folder is None:
        return None
    scheduled = Scheduled(options.backup_folder, options.backup_every, options.backup_keep, options.database)
    return BackupSchedule(data.folder, scheduled, metrics.backed_up)


def _end_with_stdin(server: OfficeServer) -> None:
    """Whoever started it holds the other end, and lets go of it even when killed."""
    while os.read(sys.stdin.fileno(), 4096):
        continue
    server.should_exit = True
