"""Over TLS a till talks to whoever holds a certificate it can check, and to nobody else."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from queue import Queue

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from fastapi import FastAPI

from fakes.office_server import read_request
from shuke.adapters import head_office_link
from shuke.adapters.clock import SystemClock
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.sync_wire import CborWire
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.domain.sync.exchanges import PULL, LinkTrouble
from shuke.domain.sync.messages import Pull
from shuke.head_office.serving import OfficeServer, server_config


def certificate_in(folder: Path) -> tuple[str, str]:
    """A certificate for 127.0.0.1 that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return str(paths[0]), str(paths[1])


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """(address, certificate) of a server that answers every letter with nothing signed."""
    app = FastAPI()

    @app.post(PULL.path)
    async def answer() -> None:
        return None

    certificate, key = certificate_in(tmp_path)
    told: Queue[str] = Queue()
    server = OfficeServer(server_config(app, "127.0.0.1", 0, certificate, key), told.put)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield told.get(timeout=60), certificate
    server.should_exit = True
    thread.join()


def link_to(address: str) -> HttpLink:
    letters = TillCorrespondence(
        "t",
        "S01-1",
        bytes(32),
        Ed25519Signer(bytes(32)),
        Ed25519Check(),
        CborWire(),
        SystemClock().now_ms,
        bytes,
    )
    return HttpLink(address, letters)


def asked(address: str) -> object:
    link = link_to(address)
    try:
        return link.exchange(PULL, Pull(1, 0, 10, 0))
    finally:
        link.close()


def test_a_certificate_nobody_vouches_for_gets_no_letter(serving: tuple[str, str]) -> None:
    address, _ = serving
    assert address.startswith("https://127.0.0.1:")
    assert asked(address) is LinkTrouble.OFFLINE


def test_one_that_is_vouched_for_is_talked_to(
    serving: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers; that nobody signed the answer is another matter."""
    address, certificate = serving
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    assert asked(address) is LinkTrouble.GARBAGE
    assert asked(address.replace("127.0.0.1", "localhost")) is LinkTrouble.OFFLINE


def test_over_tls_too_whoever_closes_hangs_up_on_one_that_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(head_office_link, "READ_S", 600.0)
    monkeypatch.setattr(head_office_link, "LONGEST_S", 600.0)
    certificate, key = certificate_in(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    asked_for: Queue[bytes] = Queue()
    heard: Queue[bytes] = Queue()
    answers: Queue[object] = Queue()

    def keep_silent() -> None:
        with context.wrap_socket(listening.accept()[0], server_side=True) as till:
            till.settimeout(20)
            asked_for.put(read_request(till))
            heard.put(till.recv(1))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        link = link_to(f"https://127.0.0.1:{listening.getsockname()[1]}")
        silent = threading.Thread(target=keep_silent)
        asking = threading.Thread(target=lambda: answers.put(link.exchange(PULL, Pull(1, 0, 10, 0))))
        silent.start()
        asking.start()
        assert asked_for.get(timeout=60)
        link.close()
        asking.join()
        silent.join()
    assert answers.get_nowait() is LinkTrouble.OFFLINE
    assert heard.get_nowait() == b""
