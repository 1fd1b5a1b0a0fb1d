"""Writing the list that is shown into a file, a few hundred articles at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from shuke.application.article_export import articles_csv
from shuke.application.ports.article_list import ArticlesWanted
from shuke.application.ports.store import Work
from shuke.domain.article import Article
from shuke.presenters.article_import import ImportFiles
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.wording import Language
from shuke.wording import article_import as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["ArticleExport"]

_AT_ONCE = 500


@dataclass(slots=True)
class _Writing:
    path: Path
    wanted: ArticlesWanted
    language: Language
    articles: list[Article] = field(default_factory=list)
    departments: dict[str, str] = field(default_factory=dict)


class ArticleExport:
    """`tell` says how it went."""

    def __init__(self, office: OfficeWork, files: ImportFiles, tell: Callable[[Notice], None]) -> None:
        self._office = office
        self._files = files
        self._tell = tell

    def write(self, path: Path, wanted: ArticlesWanted, language: Language) -> None:
        """All articles that are wanted, in their order."""
        self._tell(Notice(words.EXPORTING, NoticeTone.CALM))
        self._read_on(_Writing(path, wanted, language))

    def _read_on(self, writing: _Writing) -> None:
        self._office.read(
            lambda work: self._next(work, writing),
            lambda more: self._read_on(writing) if more else self._save(writing),
            self._trouble,
        )

    def _next(self, work: Work, writing: _Writing) -> bool:
        found = work.articles.listed(writing.wanted, len(writing.articles), _AT_ONCE)
        writing.articles += found
        if not writing.departments:
            writing.departments = {d.department_id: d.name for d in work.articles.departments()}
        return len(found) == _AT_ONCE

    def _save(self, writing: _Writing) -> None:
        def save() -> int:
            content = articles_csv(writing.articles, writing.departments, writing.language)
            self._files.write(writing.path, content)
            return len(writing.articles)

        self._office.background.run(
            Lane.READING,
            save,
            lambda count: self._done(writing.path, count),
            lambda problem: self._failed(writing.path, problem),
            expected=(OSError,),
        )

    def _done(self, path: Path, count: int) -> None:
        sentence = said(words.EXPORTED, count=points_text(count), file=str(path))
        self._tell(Notice(sentence, NoticeTone.GOOD))

    def _failed(self, path: Path, problem: Exception) -> None:
        reason = (problem.strerror if isinstance(problem, OSError) else None) or type(problem).__name__
        self._trouble(said(words.FILE_FAILED, file=path.name, reason=reason))

    def _trouble(self, sentence: Words) -> None:
        self._tell(Notice(sentence))
