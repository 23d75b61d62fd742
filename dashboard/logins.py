"""Whose login a cookie is, the end of a login, and what is recorded of it: kept beside the data."""

import logging
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from dashboard.domain.acts import Act
from dashboard.domain.danish import quoted
from dashboard.login import ended_logins, login_settings, signed_login
from dashboard.login.audit_log import FOLDER, AuditLog
from dashboard.login.ended_logins import EndedLogins
from dashboard.login.signed_login import Login
from dashboard.store import databases


def login_of(cookie: str | None) -> Login | None:
    """Whose cookie it is; None: nobody's, or nobody's any more."""
    if not cookie:
        return None
    login = signed_login.verified(cookie, login_settings.configured(), datetime.now(UTC))
    return login if login and not _ended().has(login.login_id) else None


def end(login: Login) -> None:
    """Log out: its cookie counts no more, in any tab. What can't be kept holds until the process ends."""
    try:
        _ended().end(login.login_id, datetime.now(UTC))
    except OSError as fault:
        logging.getLogger(__name__).error(f"login {type(fault).__name__}")
    record(login, Act.LOGGED_OUT)


def record(login: Login, act: Act, what: str = "") -> None:
    """In the municipality's audit log."""
    record_of_user(login.municipality, login.claims.username, act, what)


def record_of_user(municipality: str, username: str, act: Act, what: str = "") -> None:
    """As `record`, also of somebody who has no municipality: "".

    What can't be written keeps nobody from working: the server's own log says so.
    """
    try:
        audit_log(municipality).add(username, act, what, datetime.now(UTC))
    except OSError as fault:
        logging.getLogger(__name__).error(f"audit {type(fault).__name__}")


def audit_log(municipality: str) -> AuditLog:
    """The municipality's, beside its database; "": of those who have none."""
    return AuditLog(databases.folder_of(databases.configured(), municipality) / FOLDER)


def _ended() -> EndedLogins:
    return _ended_in(databases.folder_of(databases.configured()) / ended_logins.FOLDER)


@lru_cache
def _ended_in(folder: Path) -> EndedLogins:
    return EndedLogins(folder)


def why_refused(claims: signed_login.Claims) -> str:
    """For who runs it: why the settings give somebody nothing. Names nobody."""
    settings = login_settings.configured()
    if settings.row_of(claims.provider, claims.issuer, claims.tenant) is None:
        user = f"issuer {quoted(claims.issuer, 200)} og tenant {quoted(claims.tenant)}"
        return f"ingen [[access]] for {claims.provider} har {user}"
    return f"ingen af grupperne i id-tokenets {settings.providers[claims.provider].groups_claim} står i filen"
