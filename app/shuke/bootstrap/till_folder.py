"""Where a till's own things lie. Knows no database: it is asked before the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["TillFolder"]


@dataclass(frozen=True, slots=True)
class TillFolder:
    """Where a till keeps what is its own. The vault's folder lies apart from data and backups."""

    root: Path
    vault: Path

    @property
    def database(self) -> Path:
        return self.root / "till.db"

    @property
    def arrived(self) -> Path:
        """A snapshot of head office's, sealed, until all of it is in the database."""
        return self.root / "members.arrived"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def paper(self) -> Path:
        """What the virtual printer printed."""
        return self.root / "paper"
