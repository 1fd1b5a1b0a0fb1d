"""The menu over the checkout: where somebody may go, and why not where they may not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.session import Session
from shuke.domain.shop import Right
from shuke.presenters.shown import Shown
from shuke.wording import menu as words
from shuke.wording.said import Words

__all__ = ["MenuPlace", "MenuPresenter", "MenuState", "MenuTile"]


class MenuPlace(StrEnum):
    MEMBERS = "members"
    SHIFT = "shift"
    ARTICLES = "articles"
    DEVICES = "devices"
    STAFF = "staff"
    PROGRAMME = "programme"
    CLOSING = "closing"
    IMPORT = "import"
    EXPORT = "export"
    JOURNAL = "journal"
    EXCEPTIONS = "exceptions"
    ALLOWANCE = "allowance"
    EVENTS = "events"
    CAMPAIGNS = "campaigns"
    CARE = "care"
    FEEDBACK = "feedback"
    COMMISSION = "commission"
    DASHBOARD = "dashboard"
    COST = "cost"
    SETTLEMENT = "settlement"
    SEGMENTS = "segments"
    MESSAGES = "messages"
    CONTACTS = "contacts"
    REFUND = "refund"
    PRIZES = "prizes"
    TRAINING = "training"
    KEYS = "keys"
    LOCK = "lock"


_ICONS = {
    MenuPlace.MEMBERS: "member",
    MenuPlace.REFUND: "undo",
    MenuPlace.PRIZES: "gift",
    MenuPlace.SHIFT: "shift",
    MenuPlace.ARTICLES: "tag",
    MenuPlace.DEVICES: "printer",
    MenuPlace.STAFF: "members",
    MenuPlace.PROGRAMME: "points",
    MenuPlace.EVENTS: "calendar",
    MenuPlace.CAMPAIGNS: "coupon",
    MenuPlace.CARE: "birthday",
    MenuPlace.FEEDBACK: "calm",
    MenuPlace.COMMISSION: "cash",
    MenuPlace.DASHBOARD: "chart",
    MenuPlace.COST: "wallet",
    MenuPlace.SETTLEMENT: "shift",
    MenuPlace.SEGMENTS: "chart",
    MenuPlace.MESSAGES: "phone",
    MenuPlace.CONTACTS: "birthday",
    MenuPlace.CLOSING: "clock",
    MenuPlace.IMPORT: "enrol",
    MenuPlace.EXPORT: "export",
    MenuPlace.JOURNAL: "shield",
    MenuPlace.EXCEPTIONS: "warn",
    MenuPlace.ALLOWANCE: "wallet",
    MenuPlace.TRAINING: "eye",
    MenuPlace.KEYS: "keyboard",
    MenuPlace.LOCK: "lock",
}
_NEEDED = {
    MenuPlace.REFUND: (Right.SELL,),
    MenuPlace.TRAINING: (Right.SELL,),
    MenuPlace.PRIZES: (Right.SELL, Right.HAND_OVER_PRIZES),
    MenuPlace.MEMBERS: (Right.ENROL, Right.CARE_FOR_MEMBERS),
    MenuPlace.SHIFT: (Right.RUN_SHIFT, Right.READ_SHIFTS),
    MenuPlace.FEEDBACK: (Right.SELL,),
    MenuPlace.COMMISSION: (Right.SELL, Right.MANAGE_STAFF),
    MenuPlace.DASHBOARD: (Right.READ_SHIFTS,),
    MenuPlace.COST: (Right.SEE_EXPOSURE,),
    MenuPlace.SETTLEMENT: (Right.READ_SHIFTS,),
    MenuPlace.EVENTS: (Right.SELL, Right.HAND_OVER_PRIZES),
    MenuPlace.CAMPAIGNS: (Right.CARE_FOR_MEMBERS,),
    MenuPlace.CARE: (Right.CARE_FOR_MEMBERS,),
    MenuPlace.ARTICLES: (Right.MANAGE_ARTICLES,),
    MenuPlace.SEGMENTS: (Right.CARE_FOR_MEMBERS,),
    MenuPlace.MESSAGES: (Right.CARE_FOR_MEMBERS,),
    MenuPlace.CONTACTS: (Right.ENROL,),
    MenuPlace.DEVICES: (Right.MANAGE_DEVICES,),
    MenuPlace.STAFF: (Right.MANAGE_STAFF,),
    MenuPlace.PROGRAMME: (Right.MANAGE_PROGRAMME,),
    MenuPlace.CLOSING: (Right.DECIDE_REVIEWS,),
    MenuPlace.IMPORT: (Right.CARRY_OVER_MEMBERS,),
    MenuPlace.EXPORT: (Right.EXPORT_LISTS,),
    MenuPlace.JOURNAL: (Right.READ_JOURNAL,),
    MenuPlace.EXCEPTIONS: (Right.DECIDE_EXCEPTIONS,),
    MenuPlace.ALLOWANCE: (Right.SEE_EXPOSURE,),
}
"""Any of them opens it."""


@dataclass(frozen=True, slots=True)
class MenuTile:
    """A place to go. Where somebody may not go, `allowed` is false and `detail` says why."""

    place: MenuPlace
    title: Words
    detail: Words
    icon: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class MenuState:
    shown: bool = False
    tiles: tuple[MenuTile, ...] = ()


class MenuPresenter(Shown[MenuState]):
    """`session` is None while nobody is signed in: the menu stays shut. `go` shows a place. `warned`: what whoever
    may go to a place has to know before, instead of what is there; empty mostly."""

    def __init__(
        self,
        session: Callable[[], Session | None],
        go: Callable[[MenuPlace], None],
        warned: Callable[[MenuPlace], Words] = lambda _: "",
    ) -> None:
        super().__init__(MenuState())
        self._session = session
        self._go = go
        self._warned = warned

    def toggle(self) -> None:
        if self._state.shown:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        session = self._session()
        if session is not None:
            self._show(MenuState(True, tuple(self._tile(place, session) for place in MenuPlace)))

    def close(self) -> None:
        self._show(MenuState())

    def choose(self, place: MenuPlace) -> None:
        """Go there, if whoever is signed in may; from the menu, or from the strip without it."""
        session = self._session()
        if session is None or not _may(place, session):
            return
        self.close()
        self._go(place)

    def _tile(self, place: MenuPlace, session: Session) -> MenuTile:
        allowed = _may(place, session)
        told = self._warned(place) or words.PLACE_DETAILS[place.value]
        return MenuTile(
            place, words.PLACES[place.value], told if allowed else words.FOR_MANAGERS, _ICONS[place], allowed
        )


def _may(place: MenuPlace, session: Session) -> bool:
    needed = _NEEDED.get(place)
    return needed is None or any(session.may(right) for right in needed)
