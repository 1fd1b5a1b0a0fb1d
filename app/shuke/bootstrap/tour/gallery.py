"""A stage whose every picture is taken in both languages, both themes and three sizes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from shuke.bootstrap.places import VAULT_VARIABLE, vault_folder
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_running import make_application
from shuke.bootstrap.tour.acts import Acts
from shuke.bootstrap.tour.everywhere import Everywhere
from shuke.bootstrap.tour.stage import KEY_MS, NotSeen, Stage
from shuke.presenters.customer_display import CustomerLanguage
from shuke.ui import theme
from shuke.ui.tokens import ThemeName
from shuke.wording.sentence import Language

__all__ = ["play_gallery"]

SIZES = ((1024, 768), (1280, 800), (1920, 1080))


@dataclass
class Gallery(Stage):
    """Takes twelve pictures where the tour takes one."""

    taken: int = 0

    def picture(self, name: str) -> Path:
        self._number += 1
        if name.startswith("scan-"):  # a film is running: it would be over before twelve pictures are taken
            return self._taken("1280x800", f"{self.language}-{ThemeName.LIGHT}", name)
        usual = self.window.shell.size()
        path = self.folder
        for width, height in SIZES:
            self.window.shell.resize(width, height)
            for language in Language:
                self.window.speaker.speak(language)
                for look in ThemeName:
                    if theme.current().name is not look:
                        self.window.shell.switch_theme()
                    path = self._taken(f"{width}x{height}", f"{language}-{look}", name)
        self.window.shell.resize(usual)
        self.window.speaker.speak(self.language)
        if theme.current().name is not ThemeName.LIGHT:
            self.window.shell.switch_theme()
        self._pass(KEY_MS)
        return path

    def customers(self, everywhere: Everywhere) -> None:
        for scene in everywhere.customer_scenes():
            self._customer(scene)

    def _customer(self, name: str) -> None:
        """The customer's screen as it is, in each of its languages and both themes."""
        counter = self.window.counter
        display = counter.customer_display if counter is not None else None
        if display is None or display.window is None:
            raise NotSeen("the customer's window")
        self._number += 1
        for language in CustomerLanguage:
            display.presenter.speak(language)
            for look in ThemeName:
                if theme.current().name is not look:
                    self.window.shell.switch_theme()
                self._pass(KEY_MS)
                folder = self.folder / "customer" / f"{language}-{look}"
                folder.mkdir(parents=True, exist_ok=True)
                if not display.window.grab().save(str(folder / f"{self._number:02d}-{name}.png")):
                    raise NotSeen(f"the picture {name} could not be written")
                self.taken += 1

    def _taken(self, size: str, look: str, name: str) -> Path:
        self._pass(KEY_MS)
        folder = self.folder / size / look
        folder.mkdir(parents=True, exist_ok=True)
        self.taken += 1
        return self.grab(folder / f"{self._number:02d}-{name}.png")


def play_gallery(folder: Path, data: Path, language: Language) -> int:
    """Walk through every window; how many pictures were taken, 0 if a window could not be reached."""
    stage = Gallery(folder, language)
    stage.clear()
    os.environ[VAULT_VARIABLE] = str(data / "vaults")
    app: QApplication = make_application()
    root = data / "till"
    stage.till = TillApplication(app, language)
    stage.till.shell.resize(*SIZES[1])
    stage.till.show()
    stage.till.open(TillFolder(root, vault_folder(root)))
    acts, everywhere = Acts(stage), Everywhere(stage)
    try:
        acts.first_start("", "", join=False)
        acts.stock()
        acts.sign_in()
        for act in (
            acts.scan_card,
            acts.ring_up,
            acts.use_points,
            acts.pay_cash,
            acts.look_at_receipt,
            acts.hold_and_resume,
            acts.find,
            acts.enrol,
            acts.refuse,
            acts.fill_the_basket,
            acts.behind_the_counter,
            everywhere.places,
            everywhere.profile,
            everywhere.panels,
            lambda: stage.customers(everywhere),
            everywhere.practice,
        ):
            act()
            sys.stdout.write(".")
            sys.stdout.flush()
    except NotSeen as missed:
        sys.stdout.write(f"\n{missed}\n")
        return 0
    finally:
        stage.till.close()
    sys.stdout.write("\n")
    return stage.taken
