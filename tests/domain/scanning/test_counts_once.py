from __future__ import annotations

from shuke.domain.scanning.counts_once import CountingRule, CountsOnce

FRAME_MS = 33
RULE = CountingRule(absent_ms=1_500, swap_ms=400, steady_ms=700)


def scans(frames: list[tuple[str, ...]], rule: CountingRule = RULE) -> list[tuple[int, str]]:
    """Which frames of a film of 30 pictures a second are scans: (number of the frame, code)."""
    counting = CountsOnce(rule)
    return [
        (number, keys[0])
        for number, keys in enumerate(frames)
        if counting.counts(keys, at_ms=number * FRAME_MS)
    ]


def test_a_card_held_into_the_picture_for_ten_seconds_is_one_scan() -> None:
    assert scans([("A",)] * 300) == [(0, "A")]


def test_frames_in_which_the_code_was_missed_do_not_make_a_second_scan() -> None:
    flicker = [("A",) if number % 7 else () for number in range(300)]
    assert scans(flicker) == [(1, "A")]


def test_a_card_taken_away_and_shown_again_counts_again() -> None:
    away = 1_500 // FRAME_MS + 1
    assert scans([("A",)] * 10 + [()] * away + [("A",)] * 10) == [(0, "A"), (10 + away, "A")]


def test_an_absence_shorter_than_the_set_time_is_the_same_scan() -> None:
    assert scans([("A",)] * 10 + [()] * 30 + [("A",)] * 10) == [(0, "A")]


def test_a_camera_that_stood_still_counts_as_absence() -> None:
    counting = CountsOnce(RULE)
    assert counting.counts(("A",), 0)
    assert counting.counts(("A",), 60_000)


def test_the_next_customers_card_in_between_lets_the_first_count_again_sooner() -> None:
    film = [("A",)] * 5 + [()] * 13 + [("B",)] * 15 + [("A",)] * 30
    numbers = [code for _, code in scans(film)]
    assert numbers == ["A", "B", "A"]


def test_another_code_counts_at_once_when_the_first_has_left() -> None:
    assert scans([("A",)] * 5 + [()] * 13 + [("B",)] * 3) == [(0, "A"), (18, "B")]


def test_a_card_with_two_codes_that_take_turns_being_nearest_is_one_scan() -> None:
    assert scans([("A", "B"), ("B", "A")] * 200) == [(0, "A")]


def test_a_card_with_two_codes_of_which_one_is_often_missed_is_one_scan() -> None:
    film = [("A", "B"), ("B",), ("A",), ("A", "B")] * 100
    assert scans(film) == [(0, "A")]


def test_moving_the_aim_to_the_other_code_counts_it_once_it_is_steady() -> None:
    film = [("A", "B")] * 30 + [("B", "A")] * 60 + [("A", "B")] * 60
    assert scans(film) == [(0, "A"), (30 + 22, "B")]


def test_a_picture_full_of_codes_does_not_grow_the_memory() -> None:
    counting = CountsOnce(RULE)
    for number in range(200):
        counting.counts(tuple(f"{number}-{each}" for each in range(50)), number * FRAME_MS)
    assert len(counting._sightings) <= 32
