"""`init` and `shop`: head office with its first shop, and the shops that come later."""

from __future__ import annotations

import argparse
import secrets

from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.head_office.founding import Founding, NotAName, add_shop, found, identity_of
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.programme_text import publishable
from shuke.bootstrap.head_office.speaking import DONE, refused, say, say_recovery_key
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.presets import preset_base, preset_keys
from shuke.domain.shop import Shop
from shuke.wording import head_office_command as words
from shuke.wording.sentence import Language

__all__ = ["describe_shop", "found_office"]


def found_office(data: OfficeData, options: argparse.Namespace, language: Language) -> int:
    text = preset_base(options.programme)
    if text is None:
        offered = ", ".join(preset_keys())
        return refused(words.NO_PRESET, language, programme=options.programme, presets=offered)
    tenant = options.tenant or secrets.token_hex(4)
    key = new_recovery_key()
    try:
        founding = Founding(
            tenant, options.name, _shop(options), publishable(text, preset_base), recovery_public(key)
        )
    except NotAName as not_a_name:
        return refused(words.NOT_A_NAME, language, name=str(not_a_name))
    identity = identity_of(founding)
    if data.identity is not None:
        return refused(words.FOUNDED_ALREADY, language, name=data.identity.name)
    data.be(identity)
    found(data.writing, data.recorder(identity), data.signer.public_key, founding)
    say(words.FOUNDED.into(language, name=identity.name, tenant=tenant, shop=options.shop))
    say_recovery_key(key, language)
    return DONE


def describe_shop(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    try:
        add_shop(data.writing, data.recorder(identity), identity, _shop(options))
    except NotAName as not_a_name:
        return refused(words.NOT_A_NAME, language, name=str(not_a_name))
    say(words.SHOP_DESCRIBED.into(language, shop=options.shop, name=options.shop_name))
    return DONE


def _shop(options: argparse.Namespace) -> Shop:
    return Shop(options.shop, options.shop_name, currency=options.currency, zone=options.zone)
