"""A mail server on 127.0.0.1 that speaks SMTP with TLS, and does what it is told to do wrong."""

from __future__ import annotations

import base64
import ipaddress
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

__all__ = ["MailBox", "mail_server", "own_certificate"]


@cache
def own_certificate(folder: Path) -> Path:
    """Key and certificate of 127.0.0.1 in one file, believed by whoever loads it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "own.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@dataclass
class MailBox:
    """`answers`: what it says to a command (``RCPT``) or to the end of a message (``.``) instead of yes; an empty
    one: it hangs up without a word."""

    answers: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    received: list[tuple[str, str, bytes]] = field(default_factory=list)
    port: int = 0


class _Session(socketserver.StreamRequestHandler):
    box: MailBox
    trust: ssl.SSLContext
    from_the_start: bool

    def handle(self) -> None:
        with suppress(OSError):
            if self.from_the_start:
                self._secure()
            self._say("220 ready")
            self._talk()
        with suppress(OSError):
            self.request.close()

    def _secure(self) -> None:
        self.finish()
        self.request = self.trust.wrap_socket(self.request, server_side=True)
        self.setup()

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def _talk(self) -> None:
        self.sender = self.receiver = ""
        while line := self.rfile.readline().decode().strip():
            word = line.split(" ")[0].split(":")[0].upper()
            answer = self.box.answers.get(word)
            if answer:
                self._say(answer)
            elif answer == "" or not self._done(word, line):
                return

    def _done(self, word: str, line: str) -> bool:
        """Whether it goes on listening."""
        match word:
            case "EHLO":
                offered = "AUTH PLAIN" if isinstance(self.request, ssl.SSLSocket) else "STARTTLS"
                self._say(f"250-here\r\n250 {offered}")
            case "STARTTLS":
                self._say("220 go on")
                self._secure()
            case "AUTH":
                _, account, secret = base64.b64decode(line.split(" ")[2]).decode().split("\0")
                self._say("235 yes" if self.box.accounts.get(account) == secret else "535 no")
            case "MAIL":
                self.sender = line.partition("<")[2].partition(">")[0]
                self._say("250 yes")
            case "RCPT":
                self.receiver = line.partition("<")[2].partition(">")[0]
                self._say("250 yes")
            case "DATA":
                return self._take()
            case _:
                self._say("221 bye")
                return False
        return True

    def _take(self) -> bool:
        self._say("354 go on")
        content = b""
        while (part := self.rfile.readline()) not in {b".\r\n", b""}:
            content += part
        self.box.received.append((self.sender, self.receiver, content))
        answer = self.box.answers.get(".", "250 taken")
        if answer:
            self._say(answer)
        return bool(answer)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def mail_server(folder: Path, *, from_the_start: bool = True) -> Iterator[MailBox]:
    """`from_the_start`: it speaks TLS at once, else when asked to."""
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(own_certificate(folder))
    box = MailBox()
    session = type("Session", (_Session,), {"box": box, "trust": trust, "from_the_start": from_the_start})
    with _Server(("127.0.0.1", 0), session) as server:
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
