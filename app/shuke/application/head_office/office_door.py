"""Signing in to head office's pages: password, authenticator, visits that end by themselves (decision DDDD).

A password is looked at in three steps, so that its slow hash is on no lane of the store: `knock` counts the try and
finds the account, `is_right` computes, `enter` writes. A visit's secret lies in the browser's cookie and, as a hash,
here; it changes with each step further in, so that one that somebody planted before is worth nothing after.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.head_office.enrolling_tills import one_time_code
from shuke.application.ports.clock import Clock
from shuke.application.ports.office_door import OfficeAccount, OfficeSecrets, OfficeVisit, Stage
from shuke.application.ports.store import Store, Work
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.totp import SECRET_BYTES, matching_step

__all__ = [
    "HALF_IN_MS",
    "IDLE_MS",
    "LONGEST_MS",
    "MOST_TRIES",
    "RECOVERY_CODES",
    "WINDOW_MS",
    "Caller",
    "Entered",
    "OfficeDoor",
    "Turned",
]

IDLE_MS = 15 * 60 * 1000
"""After so long without a page the password is asked for again."""
LONGEST_MS = 12 * 3600 * 1000
"""After so long a visit is over, whatever is done in it."""
HALF_IN_MS = 10 * 60 * 1000
"""So long somebody may take who has shown the password alone."""
WINDOW_MS = 15 * 60 * 1000
RECOVERY_CODES = 8

_SEEN_EVERY_MS = 60 * 1000
_TOKEN_BYTES = 32


class Try(StrEnum):
    """What is counted within a window of time."""

    LOGIN = "login"
    ADDRESS = "address"
    SECOND = "second"


MOST_TRIES = {Try.LOGIN: 10, Try.ADDRESS: 40, Try.SECOND: 10}


class Turned(StrEnum):
    """Why somebody did not come further in; each has a sentence in `shuke.wording.office_door`."""

    TOO_OFTEN = "too_often"
    WRONG = "wrong"
    WRONG_CODE = "wrong_code"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a cookie stands for now. `token` is the cookie's secret."""

    token: str
    visit: OfficeVisit
    account: OfficeAccount
    session: Session


@dataclass(frozen=True, slots=True)
class Entered:
    """One step further in. `token` replaces the cookie; `recovery` are codes that are shown this once."""

    token: str
    stage: Stage
    recovery: tuple[str, ...] = ()


class OfficeDoor:
    """`reading` and `writing` as for `Office`."""

    def __init__(
        self,
        reading: Store,
        writing: Store,
        clock: Clock,
        secrets: OfficeSecrets,
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._clock = clock
        self._secrets = secrets
        self._random_bytes = random_bytes

    # the password

    @tried_again
    def knock(self, login: str, address: str) -> OfficeAccount | Turned:
        """Whose password is to be looked at; for a login that nobody has, an account that no password opens."""
        with self._writing.writing() as work:
            tries = ((Try.LOGIN, login[:64]), (Try.ADDRESS, address[:64]))
            allowed = [self._counted(work, kind, who) for kind, who in tries]
            account = work.office_accounts.by_login(login)
            person = work.shops.staff_member(account.staff_id) if account is not None else None
            work.commit()
        if not all(allowed):
            return Turned.TOO_OFTEN
        known = account is not None and person is not None and person.active
        return account if known and account is not None else OfficeAccount("", login, b"", is_once=False)

    def is_right(self, account: OfficeAccount, password: str) -> bool:
        """Slow: on a lane that computes."""
        return self._secrets.is_password(account.staff_id, password, account.password)

    @tried_again
    def enter(self, account: OfficeAccount, former: str) -> Entered:
        """After the right password. `former`: the cookie that came along, which is worth nothing afterwards."""
        now_ms = self._clock.now_ms()
        stage = Stage.NEW_PASSWORD if account.is_once else _next_stage(account)
        with self._writing.writing() as work:
            work.office_visits.forget_before(now_ms - LONGEST_MS)
            work.office_visits.end(_hash(former))
            entered = self._admit(work, OfficeVisit(b"", account.staff_id, stage, now_ms, now_ms))
            work.commit()
        return entered

    def sealed(self, caller: Caller, password: str) -> bytes:
        """A new password's hash. Slow: on a lane that computes."""
        return self._secrets.seal_password(caller.account.staff_id, password)

    @tried_again
    def change_password(self, caller: Caller, sealed: bytes) -> Entered | Turned:
        """Another one from now on; every other browser is out."""
        with self._writing.writing() as work:
            if not _is_open(work, caller):
                return Turned.OVER
            account = work.office_accounts.of_staff(caller.account.staff_id) or caller.account
            work.office_accounts.put(replace(account, password=sealed, is_once=False))
            work.office_visits.end_all(account.staff_id)
            stage = Stage.IN if caller.visit.stage is Stage.IN else _next_stage(account)
            entered = self._admit(work, replace(caller.visit, stage=stage))
            work.commit()
        return entered

    # the authenticator

    @tried_again
    def pending_second(self, caller: Caller) -> bytes:
        """The secret of the authenticator that is being set up; the same one until it is confirmed."""
        staff_id = caller.account.staff_id
        known = self._secrets.unwrap(staff_id, caller.visit.pending) if caller.visit.pending else None
        if known is not None:
            return known
        secret = self._random_bytes(SECRET_BYTES)
        with self._writing.writing() as work:
            if _is_open(work, caller):
                work.office_visits.put(replace(caller.visit, pending=self._secrets.wrap(staff_id, secret)))
                work.commit()
        return secret

    @tried_again
    def confirm_second(self, caller: Caller, typed: str) -> Entered | Turned:
        """The authenticator shows the right code: from now on it is asked for."""
        staff_id = caller.account.staff_id
        secret = self._secrets.unwrap(staff_id, caller.visit.pending)
        codes = tuple(one_time_code(self._random_bytes) for _ in range(RECOVERY_CODES))
        with self._writing.writing() as work:
            if not _is_open(work, caller):
                return Turned.OVER
            if not self._counted(work, Try.SECOND, staff_id):
                work.commit()
                return Turned.TOO_OFTEN
            step = matching_step(secret, typed, self._clock.now_ms(), 0) if secret else None
            if step is None:
                work.commit()
                return Turned.WRONG_CODE
            hashes = tuple(map(_code_hash, codes))
            account = replace(caller.account, second=caller.visit.pending, last_step=step, recovery=hashes)
            work.office_accounts.put(account)
            entered = self._further_in(work, replace(caller.visit, pending=b""))
            work.commit()
        return replace(entered, recovery=codes)

    @tried_again
    def second(self, caller: Caller, typed: str) -> Entered | Turned:
        """With the authenticator's code, or with a recovery code, which is used up by it."""
        staff_id = caller.account.staff_id
        with self._writing.writing() as work:
            if not _is_open(work, caller):
                return Turned.OVER
            allowed = self._counted(work, Try.SECOND, staff_id)
            account = work.office_accounts.of_staff(staff_id) if allowed else None
            after = self._after_code(account, typed) if account is not None else None
            if after is None:
                work.commit()
                return Turned.WRONG_CODE if allowed else Turned.TOO_OFTEN
            work.office_accounts.put(after)
            entered = self._further_in(work, caller.visit)
            work.commit()
        return entered

    # the visit

    def caller(self, token: str) -> Caller | None:
        """Who that cookie stands for; None for nobody, any more or yet."""
        now_ms = self._clock.now_ms()
        with self._reading.reading() as work:
            visit = work.office_visits.get(_hash(token)) if token else None
            account = work.office_accounts.of_staff(visit.staff_id) if visit is not None else None
            person = work.shops.staff_member(visit.staff_id) if visit is not None else None
        if visit is None or account is None or person is None or not person.active:
            return None
        silent_ms, age_ms = now_ms - visit.seen_ms, now_ms - visit.began_ms
        if not 0 <= age_ms < LONGEST_MS or (visit.stage is not Stage.IN and age_ms >= HALF_IN_MS):
            return None
        locked = visit.is_locked or not 0 <= silent_ms < IDLE_MS
        visit = replace(visit, is_locked=locked)
        return Caller(token, visit, account, Session(person, visit.began_ms))

    def is_to_be_noted(self, caller: Caller) -> bool:
        """Whether `note_seen` has anything to write."""
        return not caller.visit.is_locked and self._clock.now_ms() - caller.visit.seen_ms >= _SEEN_EVERY_MS

    @tried_again
    def note_seen(self, caller: Caller) -> None:
        with self._writing.writing() as work:
            visit = work.office_visits.get(caller.visit.visit_hash)
            if visit is not None and not visit.is_locked:
                work.office_visits.put(replace(visit, seen_ms=self._clock.now_ms()))
                work.commit()

    @tried_again
    def lock(self, caller: Caller) -> None:
        with self._writing.writing() as work:
            visit = work.office_visits.get(caller.visit.visit_hash)
            if visit is not None:
                work.office_visits.put(replace(visit, is_locked=True))
                work.commit()

    @tried_again
    def unlock(self, caller: Caller) -> Entered | Turned:
        """After the right password, asked for by `knock` and looked at by `is_right`."""
        now_ms = self._clock.now_ms()
        with self._writing.writing() as work:
            visit = work.office_visits.get(caller.visit.visit_hash)
            if visit is None:
                return Turned.OVER
            entered = self._admit(work, replace(visit, is_locked=False, seen_ms=now_ms))
            work.commit()
        return entered

    @tried_again
    def leave(self, caller: Caller, *, everywhere: bool = False) -> None:
        with self._writing.writing() as work:
            if everywhere:
                work.office_visits.end_all(caller.account.staff_id)
            else:
                work.office_visits.end(caller.visit.visit_hash)
            work.commit()

    # inside

    def _counted(self, work: Work, kind: Try, who: str) -> bool:
        """Whether it is not too often."""
        window = self._clock.now_ms() // WINDOW_MS
        work.office_tries.forget_before(window)
        return work.office_tries.count(f"{kind.value} {who}", window) <= MOST_TRIES[kind]

    def _after_code(self, account: OfficeAccount, typed: str) -> OfficeAccount | None:
        """The account as it is once that code was used; None for a code that is none."""
        secret = self._secrets.unwrap(account.staff_id, account.second) if account.second else None
        plain = "".join(typed.split())
        if secret is not None:
            step = matching_step(secret, plain, self._clock.now_ms(), account.last_step)
            if step is not None:
                return replace(account, last_step=step)
        used = _code_hash(plain.upper())
        if used not in account.recovery:
            return None
        return replace(account, recovery=tuple(one for one in account.recovery if one != used))

    def _further_in(self, work: Work, visit: OfficeVisit) -> Entered:
        now_ms = self._clock.now_ms()
        return self._admit(work, replace(visit, stage=Stage.IN, began_ms=now_ms, seen_ms=now_ms))

    def _admit(self, work: Work, visit: OfficeVisit) -> Entered:
        """The visit under a new secret; the former one is worth nothing any more."""
        token = self._random_bytes(_TOKEN_BYTES).hex()
        work.office_visits.end(visit.visit_hash)
        work.office_visits.put(replace(visit, visit_hash=_hash(token)))
        return Entered(token, visit.stage)


def _is_open(work: Work, caller: Caller) -> bool:
    """Whether nobody ended the visit since it was looked up."""
    return work.office_visits.get(caller.visit.visit_hash) is not None


def _next_stage(account: OfficeAccount) -> Stage:
    return Stage.SECOND if account.second else Stage.ENROL_SECOND


def _hash(token: str) -> bytes:
    """256 random bits need no salt and no slow hash."""
    return hashlib.sha256(b"shuke/office-visit/1" + token.encode()).digest()


def _code_hash(code: str) -> bytes:
    return hashlib.sha256(b"shuke/office-recovery/1" + code.encode()).digest()
