"""Camera frames made to order: codes at a distance, tilted, blurred, noisy, in bad light.

    frame = camera_frame(qr_picture("…"), Conditions(module_px=4, tilt_degrees=30, noise=12))
    frame = blank_frame(seed=3)                       # a counter with nothing before it
    frame = several(((picture, (320, 360)), …))       # several codes in one picture
    for name, conditions in hard_conditions(40): …    # the classes the decoders are measured with

Frames are 1280×720, blue, green, red, 8 bits, as a camera delivers them. The same seed makes the same frame.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from shuke.bootstrap.tour_video import qr_picture

__all__ = [
    "CONDITION_CLASSES",
    "Conditions",
    "bar_picture",
    "blank_frame",
    "camera_frame",
    "hard_conditions",
    "qr_bytes_picture",
    "qr_picture",
    "sample_text",
    "several",
]

WIDTH_PX, HEIGHT_PX = 1280, 720
_SCENES = 8

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Conditions:
    """What lies between a code and its picture.

    Attributes:
        module_px: size of one module (or narrowest bar) in the frame: the distance.
        tilt_degrees: the card turned away from the camera, about a slanted axis.
        roll_degrees: turned in the picture's plane.
        focus_blur_px: standard deviation of the lens's blur.
        motion_px: length of the smear of a moving hand.
        noise: standard deviation of the sensor's noise.
        light: 1 is good shop light, 0.1 a dark corner.
        contrast: 1 is fresh print, 0.3 faded thermal paper.
        glare: strength of a bright spot on the code, 0 to 1.
        inverted: light modules on dark ground, as some phones show.
        moire: strength of the stripes that a screen's pixels and the camera's make together, 0 to 1.
        crease: how far folds and waves of thin paper shift it, in modules; light gathers in the folds.
        cover: how much of the code's side a thumb hides, from the corner that has no finder pattern.
        neighbours: other codes around it, which hold `BESIDE-0` and so on.
        place: middle of the code, in parts of the picture.
    """

    module_px: float = 6.0
    tilt_degrees: float = 0.0
    roll_degrees: float = 0.0
    focus_blur_px: float = 0.6
    motion_px: int = 0
    noise: float = 3.0
    light: float = 1.0
    contrast: float = 1.0
    glare: float = 0.0
    inverted: bool = False
    moire: float = 0.0
    crease: float = 0.0
    cover: float = 0.0
    neighbours: int = 0
    place: tuple[float, float] = (0.5, 0.5)
    seed: int = 1


def sample_text(number: int, length: int = 120) -> str:
    """An upper-case text as our codes hold, always the same for a number."""
    letters = np.frombuffer(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", np.uint8)
    picked = np.random.default_rng(number).choice(letters, length - 6)
    return f"T{number:04d}-" + picked.tobytes().decode("ascii").replace(" ", "-")


def qr_bytes_picture(content: bytes, module_px: int = 6) -> Pixels:
    """A QR holding these bytes as they are, in byte mode, without saying what they mean."""
    import qrcode  # noqa: PLC0415

    maker = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, border=4)
    maker.add_data(qrcode.util.QRData(content, mode=qrcode.util.MODE_8BIT_BYTE))
    maker.make(fit=True)
    modules = np.where(np.array(maker.get_matrix()), 20, 250).astype(np.uint8)
    return np.kron(modules, np.ones((module_px, module_px), np.uint8))


def bar_picture(text: str, kind: str = "EAN13", module_px: int = 3, height_px: int = 120) -> Pixels:
    """A bar code: `kind` is EAN13, EAN8, Code128 or Code39."""
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    line = np.array(code.to_image(scale=module_px, add_quiet_zones=True))
    bars = np.repeat(line[line.shape[0] // 3][None, :], height_px, axis=0)
    return np.pad(np.clip(bars, 20, 250), 6 * module_px, constant_values=250).astype(np.uint8)


def blank_frame(seed: int = 1, noise: float = 3.0) -> Pixels:
    """A busy counter without any code: soft shapes, edges, stripes, noise."""
    return _sensed(_scene(seed), noise, np.random.default_rng(seed))


@lru_cache(maxsize=16)
def _scene(seed: int) -> NDArray[np.float32]:
    random = np.random.default_rng(seed)
    scene = random.uniform(70, 180, (9, 16, 3)).astype(np.float32)
    frame = cv2.resize(scene, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_CUBIC).astype(
        np.float32, copy=False
    )
    for _ in range(12):
        corner = random.integers((0, 0), (WIDTH_PX, HEIGHT_PX))
        size = random.integers(20, 260, 2)
        colour = [int(each) for each in random.integers(30, 230, 3)]
        cv2.rectangle(frame, corner.tolist(), (corner + size).tolist(), colour, -1)
    top = int(random.integers(0, HEIGHT_PX - 80))
    frame[top : top + 80 : 9] *= 0.6
    return cv2.GaussianBlur(frame, (0, 0), 1.5).astype(np.float32, copy=False)


def camera_frame(
    picture: Pixels, conditions: Conditions | None = None, *, drawn_module_px: int = 6
) -> Pixels:
    """A frame with this code under these conditions.

    Args:
        picture: the code, grey, flat, with its quiet zone; one module of it is `drawn_module_px` wide.
    """
    how = conditions or Conditions()
    random = np.random.default_rng(how.seed)
    frame = _scene(how.seed % _SCENES).copy()
    code = 255 - picture if how.inverted else picture
    code = (135 + (code.astype(np.float32) - 135) * how.contrast).astype(np.uint8)
    place = _placement(code.shape[1], code.shape[0], how, how.module_px / drawn_module_px)
    code = _creased(code, how.crease * drawn_module_px, random) if how.crease else code
    _lay_around(frame, how)
    _put(frame, code, place, how.module_px / drawn_module_px)
    if how.cover:
        _cover(frame, place, how.cover, random)
    if how.glare:
        _shine(frame, how, random)
    if how.moire:
        frame *= _stripes(how.moire, random)
    frame = cv2.GaussianBlur(frame, (0, 0), max(how.focus_blur_px, 0.01)).astype(np.float32, copy=False)
    if how.motion_px > 1:
        frame = cv2.filter2D(frame, -1, _smear(how.motion_px, random.uniform(0, math.pi))).astype(
            np.float32, copy=False
        )
    return _sensed(frame * how.light, how.noise, random)


def several(codes: Sequence[tuple[Pixels, tuple[int, int]]], seed: int = 1) -> Pixels:
    """A frame with several codes, each flat, its middle at the pixel given."""
    frame = blank_frame(seed)
    for picture, (x, y) in codes:
        height, width = picture.shape
        top, left = y - height // 2, x - width // 2
        frame[top : top + height, left : left + width] = picture[:, :, None]
    return frame


CONDITION_CLASSES = (
    "plain",
    "distance",
    "tilt",
    "focus",
    "motion",
    "noise",
    "low light",
    "faded",
    "glare",
    "inverted",
    "moire",
    "creased",
    "covered",
    "several",
)


def hard_conditions(each: int, seed: int = 1) -> Iterator[tuple[str, Conditions]]:
    """`each` conditions of every class, hard enough that some of them can not be read."""
    random = np.random.default_rng(seed)
    for name in CONDITION_CLASSES:
        for number in range(each):
            yield name, _hard(name, random, seed * 10_000 + number)


def _hard(name: str, random: np.random.Generator, seed: int) -> Conditions:
    pick = random.uniform
    common: dict[str, Any] = {
        "roll_degrees": pick(0, 360),
        "seed": seed,
        "place": (pick(0.35, 0.65), pick(0.4, 0.6)),
    }
    special: dict[str, dict[str, float | int | bool]] = {
        "plain": {"module_px": pick(4, 8)},
        "distance": {"module_px": pick(1.4, 2.8)},
        "tilt": {"module_px": pick(4, 6), "tilt_degrees": pick(35, 66)},
        "focus": {"module_px": pick(3, 6), "focus_blur_px": pick(1.2, 2.5)},
        "motion": {"module_px": pick(4, 6), "motion_px": int(pick(3, 10))},
        "noise": {"module_px": pick(3, 5), "noise": pick(12, 45)},
        "low light": {"module_px": pick(3, 5), "light": pick(0.06, 0.2), "noise": pick(2, 6)},
        "faded": {"module_px": pick(3, 5), "contrast": pick(0.08, 0.35), "noise": pick(3, 6)},
        "glare": {"module_px": pick(4, 6), "glare": pick(0.6, 1.0)},
        "inverted": {"module_px": pick(3, 6), "inverted": True, "focus_blur_px": pick(0.6, 1.8)},
        "moire": {"module_px": pick(3, 6), "moire": pick(0.2, 0.6), "focus_blur_px": pick(0.6, 1.2)},
        "creased": {"module_px": pick(4, 6), "crease": pick(0.1, 0.4), "contrast": pick(0.4, 0.9)},
        "covered": {"module_px": pick(4, 6), "cover": pick(0.2, 0.46)},
        "several": {"module_px": pick(2.2, 4), "neighbours": 3, "focus_blur_px": pick(0.6, 1.6)},
    }
    return Conditions(**{**common, **special[name]})


def _placement(width: int, height: int, how: Conditions, scale: float) -> NDArray[np.float32]:
    roll, tilt = math.radians(how.roll_degrees), math.radians(how.tilt_degrees)
    corners = []
    for x, y in ((-width, -height), (width, -height), (width, height), (-width, height)):
        x_flat, y_flat = x / 2 * scale, y / 2 * scale
        x_rolled = x_flat * math.cos(roll) - y_flat * math.sin(roll)
        y_rolled = x_flat * math.sin(roll) + y_flat * math.cos(roll)
        away = 1 + y_rolled * math.sin(tilt) / 1_400
        corners.append(
            (
                how.place[0] * WIDTH_PX + x_rolled / away,
                how.place[1] * HEIGHT_PX + y_rolled * math.cos(tilt) / away,
            )
        )
    return np.array(corners, np.float32)


def _put(frame: NDArray[np.float32], code: Pixels, corners: NDArray[np.float32], scale: float) -> None:
    if scale < 1:  # seen from afar, one pixel of the camera gathers the light of several of the drawing
        size = (max(1, round(code.shape[1] * scale)), max(1, round(code.shape[0] * scale)))
        code = cv2.resize(code, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    height, width = code.shape
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    place = cv2.getPerspectiveTransform(flat, corners)
    seen = cv2.warpPerspective(code, place, (WIDTH_PX, HEIGHT_PX), flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.full(code.shape, 255, np.uint8), place, (WIDTH_PX, HEIGHT_PX)) > 127
    frame[mask] = seen[mask][:, None]


def _shine(frame: NDArray[np.float32], how: Conditions, random: np.random.Generator) -> None:
    x = int(how.place[0] * WIDTH_PX + random.uniform(-40, 40))
    y = int(how.place[1] * HEIGHT_PX + random.uniform(-40, 40))
    spot = np.zeros(frame.shape[:2], np.float32)
    cv2.ellipse(spot, (x, y), (70, 28), random.uniform(0, 180), 0, 360, 1.0, -1)
    spot = cv2.GaussianBlur(spot, (0, 0), 18)[:, :, None] * how.glare
    frame += (255 - frame) * spot


def _creased(code: Pixels, reach_px: float, random: np.random.Generator) -> Pixels:
    """Paper that was in a pocket: waves that shift it sideways, and folds with a bright and a dark side."""
    height, width = code.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    across = random.uniform(0, math.pi)
    along = x * math.cos(across) + y * math.sin(across)
    wave = reach_px * np.sin(2 * math.pi * along / (width * random.uniform(0.5, 0.9)) + random.uniform(0, 6))
    turned = across + random.uniform(0.6, 2.4)
    paper = cv2.remap(
        code,
        (x + wave * math.cos(turned)).astype(np.float32),
        (y + wave * math.sin(turned)).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.float32)
    for place in random.uniform(0.2, 0.8, 2):
        beside = along - along.min() - place * np.ptp(along)
        paper += 45 * np.exp(-((beside / 4) ** 2)) - 30 * np.exp(-(((beside - 9) / 6) ** 2))
    return np.clip(paper, 5, 250).astype(np.uint8)


def _lay_around(frame: NDArray[np.float32], how: Conditions) -> None:
    """Other codes at the edges of the picture."""
    for number, (x, y) in enumerate([(150, 150), (1_130, 170), (170, 570)][: how.neighbours]):
        beside = qr_picture(f"BESIDE-{number}", 5)
        top, left = y - beside.shape[0] // 2, x - beside.shape[1] // 2
        frame[top : top + beside.shape[0], left : left + beside.shape[1]] = beside[:, :, None]


def _cover(
    frame: NDArray[np.float32], corners: NDArray[np.float32], part: float, random: np.random.Generator
) -> None:
    """A thumb over the lower right corner of the code."""
    inwards = corners[0] - corners[2]
    tip = corners[2] + part * inwards
    root = corners[2] - 0.5 * inwards
    side = float(np.linalg.norm(corners[1] - corners[0]))
    skin = [int(each) for each in random.integers((110, 130, 170), (150, 180, 230))]
    ends = [tuple(int(each) for each in end) for end in (root, tip - 0.15 * inwards)]
    cv2.line(frame, ends[0], ends[1], skin, round(0.3 * side))


def _stripes(strength: float, random: np.random.Generator) -> NDArray[np.float32]:
    """What the fine grids of a screen and of a sensor make together, a little apart for each colour."""
    y, x = np.mgrid[0:HEIGHT_PX, 0:WIDTH_PX].astype(np.float32)
    stripes = np.ones((HEIGHT_PX, WIDTH_PX, 3), np.float32)
    for _ in range(2):
        angle, wide_px = random.uniform(0, math.pi), random.uniform(2.5, 14)
        along = (x * math.cos(angle) + y * math.sin(angle)) * (2 * math.pi / wide_px)
        for colour in range(3):
            stripes[:, :, colour] += strength / 2 * np.sin(along + 0.7 * colour)
    return stripes


def _smear(length_px: int, angle: float) -> NDArray[np.float32]:
    kernel = np.zeros((length_px, length_px), np.float32)
    middle, reach = (length_px - 1) / 2, (length_px - 1) / 2
    ends = [
        (round(middle + sign * reach * math.cos(angle)), round(middle + sign * reach * math.sin(angle)))
        for sign in (-1, 1)
    ]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1)
    whole: NDArray[np.float32] = (kernel / kernel.sum()).astype(np.float32, copy=False)
    return whole


def _sensed(light: NDArray[np.float32], noise: float, random: np.random.Generator) -> Pixels:
    if noise:
        x, y = random.integers(0, 64, 2)
        light = light + noise * _grain()[y : y + HEIGHT_PX, x : x + WIDTH_PX]
    return np.clip(light, 0, 255).astype(np.uint8)


@lru_cache(maxsize=1)
def _grain() -> NDArray[np.float32]:
    """Noise to cut frames out of; making it anew for each would take longer than all the rest."""
    return np.random.default_rng(0).standard_normal((HEIGHT_PX + 64, WIDTH_PX + 64, 1), np.float32)
