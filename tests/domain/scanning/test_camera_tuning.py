from __future__ import annotations

import pytest

from shuke.domain.scanning.camera import (
    CameraSource,
    CameraTuning,
    PictureSize,
    SourceKind,
    camera_source,
    camera_tuning,
)


@pytest.mark.parametrize(
    "tuning",
    [
        CameraTuning(),
        CameraTuning(PictureSize.LARGE, -6, 40, True, 3),
        CameraTuning(PictureSize.SMALL, 0, 0, False, 1),
    ],
)
def test_how_a_camera_is_set_survives_the_settings_file(tuning: CameraTuning) -> None:
    assert camera_tuning(tuning.told) == tuning


@pytest.mark.parametrize(
    "text", ["", "800x600", "1280x720 turn=9", "x turn=² focus=", "1280x720 focus=99999999 exposure=--1"]
)
def test_a_damaged_setting_leaves_a_camera_as_it_usually_is(text: str) -> None:
    assert camera_tuning(text) == CameraTuning()


def test_what_is_sound_in_a_damaged_setting_counts() -> None:
    assert camera_tuning("huge turn=1 mirror=1 zoom=7 focus") == CameraTuning(
        PictureSize.USUAL, mirrored=True, quarter_turns=1
    )


@pytest.mark.parametrize("wrong", [{"quarter_turns": 4}, {"focus": -1}, {"exposure": 20_000}])
def test_a_setting_no_camera_has_does_not_construct(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="no camera is set like this"):
        CameraTuning(**wrong)  # type: ignore[arg-type]


def test_a_systems_own_name_of_a_camera_is_a_device() -> None:
    path = r"camera:\\?\usb#vid_046d&pid_0825&mi_00#7&1a2b#{65e8773d}\global"
    assert camera_source(path) == CameraSource(SourceKind.DEVICE, path)
