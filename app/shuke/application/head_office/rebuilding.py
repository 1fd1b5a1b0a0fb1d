"""Folding head office's projections anew, fact by fact in the order in which it took them in."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.head_office.finding.phones import remember_all_phones
from shuke.application.ports.encoding import Encoding, FactSealing
from shuke.application.ports.store import Store, Work
from shuke.application.ports.sync import Arrival
from shuke.application.rebuilding import Rebuilt
from shuke.application.trying_again import tried_again
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.plain import from_plain
from shuke.domain.facts.rows import RowOperation
from shuke.domain.profile import Profile

__all__ = ["rebuild_office"]

_PAGE = 500


@tried_again
def rebuild_office(
    store: Store, sealing: FactSealing, encoding: Encoding, progress: Callable[[int], None]
) -> Rebuilt:
    """Clear every projection and fold the whole journal again, in one transaction. Two tills' facts about one row
    (a member's tier, say) count in the order they came, so that order is repeated."""
    facts = position = 0
    with store.writing() as work:
        before = work.digest()
        work.clear_projections()
        while arrivals := work.feed.arrivals(position, _PAGE):
            for arrival in arrivals:
                facts += _fold(work, sealing, arrival)
                progress(facts)
            position = arrivals[-1].position
        remember_all_phones(work, lambda attachment: from_plain(Profile, encoding.decode(attachment.content)))
        after = work.digest()
        work.commit()
    return Rebuilt(facts, before, after)


def _fold(work: Work, sealing: FactSealing, arrival: Arrival) -> int:
    """An arrival is a push at most, or what head office recorded in one transaction."""
    operations: list[RowOperation] = []
    count = arrival.to_seq - arrival.from_seq + 1
    for fact in work.journal.after(arrival.till, arrival.epoch, arrival.from_seq - 1, count):
        header, kind, version, plain = sealing.open(fact.content)
        body = read_body(kind, version, plain)
        operations += body.rows(header) if body is not None else ()
    work.apply(operations)
    return count
