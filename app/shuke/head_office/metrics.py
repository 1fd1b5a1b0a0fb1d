"""Figures for Prometheus. Labels are words of this program: paths, statuses, outcomes, lanes; never a till, a member
or anything that came with a request.

Each process speaks for itself: where several serve one database, what is counted here is that process's share, and
what is read from the database (`shuke_feed_position` …) is the same from all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from shuke.application.ports.office_figures import OfficeFigures
from shuke.application.ports.store import StoreUnusable
from shuke.domain.sync.exchanges import EXCHANGES
from shuke.domain.sync.messages import Answered, Push, Pushed, PushOutcome
from shuke.head_office.exceptions_described import EXCEPTIONS_PATH
from shuke.head_office.exposure_api import EXPOSURE_PATH, OUTAGES_PATH
from shuke.head_office.lanes import Lanes
from shuke.head_office.member_api import MEMBER_PATHS
from shuke.head_office.self_enrolment_api import SELF_ENROLMENT_PATH
from shuke.head_office.wheel_api import WHEEL_PATH

__all__ = ["CONTENT_TYPE", "METRICS_PATH", "OfficeMetrics", "known_path"]

METRICS_PATH = "/metrics"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_PATHS = {
    *EXCHANGES,
    EXCEPTIONS_PATH,
    EXPOSURE_PATH,
    OUTAGES_PATH,
    WHEEL_PATH,
    SELF_ENROLMENT_PATH,
    *MEMBER_PATHS,
    "/healthz",
    "/readyz",
    "/openapi.json",
    METRICS_PATH,
}
_PAGES = "/office"
_RECEIPTS = "/R"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0)
_HOUR_MS = 3_600_000
_SILENT_HOURS = (1, 4, 24, 72, 168)


class OfficeMetrics:
    """One registry for one process.

    Args:
        figures: what stands in the database, read when somebody asks; called from a thread that may wait for it.
    """

    def __init__(self, figures: Callable[[], OfficeFigures], lanes: Lanes) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.registry.register(_FromDatabase(figures, lanes))
        self._requests = self._counter("shuke_requests", "Requests answered.", "path", "status")
        self._seconds = Histogram(
            "shuke_request_seconds",
            "From the request's head to its answer.",
            ("path",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._refusals = self._counter("shuke_refusals", "Requests refused, by reason.", "reason")
        self._pushes = self._counter("shuke_pushes", "Pushes by outcome: taken, gap, forked.", "outcome")
        self._facts = self._counter("shuke_facts_taken", "Facts in pushes that were taken.")
        self._grants = self._counter("shuke_grants", "Askings that were granted something.")
        self._recalled = self._counter("shuke_recalls", "Askings for which others were asked to give back.")
        self._backups = self._counter("shuke_backups", "Scheduled backups by outcome.", "outcome")

    def text(self) -> bytes:
        """In Prometheus's text format."""
        return generate_latest(self.registry)

    def answered(self, path: str, status: int, refusal: str, took_s: float) -> None:
        known = known_path(path)
        self._requests.labels(known, str(status)).inc()
        self._seconds.labels(known).observe(took_s)
        if refusal:
            self._refusals.labels(refusal).inc()

    def carried_out(self, asked: object, answer: object) -> None:
        """What a request that writes came to."""
        if isinstance(answer, Pushed):
            self._pushes.labels(answer.outcome.value).inc()
            if isinstance(asked, Push) and answer.outcome is PushOutcome.TAKEN:
                self._facts.inc(len(asked.facts))
        elif isinstance(answer, Answered):
            self._grants.inc(1 if answer.granted else 0)
            self._recalled.inc(1 if answer.recalling else 0)

    def backed_up(self, well: bool) -> None:
        self._backups.labels("done" if well else "failed").inc()

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(name, says, labels, registry=self.registry)


def known_path(path: str) -> str:
    for many in (EXCEPTIONS_PATH, _PAGES, _RECEIPTS):
        if path == many or path.startswith(f"{many}/"):
            return many  # which one it was is nobody's figure
    return path if path in _PATHS else "other"


class _FromDatabase(Collector):
    def __init__(self, figures: Callable[[], OfficeFigures], lanes: Lanes) -> None:
        self._figures = figures
        self._lanes = lanes

    def collect(self) -> Iterator[Metric]:
        lanes = GaugeMetricFamily("shuke_lane_steps", "Steps under way and waiting.", labels=["lane"])
        for name, count in sorted(self._lanes.busy.items()):
            lanes.add_metric([name], count)
        yield lanes
        try:
            figures = self._figures()
        except (StoreUnusable, TimeoutError):
            yield GaugeMetricFamily("shuke_database_answers", "Whether the database answers.", 0)
            return
        yield GaugeMetricFamily("shuke_database_answers", "Whether the database answers.", 1)
        yield from _of(figures)


def _of(figures: OfficeFigures) -> Iterator[Metric]:
    for name, says, value in (
        ("generation", "Of the database: grows with each restore.", figures.generation),
        ("feed_position", "How far the stream of changes has come.", figures.feed_position),
        ("quarantined_facts", "Facts set aside.", figures.quarantined),
        ("open_recalls", "Slices that tills are asked to give back.", figures.recalls),
        ("awaited_tills", "Tills not heard of since a restore.", figures.awaited_tills),
        ("closed_day_timestamp_seconds", "The newest day closed; 0 for none.", _seconds(figures.closed_day)),
    ):
        yield GaugeMetricFamily(f"shuke_{name}", says, value)
    if figures.connections is not None:
        pool = GaugeMetricFamily("shuke_database_connections", "Of the pool.", labels=["state"])
        pool.add_metric(["in_use"], figures.connections[0])
        pool.add_metric(["most"], figures.connections[1])
        yield pool
    yield _silence(figures.silent_ms)


def _silence(silent_ms: tuple[int | None, ...]) -> GaugeMetricFamily:
    """Each till once, under the shortest span it fits into."""
    counted = {f"within_{hours}h": 0 for hours in _SILENT_HOURS} | {"longer": 0, "never": 0}
    for silent in silent_ms:
        counted[_span(silent)] += 1
    tills = GaugeMetricFamily(
        "shuke_tills", "Tills by how long ago they were last heard of.", labels=["heard"]
    )
    for span, count in counted.items():
        tills.add_metric([span], count)
    return tills


def _span(silent_ms: int | None) -> str:
    if silent_ms is None:
        return "never"
    fitting = (f"within_{hours}h" for hours in _SILENT_HOURS if silent_ms <= hours * _HOUR_MS)
    return next(fitting, "longer")


def _seconds(day: str) -> int:
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * 86_400 if day else 0
