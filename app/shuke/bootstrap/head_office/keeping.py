"""What head office's keeper does now and then: invite a till, stop believing one, write off what it
held, fold the projections anew."""

from __future__ import annotations

import argparse
import secrets
import sys
from urllib.parse import urlsplit

from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.head_office.enrolling_tills import Invited, NumberTaken, ShopUnknown, TillKnown, invite
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.founding import revoke_till
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.moving_slices import StillBelieved, write_off
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.head_office.renewing_keys import ask_for_new_key, set_key_life
from shuke.application.trying_again import tried_again
from shuke.bootstrap.head_office.speaking import DONE, refused, say
from shuke.bootstrap.head_office.witnessing import begin_new_generation
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import FieldsRefused, TillEnrolmentCode
from shuke.wording import backups as backup_words
from shuke.wording import head_office_command as words
from shuke.wording.accounts import ACCOUNTS
from shuke.wording.command_line import REBUILD_CHANGED, REBUILD_SAME
from shuke.wording.sentence import Language
from shuke_db.distribution import distribution

__all__ = [
    "begin_generation",
    "distribute",
    "invite_till",
    "rebuild",
    "renew_keys",
    "revoke",
    "rotate_key",
    "write_off_holder",
]


def invite_till(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    try:
        invited, text = _invited(data, identity, options)
    except ShopUnknown:
        return refused(words.NO_SHOP, language, shop=options.shop)
    except TillKnown as known:
        return refused(words.TILL_KNOWN, language, till=str(known))
    except NumberTaken as other:
        return refused(words.NUMBER_TAKEN, language, till=options.till, other=str(other))
    except FieldsRefused:
        return refused(words.NOT_AN_ADDRESS, language, address=options.address)
    if not options.bare:
        say(words.INVITED.into(language, till=invited.till, shop=options.shop))
    say(text)
    if _is_open_to_listeners(options.address):
        sys.stderr.write(words.NOT_ENCRYPTED.into(language) + "\n")
    return DONE


@tried_again
def _invited(data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace) -> tuple[Invited, str]:
    """Who was invited, and the code's text."""
    with data.writing.writing() as work:
        invited = invite(
            work, options.shop, options.till, options.till_name, data.clock.now_ms(), secrets.token_bytes
        )
        code = TillEnrolmentCode(
            identity.tenant,
            invited.till,
            invited.one_time_code,
            options.address.rstrip("/"),
            fingerprint(data.signer.public_key),
        )
        text = CodeTexts().write(code, data.signer)
        work.commit()
    return invited, text


def revoke(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    keys = revoke_till(data.writing, data.recorder(identity), identity, options.till, options.reason)
    if not keys:
        return refused(words.NO_TILL, language, till=options.till)
    say(words.REVOKED.into(language, till=options.till))
    return DONE


def write_off_holder(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    with data.writing.writing() as work:
        entry = OfficeEntry(work, data.recorder(identity), identity.calendar)
        try:
            written_off = write_off(work, entry, options.holder, options.reason)
        except StillBelieved:
            return refused(words.STILL_BELIEVED, language, till=options.holder)
        if not written_off.at_risk:
            return refused(words.HOLDS_NOTHING, language, holder=options.holder)
        entry.settle()
        work.commit()
    say(words.WRITTEN_OFF.into(language, holder=options.holder))
    for risk in written_off.at_risk:
        name = ACCOUNTS[risk.account].into(language)
        say(words.AT_RISK.into(language, account=name, amount=risk.amount, members=risk.members))
    return DONE


def rotate_key(
    data: OfficeData, identity: OfficeIdentity, _options: argparse.Namespace, language: Language
) -> int:
    data.change_key(identity)
    say(words.KEY_CHANGED.into(language, key=fingerprint(data.signer.public_key).hex()[:16]))
    return DONE


def renew_keys(
    data: OfficeData, _identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    """Ask one till or all of them for a new key, or say how old a key may become."""
    if options.after is not None:
        _keep_keys_for(data, options.after)
        says = words.KEY_LIFE if options.after else words.KEY_LIFE_NONE
        say(says.into(language, days=options.after))
        return DONE
    asked = _ask_for_new_keys(data, options.till)
    if options.till and not asked:
        return refused(words.NO_TILL, language, till=options.till)
    for till in asked:
        say(words.NEW_KEY_ASKED.into(language, till=till))
    return DONE


@tried_again
def _keep_keys_for(data: OfficeData, days: int) -> None:
    with data.writing.writing() as work:
        set_key_life(work, days)
        work.commit()


@tried_again
def _ask_for_new_keys(data: OfficeData, till: str) -> list[str]:
    """Those that were asked; every till where none is named."""
    with data.writing.writing() as work:
        tills = [till] if till else sorted({key.till for key in work.till_register.all_keys()})
        asked = [one for one in tills if ask_for_new_key(work, one)]
        work.commit()
    return asked


def begin_generation(
    data: OfficeData, identity: OfficeIdentity, _options: argparse.Namespace, language: Language
) -> int:
    awaited = ", ".join(begin_new_generation(data, identity))
    say((backup_words.TILLS_AWAITED if awaited else words.GENERATION_BEGUN).into(language, tills=awaited))
    return DONE


def rebuild(
    data: OfficeData, _identity: OfficeIdentity, _options: argparse.Namespace, language: Language
) -> int:
    done = rebuild_office(data.writing, data.sealing, CborEncoding(), lambda _count: None)
    said = REBUILD_SAME if done.unchanged else REBUILD_CHANGED
    say(said.into(language, count=done.facts))
    return DONE


def distribute(
    _data: OfficeData, _identity: OfficeIdentity, _options: argparse.Namespace, _language: Language
) -> int:
    say("\n".join(distribution()))
    return DONE


def _is_open_to_listeners(address: str) -> bool:
    """Plain HTTP to another machine: letters are signed all the same, but whoever is on the way can read them."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}
