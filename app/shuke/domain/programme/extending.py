"""Documents that extend another: ``extends = "department-store"`` takes over what the document does not say itself.

- Tables merge key by key, at any depth. A list of tables that all have a ``key`` merges by it: an item of the same
  key is merged into the base's, a new one comes after them. Any other value takes the place of the base's.
- ``{ key = "x", remove = true }`` takes an item out of such a list, ``x = { remove = true }`` a table out of a table;
  ``x = { replace = true, … }`` merges nothing: it takes the place of the base's whole.
- ``key`` and ``version`` name one version of one programme and are never taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from shuke.domain.programme.document import DOCUMENT_FORMAT
from shuke.domain.programme.parsing import parsed
from shuke.domain.programme.problems import ProblemKind, ProgrammeRefused
from shuke.domain.programme.tables import Notes
from shuke.domain.programme.toml_lines import Path, key_lines

__all__ = ["MOST_BASES", "BaseOf", "Loaded", "loaded", "no_base"]

BaseOf = Callable[[str], str | None]
"""The text of the document of that key; None: there is none."""

MOST_BASES = 4
"""How many documents may stand behind one another, the last one included."""

_NOT_TAKEN_OVER = ("key", "version")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with all that it takes over.

    Attributes:
        lines: the line of each path, in the document that it comes from.
        bases: the key of that document, for the paths that come from a base.
        texts: key and text of each base, the nearest first. The document means this only together with them:
            who keeps its text keeps these too.
    """

    content: dict[str, object]
    lines: Mapping[Path, int]
    bases: Mapping[Path, str]
    texts: tuple[tuple[str, str], ...]

    def notes(self) -> Notes:
        """Where the reader notes its problems."""
        return Notes(self.lines, self.bases)


@dataclass(frozen=True, slots=True)
class _Node:
    """A value where it stands; tables and lists hold nodes."""

    value: object
    line: int
    base: str


@dataclass(frozen=True, slots=True)
class _Document:
    name: str
    root: _Node
    notes: Notes


def no_base(_: str) -> str | None:
    """For documents that stand by themselves."""
    return None


def loaded(text: str, base_of: BaseOf) -> Loaded:
    """The document's content with its bases' merged in.

    Raises:
        ProgrammeRefused: the document or a base is no TOML or too new, `extends` leads nowhere, in a circle or too
            far, or something is to be removed that is not there.
    """
    documents, texts = _chain(text, base_of)
    root = documents[-1].root
    for document in reversed(documents[:-1]):
        root = _merged_tables(_without_names(root), document.root, (), document.notes)
        _refuse_if_problems(document.notes)
    places = dict(_places(root, ()))
    return Loaded(
        content=_plain_table(root),
        lines={path: node.line for path, node in places.items()},
        bases={path: node.base for path, node in places.items() if node.base},
        texts=texts,
    )


# --- the documents, one behind the other ---


def _chain(text: str, base_of: BaseOf) -> tuple[list[_Document], tuple[tuple[str, str], ...]]:
    documents: list[_Document] = []
    texts: list[tuple[str, str]] = []
    name = ""
    while True:
        content = _parsed(text, name)
        lines = key_lines(text)
        notes = Notes(lines, dict.fromkeys(lines, name))
        form = content.get("format")
        if isinstance(form, int) and form > DOCUMENT_FORMAT:
            notes.add(ProblemKind.NEWER_FORMAT, ("format",), form, known=DOCUMENT_FORMAT)
        extends = content.pop("extends", None)
        documents.append(_Document(name, _node(content, (), lines, name), notes))
        if extends is None:
            _refuse_if_problems(notes)
            return documents, tuple(texts)
        name, text = _base(extends, [known for known, _ in texts], base_of, notes)
        texts.append((name, text))


def _base(extends: object, before: list[str], base_of: BaseOf, notes: Notes) -> tuple[str, str]:
    text = None
    if not isinstance(extends, str):
        notes.add(ProblemKind.NOT_A_KEY, ("extends",), extends)
    elif extends in before:
        circle = [*before[before.index(extends) :], extends]
        notes.add(ProblemKind.EXTENDS_CYCLE, ("extends",), extends, names=" → ".join(circle))
    elif len(before) == MOST_BASES:
        notes.add(ProblemKind.EXTENDS_TOO_DEEP, ("extends",), extends, most=MOST_BASES)
    else:
        text = base_of(extends)
        if text is None:
            notes.add(ProblemKind.EXTENDS_UNKNOWN, ("extends",), extends)
    _refuse_if_problems(notes)
    assert isinstance(extends, str)
    assert text is not None
    return extends, text


def _parsed(text: str, name: str) -> dict[str, object]:
    try:
        return parsed(text)
    except ProgrammeRefused as refused:
        raise ProgrammeRefused(
            tuple(replace(problem, base=name) for problem in refused.problems)
        ) from refused


def _refuse_if_problems(notes: Notes) -> None:
    if notes.problems:
        raise ProgrammeRefused(tuple(notes.problems))


# --- values with their places ---


def _node(value: object, path: Path, lines: Mapping[Path, int], base: str) -> _Node:
    if isinstance(value, dict):
        value = {key: _node(part, (*path, key), lines, base) for key, part in value.items()}
    elif isinstance(value, list):
        value = [_node(part, (*path, place), lines, base) for place, part in enumerate(value)]
    return _Node(value, lines[path], base)


def _places(node: _Node, path: Path) -> Iterator[tuple[Path, _Node]]:
    yield path, node
    if isinstance(node.value, dict):
        for key, part in node.value.items():
            yield from _places(part, (*path, key))
    elif isinstance(node.value, list):
        for place, part in enumerate(node.value):
            yield from _places(part, (*path, place))


def _plain(node: _Node) -> object:
    if isinstance(node.value, list):
        return [_plain(part) for part in node.value]
    return _plain_table(node) if isinstance(node.value, dict) else node.value


def _plain_table(node: _Node) -> dict[str, object]:
    return {key: _plain(part) for key, part in _table(node).items()}


# --- merging ---


def _merged(base: _Node, own: _Node, path: Path, notes: Notes) -> _Node:
    if isinstance(base.value, dict) and isinstance(own.value, dict):
        return _without(own, "replace") if _says(own, "replace") else _merged_tables(base, own, path, notes)
    if _is_keyed(base) and _is_keyed(own):
        return _merged_lists(base, own, path, notes)
    return own


def _merged_tables(base: _Node, own: _Node, path: Path, notes: Notes) -> _Node:
    result = dict(_table(base))
    for key, node in _table(own).items():
        _put(result, key, node, (*path, key), notes)
    return replace(own, value=result)


def _merged_lists(base: _Node, own: _Node, path: Path, notes: Notes) -> _Node:
    result = {str(_key_of(node)): node for node in _items(base)}
    seen: set[str] = set()
    for place, node in enumerate(_items(own)):
        key = str(_key_of(node))
        if key in seen:
            notes.add(ProblemKind.DUPLICATE, (*path, place, "key"), key)
        seen.add(key)
        _put(result, key, node, (*path, place), notes)
    return replace(own, value=list(result.values()))


def _put(result: dict[str, _Node], key: str, node: _Node, path: Path, notes: Notes) -> None:
    """Merge a node into what stands under its key, or take that out."""
    if _says(node, "remove"):
        if result.pop(key, None) is None:
            notes.add(ProblemKind.NOTHING_TO_REMOVE, path, key)
    else:
        result[key] = _merged(result[key], node, path, notes) if key in result else node


def _table(node: _Node) -> dict[str, _Node]:
    assert isinstance(node.value, dict)
    return node.value


def _items(node: _Node) -> list[_Node]:
    assert isinstance(node.value, list)
    return node.value


def _is_keyed(node: _Node) -> bool:
    """A list, not empty, of tables that each have a key."""
    if not isinstance(node.value, list) or not node.value:
        return False
    return all(isinstance(item.value, dict) and _key_of(item) is not None for item in node.value)


def _key_of(item: _Node) -> str | None:
    key = _table(item).get("key")
    return key.value if key is not None and isinstance(key.value, str) else None


def _says(node: _Node, word: str) -> bool:
    return isinstance(node.value, dict) and word in node.value and node.value[word].value is True


def _without(node: _Node, word: str) -> _Node:
    return replace(node, value={key: part for key, part in _table(node).items() if key != word})


def _without_names(root: _Node) -> _Node:
    for word in _NOT_TAKEN_OVER:
        root = _without(root, word)
    return root
