"""A rule changed part by part. A path: a part's place in each group around it; the empty one: the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from shuke.domain.segments.conditions import Condition, Together, Where

__all__ = ["Path", "Placed", "added", "parts_of", "together", "turned", "without"]

Path = tuple[int, ...]


class Placed(NamedTuple):
    """A part with its path; what is in a group comes behind it."""

    path: Path
    part: Where


def together(where: Where) -> Together:
    """A rule of one condition as a group of one."""
    return where if isinstance(where, Together) else Together((where,))


def parts_of(where: Together, path: Path = ()) -> Iterator[Placed]:
    """Every part but the whole itself, as they are read."""
    for place, part in enumerate(where.parts):
        here = (*path, place)
        yield Placed(here, part)
        if isinstance(part, Together):
            yield from parts_of(part, here)


def added(where: Together, path: Path, condition: Condition, *, in_a_group: bool = False) -> Together:
    """The condition as the last of that group's, or within one more that asks the other way round: any in all, all in
    any.

    Raises:
        ValueError: too many, too deep, or no group is there.
    """

    def more(group: Together) -> Together:
        part: Where = Together((condition,), not group.any_of) if in_a_group else condition
        return replace(group, parts=(*group.parts, part))

    return _changed(where, path, more)


def turned(where: Together, path: Path) -> Together:
    """All of that group's parts instead of any, any instead of all.

    Raises:
        ValueError: no group is there.
    """
    return _changed(where, path, lambda group: replace(group, any_of=not group.any_of))


def without(where: Together, path: Path) -> Together:
    """That part is gone, and so is the group that had nothing else.

    Raises:
        ValueError: nothing is there.
    """
    *around, place = path

    def less(group: Together) -> Together:
        if not 0 <= place < len(group.parts):
            raise ValueError("nothing is there")
        return replace(group, parts=group.parts[:place] + group.parts[place + 1 :])

    found = _changed(where, tuple(around), less)
    return without(found, tuple(around)) if around and not _group(found, tuple(around)).parts else found


def _changed(where: Together, path: Path, change: Callable[[Together], Together]) -> Together:
    if not path:
        return change(where)
    place, *rest = path
    inside = _changed(_group(where, (place,)), tuple(rest), change)
    return replace(where, parts=(*where.parts[:place], inside, *where.parts[place + 1 :]))


def _group(where: Together, path: Path) -> Together:
    part: Where = where
    for place in path:
        if not isinstance(part, Together) or not 0 <= place < len(part.parts):
            raise ValueError("nothing is there")
        part = part.parts[place]
    if not isinstance(part, Together):
        raise ValueError("no group is there")  # noqa: TRY004
    return part
