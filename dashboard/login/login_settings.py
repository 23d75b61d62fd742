"""What KLIK_LOGIN and the file of KLIK_LOGIN_FILE say: the providers, and who may see which municipality.

The municipality follows from provider, issuer and tenant, in our own table: what a tenant's administrator can
write, such as the name of a municipality, counts for nothing, and no provider speaks for another's users.
"""

import os
import re
import stat
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
# The file's words for each level, the highest last.
LEVELS = {
    "reader": AccessLevel.READER,
    "programme_manager": AccessLevel.PROGRAMME_MANAGER,
    "administrator": AccessLevel.ADMINISTRATOR,
}
TOP = "øverst i filen"
OWN_MACHINE = ("127.0.0.1", "localhost", "::1")


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
class AccessRow:
    """Whom an issuer's users work for, and which of its groups give which level."""

    provider: str  # the key of the only one that may say so
    issuer: str
    tenant: str  # the claim `tid`; "": the issuer has one tenant only
    municipality: str  # its official name
    groups: Mapping[str, AccessLevel]

    def level_of(self, groups: Iterable[str]) -> AccessLevel | None:
        """The highest that the groups give; None: no group of theirs gives any."""
        return max((self.groups[group] for group in groups if group in self.groups), default=None)


@dataclass(frozen=True)
class LoginSettings:
    address: str  # of the dashboard, as users type it, without a slash at its end
    secret: str
    contact: str  # whom to write to for access
    providers: Mapping[str, Provider]
    rows: tuple[AccessRow, ...]

    def row_of(self, provider: str, issuer: str, tenant: str) -> AccessRow | None:
        """The row that holds for a user's provider, issuer and tenant."""
        matching = (
            row
            for row in self.rows
            if (row.provider, row.issuer) == (provider, issuer) and row.tenant in ("", tenant)
        )
        return next(matching, None)

    def issuers_of(self, provider: str) -> list[str]:
        """Whom the provider may issue in the name of."""
        return sorted({row.issuer for row in self.rows if row.provider == provider})


def is_required() -> bool:
    """Whether KLIK_LOGIN asks for a login. Raises BadLoginSettings: it asks for one that there isn't."""
    setting = os.environ.get("KLIK_LOGIN", "").strip().lower()
    if setting not in ("", OIDC):
        title = f"KLIK_LOGIN kan ikke være {quoted(setting)}."
        raise BadLoginSettings(title, "Skriv oidc, eller udelad den.")
    if not setting and os.environ.get("KLIK_LOGIN_FILE", "").strip():
        title = "KLIK_LOGIN_FILE er sat, men ikke KLIK_LOGIN, så alle ville kunne se alt."
        raise BadLoginSettings(title, "Skriv KLIK_LOGIN=oidc, eller udelad KLIK_LOGIN_FILE.")
    return setting == OIDC


def configured() -> LoginSettings:
    """What the file says, read once. Raises BadLoginSettings."""
    file = os.environ.get("KLIK_LOGIN_FILE", "").strip()
    if not file:
        raise BadLoginSettings("KLIK_LOGIN=oidc kræver en fil.", "Skriv dens sti i KLIK_LOGIN_FILE.")
    return _read(Path(file))


def others_may_read() -> bool:
    """Whether others on the machine can read the file, which has secrets. Windows doesn't tell."""
    mode = Path(os.environ["KLIK_LOGIN_FILE"].strip()).stat().st_mode
    return os.name != "nt" and bool(mode & (stat.S_IRGRP | stat.S_IROTH))


@cache
def _read(file: Path) -> LoginSettings:
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise BadLoginSettings(f"Filen {file} findes ikke.", "Ret stien i KLIK_LOGIN_FILE.") from error
    except (OSError, UnicodeDecodeError) as error:
        title = f"Filen {file} kan ikke læses."
        raise BadLoginSettings(title, "Se efter, om det er en tekstfil, og om vi må læse den.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"line (\d+)", str(error))
        line = f"Se linje {at[1]}. " if at else ""
        raise _problem(f"Filen er ikke skrevet som TOML. {line}Tekst skal stå i anførselstegn.") from error
    return interpreted(written)


def interpreted(written: Mapping[str, Any]) -> LoginSettings:
    """The settings of the file's content. Raises BadLoginSettings, which says the key and what it takes."""
    _refuse_unknown(written, TOP, "address", "secret", "contact", "providers", "access")
    address = _text(written, "address", TOP).rstrip("/")
    if not _is_encrypted_or_here(address):
        raise _problem("address er ikke en adresse som https://klik.kommune.dk.")
    secret = os.environ.get(SECRET, "") or _text(written, "secret", TOP)
    if len(secret) < SECRET_LENGTH:
        raise _problem(f"secret er kortere end {SECRET_LENGTH} tegn.")
    providers = {key: _provider(key, table) for key, table in _table(written, "providers").items()}
    tables = enumerate(_list(written, "access"), start=1)
    rows = tuple(_access_row(number, table, providers) for number, table in tables)
    _refuse_ambiguous(rows)
    return LoginSettings(address, secret, _text(written, "contact", TOP), providers, rows)


def _provider(key: str, table: Any) -> Provider:
    where = f"i [providers.{key}]"
    if not isinstance(table, dict) or not (key.isascii() and key.isalnum()):
        raise _problem(
            f"[providers.{key}] skal være en tabel, og dens navn kun have bogstaver fra a til z og tal."
        )
    _refuse_unknown(table, where, "label", "metadata", "client_id", "client_secret", "scope", "groups")
    metadata = _text(table, "metadata", where)
    if not _is_encrypted_or_here(metadata):
        raise _problem(f"metadata {where} skal begynde med https://.")
    return Provider(
        key,
        _text(table, "label", where),
        metadata,
        _text(table, "client_id", where),
        os.environ.get(f"{SECRET}_{key.upper()}", "") or _text(table, "client_secret", where),
        _text(table, "scope", where, "openid profile email"),
        _text(table, "groups", where, "groups"),
    )


def _access_row(number: int, table: Any, providers: Mapping[str, Provider]) -> AccessRow:
    where = f"i [[access]] nr. {number}"
    if not isinstance(table, dict):
        raise _problem("[[access]] skal være tabeller.")
    _refuse_unknown(table, where, "provider", "issuer", "tenant", "municipality", *LEVELS)
    provider = _text(table, "provider", where)
    if provider not in providers:
        raise _problem(f"provider {where} er {quoted(provider)}, som ikke er en af {', '.join(providers)}.")
    code = _text(table, "municipality", where)
    municipality = municipalities.identified(code)
    if municipality is None:
        raise _problem(f"{quoted(code)} {where} er ingen kommune. Skriv dens navn eller kode, fx 0450.")
    groups: dict[str, AccessLevel] = {}
    for word, level in LEVELS.items():
        groups |= dict.fromkeys(_groups(table, word, where), level)
    if not groups:
        raise _problem(f"{quoted(code)} {where} har ingen grupper: skriv {', '.join(LEVELS)}.")
    tenant = _text(table, "tenant", where) if "tenant" in table else ""
    return AccessRow(provider, _text(table, "issuer", where), tenant, municipality, groups)


def _groups(table: Mapping[str, Any], word: str, where: str) -> list[str]:
    groups = table.get(word, [])
    if not isinstance(groups, list) or not all(isinstance(group, str) and group for group in groups):
        raise _problem(f'{word} {where} skal være en liste af grupper, fx ["KLIK-laeser"].')
    return groups


def _refuse_ambiguous(rows: tuple[AccessRow, ...]) -> None:
    for row in rows:
        alike = [each for each in rows if (each.provider, each.issuer) == (row.provider, row.issuer)]
        if len(alike) > 1 and (not row.tenant or [each.tenant for each in alike].count(row.tenant) > 1):
            raise _problem(
                f"To [[access]] har udstederen {quoted(row.issuer)}: hver skal have sin egen tenant."
            )
        if [each.municipality for each in alike].count(row.municipality) > 1:
            raise _problem(f"To [[access]] med samme udsteder er begge for {row.municipality}.")


def _is_encrypted_or_here(address: str) -> bool:
    """What goes over a network is encrypted; this machine's own addresses are for trying out."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  it is looked at when it is asked for
    except ValueError:
        return False
    return (
        bool(parts.hostname)
        and not parts.query
        and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in OWN_MACHINE))
    )


def _refuse_unknown(table: Mapping[str, Any], where: str, *names: str) -> None:
    """A word that is spelled wrong would give nobody access, and say nothing."""
    for name in table:
        if name not in names:
            raise _problem(f"{quoted(name)} {where} kendes ikke. Der kan stå {', '.join(names)}.")


def _text(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if value is None or value == "":
        raise _problem(f"{key} mangler {where}.")
    if not isinstance(value, str) or not value.strip():
        raise _problem(f'{key} {where} skal være tekst i anførselstegn, fx {key} = "…".')
    return value.strip()


def _table(written: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = written.get(key)
    if not isinstance(value, dict) or not value:
        raise _problem(f"Der er ingen [{key}.…].")
    return value


def _list(written: Mapping[str, Any], key: str) -> list[Any]:
    value = written.get(key)
    if not isinstance(value, list) or not value:
        raise _problem(f"Der er ingen [[{key}]].")
    return value


def _problem(title: str) -> BadLoginSettings:
    return BadLoginSettings(title, "Ret filen i KLIK_LOGIN_FILE; docs/login.md viser, hvordan den skrives.")
