"""The page of ways out: gateway, mail server, hours, and a test on oneself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from shuke.application.messages.ways_out import Security, WaysOut, save_ways, try_way
from shuke.application.ports.messages import MessageChannel, MessageState, MessageTrouble
from shuke.application.ports.vault import Vault, VaultRefused
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.domain.consent import Channel
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.messages.typed_ways import TYPED, as_typed, ways_typed
from shuke.presenters.shown import Shown
from shuke.wording import message_window as words
from shuke.wording.message_states import MESSAGE_TROUBLES
from shuke.wording.said import Words

__all__ = ["WayField", "WaysPorts", "WaysPresenter", "WaysState"]

_LONGEST_TYPED = 2_000


@dataclass(frozen=True, slots=True)
class WaysPorts:
    """`put` keeps a setting, on the counter's lane; `changed`: they are in force from now on."""

    now: Callable[[], WaysOut]
    vault: Vault
    put: Callable[[Setting, str], None]
    channels: Callable[[], Mapping[Channel, MessageChannel]]
    changed: Callable[[], None]


WayField = str
"""What is typed, by name: ``address``, ``port`` …"""


@dataclass(frozen=True, slots=True)
class WaysState:
    """Numbers are as they were typed; secrets are empty until somebody types new ones."""

    sms_on: bool = False
    email_on: bool = False
    security: Security = Security.TLS
    address: str = ""
    document: str = ""
    authorization: str = ""
    good: str = ""
    part_minor: str = ""
    sms_secret: str = ""
    host: str = ""
    port: str = ""
    account: str = ""
    email_secret: str = ""
    sender: str = ""
    first_hour: str = ""
    last_hour: str = ""
    offer_days: str = ""
    test_to: str = ""
    busy: bool = False
    notice: Notice | None = None


class WaysPresenter(Shown[WaysState]):
    def __init__(self, office: OfficeWork, ports: WaysPorts) -> None:
        super().__init__(WaysState())
        self._office = office
        self._ports = ports

    def open(self) -> None:
        ways = self._ports.now()
        sms, email = ways.sms, ways.email
        typed = as_typed(ways)
        self._show(WaysState(sms.on, email.on, email.security, **typed))  # type: ignore[arg-type]

    def tick_sms(self, on: bool) -> None:
        self._show(replace(self._state, sms_on=on, notice=None))

    def tick_email(self, on: bool) -> None:
        self._show(replace(self._state, email_on=on, notice=None))

    def pick_security(self, security: str) -> None:
        self._show(replace(self._state, security=Security(security), notice=None))

    def type(self, name: WayField, text: str) -> None:
        """Into the field of that name."""
        typed: dict[str, str] = {name: text[:_LONGEST_TYPED]}
        self._show(replace(self._state, notice=None, **typed))  # type: ignore[arg-type]

    def save(self) -> None:
        ways = self._typed()
        if ways is None:
            self._trouble(words.NOT_A_NUMBER)
            return
        state, ports = self._state, self._ports
        typed = {Channel.SMS: state.sms_secret, Channel.EMAIL: state.email_secret}
        secrets = {channel: secret for channel, secret in typed.items() if secret}
        session = self._office.session()

        def saved(answer: WaysOut | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            ports.changed()
            self.open()
            self._show(replace(self._state, notice=Notice(words.WAYS_SAVED, NoticeTone.GOOD)))

        self._office.background.run(
            Lane.COUNTER,
            lambda: save_ways(session, ways, secrets, ports.vault, ports.put),
            saved,
            lambda _: self._trouble(words.VAULT),
            expected=(VaultRefused,),
        )

    def test(self) -> None:
        """Send one to the address that was typed, by what is saved: an address with @ by e-mail."""
        to = self._state.test_to.strip()
        if not to or self._state.busy:
            return
        way = Channel.EMAIL if "@" in to else Channel.SMS
        session, desk, channels = self._office.session(), self._office.desk, self._ports.channels

        def tested(answer: MessageState | MessageTrouble | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
            elif isinstance(answer, MessageTrouble):
                self._trouble(MESSAGE_TROUBLES[answer.value])
            else:
                good = NoticeTone.GOOD if answer is MessageState.DELIVERED else NoticeTone.CALM
                self._show(replace(self._state, busy=False, notice=Notice(words.TESTED[answer.value], good)))

        self._show(replace(self._state, busy=True, notice=None))
        self._office.background.run(
            Lane.CARE,
            lambda: try_way(desk, session, channels()[way], to),
            tested,
            lambda _: self._trouble(""),
        )

    def _typed(self) -> WaysOut | None:
        state = self._state
        typed = {name: getattr(state, name) for name in TYPED}
        return ways_typed(typed, sms_on=state.sms_on, email_on=state.email_on, security=state.security)

    def _trouble(self, sentence: Words) -> None:
        notice = Notice(sentence, NoticeTone.BAD) if sentence else None
        self._show(replace(self._state, busy=False, notice=notice))
