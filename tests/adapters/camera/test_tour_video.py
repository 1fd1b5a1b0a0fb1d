from __future__ import annotations

from pathlib import Path

import cv2
import pytest

from frames import sample_text
from shuke.adapters.code_reader import ReaderChain
from shuke.bootstrap.tour_video import write_tour_video


def test_each_card_of_the_film_can_be_read_while_it_is_shown_and_nothing_before_or_after(
    tmp_path: Path,
) -> None:
    texts = (sample_text(1), "HTTPS://SHUKE.EXAMPLE/R/0815")
    film = write_tour_video(
        tmp_path / "counter.avi", texts, shown_s=1.2, gap_s=0.3, before_s=0.2, after_s=0.2
    )
    capture, reader = cv2.VideoCapture(str(film.path)), ReaderChain()
    assert capture.get(cv2.CAP_PROP_FPS) == 30
    readable: dict[str, list[float]] = {}
    number = 0
    while True:
        there, frame = capture.read()
        if not there:
            break
        assert frame.shape == (720, 1280, 3)
        for code in reader.read(frame):
            readable.setdefault(code.text, []).append(number / 30)
        number += 1
    capture.release()
    assert number == round(film.duration_s * 30)
    assert set(readable) == set(texts)
    for showing in film.showings:
        moments = readable[showing.text]
        assert showing.from_s <= min(moments) <= max(moments) < showing.to_s
        assert len(moments) >= 15


@pytest.mark.parametrize("count", [0, 65])
def test_a_film_of_no_codes_or_far_too_many_is_refused(tmp_path: Path, count: int) -> None:
    with pytest.raises(ValueError, match="1 to 64"):
        write_tour_video(tmp_path / "counter.avi", ["A"] * count)


def test_a_film_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="can not be written"):
        write_tour_video(tmp_path / "missing folder" / "counter.avi", ["A"])
