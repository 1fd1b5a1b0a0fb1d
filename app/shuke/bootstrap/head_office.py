"""`shuke headoffice`: found it, invite tills, run the server. Loads no window."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.log_files import log_to
from shuke.application.head_office.enrolling_tills import NumberTaken, ShopUnknown, TillKnown, invite
from shuke.application.head_office.founding import (
    Founding,
    NotAName,
    add_shop,
    found,
    identity_of,
    revoke_till,
)
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.ports.store import StoreUnusable
from shuke.application.ports.vault import VaultRefused
from shuke.application.programme_text import publishable
from shuke.bootstrap.office_data import KeysMissing, OfficeData, office_folder
from shuke.bootstrap.presets import preset_base, preset_keys
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import FieldsRefused, TillEnrolmentCode
from shuke.domain.shop import CURRENCY_SIGNS, Shop
from shuke.wording import head_office_command as words
from shuke.wording.command_line import REBUILD_CHANGED, REBUILD_SAME
from shuke.wording.sentence import Language, Sentence
from shuke.wording.store import NO_KEY, TROUBLE

if TYPE_CHECKING:
    from shuke.head_office.serving import OfficeServer

__all__ = ["LISTENING", "run"]

LISTENING = "listening on "
"""What `serve` prints, with the address, once it answers; whoever started it waits for this line."""

DONE, REFUSED = 0, 2


def run(arguments: list[str], language: Language = Language.EN) -> int:
    """Carry out one command; the process's exit status."""
    options = _parser(language).parse_args(arguments)
    try:
        data = OfficeData(office_folder(options.data))
    except KeysMissing:
        return _refused(NO_KEY, language)
    except VaultRefused as trouble:
        return _refused(trouble.sentence, language, **trouble.values)
    except StoreUnusable as trouble:
        return _refused(TROUBLE[trouble.trouble.value], language, detail=trouble.detail)
    try:
        if options.command == "init":
            return _found(data, options, language)
        if data.identity is None:
            return _refused(words.NOT_FOUNDED, language, path=str(data.folder))
        if options.command == "serve":
            return _serve(data, data.identity, options, language)
        return _KEEPING[options.command](data, data.identity, options, language)
    finally:
        data.close()


def _found(data: OfficeData, options: argparse.Namespace, language: Language) -> int:
    text = preset_base(options.programme)
    if text is None:
        offered = ", ".join(preset_keys())
        return _refused(words.NO_PRESET, language, programme=options.programme, presets=offered)
    tenant = options.tenant or secrets.token_hex(4)
    try:
        founding = Founding(tenant, options.name, _shop(options), publishable(text, preset_base))
    except NotAName as refused:
        return _refused(words.NOT_A_NAME, language, name=str(refused))
    identity = identity_of(founding)
    if data.identity is not None:
        return _refused(words.FOUNDED_ALREADY, language, name=data.identity.name)
    data.be(identity)
    found(data.writing, data.recorder(identity), data.signer.public_key, founding)
    _say(words.FOUNDED.into(language, name=identity.name, tenant=tenant, shop=options.shop))
    return DONE


def _shop(options: argparse.Namespace) -> Shop:
    return Shop(options.shop, options.shop_name, currency=options.currency, zone=options.zone)


def _describe_shop(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    try:
        add_shop(data.writing, data.recorder(identity), identity, _shop(options))
    except NotAName as refused:
        return _refused(words.NOT_A_NAME, language, name=str(refused))
    _say(words.SHOP_DESCRIBED.into(language, shop=options.shop, name=options.shop_name))
    return DONE


def _revoke(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    keys = revoke_till(data.writing, data.recorder(identity), identity, options.till, options.reason)
    if not keys:
        return _refused(words.NO_TILL, language, till=options.till)
    _say(words.REVOKED.into(language, till=options.till))
    return DONE


def _invite(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    try:
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
    except ShopUnknown:
        return _refused(words.NO_SHOP, language, shop=options.shop)
    except TillKnown as known:
        return _refused(words.TILL_KNOWN, language, till=str(known))
    except NumberTaken as other:
        return _refused(words.NUMBER_TAKEN, language, till=options.till, other=str(other))
    except FieldsRefused:
        return _refused(words.NOT_AN_ADDRESS, language, address=options.address)
    if not options.bare:
        _say(words.INVITED.into(language, till=invited.till, shop=options.shop))
    _say(text)
    if _is_open_to_listeners(options.address):
        sys.stderr.write(words.NOT_ENCRYPTED.into(language) + "\n")
    return DONE


def _is_open_to_listeners(address: str) -> bool:
    """Plain HTTP to another machine: letters are signed all the same, but whoever is on the way can read them."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}


def _rebuild(
    data: OfficeData, _identity: OfficeIdentity, _options: argparse.Namespace, language: Language
) -> int:
    done = rebuild_office(data.writing, data.sealing, lambda _count: None)
    said = REBUILD_SAME if done.unchanged else REBUILD_CHANGED
    _say(said.into(language, count=done.facts))
    return DONE


_KEEPING = {
    "shop": _describe_shop,
    "enrolment-code": _invite,
    "revoke": _revoke,
    "rebuild": _rebuild,
}


def _serve(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    from shuke.head_office.app import Lanes, head_office_app  # noqa: PLC0415 - only the server needs it
    from shuke.head_office.serving import OfficeServer, server_config  # noqa: PLC0415

    log_to(data.folder / "logs")
    lanes = Lanes(
        reading=ThreadPoolExecutor(1, "reading"),
        writing=ThreadPoolExecutor(1, "writing"),
        computing=ThreadPoolExecutor(2, "computing"),
    )
    app = head_office_app(data.office(identity), lanes, data.checkpoint)
    config = server_config(app, options.host, options.port, options.certificate, options.key)
    server = OfficeServer(config, lambda address: _say(LISTENING + address))
    if options.while_stdin:
        Thread(target=_end_with_stdin, args=(server,), daemon=True).start()
    try:
        server.run()
    except (
        SystemExit,
        OSError,
    ):  # a port that is taken, a certificate that cannot be read: the log says which
        return _refused(words.NOT_LISTENING, language, address=f"{options.host}:{options.port}")
    finally:
        for lane in (lanes.computing, lanes.reading, lanes.writing):
            lane.shutdown(wait=True)
    return DONE


def _end_with_stdin(server: OfficeServer) -> None:
    """Whoever started it holds the other end, and lets go of it even when killed."""
    while os.read(sys.stdin.fileno(), 4096):
        continue
    server.should_exit = True


def _parser(language: Language) -> argparse.ArgumentParser:
    def says(name: str) -> str:
        return words.OPTIONS[name].into(language)

    parser = argparse.ArgumentParser(prog="shuke headoffice", description=words.PROGRAM.into(language))
    parser.add_argument("--data", type=Path, default=None, help=says("data"))
    commands = parser.add_subparsers(dest="command", required=True)
    init = commands.add_parser("init", help=says("init"))
    init.add_argument("--name", default="Shuke", help=says("name"))
    init.add_argument("--tenant", default="", help=says("tenant"))
    init.add_argument("--programme", default="tea-chain", help=says("programme"))
    shop = commands.add_parser("shop", help=says("another-shop"))
    for described in (init, shop):
        described.add_argument("--shop", default="S01", help=says("shop"))
        described.add_argument("--shop-name", default="Shuke", help=says("shop-name"))
        described.add_argument(
            "--currency", default="CNY", choices=sorted(CURRENCY_SIGNS), help=says("currency")
        )
        described.add_argument("--zone", default="Asia/Shanghai", type=_zone, help=says("zone"))
    revoke = commands.add_parser("revoke", help=says("revoke"))
    revoke.add_argument("--till", required=True, help=says("lost-till"))
    revoke.add_argument("--reason", default="", help=says("reason"))
    code = commands.add_parser("enrolment-code", help=says("enrolment-code"))
    code.add_argument("--shop", default="S01", help=says("shop"))
    code.add_argument("--till", default="", help=says("till"))
    code.add_argument("--till-name", default="", help=says("till-name"))
    code.add_argument("--address", required=True, help=says("address"))
    code.add_argument("--bare", action="store_true", help=says("bare"))
    commands.add_parser("rebuild", help=says("rebuild"))
    serve = commands.add_parser("serve", help=says("serve"))
    serve.add_argument("--host", default="127.0.0.1", help=says("host"))
    serve.add_argument("--port", type=_port, default=8750, help=says("port"))
    serve.add_argument("--while-stdin", action="store_true", help=says("while-stdin"))
    serve.add_argument("--certificate", default=None, help=says("certificate"))
    serve.add_argument("--key", default=None, help=says("key"))
    return parser


def _port(number: str) -> int:
    """argparse tells of one that does not exist."""
    if not number.isascii() or not number.isdigit() or int(number) > 65535:
        raise argparse.ArgumentTypeError(number)
    return int(number)


def _zone(name: str) -> str:
    """A time zone by its name; argparse tells of one that does not exist."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(name) from error
    return name


def _refused(sentence: Sentence, language: Language, **values: str) -> int:
    sys.stderr.write(sentence.into(language, **values) + "\n")
    return REFUSED


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
