"""A real till in a folder: real vault files, real encrypted database, real programme."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from fakes.counter_shop import MANAGER, SHOP
from shuke.adapters.clock import SystemClock
from shuke.adapters.vault.file_vault import FileVault, write_privately
from shuke.application.opening import Opening, open_shop
from shuke.application.ports.clock import Clock
from shuke.application.session import Session
from shuke.assets import resources
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_services import TillServices, first_signer
from shuke.domain.shop import Place

PLACE = Place("tenant-1", "S01", "S01-1")
SESSION = Session(MANAGER, 0)


def folder_in(path: Path) -> TillFolder:
    """The till's folders; its vault is made of files, so that no desktop's keyring is asked."""
    folder = TillFolder(path / "data", path / "vault")
    if not folder.vault.exists():
        folder.vault.mkdir(parents=True)
        FileVault(folder.vault)
        write_privately(folder.vault / "vault.kind", b"file\n")
    return folder


def open_till(path: Path, clock: Clock | None = None, place: Place = PLACE) -> TillServices:
    """Open the till there; the first time, set it up: with the others' key, where it has their place and time."""
    if clock is None and place == PLACE and not any((path / part).exists() for part in ("data", "vault")):
        shutil.copytree(_founded(), path, dirs_exist_ok=True)
    return till_over(open_till_data(folder_in(path)), clock, place)


@cache
def _founded() -> Path:
    """The folders of a till that was set up and closed: to copy them takes a tenth of the time."""
    folder = Path(tempfile.mkdtemp(prefix="shuke-till-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data = open_till_data(folder_in(folder))
    _set_up(data, SystemClock(), PLACE)
    data.close()
    return folder


def till_over(data: TillData, clock: Clock | None = None, place: Place = PLACE) -> TillServices:
    """The same over data that is open already."""
    if data.place is None:
        _set_up(data, clock or SystemClock(), place)
    else:
        assert data.place == place
    return TillServices(data, place, clock or SystemClock())


def _set_up(data: TillData, clock: Clock, place: Place) -> None:
    programme = (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")
    data.take_place(place)
    key = first_signer(data.vault).public_key
    services = TillServices(data, place, clock)
    opening = Opening(place, "1号台", key, MANAGER, b"no pin", SHOP, programme)
    open_shop(data.counter, services.recorder, opening, SHOP)
