"""Head office lays down what tills may spend while they cannot reach it."""

from __future__ import annotations

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.domain.facts.allowance_set import AllowanceSet
from shuke.domain.slices.allowance import Allowance

__all__ = ["set_allowance"]


def set_allowance(store: Store, recorder: Recorder, identity: OfficeIdentity, policy: Allowance) -> bool:
    """Record the policy, for every till. False, and nothing recorded, where it is the one in force."""
    with store.writing() as work:
        if work.allowances.policy() == policy:
            return False
        entry = OfficeEntry(work, recorder, identity.calendar)
        entry.record(AllowanceSet(policy))
        entry.settle()
        work.commit()
    return True
