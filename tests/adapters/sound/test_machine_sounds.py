"""Sounds: the files that ship, a program that plays them, and silence where that is wanted or nothing plays."""

from __future__ import annotations

import struct
import sys
import wave
from pathlib import Path

import pytest

from shuke.adapters.sound.machine import MachineSounds, player_here
from shuke.application.ports.sounds import Sound
from shuke.assets import resources
from sounds_made import RATE_HZ, samples_of

FOLDER = resources() / "sounds"
NOTES = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(pathlib.Path(sys.argv[2]).name)"


@pytest.mark.parametrize("sound", Sound)
def test_each_sound_ships_as_it_is_made(sound: Sound) -> None:
    with wave.open(str(FOLDER / f"{sound.value}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        count = file.getnframes()
        shipped = struct.unpack(f"<{count}h", file.readframes(count))
    made = samples_of(sound)
    assert len(made) == count
    assert max(abs(one - other) for one, other in zip(shipped, made, strict=True)) <= 1
    assert max(shipped) < 32_000, "it is not cut off"
    assert abs(shipped[-1]) < 200, "it does not end with a crack"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
class TestByAProgram:
    def test_the_program_is_given_the_file_and_one_is_heard_at_a_time(self, tmp_path: Path) -> None:
        heard = tmp_path / "heard"
        beeps: list[bool] = []
        player = (sys.executable, "-c", NOTES, str(heard))
        sounds = MachineSounds(FOLDER, lambda: True, lambda: beeps.append(True), player)
        sounds.play(Sound.WON)
        sounds.play(Sound.READ)
        assert sounds._playing is not None
        sounds._playing.wait()
        assert heard.read_text() == "won.wav"
        sounds.play(Sound.READ)
        sounds._playing.wait()
        assert heard.read_text() == "read.wav"
        assert beeps == []
        sounds.close()
        sounds.close()

    def test_a_program_that_is_gone_leaves_the_beep(self, tmp_path: Path) -> None:
        beeps: list[bool] = []
        sounds = MachineSounds(
            FOLDER, lambda: True, lambda: beeps.append(True), (str(tmp_path / "nothing here"),)
        )
        sounds.play(Sound.READ)
        sounds.play(Sound.READ)
        assert beeps == [True, True]

    def test_switched_off_nothing_is_heard(self) -> None:
        beeps: list[bool] = []
        sounds = MachineSounds(FOLDER, lambda: False, lambda: beeps.append(True), ("/nothing",))
        sounds.play(Sound.WON)
        assert beeps == []

    def test_whatever_is_installed_is_found_in_its_order(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert player_here() == ()
        for name in ("aplay", "paplay"):
            (tmp_path / name).write_text("#!/bin/sh\n")
            (tmp_path / name).chmod(0o755)
            assert Path(player_here()[0]).name == name
        assert player_here() == (str(tmp_path / "paplay"),)
