"""A film of cards held before a camera, for the tour: its codes are read through the real camera path.

Each card drifts into the picture as a hand would hold it, stays a while, trembling and tilted, and leaves;
before, between and after there is only the counter. 1280×720 pixels, motion JPEG, with the softness and the
noise of a cheap camera, 30 frames a second unless told otherwise. The same seed makes the same film.

    film = write_tour_video(folder / "counter.avi", (card_code, receipt_code))
    # play it: camera_source(str(folder / "counter.avi")); film.showings says when each code can be read

Making it takes about 20 ms and 110 kB a frame.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import cv2
import numpy as np
import qrcode

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

__all__ = [
    "Film",
    "Pose",
    "Showing",
    "card_picture",
    "counter_picture",
    "held",
    "qr_picture",
    "write_tour_video",
]

WIDTH_PX, HEIGHT_PX, FRAMES_PER_S = 1280, 720, 30
_CARD_PX = (760, 480)
_MOST_CODES = 64
_JPEG_QUALITY = 40


@dataclass(frozen=True, slots=True)
class Showing:
    """One code of the film, and between which moments its card is in the picture."""

    text: str
    from_s: float
    to_s: float


@dataclass(frozen=True, slots=True)
class Film:
    path: Path
    duration_s: float
    showings: tuple[Showing, ...]


@dataclass(frozen=True, slots=True)
class Pose:
    """How a card is held: its middle (in parts of the picture), its size, its angles in degrees."""

    x: float
    y: float
    size: float = 1.0
    roll: float = 0.0
    pitch: float = 0.0
    yaw: float = 0.0


def qr_picture(text: str, module_px: int = 6) -> Pixels:
    """A QR of the text, grey, with its quiet zone of four modules; level M, as ours are printed."""
    maker = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    maker.add_data(text)
    maker.make(fit=True)
    modules = np.where(np.array(maker.get_matrix()), 20, 250).astype(np.uint8)
    return cast("Pixels", np.kron(modules, np.ones((module_px, module_px), np.uint8)))


def card_picture(text: str) -> Pixels:
    """A membership card with the code on its right: blue, green, red, 760×480 pixels."""
    width_px, height_px = _CARD_PX
    card = np.full((height_px, width_px, 3), (247, 250, 250), np.uint8)
    cv2.rectangle(card, (0, 0), (width_px, 92), (106, 92, 20), -1)
    cv2.rectangle(card, (36, 34), (196, 58), (240, 244, 244), -1)
    for top, length_px in ((150, 190), (196, 130), (242, 160), (420, 220)):
        cv2.rectangle(card, (36, top), (36 + length_px, top + 20), (206, 208, 204), -1)
    code = qr_picture(text)
    side_px = min(height_px - 112, width_px - 300)
    code = cv2.resize(code, (side_px, side_px), interpolation=cv2.INTER_AREA).astype(np.uint8)
    left, top = width_px - side_px - 20, 92 + (height_px - 92 - side_px) // 2
    card[top : top + side_px, left : left + side_px] = code[:, :, None]
    return card


def counter_picture(seed: int = 1) -> Pixels:
    """What the camera sees when nothing is held before it: a wooden counter out of focus."""
    random = np.random.default_rng(seed)
    coarse = random.normal(0, 26, (HEIGHT_PX, WIDTH_PX // 40)).astype(np.float32)
    grain = cv2.GaussianBlur(cv2.resize(coarse, (WIDTH_PX, HEIGHT_PX)), (0, 0), sigmaX=60, sigmaY=3)
    light = np.linspace(0.72, 1.08, WIDTH_PX, dtype=np.float32)[None, :, None]
    wood = (np.array([104, 138, 168], np.float32) + grain[:, :, None]) * light
    return cast("Pixels", np.clip(wood, 0, 255).astype(np.uint8))


def held(card: Pixels, background: Pixels, pose: Pose) -> Pixels:
    """The background with the card before it, in perspective, its shadow included."""
    height_px, width_px = background.shape[:2]
    corners = _corners(card.shape[1], card.shape[0], pose, width_px, height_px)
    flat = np.array(
        [[0, 0], [card.shape[1], 0], [card.shape[1], card.shape[0]], [0, card.shape[0]]], np.float32
    )
    place = cv2.getPerspectiveTransform(flat, corners)
    picture = _shaded(background, corners + np.array([10, 14], np.float32))
    cv2.warpPerspective(card, place, (width_px, height_px), dst=picture, borderMode=cv2.BORDER_TRANSPARENT)
    return picture


def _shaded(background: Pixels, corners: NDArray[np.float32]) -> Pixels:
    """The background with the shadow of a card; drawn small, because it is soft."""
    height_px, width_px = background.shape[:2]
    light = np.full((height_px // 8, width_px // 8), 255, np.uint8)
    cv2.fillConvexPoly(light, np.round(corners / 8).astype(np.int32), 150)
    light = cv2.resize(cv2.GaussianBlur(light, (0, 0), 2), (width_px, height_px)).astype(np.uint8)
    return cast("Pixels", cv2.multiply(background, cv2.merge((light, light, light)), scale=1 / 255))


def write_tour_video(
    path: Path,
    texts: Sequence[str],
    *,
    shown_s: float = 2.0,
    gap_s: float = 2.0,
    before_s: float = 1.0,
    after_s: float = 1.0,
    frames_per_s: int = FRAMES_PER_S,
    seed: int = 1,
) -> Film:
    """Write the film of these codes, one card after the other. An existing file is replaced.

    Raises:
        ValueError: no code, too many, or one that no QR holds.
        OSError: the file can not be written.
    """
    if not 0 < len(texts) <= _MOST_CODES:
        raise ValueError(f"a film shows 1 to {_MOST_CODES} codes, not {len(texts)}")
    showings = tuple(
        Showing(text, begins_s, begins_s + shown_s)
        for text, begins_s in ((each, before_s + i * (shown_s + gap_s)) for i, each in enumerate(texts))
    )
    duration_s = showings[-1].to_s + after_s
    four = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, four, frames_per_s, (WIDTH_PX, HEIGHT_PX))
    if not writer.isOpened():
        raise OSError(f"the film {path} can not be written")
    writer.set(cv2.VIDEOWRITER_PROP_QUALITY, _JPEG_QUALITY)
    try:
        for frame in _frames(showings, duration_s, frames_per_s, seed):
            writer.write(frame)
    finally:
        writer.release()
    return Film(path, duration_s, showings)


def _frames(showings: Sequence[Showing], duration_s: float, frames_per_s: int, seed: int) -> Iterator[Pixels]:
    random = np.random.default_rng(seed)
    empty = counter_picture(seed)
    noise = [_grain(random) for _ in range(6)]
    cards = [(showing, card_picture(showing.text), random.uniform(-1, 1, 3)) for showing in showings]
    for number in range(round(duration_s * frames_per_s)):
        at_s = number / frames_per_s
        frame = empty
        for showing, card, bent in cards:
            if showing.from_s <= at_s < showing.to_s:
                frame = held(card, empty, _pose(showing, at_s, bent))
        soft = cv2.GaussianBlur(frame, (0, 0), 0.9)
        noisy = cv2.subtract(cv2.add(soft, noise[number % 6]), noise[(number + 3) % 6])
        yield cast("Pixels", noisy)


def _grain(random: np.random.Generator) -> Pixels:
    grey = random.integers(0, 5, (HEIGHT_PX, WIDTH_PX), dtype=np.uint8)
    return cast("Pixels", cv2.merge((grey, grey, grey)))


def _pose(showing: Showing, at_s: float, bent: NDArray[np.float64]) -> Pose:
    """Half a second in, half a second out, and the trembling of a hand between."""
    since_s, left_s = at_s - showing.from_s, showing.to_s - at_s
    away = max(0.0, 1 - 2 * since_s, 1 - 2 * left_s) ** 2
    sway = math.sin(7 * at_s) + 0.6 * math.sin(17 * at_s + 1)
    return Pose(
        x=0.5 + 0.06 * bent[0] + 0.45 * away * (1 if since_s < left_s else -1) + 0.004 * sway,
        y=0.5 + 0.05 * bent[1] + 0.95 * away + 0.005 * math.cos(5 * at_s),
        size=0.95 + 0.05 * bent[2],
        roll=9 * bent[0] + 20 * away + 0.5 * sway,
        pitch=14 * bent[1] + 1.2 * math.sin(4 * at_s),
        yaw=16 * bent[2] + 1.2 * math.cos(3 * at_s),
    )


def _corners(
    card_width: int, card_height: int, pose: Pose, width_px: int, height_px: int
) -> NDArray[np.float32]:
    """Where the card's corners fall: turned in space, seen from 1,600 pixels away."""
    roll, pitch, yaw = (math.radians(angle) for angle in (pose.roll, pose.pitch, pose.yaw))
    half_x, half_y = card_width / 2 * pose.size, card_height / 2 * pose.size
    corners = []
    for x, y in ((-half_x, -half_y), (half_x, -half_y), (half_x, half_y), (-half_x, half_y)):
        x_rolled = x * math.cos(roll) - y * math.sin(roll)
        y_rolled = x * math.sin(roll) + y * math.cos(roll)
        depth = 1_600 + x_rolled * math.sin(yaw) + y_rolled * math.sin(pitch)
        x_seen = x_rolled * math.cos(yaw) * 1_600 / depth
        y_seen = y_rolled * math.cos(pitch) * 1_600 / depth
        corners.append((pose.x * width_px + x_seen, pose.y * height_px + y_seen))
    return np.array(corners, np.float32)
