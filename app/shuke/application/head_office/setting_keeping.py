"""Head office lays down which members its tills keep."""

from __future__ import annotations

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.domain.facts.keeping_set import KeepingSet
from shuke.domain.keeping import Keeping

__all__ = ["set_keeping"]


def set_keeping(store: Store, recorder: Recorder, identity: OfficeIdentity, policy: Keeping) -> bool:
    """Record the policy, for every till. False, and nothing recorded, where it is the one in force."""
    with store.writing() as work:
        if work.keepings.policy() == policy:
            return False
        entry = OfficeEntry(work, recorder, identity.calendar)
        entry.record(KeepingSet(policy))
        entry.settle()
        work.commit()
    return True
