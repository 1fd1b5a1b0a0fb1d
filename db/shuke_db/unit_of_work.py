"""Transactions over one connection; the counter has one, reports have another that cannot write.

Repositories are imported when they are first asked for: signing in needs one of them, and a till that starts
should not wait for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, delete
from sqlalchemy.exc import DBAPIError, TimeoutError  # noqa: A004 - SQLAlchemy's own, of its pool

from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.together import Together, bring_together
from shuke_db.append_only import pruning_allowed
from shuke_db.bringing import keeping_who_is_brought
from shuke_db.chain_work import ChainWork
from shuke_db.digest import digest_of
from shuke_db.durability import durability
from shuke_db.engine import refusal_of, unusable
from shuke_db.projections import fold_together
from shuke_db.repositories.shops import CursorRows, PinRows, SettingRows, ShopRows
from shuke_db.tables import tables_of

if TYPE_CHECKING:
    from shuke.application.ports.snapshot import Bringing
    from shuke_db.repositories.allowances import AllowanceRows
    from shuke_db.repositories.articles import ArticleRows
    from shuke_db.repositories.cards import CardRows
    from shuke_db.repositories.closings import ClosingRows
    from shuke_db.repositories.counter import BasketRows, ProgrammeRows, SaleRows
    from shuke_db.repositories.handovers import HandoverRows, LeadRows
    from shuke_db.repositories.journal import AttachmentRows, JournalRows
    from shuke_db.repositories.keepings import KeepingRows
    from shuke_db.repositories.keepsakes import KeepsakeRows
    from shuke_db.repositories.member_blocks import MemberBlockRows
    from shuke_db.repositories.member_keys import MemberKeyRows
    from shuke_db.repositories.member_loading import MemberLoadingRows
    from shuke_db.repositories.member_names import MemberNameRows
    from shuke_db.repositories.member_search import SearchableMemberRows
    from shuke_db.repositories.money_held import MoneyHeldRows
    from shuke_db.repositories.print_jobs import PrintJobRows
    from shuke_db.repositories.shifts import ShiftRows
    from shuke_db.repositories.subjects import SubjectRepository
    from shuke_db.repositories.till_sync import TrustListRows, WishRows

__all__ = ["SqlStore", "SqlWork"]


class SqlWork(ChainWork):
    """One transaction and its repositories; they are made when first asked for."""

    def __init__(
        self,
        connection: Connection,
        tenant: str,
        settings_of: str,
        *,
        writable: bool,
        coming: Bringing | None = None,
        sums: bool = False,
    ) -> None:
        self._coming = coming
        self._sums = sums
        self._connection = connection
        self._tenant = tenant
        self._settings_of = settings_of
        self._writable = writable
        self.committed = False

    @cached_property
    def journal(self) -> JournalRows:
        from shuke_db.repositories.journal import JournalRows  # noqa: PLC0415

        return JournalRows(self._connection, self._tenant)

    @cached_property
    def attachments(self) -> AttachmentRows:
        from shuke_db.repositories.journal import AttachmentRows  # noqa: PLC0415

        return AttachmentRows(self._connection, self._tenant)

    @cached_property
    def shops(self) -> ShopRows:
        return ShopRows(self._connection, self._tenant)

    @cached_property
    def pins(self) -> PinRows:
        return PinRows(self._connection, self._tenant)

    @cached_property
    def articles(self) -> ArticleRows:
        from shuke_db.repositories.articles import ArticleRows  # noqa: PLC0415

        return ArticleRows(self._connection, self._tenant)

    @cached_property
    def members(self) -> SearchableMemberRows:
        from shuke_db.repositories.coming_rows import member_rows  # noqa: PLC0415

        if self._sums:
            from shuke_db.repositories.member_search import OfficeMemberRows  # noqa: PLC0415

            return OfficeMemberRows(self._connection, self._tenant)
        return member_rows(self._connection, self._tenant, self, self._coming)

    @cached_property
    def member_keys(self) -> MemberKeyRows:
        from shuke_db.repositories.member_keys import MemberKeyRows  # noqa: PLC0415

        return MemberKeyRows(self._connection, self._tenant)

    @cached_property
    def money_held(self) -> MoneyHeldRows:
        from shuke_db.repositories.money_held import MoneyHeldRows  # noqa: PLC0415

        return MoneyHeldRows(self._connection, self._tenant)

    @cached_property
    def cards(self) -> CardRows:
        from shuke_db.repositories.coming_rows import card_rows  # noqa: PLC0415

        return card_rows(self._connection, self._tenant, self, self._coming)

    @cached_property
    def programmes(self) -> ProgrammeRows:
        from shuke_db.repositories.counter import ProgrammeRows  # noqa: PLC0415

        return ProgrammeRows(self._connection, self._tenant)

    @cached_property
    def baskets(self) -> BasketRows:
        from shuke_db.repositories.counter import BasketRows  # noqa: PLC0415

        return BasketRows(self._connection, self._tenant)

    @cached_property
    def sales(self) -> SaleRows:
        from shuke_db.repositories.counter import SaleRows  # noqa: PLC0415

        return SaleRows(self._connection, self._tenant)

    @cached_property
    def shifts(self) -> ShiftRows:
        from shuke_db.repositories.shifts import ShiftRows  # noqa: PLC0415

        return ShiftRows(self._connection, self._tenant)

    @cached_property
    def print_jobs(self) -> PrintJobRows:
        from shuke_db.repositories.print_jobs import PrintJobRows  # noqa: PLC0415

        return PrintJobRows(self._connection, self._tenant)

    @cached_property
    def settings(self) -> SettingRows:
        return SettingRows(self._connection, self._settings_of)

    @cached_property
    def cursors(self) -> CursorRows:
        return CursorRows(self._connection, self._tenant)

    @cached_property
    def allowances(self) -> AllowanceRows:
        from shuke_db.repositories.allowances import AllowanceRows  # noqa: PLC0415

        return AllowanceRows(self._connection, self._tenant)

    @cached_property
    def subjects(self) -> SubjectRepository:
        from shuke_db.repositories.subjects import SubjectRepository  # noqa: PLC0415

        return SubjectRepository(self._connection, self._tenant)

    @cached_property
    def wishes(self) -> WishRows:
        from shuke_db.repositories.till_sync import WishRows  # noqa: PLC0415

        return WishRows(self._connection, self._tenant)

    @cached_property
    def trust_lists(self) -> TrustListRows:
        from shuke_db.repositories.till_sync import TrustListRows  # noqa: PLC0415

        return TrustListRows(self._connection, self._tenant)

    @cached_property
    def handovers(self) -> HandoverRows:
        from shuke_db.repositories.handovers import HandoverRows  # noqa: PLC0415

        return HandoverRows(self._connection, self._tenant)

    @cached_property
    def leads(self) -> LeadRows:
        from shuke_db.repositories.handovers import LeadRows  # noqa: PLC0415

        return LeadRows(self._connection, self._tenant)

    @cached_property
    def closings(self) -> ClosingRows:
        from shuke_db.repositories.closings import ClosingRows  # noqa: PLC0415

        return ClosingRows(self._connection, self._tenant)

    @cached_property
    def keepings(self) -> KeepingRows:
        from shuke_db.repositories.keepings import KeepingRows  # noqa: PLC0415

        return KeepingRows(self._connection, self._tenant)

    @cached_property
    def keepsakes(self) -> KeepsakeRows:
        from shuke_db.repositories.keepsakes import KeepsakeRows  # noqa: PLC0415

        return KeepsakeRows(self._connection, self._tenant)

    @cached_property
    def member_blocks(self) -> MemberBlockRows:
        from shuke_db.repositories.member_blocks import MemberBlockRows  # noqa: PLC0415

        return MemberBlockRows(self._connection, self._tenant)

    @cached_property
    def member_loading(self) -> MemberLoadingRows:
        from shuke_db.repositories.member_loading import MemberLoadingRows  # noqa: PLC0415

        return MemberLoadingRows(self._connection, self._tenant)

    @cached_property
    def member_names(self) -> MemberNameRows:
        from shuke_db.repositories.member_names import MemberNameRows  # noqa: PLC0415

        return MemberNameRows(self._connection, self._tenant)

    def apply(self, operations: Iterable[RowOperation]) -> None:
        self.apply_together(bring_together(self._tenant, operations))

    def apply_together(self, together: Together) -> None:
        if self._sums:
            from shuke_db.coupon_sums import sum_up_coupons  # noqa: PLC0415 - a till never comes here
            from shuke_db.held_sums import sum_up  # noqa: PLC0415

            sum_up(self._connection, self._tenant, together)
            sum_up_coupons(self._connection, self._tenant, together)
        fold_together(self._connection, together)

    def clear_projections(self) -> None:
        with pruning_allowed(self._connection, "rebuild"):
            # First, so that nobody is marked who goes.
            search = sorted(tables_of("search"), key=lambda table: table.name != "packed_pages")
            for table in (*search, *tables_of("projection")):
                self._connection.execute(delete(table).where(table.c.tenant == self._tenant))

    def digest(self) -> bytes:
        return digest_of(self._connection, self._tenant)

    def commit(self) -> None:
        if not self._writable:
            raise RuntimeError("a reading block has nothing to commit")
        self._connection.commit()
        self.committed = True


class SqlStore:
    """On SQLite one connection, used by one lane; on PostgreSQL as many as the engine has. `tenant` is asked each
    time: before first start there is none yet. `own_settings`: they belong to the machine, not to the tenant.
    `coming`: members on their way into a till's tables; who is brought for somebody that reads stays."""

    def __init__(
        self, engine: Engine, tenant: Callable[[], str], *, own_settings: bool = False, sums: bool = False
    ) -> None:
        self._engine = engine
        self._tenant = tenant
        self._own_settings = own_settings
        self._sums = sums
        self._shared = engine.dialect.name != "sqlite"
        self.coming: Bringing | None = None

    def writing(self) -> AbstractContextManager[SqlWork]:
        return self._block(writable=True, in_turn=True)

    def noting(self) -> AbstractContextManager[SqlWork]:
        return self._block(writable=True, waits=False)

    def reading(self) -> AbstractContextManager[SqlWork]:
        return self._block(writable=False)

    @contextmanager
    def _block(self, *, writable: bool, in_turn: bool = False, waits: bool = True) -> Iterator[SqlWork]:
        try:
            with self._connected(writable=writable) as connection, durability(connection, waits=waits):
                tenant = self._tenant()
                if in_turn and self._shared:
                    from shuke_db.postgres import take_turn  # noqa: PLC0415 - a till never comes here

                    take_turn(connection, tenant)
                settings_of = "" if self._own_settings else tenant
                coming = self.coming if self.coming is not None and self.coming.is_under_way else None
                keeping = nullcontext() if writable or coming is None else keeping_who_is_brought(connection)
                with keeping:
                    yield SqlWork(
                        connection, tenant, settings_of, writable=writable, coming=coming, sums=self._sums
                    )
        except DBAPIError as error:
            raise refusal_of(error) from error
        except TimeoutError as error:
            raise StoreUnusable(StoreTrouble.LOCKED, "every connection is in use") from error
        except MemoryError as error:
            raise unusable(error) from error

    def _connected(self, *, writable: bool) -> Connection:
        connection = self._engine.connect()
        if self._shared and not writable:
            return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        return connection.execution_options(shuke_reads_only=not writable)

    def close(self) -> None:
        self._engine.dispose()
