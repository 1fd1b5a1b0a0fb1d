"""Staff of head office with quick password hashes, an authenticator of their own, and a clock that a test turns."""

from __future__ import annotations

import secrets

from sqlalchemy import Engine

from fakes.chain import OfficeInMemory
from fakes.clock import FakeClock
from shuke.adapters.office_secrets import PepperedSecrets
from shuke.application.head_office.office_accounts import OfficeAccounting
from shuke.application.head_office.office_door import Caller, Entered, OfficeDoor
from shuke.application.ports.office_door import OfficeAccount, Stage
from shuke.domain.shop import Role, Staff
from shuke.domain.totp import STEP_S, code_at

__all__ = ["PASSWORD", "OfficeStaff", "quick_secrets"]

PASSWORD = "茶马古道 2026 spring"
BOSS = Staff("st-boss", "许总", Role.ADMINISTRATOR)


def quick_secrets() -> PepperedSecrets:
    return PepperedSecrets(bytes(32), time_cost=1, memory_kib=8)


class OfficeStaff:
    """Head office in memory with its door."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        self.engine: Engine = self.office.engine
        store, sealing = self.office.store, quick_secrets()
        self.accounting = OfficeAccounting(
            self.office.identity, store, self.office.recorder, sealing, secrets.token_bytes
        )
        self.door = OfficeDoor(store, store, self.clock, sealing, secrets.token_bytes)
        self.secrets: dict[str, bytes] = {}

    def code(self, login: str) -> str:
        """What the authenticator shows now."""
        return code_at(self.secrets[login], self.clock.now_ms() // (STEP_S * 1000))

    def next_code(self, login: str) -> str:
        """The one after the one that was used."""
        self.clock.advance(STEP_S)
        return self.code(login)

    def account(self, login: str) -> OfficeAccount:
        found = self.door.knock(login, "10.0.0.1")
        assert isinstance(found, OfficeAccount)
        return found

    def with_password(self, login: str, password: str, former: str = "") -> Entered | None:
        account = self.account(login)
        return self.door.enter(account, former) if self.door.is_right(account, password) else None

    def caller(self, token: str) -> Caller:
        found = self.door.caller(token)
        assert found is not None
        return found

    def begun(self, login: str = "boss", person: Staff = BOSS) -> Entered:
        """Somebody new with the printed password."""
        made = self.accounting.make(person, login)
        entered = self.with_password(login, made.password)
        assert entered is not None
        assert entered.stage is Stage.NEW_PASSWORD
        return entered

    def first_time(self, login: str = "boss", person: Staff = BOSS) -> Entered:
        """All the way in: own password, authenticator set up."""
        caller = self.caller(self.begun(login, person).token)
        changed = self.door.change_password(caller, self.door.sealed(caller, PASSWORD))
        assert isinstance(changed, Entered)
        caller = self.caller(changed.token)
        self.secrets[login] = self.door.pending_second(caller)
        entered = self.door.confirm_second(self.caller(changed.token), self.code(login))
        assert isinstance(entered, Entered)
        return entered

    def again(self, login: str = "boss") -> Entered:
        """In once more, from another browser."""
        entered = self.with_password(login, PASSWORD)
        assert entered is not None
        inside = self.door.second(self.caller(entered.token), self.next_code(login))
        assert isinstance(inside, Entered)
        return inside
