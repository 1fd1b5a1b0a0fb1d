"""The page that verifies receipts: one file with all in it, the keys too, so that a saved copy works offline."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.receipt_keys import ReceiptKeys, ReceiptTrust
from shuke.domain.codes.trust import TrustedKey
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.head_office.lanes import Lanes
from shuke.head_office.pages.style import properties
from shuke.wording import receipt_page as words
from shuke.wording.sentence import Language, Sentence
from shuke.wording.shell import TO_THE_OTHER_LANGUAGE

__all__ = ["ReceiptFile", "add_receipt_page"]

_TONES = {"valid": "good", "altered": "bad", "revoked_key": "bad"}


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """`policy` is for the header, too: nothing is loaded from anywhere, and nothing can be sent."""

    html: str
    policy: str

    @classmethod
    def made(cls, identity: OfficeIdentity, folder: Path, seen: ReceiptTrust) -> ReceiptFile:
        style = properties() + (folder / "office.css").read_text(encoding="utf-8")
        script = (folder / "receipt.js").read_text(encoding="utf-8")
        policy = (
            f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
            "form-action 'none'; base-uri 'none'"
        )
        templates = Environment(
            loader=FileSystemLoader(folder / "templates"), autoescape=True, undefined=StrictUndefined
        )
        html = templates.get_template("receipt.html").render(
            name=identity.name,
            policy=policy,
            style=style,
            script=script,
            data=_data(identity, seen),
            noscript=f"{words.NO_SCRIPT.into(Language.ZH)} {words.NO_SCRIPT.into(Language.EN)}",
        )
        return cls(html, policy)


def add_receipt_page(
    app: FastAPI, identity: OfficeIdentity, keys: ReceiptKeys, lanes: Lanes, folder: Path
) -> None:
    page = _ReceiptPage(identity, keys, lanes, folder)
    for path in ("/receipt", "/R/{code:path}"):
        app.add_route(path, page.show, methods=["GET"], include_in_schema=False)


@dataclass(slots=True)
class _ReceiptPage:
    identity: OfficeIdentity
    keys: ReceiptKeys
    lanes: Lanes
    folder: Path
    kept: tuple[ReceiptTrust, ReceiptFile] | None = None
    """The file is the same for everybody until the keys are read anew."""

    async def show(self, request: Request) -> Response:
        seen = await self.lanes.read(self.keys.now)
        if self.kept is None or self.kept[0] is not seen:
            self.kept = seen, ReceiptFile.made(self.identity, self.folder, seen)
        _, file = self.kept
        headers = {
            "content-security-policy": f"{file.policy}; frame-ancestors 'none'",
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cache-control": "no-cache",
        }
        if "file" in request.query_params:
            headers["content-disposition"] = 'attachment; filename="verify-receipt.html"'
        return HTMLResponse(file.html, headers=headers)


def _data(identity: OfficeIdentity, seen: ReceiptTrust) -> str:
    sentences = {"other": TO_THE_OTHER_LANGUAGE, **words.PAGE, **words.OUTCOMES}
    told = {
        "tenant": identity.tenant,
        "name": identity.name,
        "symbol": CURRENCY_SIGNS[identity.calendar.currency],
        "version": seen.trust.version,
        "keys": {key.key_id.hex(): _key(key) for key in seen.trust.keys},
        "shops": seen.shops,
        "words": {name: _both(sentence) for name, sentence in sentences.items()},
        "tones": {outcome: _TONES.get(outcome, "warn") for outcome in words.OUTCOMES},
    }
    # In a script element only these could end it or begin another one.
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")


def _key(key: TrustedKey) -> dict[str, str]:
    return {
        "key": key.public_key.hex(),
        "shop": key.shop,
        "till": key.till,
        "from": key.valid_from.isoformat(),
        "until": key.valid_until.isoformat() if key.valid_until is not None else "",
        "revoked": key.revoked_on.isoformat() if key.revoked_on is not None else "",
    }


def _both(sentence: Sentence) -> dict[str, str]:
    return {"zh": sentence.zh, "en": sentence.en}


def _source(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
