"""What happens on the counter's lane once the sign-in screen shows its tiles: the use cases are made."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.adapters.clock import SystemClock
from shuke.adapters.vault.recovery import recovery_public
from shuke.application.approving import Approving
from shuke.application.forgotten_pin import ForgottenPin
from shuke.application.pin_tries import PinTries
from shuke.application.ports.store_trouble import StoreUnusable
from shuke.application.settings import Setting
from shuke.application.signing_in import SigningIn
from shuke.application.sync.conversation import Lane as AtCounter
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.till_data import TillData
from shuke.bootstrap.till_door import DataUnusable
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_sync import first_told, till_sync
from shuke.bootstrap.till_witness import TillWitness
from shuke.domain.shop import Place

__all__ = ["People", "Plugs", "plugs"]


@dataclass(frozen=True, slots=True)
class People:
    """What looks at PINs."""

    signing_in: SigningIn
    approving: Approving
    forgotten: ForgottenPin


Plugs = tuple[TillServices, People, tuple[TillSync | None, TillSync | None]]
"""Use cases, PINs, and two talks with head office: for its rounds, and for a question while a cashier waits."""


def plugs(data: TillData, place: Place, on_counter: AtCounter) -> Plugs | None:
    """Everything behind the windows; None for a till of a chain that was never told shop and programme.

    Raises:
        DataUnusable: the signing key is gone, or the file turns out damaged.
    """
    try:
        services = TillServices(data, place, SystemClock())
        if not services.told and not first_told(services):
            return None
        TillWitness(services).look()
    except StoreUnusable as error:
        raise DataUnusable.because(error) from error
    tries = PinTries(data.counter, services.clock.now_ms, services.pins, on_counter)
    people = People(
        SigningIn(tries, services.recorder, lambda: services.shop),
        Approving(tries, services.desk.approvals, services.ids, lambda: services.shop),
        ForgottenPin(
            data.counter,
            services.recorder,
            lambda: services.shop,
            services.pins,
            lambda key: recovery_public(key).hex() == services.setting(Setting.RECOVERY_PUBLIC, ""),
            on_counter,
        ),
    )
    return services, people, (till_sync(services, on_counter), till_sync(services, on_counter))
