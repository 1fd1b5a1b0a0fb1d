"""How a command of head office speaks to whoever typed it, and how it ends."""

from __future__ import annotations

import sys

from shuke.domain.recovery_key import RecoveryKey
from shuke.wording import backups as words
from shuke.wording.recovery import SHEET_KEEP
from shuke.wording.sentence import Language, Sentence

__all__ = ["DONE", "LISTENING", "METRICS_AT", "REFUSED", "refused", "say", "say_recovery_key"]

DONE, REFUSED = 0, 2
"""Exit statuses."""

LISTENING = "listening on "
"""What `serve` prints, with the address, once it answers; whoever started it waits for this line."""

METRICS_AT = "metrics at "
"""What it prints before, where they are told behind a door of their own."""


def refused(sentence: Sentence, language: Language, **values: str) -> int:
    sys.stderr.write(sentence.into(language, **values) + "\n")
    return REFUSED


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say_recovery_key(key: RecoveryKey, language: Language) -> None:
    """The only time it is ever shown: it is kept nowhere."""
    say(words.RECOVERY_KEY.into(language))
    say(f"  {key.text}")
    say(SHEET_KEEP.into(language))
