"""The command line: `shuke [till | demo | tour | headoffice | verify | rebuild | backup | restore | recover |
doctor | rehearse | simulate | screenshots]`.

Every command imports what it needs when it is chosen: head office never loads Qt, `verify` loads no window.
"""

from __future__ import annotations

import argparse
import gc
import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from shuke.wording.command_line import COMMANDS, PROGRAM
from shuke.wording.sentence import Language

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    if given[:1] == ["headoffice"]:
        return _head_office(given[1:], language)
    options = _parser(language).parse_args(given)
    options.language = Language(options.language) if options.language else language
    return _carry_out(options)


def _carry_out(options: argparse.Namespace) -> int:
    if options.command in {None, "till"}:
        gc.disable()  # until the first paint: nothing is garbage yet, and looking for it costs 10 ms
        from shuke.bootstrap.till_running import run_till  # noqa: PLC0415

        return run_till(options.data, options.language)
    if options.command == "headoffice":
        place = ["--data", str(options.data)] if options.data else []
        return _head_office([*place, *options.rest], options.language)
    if options.command == "demo":
        from shuke.bootstrap.demo import run_demo  # noqa: PLC0415

        return run_demo(options.data, options.language, options.programme)
    if options.command == "tour":
        from shuke.bootstrap.tour import run_tour  # noqa: PLC0415

        return run_tour(options.folder, options.language)
    if options.command == "screenshots":
        from shuke.bootstrap.screenshots import run_screenshots  # noqa: PLC0415

        return run_screenshots(options.folder)
    if options.command == "rehearse":
        return _rehearse(options)
    if options.command == "simulate":
        from shuke.bootstrap.simulation import Told, simulate  # noqa: PLC0415 - no window

        asked = Told(options.programme, options.first, options.last, as_json=options.json, pdf=options.pdf)
        return simulate(options.data, asked, options.language)
    if options.command in {"recover", "backup", "restore", "doctor"}:
        return _rescue(options)
    return _check(options)


def _check(options: argparse.Namespace) -> int:
    from shuke.bootstrap import checking  # noqa: PLC0415 - no window for these

    if options.command == "rebuild":
        return checking.rebuild_till(options.data, options.language)
    if options.what == "receipt":
        return checking.verify_receipt(options.data, options.text, options.language)
    if options.what == "draw":
        return checking.verify_draws(options.data, options.language)
    return checking.verify_journal(options.data, options.language)


def _rescue(options: argparse.Namespace) -> int:
    from shuke.bootstrap.places import till_folder  # noqa: PLC0415 - no window for these

    folder = till_folder(options.data)
    if options.command == "recover":
        from shuke.bootstrap.recovering import recover_till  # noqa: PLC0415

        return recover_till(folder, options.language)
    if options.command == "doctor":
        from shuke.bootstrap.till_doctor import examine_till  # noqa: PLC0415

        return examine_till(folder, options.language)
    from shuke.bootstrap.till_backups import back_up_till, restore_till  # noqa: PLC0415

    command = back_up_till if options.command == "backup" else restore_till
    return command(folder, options.backup, options.language)


def _rehearse(options: argparse.Namespace) -> int:
    from shuke.bootstrap.rehearsal import rehearse, tell_actions  # noqa: PLC0415 - no window, no database

    if options.actions or not options.files:
        return tell_actions(options.language)
    return rehearse(options.files, options.language, as_json=options.json, programme=options.programme)


def _head_office(arguments: Sequence[str], language: Language) -> int:
    from shuke.bootstrap.head_office import run  # noqa: PLC0415 - without Qt

    return run(list(arguments), language)


class _Version(argparse.Action):
    """Looked up when it is asked for: reading what is installed takes 30 ms."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib import metadata  # noqa: PLC0415

        sys.stdout.write(f"{parser.prog} {metadata.version('shuke')}\n")
        parser.exit()


def _parser(language: Language) -> argparse.ArgumentParser:
    def words(name: str) -> str:
        return COMMANDS[name].into(language)

    parser = argparse.ArgumentParser(prog="shuke", description=PROGRAM.into(language))
    parser.add_argument("--data", type=Path, default=None, help=words("data"))
    parser.add_argument("--version", action=_Version, nargs=0, help=words("version"))
    parser.add_argument("--language", choices=[item.value for item in Language], help=words("language"))
    commands = parser.add_subparsers(dest="command")
    for name in ("till", "rebuild", "recover", "doctor"):
        commands.add_parser(name, help=words(name))
    for name in ("backup", "restore"):
        command = commands.add_parser(name, help=words(name))
        command.add_argument("backup", type=Path, metavar="file", help=words("backup file"))
    demo = commands.add_parser("demo", help=words("demo"))
    demo.add_argument("--programme", default="tea-chain", help=words("preset"))
    head_office = commands.add_parser("headoffice", help=words("headoffice"), add_help=False)
    head_office.add_argument("rest", nargs=argparse.REMAINDER)
    for name, folder in (("tour", "build/tour"), ("screenshots", "build/screens")):
        command = commands.add_parser(name, help=words(name))
        command.add_argument("folder", type=Path, nargs="?", default=Path(folder), help=words("folder"))
    rehearse = commands.add_parser("rehearse", help=words("rehearse"))
    rehearse.add_argument("files", type=Path, nargs="*", help=words("file"))
    rehearse.add_argument("--actions", action="store_true", help=words("actions"))
    rehearse.add_argument("--programme", default="", help=words("programme"))
    rehearse.add_argument("--json", action="store_true", help=words("json"))
    simulate = commands.add_parser("simulate", help=words("simulate"))
    simulate.add_argument("programme", help=words("tried"))
    simulate.add_argument(
        "--from", dest="first", required=True, metavar="2026-01-01", help=words("first day")
    )
    simulate.add_argument("--to", dest="last", required=True, metavar="2026-12-31", help=words("last day"))
    simulate.add_argument("--json", action="store_true", help=words("json"))
    simulate.add_argument("--pdf", type=Path, metavar="FILE", help=words("trial pdf"))
    verify = commands.add_parser("verify", help=words("verify")).add_subparsers(dest="what", required=True)
    receipt = verify.add_parser("receipt", help=words("verify receipt"))
    receipt.add_argument("text", help=words("text"))
    verify.add_parser("journal", help=words("verify journal"))
    verify.add_parser("draw", help=words("verify draw"))
    return parser


def _language(given: Sequence[str]) -> Language:
    """Asked for, or the machine's own; needed before the options are read, as it writes their help."""
    for place, word in enumerate(given[:-1]):
        if word == "--language" and given[place + 1] in {"zh", "en"}:
            return Language(given[place + 1])
    spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return Language.ZH if spoken.lower().startswith(("zh", "chinese")) else Language.EN


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a bundle that is started anew to be a process of a simulation
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
