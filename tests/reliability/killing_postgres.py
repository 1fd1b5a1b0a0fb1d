"""Two tills, two processes of one head office on one PostgreSQL: all of them are killed (SIGKILL) at random moments
while the tills sell and sync, and so are the processes of PostgreSQL that serve head office; then all tell one story.

`python -m reliability.killing_postgres FOLDER KILLS OFFICE_KILLS DATABASE_KILLS SEED` kills both tills KILLS times, a
process of head office OFFICE_KILLS times, one of the database's DATABASE_KILLS times: every other time it ends its
connection (SIGTERM), the other times it dies and takes all connections along (SIGKILL; PostgreSQL then recovers). It
prints one line of counts and exits 0 only if no fact was lost or doubled, no slice was ever overspent, and
rows are the same everywhere.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg

from fakes.postgres import Cluster, cluster
from reliability.forked_office import ForkedOffice
from reliability.killing_sync import Chain, found_after
from shuke.bootstrap.places import VAULT_VARIABLE

MOST_STARTS, BETWEEN_STARTS_S = 200, 0.1

_THEIRS = "SELECT pid FROM pg_stat_activity WHERE application_name = 'shuke' ORDER BY pid"


def _backend_killed(postgres: Cluster, chance: random.Random, how: signal.Signals) -> Callable[[], None]:
    """One of the processes that serve head office, if any is connected just now."""

    def kill() -> None:
        address = postgres.url("postgres").replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            found = [pid for (pid,) in connection.execute(_THEIRS)]
        if found:
            with suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(chance.choice(found), how)

    return kill


def _answering(postgres: Cluster) -> None:
    """Returns once the database has recovered."""
    for _ in range(MOST_STARTS):
        try:
            postgres.run("SELECT 1")
        except psycopg.OperationalError:
            select.select([], [], [], BETWEEN_STARTS_S)
        else:
            return
    raise SystemExit("the database does not answer any more")


class _Supervised(ForkedOffice):
    """Started again by whoever looks after it, for as long as the database does not answer."""

    def start(self, *options: str) -> None:
        for _ in range(MOST_STARTS):
            if self.started(*options):
                return
            select.select([], [], [], BETWEEN_STARTS_S)
        raise SystemExit("head office does not start any more")


def main(folder: Path, kills: int, office_kills: int, database_kills: int, seed: int) -> int:
    os.environ[VAULT_VARIABLE] = str(folder / "vaults")
    chance = random.Random(seed)
    postgres = cluster()
    url = postgres.create()
    chain = Chain(folder, [_Supervised(folder, url) for _ in range(2)])
    ends = [signal.SIGKILL if number % 2 else signal.SIGTERM for number in range(database_kills)]
    strikes = [_backend_killed(postgres, chance, how) for how in ends]
    strikes += [lambda: None] * (kills - database_kills)
    with_office = [True] * office_kills + [False] * (kills - office_kills)
    chance.shuffle(strikes)
    chance.shuffle(with_office)
    try:
        for strike, both in zip(strikes, with_office, strict=True):
            chain.killed_once(chance, with_office=both, meanwhile=strike)
            _answering(postgres)
        found = found_after(chain)
    finally:
        for server in chain.servers:
            server.kill()
    sys.stdout.write(
        f"{2 * kills} tills, {office_kills} processes of head office and {database_kills} of PostgreSQL killed, "
        f"{len(chain.promised)} promises: {chr(10).join(found) or 'nothing lost'}\n"
    )
    postgres.close()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:6])))
