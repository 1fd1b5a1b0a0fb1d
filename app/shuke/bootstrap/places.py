"""Where Shuke keeps things on this machine unless told otherwise."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import platformdirs

from shuke.bootstrap.till_folder import TillFolder

__all__ = ["DATA_VARIABLE", "VAULT_VARIABLE", "till_folder", "vault_folder"]

DATA_VARIABLE = "SHUKE_DATA"
"""Names the data folder where the command line does not."""

VAULT_VARIABLE = "SHUKE_VAULT"
"""Names the folder in which vaults are kept."""

_NAME = "Shuke"


def till_folder(data: Path | None, name: str = "till") -> TillFolder:
    """The folders of a till."""
    given = data or (Path(os.environ[DATA_VARIABLE]) if os.environ.get(DATA_VARIABLE) else None)
    root = (given or platformdirs.user_data_path(_NAME, appauthor=False) / name).resolve()
    return TillFolder(root, vault_folder(root))


def vault_folder(root: Path) -> Path:
    """Where the secrets of the data in `root` lie: in the configuration folder, apart from data and backups.
    Several installations of one account are told apart by their data folder."""
    given = os.environ.get(VAULT_VARIABLE)
    vaults = Path(given) if given else platformdirs.user_config_path(_NAME, appauthor=False)
    return vaults / f"vault-{sha256(str(root).encode()).hexdigest()[:12]}"
