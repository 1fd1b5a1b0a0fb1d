"""A till takes over what was settled for its shop."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.application.sync.conversation import Conversation, Stop
from shuke.domain.sync.exchanges import STATEMENTS
from shuke.domain.sync.messages import Page
from shuke.domain.sync.statement_messages import AskStatements

__all__ = ["note_statements", "take_statements"]

_HELD, _OFFERED = "statements.held", "statements.offered"


def note_statements(work: Work, page: Page) -> None:
    """What a page says of them."""
    if page.statements_version != work.cursors.get(_OFFERED):
        work.cursors.put(_OFFERED, page.statements_version)


def take_statements(talk: Conversation) -> Stop | None:
    """Ask for them if head office has others than are held here."""
    if not talk.read(lambda work: work.cursors.get(_OFFERED) != work.cursors.get(_HELD)):
        return None
    sent = talk.exchange(STATEMENTS, AskStatements())
    if isinstance(sent, Stop):
        return sent

    def put_in_place(work: Work) -> None:
        work.shop_statements.replace(sent.statements)
        work.cursors.put(_HELD, sent.version)
        work.cursors.put(_OFFERED, sent.version)

    talk.write(put_in_place)
    return None
