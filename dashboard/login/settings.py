"""What KLIK_LOGIN and the file of KLIK_LOGIN_FILE say: the providers, and who may see which municipality.

The municipality follows from the issuer, and the tenant where one issuer serves several, in our own table:
what a tenant's administrator can write, such as the name of a municipality, counts for nothing.
"""

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dashboard.domain import municipalities
from dashboard.domain.danish import quoted
from dashboard.domain.problems import BadLoginSettings
from dashboard.domain.scope import AccessLevel

OIDC = "oidc"
SECRET = "KLIK_LOGIN_SECRET"  # instead of `secret`; with _ and a provider's name: of its client
SECRET_LENGTH = 32  # characters: what signs the cookies
# The file's words for each level.
LEVELS = {
    "reader": AccessLevel.READER,
    "programme_manager": AccessLevel.PROGRAMME_MANAGER,
    "administrator": AccessLevel.ADMINISTRATOR,
}


@dataclass(frozen=True)
class Provider:
    """One who says who somebody is: a municipality's Entra ID or AD FS, or a broker for several."""

    key: str
    label: str  # what the button says
    metadata: str  # the address of its OpenID configuration
    client_id: str
    client_secret: str
    scope: str
    groups_claim: str


@dataclass(frozen=True)
class Access:
    """A row of our table: whom an issuer's users work for, and which of its groups give which level."""

    issuer: str
    tenant: str  # the claim `tid`; "": the issuer has one tenant only
    municipality: str  # its official name
    groups: Mapping[str, AccessLevel]

    def level(self, groups: Iterable[str]) -> AccessLevel | None:
        """The highest that the groups give; None: no group of theirs gives any."""
        return max((self.groups[group] for group in groups if group in self.groups), default=None)


@dataclass(frozen=True)
class LoginSettings:
    address: str  # of the dashboard, as users type it, without a slash at its end
    secret: str
    contact: str  # whom to write to for access
    providers: Mapping[str, Provider]
    access: tuple[Access, ...]

    def access_of(self, issuer: str, tenant: str) -> Access | None:
        """The row of an issuer and a tenant."""
        matching = (row for row in self.access if row.issuer == issuer and row.tenant in ("", tenant))
        return next(matching, None)


def is_required() -> bool:
    """Whether KLIK_LOGIN asks for a login. Raises BadLoginSettings: it asks for one that there isn't."""
    setting = os.environ.get("KLIK_LOGIN", "").strip().lower()
    if setting not in ("", OIDC):
        title = f"KLIK_LOGIN kan ikke være {quoted(setting)}."
        raise BadLoginSettings(title, "Skriv oidc, eller udelad den.")
    return setting == OIDC


def configured() -> LoginSettings:
    """What the file says, read once. Raises BadLoginSettings."""
    file = os.environ.get("KLIK_LOGIN_FILE", "").strip()
    if not file:
        raise BadLoginSettings("KLIK_LOGIN=oidc kræver en fil.", "Skriv dens sti i KLIK_LOGIN_FILE.")
    return _read(Path(file))


@cache
def _read(file: Path) -> LoginSettings:
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise _bad("Filen kan ikke læses.") from error
    except tomllib.TOMLDecodeError as error:
        raise _bad("Filen er ikke TOML.") from error
    return interpreted(written)


def interpreted(written: Mapping[str, Any]) -> LoginSettings:
    """The settings of the file's content. Raises BadLoginSettings, which says the key and what it takes."""
    address = _text(written, "address", "øverst").rstrip("/")
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
        raise _bad("address er ikke en adresse som https://klik.kommune.dk.")
    secret = os.environ.get(SECRET, "") or _text(written, "secret", "øverst")
    if len(secret) < SECRET_LENGTH:
        raise _bad(f"secret er kortere end {SECRET_LENGTH} tegn.")
    providers = {key: _provider(key, row) for key, row in _table(written, "providers").items()}
    rows = tuple(_access(row) for row in _list(written, "access"))
    _refuse_ambiguous(rows)
    return LoginSettings(address, secret, _text(written, "contact", "øverst"), providers, rows)


def _provider(key: str, row: Any) -> Provider:
    where = f"[providers.{key}]"
    if not isinstance(row, dict) or not key.isalnum():
        raise _bad(f"{where} skal være en tabel, hvis navn kun har bogstaver og tal.")
    metadata = _text(row, "metadata", where)
    own_machine = urlsplit(metadata).hostname in ("127.0.0.1", "localhost", "::1")
    if urlsplit(metadata).scheme != "https" and not own_machine:
        raise _bad(f"metadata i {where} skal begynde med https://.")
    return Provider(
        key,
        _text(row, "label", where),
        metadata,
        _text(row, "client_id", where),
        os.environ.get(f"{SECRET}_{key.upper()}", "") or _text(row, "client_secret", where),
        _text(row, "scope", where, "openid profile email"),
        _text(row, "groups", where, "groups"),
    )


def _access(row: Any) -> Access:
    where = "[[access]]"
    if not isinstance(row, dict):
        raise _bad(f"{where} skal være tabeller.")
    code = _text(row, "municipality", where)
    municipality = municipalities.identified(code)
    if municipality is None:
        raise _bad(f"{quoted(code)} i {where} er ingen kommune. Skriv dens navn eller kode, fx 0450.")
    groups: dict[str, AccessLevel] = {}
    for word, level in LEVELS.items():  # the highest comes last, and counts
        given = row.get(word, [])
        if not isinstance(given, list) or not all(isinstance(group, str) and group for group in given):
            raise _bad(f'{word} i {where} skal være en liste af grupper, fx ["KLIK-laeser"].')
        groups |= dict.fromkeys(given, level)
    if not groups:
        raise _bad(f"{quoted(code)} i {where} har ingen grupper: skriv {', '.join(LEVELS)}.")
    tenant = _text(row, "tenant", where, "")
    return Access(_text(row, "issuer", where), tenant, municipality, groups)


def _refuse_ambiguous(rows: tuple[Access, ...]) -> None:
    for row in rows:
        same = [each for each in rows if each.issuer == row.issuer]
        if len(same) > 1 and (not row.tenant or [each.tenant for each in same].count(row.tenant) > 1):
            raise _bad(
                f"To rækker i [[access]] har udstederen {quoted(row.issuer)}: hver skal have sin egen tenant."
            )


def _text(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or (not value.strip() and default is None):
        raise _bad(f"{key} mangler {where}, eller er ikke tekst.")
    return value.strip()


def _table(written: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = written.get(key)
    if not isinstance(value, dict) or not value:
        raise _bad(f"Der er ingen [{key}.…].")
    return value


def _list(written: Mapping[str, Any], key: str) -> list[Any]:
    value = written.get(key)
    if not isinstance(value, list) or not value:
        raise _bad(f"Der er ingen [[{key}]].")
    return value


def _bad(title: str) -> BadLoginSettings:
    return BadLoginSettings(title, "Ret filen i KLIK_LOGIN_FILE; docs/login.md viser, hvordan den skrives.")
