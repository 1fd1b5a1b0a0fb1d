"""The sounds that ship, as they were made: `python -m sounds_made` from tests/ writes resources/sounds anew.

Each is a few soft strikes, one after the other: a tone with its octave and twelfth that dies away.
"""

from __future__ import annotations

import math
import struct
import sys
import wave
from io import BytesIO
from pathlib import Path

from shuke.application.ports.sounds import Sound

__all__ = ["RATE_HZ", "STRIKES", "samples_of", "wav_of"]

RATE_HZ = 22_050
_LOUDNESS = 9_000
_PARTIALS = ((1, 1.0), (2, 0.35), (3, 0.12))

STRIKES: dict[Sound, tuple[tuple[float, float, float], ...]] = {
    Sound.READ: ((0.0, 1318.5, 0.09),),
    Sound.REFUSED: ((0.0, 311.1, 0.16), (0.17, 233.1, 0.24)),
    Sound.WON: (
        (0.0, 523.3, 0.3),
        (0.12, 659.3, 0.3),
        (0.24, 784.0, 0.3),
        (0.36, 1046.5, 0.7),
        (0.36, 1318.5, 0.7),
    ),
    Sound.NOT_WON: ((0.0, 587.3, 0.22), (0.18, 493.9, 0.4)),
}
"""Of each strike: when (s), how high (Hz), how long (s)."""


def samples_of(sound: Sound) -> list[int]:
    strikes = STRIKES[sound]
    whole = [0.0] * round(RATE_HZ * max(at + long for at, _, long in strikes))
    for at, pitch, long in strikes:
        begin, count = round(RATE_HZ * at), round(RATE_HZ * long)
        for step in range(min(count, len(whole) - begin)):
            time = step / RATE_HZ
            fade = math.exp(-4.5 * time / long) * min(1.0, step / 60) * min(1.0, (count - step) / 200)
            tone = sum(part * math.sin(2 * math.pi * pitch * of * time) for of, part in _PARTIALS)
            whole[begin + step] += tone * fade
    return [max(-32768, min(32767, round(_LOUDNESS * value))) for value in whole]


def wav_of(sound: Sound) -> bytes:
    """16 bits, one channel."""
    made = BytesIO()
    samples = samples_of(sound)
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return made.getvalue()


if __name__ == "__main__":
    for one in Sound:
        path = Path(__file__).resolve().parent.parent / "resources" / "sounds" / f"{one.value}.wav"
        path.write_bytes(wav_of(one))
        sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")
