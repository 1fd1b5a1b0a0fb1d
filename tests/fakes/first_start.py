"""A wizard without a screen, for tests of the presenter and of the real window."""

from __future__ import annotations

from pathlib import Path

from fakes.background import SynchronousBackground
from shuke.application.ports.printing import FoundPrinter, PrinterTrouble
from shuke.domain.recovery_key import RecoveryKey
from shuke.presenters.first_start import (
    FirstStartPorts,
    FirstStartPresenter,
    FirstStartResult,
    FirstStartState,
    RecoverySheet,
)
from shuke.presenters.first_start_form import (
    Connection,
    Field,
    FirstStartAnswers,
    Page,
    PrinterChoice,
    ProgrammeChoice,
)
from shuke.wording import Language, Sentence
from shuke.wording.said import Sayable, Words

PROGRAMMES = (
    ProgrammeChoice(
        "tea-chain", Sentence(zh="茶叶连锁", en="Tea chain"), Sentence(zh="三级会员", en="Three tiers")
    ),
    ProgrammeChoice(
        "stamp-card", Sentence(zh="集章卡", en="Stamp card"), Sentence(zh="满五赠一", en="Five, one free")
    ),
)
PRINTERS = (
    PrinterChoice("virtual-80", Sentence(zh="虚拟 80 毫米", en="Virtual 80 mm"), "80 mm"),
    PrinterChoice("generic-58", "58 mm ESC/POS", "58 mm"),
)
KEY = RecoveryKey(bytes(range(20)))


class Desk:
    """The presenter, what it was told to do, what it showed."""

    def __init__(self, programmes: tuple[ProgrammeChoice, ...] = PROGRAMMES) -> None:
        self.result = FirstStartResult(opened=True)
        self.trouble: PrinterTrouble | None = None
        self.disk_full = False
        self.here: tuple[FoundPrinter, ...] = ()
        self.spoken: list[Language] = []
        self.asked: list[FirstStartAnswers] = []
        self.opened: list[FirstStartAnswers] = []
        self.printed: list[tuple[str, ...]] = []
        self.saved: list[Path] = []
        self.keys_made = 0
        self.states: list[FirstStartState] = []
        self.background = SynchronousBackground()
        self.ports = FirstStartPorts(
            programmes=lambda: programmes,
            printers=lambda: PRINTERS,
            new_recovery_key=self._new_key,
            find_printers=lambda: self.here,
            print_test_page=self._print_test_page,
            print_sheet=self._print_sheet,
            save_sheet=self._save,
            open_shop=self._open_shop,
            opened=self.opened.append,
            speak=self.spoken.append,
        )
        self.presenter = self.present(self.states.append)

    def present(self, show) -> FirstStartPresenter:  # type: ignore[no-untyped-def]
        return FirstStartPresenter(
            self.background, self.ports, language=Language.ZH, connections=tuple(Connection), show=show
        )

    @property
    def last(self) -> FirstStartState:
        return self.states[-1]

    def to(self, page: Page) -> Desk:
        """Go there the shortest right way."""
        self.presenter.open()
        steps = {
            Page.SHOP: lambda: self.presenter.write(Field.SHOP_NAME, " 茗香茶庄 "),
            Page.ADMINISTRATOR: self.fill_administrator,
            Page.RECOVERY: lambda: self.presenter.confirm_recovery(True),
        }
        while self.last.page is not page:
            steps.get(self.last.page, lambda: None)()
            self.presenter.go_on()
        return self

    def fill_administrator(self, pin: str = "4917", again: str = "4917") -> None:
        self.presenter.write(Field.ADMINISTRATOR_NAME, "李晓明")
        self.presenter.write(Field.PIN, pin)
        self.presenter.write(Field.PIN_AGAIN, again)

    def _new_key(self) -> RecoveryKey:
        self.keys_made += 1
        return KEY

    def _print_test_page(self, profile: str, address: str) -> PrinterTrouble | None:
        self.printed.append(("test", profile, address))
        return self.trouble

    def _print_sheet(self, sheet: RecoverySheet, profile: str, address: str) -> PrinterTrouble | None:
        self.printed.append(("sheet", sheet.shop_name, profile, address))
        return self.trouble

    def _save(self, _sheet: RecoverySheet, path: Path) -> None:
        if self.disk_full:
            raise OSError(28, "No space left on device")
        self.saved.append(path)

    def _open_shop(self, answers: FirstStartAnswers) -> FirstStartResult:
        self.asked.append(answers)
        return self.result


def zh(words: Words) -> str:
    return words.into(Language.ZH) if isinstance(words, Sayable) else words
