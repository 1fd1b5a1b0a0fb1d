"""Printer profiles: the shipped ones are whole, and a wrong one is refused with its file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from shuke.adapters.printing.profile import By, Cutting, ProfileInvalid, load_profile, profile_keys
from shuke.assets import printer_profiles

GOOD = 'inherits = "generic-80"\nname = "x"\n'


REAL = 12
"""Models that are in use and have a profile, at the least."""


def test_every_shipped_profile_loads() -> None:
    keys = profile_keys()

    assert {"generic-58", "generic-80", "virtual-58", "virtual-80"} <= set(keys)
    assert len([key for key in keys if not key.startswith(("generic", "virtual"))]) >= REAL
    assert len({load_profile(key).name for key in keys}) == len(keys)
    for key in keys:
        assert load_profile(key).key == key


def test_a_profile_takes_what_it_does_not_say_from_its_parent() -> None:
    parent, child = load_profile("generic-58"), load_profile("xprinter-xp-58")

    assert child.width_dots == parent.width_dots == 384
    assert child.repertoire != parent.repertoire
    assert (child.cutting, child.qr, child.name) == (Cutting.NONE, By.PICTURE, "Xprinter XP-58")


@pytest.mark.parametrize("key", profile_keys())
def test_every_value_of_a_profile_has_a_source_beside_it(key: str) -> None:
    """Those of the virtual printers are ours."""
    for line in (printer_profiles() / f"{key}.toml").read_text("utf-8").splitlines():
        value = "=" in line and not line.startswith(("#", "name", "inherits"))
        assert "#" in line or not value or key.startswith("virtual"), line


def test_what_a_profile_names_as_a_source_it_explains_at_its_head() -> None:
    for key in profile_keys():
        head, values = [], []
        for line in (printer_profiles() / f"{key}.toml").read_text("utf-8").splitlines():
            (head if line.startswith("#") else values).append(line)
        for source in (
            "escpos-printer-db",
            "encoder-db",
            "manual:",
            "Epson:",
            "Citizen:",
            "Sunmi:",
            "Rongta:",
        ):
            cited = any(source in line for line in values)
            assert not cited or f'"{source.rstrip(":")}"' in "\n".join(head), f"{key}: {source}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('inherits = "generic-80"\n', "bad.toml: name"),
        ('name = "x"\n', "bad.toml: paper.width_mm: is missing"),
        (GOOD + "[papre]\nwidth_mm = 80\n", "bad.toml: papre: there is no such section"),
        (GOOD + "[paper]\nwidht = 80\n", "bad.toml: paper.widht: there is no such key"),
        (GOOD + "[paper]\nwidth_mm = 800\n", "bad.toml: paper.width_mm: must be a whole"),
        (GOOD + '[paper]\nwidth_mm = "80"\n', "bad.toml: paper.width_mm: must be a whole"),
        (GOOD + "[paper]\nwidth_mm = true\n", "bad.toml: paper.width_mm: must be a whole"),
        (GOOD + "[letters]\ncolumns = 60\n", "bad.toml: letters.columns"),
        (GOOD + '[letters]\ncode_page = "cp037"\n', "bad.toml: letters.code_page"),
        (GOOD + '[letters]\ncode_page = "cp9999"\n', "bad.toml: letters.code_page"),
        (GOOD + '[chinese]\nby = "magic"\n', "bad.toml: chinese.by: must be one of"),
        (GOOD + "[drawer]\npin = 3\n", "bad.toml: drawer.pin: must be 2 or 5"),
        (GOOD + "[status]\nasks = 1\n", "bad.toml: status.asks: must be true or false"),
        ('inherits = "nobody"\nname = "x"\n', "nobody.toml: there is no such profile"),
        ('inherits = 5\nname = "x"\n', "bad.toml: inherits"),
        ('inherits = "bad"\nname = "x"\n', "bad.toml: inherits: runs in a circle"),
        ('inherits = "../../etc/passwd"\nname = "x"\n', "no name of a profile"),
        ("name = \n", "bad.toml: not TOML"),
        ("#" * 70_000, "bad.toml: larger than"),
    ],
)
def test_a_wrong_profile_is_refused_with_its_file_and_key(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "generic-80.toml").write_bytes((printer_profiles() / "generic-80.toml").read_bytes())
    (tmp_path / "bad.toml").write_text(content, "utf-8")

    with pytest.raises(ProfileInvalid) as refused:
        load_profile("bad", tmp_path)

    assert said in str(refused.value)


def test_a_circle_over_three_files_is_found(tmp_path: Path) -> None:
    for key, parent in (("a", "b"), ("b", "c"), ("c", "a")):
        (tmp_path / f"{key}.toml").write_text(f'inherits = "{parent}"\nname = "x"\n')

    with pytest.raises(ProfileInvalid, match="a → b → c → a"):
        load_profile("a", tmp_path)
