"""nginx with a file of docs/drift, as a process of our own."""

import os
import shutil
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser import logins

CONFIGS = Path(__file__).parents[2] / "docs" / "drift"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def require() -> None:
    """Skip the test where there is no nginx; fail where there must be."""
    if not NGINX:
        lacking = pytest.fail if os.environ.get("KLIK_BROWSER_TESTS") == "required" else pytest.skip
        lacking("no nginx found")


@contextmanager
def running(
    config: str, ports: Mapping[str, int], folder: Path, ours_for: Mapping[str, str]
) -> Iterator[str]:
    """Gives the address that users type. `ports`: "https" and "http". `ours_for`: by what the file says."""
    site = (CONFIGS / config).read_text(encoding="utf-8")
    for written, ours in {
        "listen 443 ssl": f"listen 127.0.0.1:{ports['https']} ssl",
        "listen 80": f"listen 127.0.0.1:{ports['http']}",
        "/etc/ssl/klik.kommune.dk": str(certificate(folder)),
        "klik.kommune.dk;": "127.0.0.1;",
        **ours_for,
    }.items():
        assert written in site
        site = site.replace(written, ours)
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in KINDS)
    main = folder / "nginx.conf"
    main.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\n{temporary}{site}}}\n",
        "utf-8",
    )
    process = subprocess.Popen([NGINX, "-c", str(main), "-e", str(folder / "error.log")])
    address = f"https://127.0.0.1:{ports['https']}"
    try:
        logins.wait_for(f"{address}/klik/ready", ssl._create_unverified_context())
        yield address
    finally:
        process.terminate()
        process.wait(10)


def certificate(folder: Path) -> Path:
    """The path of a certificate and its key, but for .pem and .key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
    path, pem = folder / "klik", serialization.Encoding.PEM
    path.with_suffix(".pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path.with_suffix(".key").write_bytes(key.private_bytes(pem, *plain))
    return path
