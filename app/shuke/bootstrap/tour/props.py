"""What the acts work with: the running till, its store, and things to hold before the camera."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt

from shuke.bootstrap.tour.stage import NotSeen, Stage
from shuke.bootstrap.tour_video import write_tour_video
from shuke.domain.card import CardStatus
from shuke.domain.scanning.camera import CameraSource, CameraState, SourceKind
from shuke.presenters.checkout import Overlay

if TYPE_CHECKING:
    from shuke.application.counter.view import CompletedSale, CounterView
    from shuke.bootstrap.till_counter import TillCounter
    from shuke.bootstrap.till_services import TillServices
    from shuke.domain.article import Article
    from shuke.domain.member import Member

__all__ = ["Props"]

T = TypeVar("T")

_MOST_HOLDS = 20
_FILM_RATE = 15
"""Frames a second: as many as a cheap camera brings in a dim shop, and half the work of making thirty."""


class Props:
    """`sold` is the last sale that an act made."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.sold: CompletedSale | None = None

    @property
    def counter(self) -> TillCounter:
        counter = self.stage.window.counter
        if counter is None:
            raise NotSeen("nobody is signed in")
        return counter

    @property
    def services(self) -> TillServices:
        services = self.stage.window.services
        if services is None:
            raise NotSeen("the data is not open")
        return services

    @property
    def view(self) -> CounterView:
        view = self.counter.checkout.counter.view
        if view is None:
            raise NotSeen("there is no basket on the counter")
        return view

    def on_counter(self, work: Callable[[], T]) -> T:
        """Ask the store where it belongs."""
        return self.stage.window.on_counter(work)

    def scan(self, text: str, name: str, read: Callable[[], object]) -> None:
        """Hold it before the camera until it was seen on the screen, and read.

        The film runs on whether or not the window keeps up, and a window that was busy may have missed all of it, or
        the code was read and the panel closed before anybody looked: then it is held there once more, as a person
        would.
        """
        stage, camera = self.stage, self.counter.camera
        film = write_tour_video(
            stage.folder / f"{name}.avi", (text,), before_s=0.7, after_s=0.5, frames_per_s=_FILM_RATE
        )

        def over() -> bool:
            return (
                self.counter.checkout.state.overlay is not Overlay.SCAN or camera.state is CameraState.ENDED
            )

        seen = False
        for _ in range(_MOST_HOLDS):
            camera.use(CameraSource(SourceKind.FILE, str(film.path)))
            stage.press(Qt.Key.Key_F3)
            stage.until("the camera's picture", lambda: camera.state.shows_picture or over())
            if not seen and camera.state.shows_picture:
                stage.picture(f"scan-{name}")
                seen = camera.state.shows_picture  # it still runs, so it ran when the picture was taken
            stage.until("the code to be read", lambda: read() or over())
            if seen and read():
                return
            if self.counter.checkout.state.overlay is Overlay.SCAN:
                stage.press(Qt.Key.Key_Escape)
        raise NotSeen("the camera's picture, and its code read" if not seen else "the code to be read")

    def somebody_with_points(self) -> Member:
        def look() -> Member:
            with self.services.data.counter.reading() as work:
                for member in work.members.by_name("王", 20):
                    cards = work.cards.of_member(member.member_id)
                    if len(member.profile.name) > 1 and any(
                        card.status is CardStatus.ACTIVE for card in cards
                    ):
                        return member
            raise NotSeen("a member called 王 with a live card")

        return self.on_counter(look)

    def card_text(self, member: Member) -> str:
        def look() -> str:
            with self.services.data.counter.reading() as work:
                cards = work.cards.of_member(member.member_id)
            live = next(card for card in cards if card.status is CardStatus.ACTIVE)
            return self.services.card_text(live)

        return self.on_counter(look)

    def articles(self) -> tuple[Article, Article]:
        def look() -> tuple[Article, Article]:
            with self.services.data.counter.reading() as work:
                found = [article for article in work.articles.search("茶", 50) if article.barcode]
            return found[0], found[1]

        return self.on_counter(look)

    def nothing_waits(self) -> bool:
        with self.services.data.counter.reading() as work:
            return not work.print_jobs.waiting_count() and not work.print_jobs.sending()

    def members(self) -> int:
        with self.services.data.counter.reading() as work:
            return work.members.count()
