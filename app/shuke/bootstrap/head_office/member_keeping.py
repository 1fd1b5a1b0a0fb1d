"""`members`: which members tills keep."""

from __future__ import annotations

import argparse

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.setting_keeping import set_keeping
from shuke.bootstrap.head_office.speaking import DONE, say
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.keeping import Keeping, Kept
from shuke.wording import head_office_command as words
from shuke.wording.sentence import Language

__all__ = ["keep_members"]


def keep_members(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    """Show the policy; if told how, set it first. What is not said stays."""
    with data.reading.reading() as work:
        held = work.keepings.policy()
    wanted = Keeping(Kept(options.keep) if options.keep else held.kept, options.days or held.days)
    if options.keep or options.days:
        changed = set_keeping(data.writing, data.recorder(identity), identity, wanted)
        say((words.KEEPING_SET if changed else words.KEEPING_SAME).into(language))
    say(words.KEEPING[wanted.kept.value].into(language, days=str(wanted.days)))
    return DONE
