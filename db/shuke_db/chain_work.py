"""What a transaction of head office reads and writes besides: tills, the stream of changes, exceptions, exposure."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke_db.member_work import MemberWork

if TYPE_CHECKING:
    from shuke_db.repositories.conflicts import ConflictRows
    from shuke_db.repositories.day_figures import DayFigureRows
    from shuke_db.repositories.exceptions import AccessTokenRows, ExceptionRows
    from shuke_db.repositories.exposures import ExposureRows
    from shuke_db.repositories.feed import FeedRows
    from shuke_db.repositories.figures_to_tell import FiguresToTellRows
    from shuke_db.repositories.office_figures import OfficeFigureRows
    from shuke_db.repositories.office_names import OfficeNameRows
    from shuke_db.repositories.outages import OutageRows
    from shuke_db.repositories.pools import PoolRows
    from shuke_db.repositories.takings import TakingsRows
    from shuke_db.repositories.till_register import (
        ContactRows,
        InvitationRows,
        QuarantineRows,
        TillRegisterRows,
    )

__all__ = ["ChainWork"]


class ChainWork(MemberWork):
    _sums: bool

    @cached_property
    def exposures(self) -> ExposureRows:
        from shuke_db.repositories.exposures import ExposureRows, SummedExposureRows  # noqa: PLC0415

        rows = SummedExposureRows if self._sums else ExposureRows
        return rows(self._connection, self._tenant)

    @cached_property
    def outages(self) -> OutageRows:
        from shuke_db.repositories.outages import OutageRows  # noqa: PLC0415

        return OutageRows(self._connection, self._tenant)

    @cached_property
    def day_figures(self) -> DayFigureRows:
        from shuke_db.repositories.day_figures import DayFigureRows  # noqa: PLC0415

        return DayFigureRows(self._connection, self._tenant)

    @cached_property
    def figures_to_tell(self) -> FiguresToTellRows:
        from shuke_db.repositories.figures_to_tell import FiguresToTellRows  # noqa: PLC0415

        return FiguresToTellRows(self._connection, self._tenant)

    @cached_property
    def takings(self) -> TakingsRows:
        from shuke_db.repositories.takings import TakingsRows  # noqa: PLC0415

        return TakingsRows(self._connection, self._tenant)

    @cached_property
    def feed(self) -> FeedRows:
        from shuke_db.repositories.feed import FeedRows  # noqa: PLC0415

        return FeedRows(self._connection, self._tenant)

    @cached_property
    def pools(self) -> PoolRows:
        from shuke_db.repositories.pools import PoolRows  # noqa: PLC0415

        return PoolRows(self._connection, self._tenant)

    @cached_property
    def till_register(self) -> TillRegisterRows:
        from shuke_db.repositories.till_register import TillRegisterRows  # noqa: PLC0415

        return TillRegisterRows(self._connection, self._tenant)

    @cached_property
    def invitations(self) -> InvitationRows:
        from shuke_db.repositories.till_register import InvitationRows  # noqa: PLC0415

        return InvitationRows(self._connection, self._tenant)

    @cached_property
    def contacts(self) -> ContactRows:
        from shuke_db.repositories.till_register import ContactRows  # noqa: PLC0415

        return ContactRows(self._connection, self._tenant)

    @cached_property
    def quarantine(self) -> QuarantineRows:
        from shuke_db.repositories.till_register import QuarantineRows  # noqa: PLC0415

        return QuarantineRows(self._connection, self._tenant)

    @cached_property
    def exceptions(self) -> ExceptionRows:
        from shuke_db.repositories.exceptions import ExceptionRows  # noqa: PLC0415

        return ExceptionRows(self._connection, self._tenant)

    @cached_property
    def conflicts(self) -> ConflictRows:
        from shuke_db.repositories.conflicts import ConflictRows  # noqa: PLC0415

        return ConflictRows(self._connection, self._tenant)

    @cached_property
    def access_tokens(self) -> AccessTokenRows:
        from shuke_db.repositories.exceptions import AccessTokenRows  # noqa: PLC0415

        return AccessTokenRows(self._connection, self._tenant)

    @cached_property
    def office_names(self) -> OfficeNameRows:
        from shuke_db.repositories.office_names import OfficeNameRows  # noqa: PLC0415

        return OfficeNameRows(self._connection, self._tenant)

    @cached_property
    def office_figures(self) -> OfficeFigureRows:
        from shuke_db.repositories.office_figures import OfficeFigureRows  # noqa: PLC0415

        return OfficeFigureRows(self._connection, self._tenant)
