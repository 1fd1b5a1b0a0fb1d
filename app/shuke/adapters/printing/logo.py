"""A picture file as a logo in dots: fitted to narrow paper, its greys as patterns."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from shuke.domain.paper import Picture
from shuke.domain.receipt_template import MOST_LOGO_ROWS, WIDEST_LOGO_DOTS

__all__ = ["LARGEST_LOGO_BYTES", "logo_from"]

LARGEST_LOGO_BYTES = 10_000_000
_MOST_PIXELS = 40_000_000


def logo_from(content: bytes) -> Picture | None:
    """None for what is no picture, or one too large to be a logo. What is transparent stays white."""
    if len(content) > LARGEST_LOGO_BYTES:
        return None
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "BMP")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            image = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    white = Image.new("RGBA", image.size, "white")
    grey = Image.alpha_composite(white, image).convert("L")
    grey.thumbnail((WIDEST_LOGO_DOTS, MOST_LOGO_ROWS), Image.Resampling.LANCZOS)
    black_set = ImageOps.invert(grey).convert("1")
    return Picture(grey.width, grey.height, black_set.tobytes())
