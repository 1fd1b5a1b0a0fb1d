"""A button that shows only an icon, and says what it does to whoever cannot guess it."""

from __future__ import annotations

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.speech import Speaker
from shuke.wording.said import Words

__all__ = ["IconButton"]


class IconButton(Button):
    """Its name is read by screen readers and stands in the tool tip."""

    def __init__(
        self,
        speaker: Speaker,
        icon: str,
        name: Words,
        kind: ButtonKind = ButtonKind.PLAIN,
        target: Target = Target.LEAST,
    ) -> None:
        super().__init__(speaker, "", kind, target, icon=icon)
        self._name, self._names_in = name, speaker
        speaker.changed.connect(self._rename)
        self._rename()

    def _rename(self) -> None:
        name = self._names_in.text(self._name)
        self.setAccessibleName(name)
        self.setToolTip(name)
