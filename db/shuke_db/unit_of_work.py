"""Transactions over one connection; the counter has one, reports have another that cannot write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property

from sqlalchemy import Connection, Engine, delete
from sqlalchemy.exc import DBAPIError

from shuke.domain.facts.rows import RowOperation
from shuke_db.append_only import pruning_allowed
from shuke_db.digest import digest_of
from shuke_db.engine import unusable
from shuke_db.projections import fold
from shuke_db.repositories.articles import ArticleRows
from shuke_db.repositories.counter import BasketRows, CardRows, ProgrammeRows, SaleRows
from shuke_db.repositories.feed import FeedRows
from shuke_db.repositories.journal import AttachmentRows, JournalRows
from shuke_db.repositories.member_search import SearchableMemberRows
from shuke_db.repositories.pools import PoolRows
from shuke_db.repositories.print_jobs import PrintJobRows
from shuke_db.repositories.shops import CursorRows, PinRows, SettingRows, ShopRows
from shuke_db.repositories.subjects import SubjectRepository
from shuke_db.repositories.till_register import (
    ContactRows,
    InvitationRows,
    QuarantineRows,
    TillRegisterRows,
)
from shuke_db.repositories.till_sync import TrustListRows, WishRows
from shuke_db.tables import tables_of

__all__ = ["SqlStore", "SqlWork"]


class SqlWork:
    """One transaction and its repositories; they are made when first asked for."""

    def __init__(self, connection: Connection, tenant: str, *, writable: bool) -> None:
        self._connection = connection
        self._tenant = tenant
        self._writable = writable
        self.committed = False

    @cached_property
    def journal(self) -> JournalRows:
        return JournalRows(self._connection, self._tenant)

    @cached_property
    def attachments(self) -> AttachmentRows:
        return AttachmentRows(self._connection, self._tenant)

    @cached_property
    def shops(self) -> ShopRows:
        return ShopRows(self._connection, self._tenant)

    @cached_property
    def pins(self) -> PinRows:
        return PinRows(self._connection, self._tenant)

    @cached_property
    def articles(self) -> ArticleRows:
        return ArticleRows(self._connection, self._tenant)

    @cached_property
    def members(self) -> SearchableMemberRows:
        return SearchableMemberRows(self._connection, self._tenant)

    @cached_property
    def cards(self) -> CardRows:
        return CardRows(self._connection, self._tenant)

    @cached_property
    def programmes(self) -> ProgrammeRows:
        return ProgrammeRows(self._connection, self._tenant)

    @cached_property
    def baskets(self) -> BasketRows:
        return BasketRows(self._connection, self._tenant)

    @cached_property
    def sales(self) -> SaleRows:
        return SaleRows(self._connection, self._tenant)

    @cached_property
    def print_jobs(self) -> PrintJobRows:
        return PrintJobRows(self._connection, self._tenant)

    @cached_property
    def settings(self) -> SettingRows:
        return SettingRows(self._connection)

    @cached_property
    def cursors(self) -> CursorRows:
        return CursorRows(self._connection, self._tenant)

    @cached_property
    def subjects(self) -> SubjectRepository:
        return SubjectRepository(self._connection, self._tenant)

    @cached_property
    def wishes(self) -> WishRows:
        return WishRows(self._connection, self._tenant)

    @cached_property
    def trust_lists(self) -> TrustListRows:
        return TrustListRows(self._connection, self._tenant)

    @cached_property
    def feed(self) -> FeedRows:
        return FeedRows(self._connection, self._tenant)

    @cached_property
    def pools(self) -> PoolRows:
        return PoolRows(self._connection, self._tenant)

    @cached_property
    def till_register(self) -> TillRegisterRows:
        return TillRegisterRows(self._connection, self._tenant)

    @cached_property
    def invitations(self) -> InvitationRows:
        return InvitationRows(self._connection, self._tenant)

    @cached_property
    def contacts(self) -> ContactRows:
        return ContactRows(self._connection, self._tenant)

    @cached_property
    def quarantine(self) -> QuarantineRows:
        return QuarantineRows(self._connection, self._tenant)

    def apply(self, operations: Iterable[RowOperation]) -> None:
        fold(self._connection, self._tenant, operations)

    def clear_projections(self) -> None:
        with pruning_allowed(self._connection, "rebuild"):
            for table in (*tables_of("projection"), *tables_of("search")):
                self._connection.execute(delete(table).where(table.c.tenant == self._tenant))

    def digest(self) -> bytes:
        return digest_of(self._connection, self._tenant)

    def commit(self) -> None:
        if not self._writable:
            raise RuntimeError("a reading block has nothing to commit")
        self._connection.commit()
        self.committed = True


class SqlStore:
    """One connection, used by one lane. `tenant` is asked each time: before first start there is none yet."""

    def __init__(self, engine: Engine, tenant: Callable[[], str]) -> None:
        self._engine = engine
        self._tenant = tenant

    def writing(self) -> AbstractContextManager[SqlWork]:
        return self._block(writable=True)

    def reading(self) -> AbstractContextManager[SqlWork]:
        return self._block(writable=False)

    @contextmanager
    def _block(self, *, writable: bool) -> Iterator[SqlWork]:
        try:
            with self._engine.connect().execution_options(shuke_reads_only=not writable) as connection:
                yield SqlWork(connection, self._tenant(), writable=writable)
        except DBAPIError as error:
            raise unusable(error.orig if isinstance(error.orig, Exception) else error) from error

    def close(self) -> None:
        self._engine.dispose()
