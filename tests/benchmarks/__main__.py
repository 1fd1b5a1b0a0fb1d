"""Every benchmark after the other: `make bench`. Exit status 1 if any figure is over its bound.

`python -m benchmarks NAME …` (from tests/) runs some of them. Each compares with a bare limit measured in the same
run, so that the figures hold on any machine; nothing else should be running.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(wanted: list[str]) -> int:
    names = wanted or sorted(path.stem for path in HERE.glob("*.py") if _measures(path))
    missed = []
    for name in names:
        sys.stdout.write(f"\n── {name} ──\n")
        sys.stdout.flush()
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, check=False)
        if done.returncode:
            missed.append(name)
    sys.stdout.write(f"\nover the bound: {', '.join(missed) or 'none'}\n")
    return 1 if missed else 0


def _measures(path: Path) -> bool:
    return not path.name.startswith("_") and '__name__ == "__main__"' in path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
