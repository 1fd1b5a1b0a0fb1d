"""A store in memory behind the store's ports, as far as selling, granting and syncing need them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import cast

from reliability.simulator import memory_figure_rows as figure_rows
from reliability.simulator import memory_finding_rows as finding_rows
from reliability.simulator import memory_keeping_rows as keeping_rows
from reliability.simulator import memory_office_rows as office_rows
from reliability.simulator import memory_outage_rows as outage_rows
from reliability.simulator import memory_rows as rows
from reliability.simulator.memory_tables import MemoryTables
from shuke.application.ports.store import Store, Work
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.together import Together

__all__ = ["MemoryStore"]


class _MemoryWork:
    """One transaction; nobody else runs while it lasts. A repository that is not here is one no simulated till asks
    for. Made anew ten thousand times a second, hence of parts that are there already."""

    def __init__(self, parts: dict[str, object]) -> None:
        self.__dict__.update(parts)
        self.tables: MemoryTables

    def apply(self, operations: Iterable[RowOperation]) -> None:
        self.tables.fold(operations)

    def apply_together(self, together: Together) -> None:
        self.tables.fold_together(together)

    def clear_projections(self) -> None:
        self.tables.clear_projections()

    def digest(self) -> bytes:
        return self.tables.digest()

    def commit(self) -> None:
        self.tables.commit()


class _Block(AbstractContextManager[Work]):
    def __init__(self, work: _MemoryWork) -> None:
        self._work = work

    def __enter__(self) -> Work:
        return cast(Work, self._work)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._work.tables.roll_back()


class _ReadingWork(_MemoryWork):
    def apply(self, operations: Iterable[RowOperation]) -> None:
        raise RuntimeError("a reading block applies nothing")

    def apply_together(self, together: Together) -> None:
        raise RuntimeError("a reading block applies nothing")

    def commit(self) -> None:
        raise RuntimeError("a reading block has nothing to commit")


class MemoryStore(Store):
    def __init__(self, tables: MemoryTables) -> None:
        self._parts: dict[str, object] = {
            "tables": tables,
            "journal": rows.Journal(tables),
            "attachments": rows.Attachments(tables),
            "shops": rows.Shops(tables),
            "members": rows.Members(tables),
            "member_loading": rows.MemberLoading(),
            "member_names": rows.MemberNames(),
            "baskets": rows.Baskets(tables),
            "settings": rows.Settings(tables),
            "allowances": rows.Allowances(tables),
            "cursors": rows.Cursors(tables),
            "subjects": rows.Subjects(tables),
            "wishes": rows.Wishes(tables),
            "trust_lists": rows.TrustLists(tables),
            "feed": office_rows.Feed(tables),
            "pools": office_rows.Pools(tables),
            "handovers": office_rows.Handovers(tables, rows.Journal(tables)),
            "leads": office_rows.Leads(tables),
            "till_register": office_rows.TillRegister(tables),
            "invitations": office_rows.Invitations(tables),
            "contacts": office_rows.Contacts(tables),
            "conflicts": finding_rows.Conflicts(tables),
            "exceptions": finding_rows.Exceptions(tables),
            "closings": finding_rows.Closings(),
            "mergers": finding_rows.Mergers(),
            "exposures": outage_rows.Exposures(tables),
            "outages": outage_rows.Outages(tables),
            "programmes": finding_rows.Programmes(),
            "self_enrolments": finding_rows.SelfEnrolments(),
            "settlements": finding_rows.Settlements(),
            "shop_figures": figure_rows.ShopFigures(tables),
            "figures_to_tell": figure_rows.FiguresToTell(tables),
            "keepings": keeping_rows.Keepings(tables),
            "keepsakes": office_rows.Keepsakes(tables),
            "quarantine": office_rows.Quarantine(tables),
        }
        self._reads = _Block(_ReadingWork(self._parts))

    def writing(self) -> AbstractContextManager[Work]:
        return _Block(_MemoryWork(self._parts))

    def noting(self) -> AbstractContextManager[Work]:
        return self.writing()

    def reading(self) -> AbstractContextManager[Work]:
        return self._reads
