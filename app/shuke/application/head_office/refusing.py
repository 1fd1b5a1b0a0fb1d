"""A refusal as a body that people can read."""

from __future__ import annotations

import json

from shuke.domain.sync.exchanges import RefusalReason
from shuke.wording.head_office import REFUSALS
from shuke.wording.sentence import Language

__all__ = ["refusal_body"]

_REFUSAL_TYPE = "urn:shuke:refusal:"


def refusal_body(reason: RefusalReason) -> bytes:
    """For people with a terminal: problem+json, saying what and why and nothing about what lies behind."""
    problem = {
        "type": f"{_REFUSAL_TYPE}{reason.value}",
        "title": REFUSALS[reason.value].into(Language.EN),
        "status": reason.status,
        "reason": reason.value,
    }
    return json.dumps(problem, ensure_ascii=False).encode()
