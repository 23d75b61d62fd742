"""A provider of its own, and users of two municipalities, for the tests of the login."""

import json
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.looking import wait_until_settled

SECRET = "hemmelighed-paa-mere-end-32-tegn-kun-til-test"
NYBORG, ODENSE = "tenant-nyborg", "tenant-odense"
USERS = (
    {"sub": "anna", "name": "Anna Holm", "tid": NYBORG, "groups": ["admin"]},
    {"sub": "bo", "name": "Bo Krag", "tid": ODENSE, "groups": ["program", "golf"]},
    {"sub": "liva", "name": "Liva Dam", "tid": NYBORG, "groups": ["laes"]},
    {"sub": "uden-gruppe", "name": "Ulf Bro", "tid": NYBORG, "groups": ["golf"]},
    {
        "sub": "fremmed",
        "name": "Fie Lund",
        "tid": "tenant-fremmed",
        "groups": ["admin"],
        "municipality": "0450",
    },
)


@contextmanager
def provider(port: int) -> Iterator[subprocess.Popen]:
    """Who says who somebody is, as a process of its own."""
    users = [word for user in USERS for word in ("--user-claims", json.dumps(_claims(user)))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *users]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/jwks")
        yield process
    finally:
        process.kill()
        process.wait()


def _claims(user: dict) -> dict:
    return {"preferred_username": f"{user['sub']}@kommune.dk", "email": f"{user['sub']}@kommune.dk"} | user


def wait_for(url: str, context: ssl.SSLContext | None = None) -> None:
    """Until the address answers."""
    for _ in range(200):
        try:
            with urlopen(url, timeout=2, context=context):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer")


def settings_file(path: Path, port: int, provider_port: int) -> Path:
    """What an administrator writes: one provider, and a tenant for each of two municipalities."""
    issuer = f"http://127.0.0.1:{provider_port}"
    rows = "".join(
        f'\n[[access]]\nprovider = "prove"\nissuer = "{issuer}"\ntenant = "{tenant}"\n'
        f'municipality = "{code}"\n'
        'reader = ["laes"]\nprogramme_manager = ["program"]\nadministrator = ["admin"]\n'
        for tenant, code in ((NYBORG, "0450"), (ODENSE, "0461"))
    )
    path.write_text(
        f'address = "http://127.0.0.1:{port}"\nsecret = "{SECRET}"\ncontact = "it@kommune.dk"\n\n'
        f'[providers.prove]\nlabel = "Prøve-id"\nmetadata = "{issuer}/.well-known/openid-configuration"\n'
        f'client_id = "klik"\nclient_secret = "klik"\n{rows}',
        encoding="utf-8",
    )
    path.chmod(0o600)
    return path


def log_in(page, user: str) -> None:
    """From the page that asks for it, as `user` of USERS, to where it leads."""
    page.get_by_role("link", name="Log ind med Prøve-id").click()
    page.get_by_role("button", name=user, exact=True).click()


def log_in_at(page, url: str, user: str) -> None:
    """Open an address of the dashboard, log in, and wait for its page."""
    page.goto(url)
    log_in(page, user)
    page.get_by_text("Log ud").wait_for()
    wait_until_settled(page)
