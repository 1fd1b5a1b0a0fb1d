"""The tour from curtain to curtain: head office, window, acts, report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from shuke.bootstrap.head_office_process import HeadOfficeProcess, HeadOfficeSilent, own_command
from shuke.bootstrap.places import VAULT_VARIABLE, vault_folder
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_running import make_application
from shuke.bootstrap.tour.acts import Acts
from shuke.bootstrap.tour.stage import NotSeen, Stage
from shuke.wording import tour as words
from shuke.wording.sentence import Language

__all__ = ["play_tour"]

WIDTH, HEIGHT = 1280, 800
CHECK_S = 120.0


def play_tour(folder: Path, language: Language) -> int:
    """Play it into `folder`; 0 only if all of it happened."""
    stage = Stage(folder.resolve(), language)
    stage.clear()
    os.environ[VAULT_VARIABLE] = str(stage.folder / "vaults")
    office = HeadOfficeProcess(stage.folder / "headoffice", "茶叶连锁")
    trouble = ""
    try:
        _play(stage, office)
    except (NotSeen, HeadOfficeSilent) as missed:
        trouble = str(missed)
        sys.stdout.write("\n")
    finally:
        if stage.till is not None:
            stage.till.close()
        office.stop()
    if not trouble:
        try:
            stage.act(words.CHECKED, lambda: _journal_is_good(stage))
        except NotSeen as missed:
            trouble = str(missed)
    stage.report(trouble)
    said = words.FAILED.into(language, what=trouble) if trouble else words.DONE.into(language)
    sys.stdout.write(f"{said}\n{stage.folder / 'report.md'}\n")
    return 1 if trouble else 0


def _play(stage: Stage, office: HeadOfficeProcess) -> None:
    def open_head_office() -> None:
        office.found("熟客茶庄")
        office.start()

    stage.act(words.HEAD_OFFICE, open_head_office)
    app = make_application()
    root = stage.folder / "till"
    stage.till = TillApplication(app, stage.language)
    stage.till.shell.resize(WIDTH, HEIGHT)
    stage.till.show()
    stage.till.open(TillFolder(root, vault_folder(root)))
    acts = Acts(stage)
    code = office.enrolment_code()
    stage.act(words.FIRST_START, lambda: acts.first_start(office.address, code, join=True))
    stage.act(words.STOCKED, acts.stock)
    stage.act(words.SIGNED_IN, acts.sign_in)
    stage.act(words.CARD_SCANNED, acts.scan_card)
    stage.act(words.RUNG_UP, acts.ring_up)
    stage.act(words.POINTS, acts.use_points)
    stage.act(words.PAID, acts.pay_cash)
    stage.act(words.RECEIPT, acts.keep_receipt)
    stage.act(words.PREVIEWED, acts.look_at_receipt)
    stage.act(words.HEAD_OFFICE_HAS_IT, acts.in_step)
    stage.act(words.RECEIPT_SCANNED, acts.scan_receipt)
    stage.act(words.REFUSED, acts.refuse)
    stage.act(words.HELD, acts.hold_and_resume)
    stage.act(words.FOUND, acts.find)
    stage.act(words.ENROLLED, acts.enrol)
    office.stop()
    stage.act(words.OFFLINE_SALE, acts.sell_offline)
    office.start()
    stage.act(words.CATCHES_UP, acts.in_step)
    stage.act(words.LOOKS, acts.look_around)
    stage.act(words.BEHIND, acts.behind_the_counter)


def _journal_is_good(stage: Stage) -> None:
    command = own_command("--data", str(stage.folder / "till"), "verify", "journal")
    done = subprocess.run(  # noqa: S603 - this very program
        command, capture_output=True, text=True, timeout=CHECK_S, check=False
    )
    (stage.folder / "journal.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        raise NotSeen(done.stdout.strip() or done.stderr.strip())
