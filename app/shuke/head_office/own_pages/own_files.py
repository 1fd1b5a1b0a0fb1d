"""What a telephone loads and keeps: style, scripts, icons, the manifest that makes it an app, the worker that answers
when there is no network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shuke.application.head_office.identity import OfficeIdentity
from shuke.head_office.own_pages.own_asked import HOME
from shuke.head_office.pages.style import Shipped, icon, properties
from shuke.look import LIGHT

__all__ = ["OwnFiles", "own_files"]

_SCRIPT, _STYLE, _PICTURE = "text/javascript; charset=utf-8", "text/css; charset=utf-8", "image/svg+xml"
_SCRIPTS = ("page", "chain", "kept", "qr", "wheel")
OFFLINE = "/member/offline"


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """`shipped` by what templates call them; `worker` and `manifest` are asked for by name, and may change."""

    shipped: dict[str, Shipped]
    worker: str
    manifest: str


def own_files(folder: Path, identity: OfficeIdentity, kept: tuple[str, ...]) -> OwnFiles:
    """`kept`: the pages that can be seen without a network."""
    found = dict(_files(folder))
    named = hashlib.sha256(b"".join(content for _, content in found.values())).hexdigest()[:16]
    shipped = {
        name: Shipped(f"/member/shipped/{named}/{name}", kind, content)
        for name, (kind, content) in found.items()
    }
    paths = [OFFLINE, *(one.path for one in shipped.values())]
    said = (("VERSION", named), ("SHIPPED", paths), ("KEPT", kept))
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in said)
    worker = head + (folder / "own" / "worker.js").read_text(encoding="utf-8")
    return OwnFiles(shipped, worker, json.dumps(_manifest(identity, shipped), ensure_ascii=False))


def _files(folder: Path) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """One folder for all of them: a script finds the others beside it."""
    sheets = (folder / "office.css", folder / "own" / "own.css")
    style = properties() + "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    yield "style.css", (_STYLE, style.encode("utf-8"))
    for name in _SCRIPTS:
        yield f"{name}.js", (_SCRIPT, (folder / "own" / f"{name}.js").read_bytes())
    yield "icon.svg", (_PICTURE, icon(folder.parent / "icons" / "logo.svg"))
    yield "icon.png", ("image/png", (folder / "own" / "icon.png").read_bytes())


def _manifest(identity: OfficeIdentity, shipped: dict[str, Shipped]) -> dict[str, object]:
    colours = LIGHT.colours
    return {
        "name": identity.name,
        "short_name": identity.name[:12],
        "start_url": HOME,
        "scope": HOME,
        "display": "standalone",
        "background_color": colours.paper,
        "theme_color": colours.card,
        "icons": [
            {"src": shipped["icon.png"].path, "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": shipped["icon.svg"].path, "sizes": "any", "type": "image/svg+xml"},
        ],
    }
