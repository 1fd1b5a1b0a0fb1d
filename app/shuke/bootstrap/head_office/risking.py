"""`allowance` and `exposure`: what tills may spend while they cannot reach head office, and what that could cost."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from zoneinfo import ZoneInfo

from shuke.application.exposing import chain_exposure
from shuke.application.head_office.allowance_document import read_allowance
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.setting_allowance import set_allowance
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.bootstrap.head_office.exposure_words import MOST_OUTAGES, exposure_words
from shuke.bootstrap.head_office.speaking import DONE, REFUSED, refused, say
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.money import Money
from shuke.domain.programme.parsing import LONGEST_DOCUMENT
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.wording import head_office_command as words
from shuke.wording.allowance import policy_words
from shuke.wording.figures import money_text
from shuke.wording.programme import problem_text
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

__all__ = ["allowance", "exposure"]


def allowance(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    """Show the policy; with a file, set it first."""
    if options.set is not None:
        try:
            with options.set.open(encoding="utf-8") as file:
                policy = read_allowance(file.read(LONGEST_DOCUMENT + 1))
        except (OSError, UnicodeDecodeError):
            return refused(words.NO_FILE, language, path=str(options.set))
        except ProgrammeRefused as problems:
            for problem in problems.problems:
                sys.stderr.write(f"{options.set.name}: {problem_text(problem, language)}\n")
            return REFUSED
        changed = set_allowance(data.writing, data.recorder(identity), identity, policy)
        say((words.ALLOWANCE_SET if changed else words.ALLOWANCE_SAME).into(language))
    with data.reading.reading() as work:
        held = work.allowances.policy()
    for line in policy_words(held, _money_of(identity)):
        say(str(in_words(line, language)))
    return DONE


def exposure(
    data: OfficeData, identity: OfficeIdentity, _options: argparse.Namespace, language: Language
) -> int:
    """What is at risk at each till, shop by shop, and what the last outages came to."""
    recorder = data.recorder(identity)
    with data.reading.reading() as work:
        today = recorder.today(work, identity.calendar)
        chain = chain_exposure(work, ProgrammeShelf().rates(work, today))
        ended = work.outages.ended(MOST_OUTAGES)
    zone = ZoneInfo(identity.calendar.zone)
    now_ms = data.clock.now_ms()
    for depth, line in exposure_words(chain, ended, now_ms, zone, _money_of(identity)):
        say("  " * depth + str(in_words(line, language)))
    return DONE


def _money_of(identity: OfficeIdentity) -> Callable[[Money], str]:
    sign = CURRENCY_SIGNS[identity.calendar.currency]
    return lambda amount: money_text(amount, symbol=sign)
