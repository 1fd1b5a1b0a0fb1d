"""Who may sign in to head office's pages: accounts of staff, made and ended by head office's keeper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.head_office.enrolling_tills import one_time_code
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.office_door import OfficeAccount, OfficeSecrets
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.application.trying_again import tried_again
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.shop import Staff

__all__ = [
    "LOGIN_SHAPE",
    "AccountProblem",
    "LoginTaken",
    "MadeAccount",
    "NoAccount",
    "NotALogin",
    "OfficeAccounting",
]

LOGIN_SHAPE = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


class AccountProblem(Exception):
    """Nothing was changed."""


class NotALogin(AccountProblem):
    """A name that nobody can sign in by."""


class LoginTaken(AccountProblem):
    """Somebody else signs in by it."""


class NoAccount(AccountProblem):
    """Nobody signs in by it."""


@dataclass(frozen=True, slots=True)
class MadeAccount:
    """`password` is told once and kept nowhere; whoever comes with it chooses another one."""

    account: OfficeAccount
    password: str


class OfficeAccounting:
    def __init__(
        self,
        identity: OfficeIdentity,
        store: Store,
        recorder: Recorder,
        secrets: OfficeSecrets,
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self._identity = identity
        self._store = store
        self._recorder = recorder
        self._secrets = secrets
        self._random_bytes = random_bytes

    def make(self, person: Staff, login: str) -> MadeAccount:
        """An account for somebody of the staff; who is not known yet is written down.

        Raises:
            NotALogin, LoginTaken.
        """
        if not LOGIN_SHAPE.fullmatch(login):
            raise NotALogin(login)
        made = self._sealed(OfficeAccount(person.staff_id, login, b"", is_once=True))
        self._keep_new(person, made.account)
        return made

    def reset(self, login: str) -> MadeAccount:
        """Another password to begin with, no second factor, and every browser out.

        Raises:
            NoAccount.
        """
        with self._store.reading() as work:
            known = _known(work, login)
        made = self._sealed(OfficeAccount(known.staff_id, login, b"", is_once=True))
        self._replace(made.account)
        return made

    @tried_again
    def close(self, login: str) -> None:
        """Raises:
        NoAccount.
        """
        with self._store.writing() as work:
            staff_id = _known(work, login).staff_id
            work.office_accounts.close(staff_id)
            work.office_visits.end_all(staff_id)
            work.commit()

    @tried_again
    def listed(self) -> list[tuple[OfficeAccount, Staff]]:
        with self._store.reading() as work:
            people = {person.staff_id: person for person in work.shops.staff()}
            accounts = work.office_accounts.all()
            return [(one, people[one.staff_id]) for one in accounts if one.staff_id in people]

    def _sealed(self, account: OfficeAccount) -> MadeAccount:
        password = one_time_code(self._random_bytes)
        sealed = self._secrets.seal_password(account.staff_id, password)  # slow, so before any lock
        return MadeAccount(replace(account, password=sealed), password)

    @tried_again
    def _keep_new(self, person: Staff, account: OfficeAccount) -> None:
        with self._store.writing() as work:
            other = work.office_accounts.by_login(account.login)
            if other is not None or work.office_accounts.of_staff(person.staff_id) is not None:
                raise LoginTaken(account.login)
            if work.shops.staff_member(person.staff_id) != person:
                entry = OfficeEntry(work, self._recorder, self._identity.calendar)
                entry.record(StaffEnrolled(person))
                entry.settle()
            work.office_accounts.put(account)
            work.commit()

    @tried_again
    def _replace(self, account: OfficeAccount) -> None:
        with self._store.writing() as work:
            work.office_accounts.put(account)
            work.office_visits.end_all(account.staff_id)
            work.commit()


def _known(work: Work, login: str) -> OfficeAccount:
    account = work.office_accounts.by_login(login)
    if account is None:
        raise NoAccount(login)
    return account
