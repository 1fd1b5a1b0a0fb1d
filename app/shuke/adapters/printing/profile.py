"""Printer profiles: one TOML file a printer, `inherits` allowed, every value checked.

Errors name the file and the key, because a profile is written by people with a manual in the other hand.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from shuke.assets import printer_profiles

__all__ = [
    "By",
    "Cutting",
    "Lettering",
    "Profile",
    "ProfileInvalid",
    "Repertoire",
    "Yen",
    "known_names",
    "load_profile",
    "profile_keys",
]

_MOST_ANCESTORS = 8
_LARGEST_FILE_BYTES = 64_000
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ProfileInvalid(ValueError):
    """A profile file says something that cannot be; the message names file and key."""


class Lettering(StrEnum):
    """Whether the printer's own letters are used, or the whole paper is drawn here."""

    PRINTER = "printer"
    PICTURE = "picture"


class By(StrEnum):
    """Who draws it: the printer itself, or we, as a picture."""

    PRINTER = "printer"
    PICTURE = "picture"


class Repertoire(StrEnum):
    """Which hanzi the printer's memory holds; others are drawn as a picture."""

    GB2312 = "gb2312"
    GBK = "gbk"
    GB18030 = "gb18030"


class Yen(StrEnum):
    """How ¥ is printed: from the code page (half width), or as the full-width ￥ of GB 2312."""

    CODE_PAGE = "code_page"
    FULL_WIDTH = "full_width"


class Cutting(StrEnum):
    """FEED_AND_CUT feeds to the knife by itself (GS V 66); FULL and PARTIAL cut where the paper stands."""

    FEED_AND_CUT = "feed_and_cut"
    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Profile:
    """One printer, as far as paper and bytes are concerned.

    Attributes:
        width_dots: printable dots across; `columns` letters of `cell_width_dots` fit into them.
        band_rows: rows of a picture sent with one command (small memories choke on more).
        feed_before_cut_lines: from the last line to the knife, or to the edge to tear at.
        drawer_pin: 2 or 5, 0 without a drawer.
        asks_status: the printer answers DLE EOT while it is busy, too.
        confirms: it answers GS r after all before it was printed.
    """

    key: str
    name: str
    paper_width_mm: int
    width_dots: int
    dots_per_inch: int
    columns: int
    columns_small: int
    cell_width_dots: int
    lettering: Lettering
    code_page: str
    code_page_number: int
    chinese: By
    repertoire: Repertoire
    yen: Yen
    sets_hanzi_spacing: bool
    qr: By
    qr_module_dots: int
    band_rows: int
    cutting: Cutting
    feed_before_cut_lines: int
    drawer_pin: int
    drawer_on_ms: int
    drawer_off_ms: int
    asks_status: bool
    confirms: bool


_Check = Callable[[object], Any]


def _whole(least: int, most: int) -> _Check:
    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return value

    return check


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")  # noqa: TRY004 - one kind of error for all values
    return value


def _one_of(kind: type[StrEnum]) -> _Check:
    def check(value: object) -> StrEnum:
        if value not in [member.value for member in kind]:
            raise ValueError("must be one of " + ", ".join(member.value for member in kind))
        return kind(str(value))

    return check


def _pin(value: object) -> int:
    if value not in (0, 2, 5) or isinstance(value, bool):
        raise ValueError("must be 2 or 5, or 0 without a drawer")
    return int(str(value))


def _code_page(value: object) -> str:
    """A single-byte code page whose lower half is ASCII."""
    if not isinstance(value, str) or not re.fullmatch(r"cp\d{3,4}", value):
        raise ValueError("must be a code page as Python calls it, like cp437")
    try:
        if "A".encode(value) != b"A":
            raise ValueError("must have ASCII in its lower half")
    except LookupError:
        raise ValueError("is no code page that is known here") from None
    return value


_FIELDS: Mapping[str, Mapping[str, tuple[str, _Check]]] = {
    "paper": {
        "width_mm": ("paper_width_mm", _whole(40, 120)),
        "width_dots": ("width_dots", _whole(200, 1200)),
        "dots_per_inch": ("dots_per_inch", _whole(90, 600)),
    },
    "letters": {
        "by": ("lettering", _one_of(Lettering)),
        "columns": ("columns", _whole(20, 96)),
        "columns_small": ("columns_small", _whole(20, 128)),
        "cell_width_dots": ("cell_width_dots", _whole(8, 24)),
        "code_page": ("code_page", _code_page),
        "code_page_number": ("code_page_number", _whole(0, 255)),
    },
    "chinese": {
        "by": ("chinese", _one_of(By)),
        "repertoire": ("repertoire", _one_of(Repertoire)),
        "yen": ("yen", _one_of(Yen)),
        "sets_spacing": ("sets_hanzi_spacing", _yes_or_no),
    },
    "qr": {
        "by": ("qr", _one_of(By)),
        "module_dots": ("qr_module_dots", _whole(2, 8)),
    },
    "picture": {"band_rows": ("band_rows", _whole(8, 255))},
    "cut": {
        "how": ("cutting", _one_of(Cutting)),
        "feed_before_lines": ("feed_before_cut_lines", _whole(0, 12)),
    },
    "drawer": {
        "pin": ("drawer_pin", _pin),
        "on_ms": ("drawer_on_ms", _whole(10, 500)),
        "off_ms": ("drawer_off_ms", _whole(10, 500)),
    },
    "status": {
        "asks": ("asks_status", _yes_or_no),
        "confirms": ("confirms", _yes_or_no),
    },
}


def profile_keys(folder: Path | None = None) -> list[str]:
    """The keys of all profiles there are, sorted."""
    place = folder or printer_profiles()
    return sorted(path.stem for path in place.glob("*.toml"))


def load_profile(key: str, folder: Path | None = None) -> Profile:
    """The profile called `key`, with what it inherits.

    Raises:
        ProfileInvalid: a file is missing, unreadable, unknown keys, values out of range, cycles.
    """
    place = folder or printer_profiles()
    values: dict[str, Any] = {}
    name = key
    line_of_ancestors: list[str] = []
    current: str | None = key
    while current is not None:
        if current in line_of_ancestors or len(line_of_ancestors) >= _MOST_ANCESTORS:
            chain = " → ".join([*line_of_ancestors, current])
            raise ProfileInvalid(f"{current}.toml: inherits: runs in a circle or too deep: {chain}")
        line_of_ancestors.append(current)
        document = _document(current, place)
        current = _inherited(document, current)
        if len(line_of_ancestors) == 1:
            name = _name(document, key)
        values = _values(document, line_of_ancestors[-1]) | values
    _complete(values, key)
    profile = Profile(key=key, name=name, **values)
    if profile.columns * profile.cell_width_dots > profile.width_dots:
        raise ProfileInvalid(
            f"{key}.toml: letters.columns: {profile.columns} columns of {profile.cell_width_dots} dots "
            f"do not fit into {profile.width_dots} dots"
        )
    return profile


def known_names(folder: Path | None = None) -> dict[str, str]:
    """By what a printer calls itself (`known_as`), the key of its profile.

    Raises:
        ProfileInvalid: a file is unreadable, or its `known_as` is no list of texts.
    """
    place = folder or printer_profiles()
    names: dict[str, str] = {}
    for key in profile_keys(folder):
        known_as = _document(key, place).get("known_as", [])
        if not isinstance(known_as, list) or not all(isinstance(name, str) and name for name in known_as):
            raise ProfileInvalid(f"{key}.toml: known_as: must be a list of texts")
        names |= dict.fromkeys(known_as, key)
    return names


def _document(key: str, folder: Path) -> dict[str, Any]:
    if not _KEY.fullmatch(key):
        raise ProfileInvalid(f"{key[:80]!r} is no name of a profile: small letters, digits and hyphens only")
    path = folder / f"{key}.toml"
    try:
        if path.stat().st_size > _LARGEST_FILE_BYTES:
            raise ProfileInvalid(f"{path.name}: larger than {_LARGEST_FILE_BYTES} bytes")
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ProfileInvalid(f"{path.name}: there is no such profile in {folder}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileInvalid(f"{path.name}: not TOML: {error}") from error


def _inherited(document: dict[str, Any], key: str) -> str | None:
    parent = document.get("inherits")
    if parent is not None and not isinstance(parent, str):
        raise ProfileInvalid(f"{key}.toml: inherits: must be the name of a profile")
    return parent


def _name(document: dict[str, Any], key: str) -> str:
    name = document.get("name")
    if not isinstance(name, str) or not 1 <= len(name) <= 60:
        raise ProfileInvalid(f"{key}.toml: name: must be a text of 1 to 60 characters")
    return name


def _values(document: dict[str, Any], key: str) -> dict[str, Any]:
    values = {}
    for section, entries in document.items():
        if section in {"inherits", "known_as", "name"}:
            continue
        known = _FIELDS.get(section)
        if known is None or not isinstance(entries, dict):
            raise ProfileInvalid(f"{key}.toml: {section}: there is no such section")
        for entry, value in entries.items():
            if entry not in known:
                raise ProfileInvalid(f"{key}.toml: {section}.{entry}: there is no such key")
            field, check = known[entry]
            try:
                values[field] = check(value)
            except ValueError as error:
                raise ProfileInvalid(f"{key}.toml: {section}.{entry}: {error}, not {value!r}") from None
    return values


def _complete(values: dict[str, Any], key: str) -> None:
    for section, entries in _FIELDS.items():
        for entry, (field, _check) in entries.items():
            if field not in values:
                raise ProfileInvalid(
                    f"{key}.toml: {section}.{entry}: is missing, here and in what it inherits"
                )
