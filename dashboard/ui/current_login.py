"""Who is logged in, where a login is asked for (KLIK_LOGIN=oidc): read from the browser's cookie at each run.

Whatever a session asks of a store goes through `session.store()`, and that through here: so a login that is
ended or too old shows and changes nothing more, in a callback or a fragment either.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.domain.problems import LoginEnded
from dashboard.domain.recorded_acts import Act
from dashboard.domain.scope import IN_DANISH, AccessLevel, Session
from dashboard.login import audit_log, settings, signed_login
from dashboard.login.audit_log import AuditLog
from dashboard.login.ended_logins import EndedLogins
from dashboard.login.signed_login import Login
from dashboard.store import databases
from dashboard.store.files import MEMORY
from dashboard.ui import entry, state

LOOK_SECONDS = 10  # after which a tab sees that another has logged out, or that the time is up
SESSIONS_KNOWN = 10_000  # one that is forgotten begins anew when its browser comes back
_login_of_session: dict[str, str] = {}  # Streamlit's session to the login that it runs for


def cookie_name() -> str:
    """Sent encrypted only, it has the prefix that keeps the domain's other hosts from setting it."""
    return "__Host-klik-login" if settings.configured().address.startswith("https:") else "klik-login"


@cache
def ended_logins(database: str) -> EndedLogins:
    """Those of a setting of KLIK_DATABASE: kept beside the data."""
    folder = databases.folder_of(database)
    return EndedLogins(folder / "login" if folder else None)


def audit_of(municipality: str) -> AuditLog:
    """The municipality's audit log, beside its database; "": of those who have none."""
    database = databases.configured()
    if database == MEMORY:
        return AuditLog(None)
    if databases.is_folder(database) and not municipality:
        folder = databases.folder_of(database)
    else:
        of = municipality if databases.is_folder(database) else ""
        folder = Path(databases.path_of(database, of)).parent
    return AuditLog(folder / audit_log.FOLDER if folder else None)


def record(login: Login, act: Act, what: str = "") -> None:
    """In the audit log. What can't be written keeps nobody from working: the server's own log says so."""
    add_to_audit(login.municipality, login.claims.username, act, what)


def add_to_audit(municipality: str, who: str, act: Act, what: str = "") -> None:
    try:
        audit_of(municipality).add(who, act, what, datetime.now(UTC))
    except OSError as fault:
        logging.getLogger(__name__).error(f"audit {type(fault).__name__}")


def end(login: Login) -> None:
    """Log out: its cookie counts no more, in any tab. What can't be kept holds until the process ends."""
    try:
        ended_logins(databases.configured()).end(login.login_id, datetime.now(UTC))
    except OSError as fault:
        logging.getLogger(__name__).error(f"login {type(fault).__name__}")
    record(login, Act.LOGGED_OUT)


def login_of(cookie: str | None) -> Login | None:
    """Whose cookie it is; None: nobody's any more."""
    read = signed_login.login_of(cookie, settings.configured()) if cookie else None
    return read if read and not ended_logins(databases.configured()).has(read.login_id) else None


def login() -> Login | None:
    """Of this session; None where no login is asked for. Raises LoginEnded."""
    if not settings.is_required():
        return None
    current = login_of(_cookie())
    if current is None:
        raise LoginEnded
    return current


def _cookie() -> str | None:
    """As it was when the browser's socket was opened."""
    return st.context.cookies.get(cookie_name())


def municipality() -> str:
    """Whom the session works for; "" where no login is asked for. Raises LoginEnded."""
    current = login()
    return current.municipality if current else ""


def who() -> str:
    """Under what name the session writes; "" where no login is asked for: then initials are."""
    current = login()
    return current.who if current else ""


def as_logged_in(session: Session) -> Session:
    """The session of a store, as its login may use it."""
    current = login()
    if current is None:
        return session
    return replace(session, who=current.who, access=current.access, record=_recorder(current))


def _recorder(login: Login) -> Callable[[Act, str], None]:
    return lambda act, what: record(login, act, what)


def may_administer() -> bool:
    """For where there is no store to ask: whether the login is an administrator's, or none is asked for."""
    current = login()
    return current is None or current.access >= AccessLevel.ADMINISTRATOR


def stop_without_one() -> None:
    """Where a login is asked for and there is none any more, say so and draw nothing else."""
    try:
        current = login()
    except LoginEnded:
        entry.forget_all()
        st.title("Du er logget ud", anchor=False)
        st.text("Dine data vises ikke længere i denne fane. Genindlæs siden (F5) for at logge ind igen.")
        # Streamlit has no link that stays in the tab.
        st.link_button("Log ind igen i en ny fane", settings.configured().address, type="primary")
        st.stop()
    if current:
        _remember(current.login_id)
        _look_again()


def _remember(login_id: str) -> None:
    context = get_script_run_ctx()
    if context:
        _login_of_session[context.session_id] = login_id
    while len(_login_of_session) > SESSIONS_KNOWN:
        _login_of_session.pop(next(iter(_login_of_session)), None)


def runs_for(session_id: str) -> str | None:
    """The login that a session of Streamlit's runs for."""
    return _login_of_session.get(session_id)


@st.fragment(run_every=LOOK_SECONDS)
def _look_again() -> None:
    try:
        login()
    except LoginEnded:
        st.rerun()


def saw(page: str) -> None:
    """Record that the page is opened; once until another is."""
    current = login()
    if current and state.PAGE_SEEN.read() != page:
        state.PAGE_SEEN.write(page)
        record(current, Act.SAW, page)


def foot() -> None:
    """Below the menu: who is logged in, as what, for whom; and the way out."""
    current = login()
    if current is None:
        return
    st.sidebar.text(f"{current.who}\n{IN_DANISH[current.access].capitalize()}\n{current.municipality}")
    st.sidebar.button("Log ud", on_click=st.logout, type="tertiary", icon=":material/logout:")
