"""A till of a chain with years of sales in its real encrypted database, for measuring what is told of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.big_shop import BIG_PLACE
from fakes.filled_year import YEAR, fill_year, indexes_made_after, put_members
from fakes.till_on_disk import folder_in
from shuke.bootstrap.till_data import TillData, open_till_data

__all__ = ["opened", "write_years"]


def opened(folder: Path) -> TillData:
    data = open_till_data(folder_in(folder))
    data.take_place(BIG_PLACE)
    return data


def write_years(folder: Path, members: int, sales: int, years: Sequence[int] = (YEAR,)) -> None:
    """So many sales in each; says how large it is and how long it took."""
    began, cpu = time.perf_counter(), time.process_time()
    data = opened(folder)
    with data._writer.connect() as connection, indexes_made_after(connection):
        put_members(connection, BIG_PLACE.tenant, members)
        connection.commit()
        for year in years:
            for month in fill_year(connection, BIG_PLACE.tenant, members, sales, year):
                connection.commit()
                sys.stderr.write(f"\r{year}-{month:02d}")
                sys.stderr.flush()
    sys.stderr.write("\n")
    data.close()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    sys.stdout.write(
        f"{members:,} members, {sales * len(years):,} sales: {size:,.0f} MB written in "
        f"{time.perf_counter() - began:.0f} s, processor {time.process_time() - cpu:.0f} s\n"
    )
