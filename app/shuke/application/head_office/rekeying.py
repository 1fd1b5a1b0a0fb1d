"""Head office changes its key: the former one vouches for the next, in a fact that the former one signs."""

from __future__ import annotations

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.trusting import successions
from shuke.application.ports.signing import Signer
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.application.sync.succession import succeed
from shuke.domain.facts.office_rekeyed import OfficeRekeyed

__all__ = ["change_key", "changed_to"]


def change_key(
    store: Store, recorder: Recorder, identity: OfficeIdentity, former: Signer, public_key: bytes
) -> None:
    """Write down that head office signs with `public_key` from now on; then whoever has its secret half may."""
    with store.writing() as work:
        entry = OfficeEntry(work, recorder, identity.calendar)
        link = succeed(identity.tenant, former, public_key)
        today = recorder.today(work, identity.calendar)
        entry.record(OfficeRekeyed(link.former, link.public_key, link.vouched, today))
        entry.settle()
        work.commit()


def changed_to(work: Work) -> bytes:
    """The newest key that head office changed to; empty while it has its first."""
    links = successions(work)
    return links[-1].public_key if links else b""
