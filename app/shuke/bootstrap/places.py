"""Where Shuke keeps things on this machine unless told otherwise."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import platformdirs

from shuke.bootstrap.till_data import TillFolder

__all__ = ["DATA_VARIABLE", "till_folder"]

DATA_VARIABLE = "SHUKE_DATA"
"""Names the data folder where the command line does not."""

_NAME = "Shuke"


def till_folder(data: Path | None, name: str = "till") -> TillFolder:
    """The folders of a till. Its vault lies in the configuration folder, apart from data and backups; several
    tills of one account are told apart by their data folder."""
    given = data or (Path(os.environ[DATA_VARIABLE]) if os.environ.get(DATA_VARIABLE) else None)
    root = (given or platformdirs.user_data_path(_NAME, appauthor=False) / name).resolve()
    token = sha256(str(root).encode()).hexdigest()[:12]
    return TillFolder(root, platformdirs.user_config_path(_NAME, appauthor=False) / f"vault-{token}")
