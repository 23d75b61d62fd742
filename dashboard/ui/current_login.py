"""Who is logged in, where a login is asked for (KLIK_LOGIN=oidc): read from the browser's cookie at each run.

Whatever a session asks of a store goes through `session.store()`, and that through here: so a login that is
ended or too old shows and changes nothing more, in a callback or a fragment either.
"""

import threading
from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import logins
from dashboard.domain.acts import Act
from dashboard.domain.problems import LoginEnded
from dashboard.domain.scope import LEVEL_IN_DANISH, Session
from dashboard.login import login_settings
from dashboard.login.login_cookies import login_cookie
from dashboard.login.signed_login import Login
from dashboard.ui import entry, state

LOOK_SECONDS = 10  # after which a tab sees that another has logged out, or that the time is up
SESSIONS_KNOWN = 10_000  # one that is forgotten begins anew when its browser comes back
_login_of_session: dict[str, str] = {}  # Streamlit's session to the login that it runs for
_one_at_a_time = threading.Lock()


def login() -> Login | None:
    """Of this session; None where no login is asked for. Raises LoginEnded."""
    if not login_settings.is_required():
        return None
    current = logins.login_of(_cookie())
    if current is None:
        raise LoginEnded
    return current


def _cookie() -> str | None:
    """As it was when the browser's socket was opened."""
    return st.context.cookies.get(login_cookie(login_settings.configured().address))


def refuse_ended() -> Callable[[], None]:
    """For what a thread without a session does later: raises LoginEnded if the login has ended by then."""
    if login() is None:
        return lambda: None
    cookie = _cookie()

    def refuse() -> None:
        if logins.login_of(cookie) is None:
            raise LoginEnded

    return refuse


def municipality() -> str:
    """Whom the session works for; "" where no login is asked for. Raises LoginEnded."""
    current = login()
    return current.municipality if current else ""


def who() -> str:
    """Under what name the session writes; "" where no login is asked for: then initials are."""
    current = login()
    return current.who if current else ""


def as_logged_in(session: Session) -> Session:
    """The session of a store, as its login may use it. Raises LoginEnded."""
    current = login()
    if current is None:
        return session
    return replace(session, who=current.who, level=current.level, record=_recorder(current))


def _recorder(login: Login) -> Callable[[Act, str], None]:
    return lambda act, what: logins.record(login, act, what)


def stop_without_one() -> None:
    """Where a login is asked for and there is none any more, say so and draw nothing else."""
    try:
        current = login()
    except LoginEnded:
        entry.forget_all()
        st.title("Du er logget ud", anchor=False)
        st.text("Dine data vises ikke længere i denne fane. Genindlæs siden (F5) for at logge ind igen.")
        # Streamlit has no link that stays in the tab.
        st.link_button("Log ind igen i en ny fane", login_settings.configured().address, type="primary")
        st.stop()
    if current:
        _remember(current.login_id)
        _look_again()


def _remember(login_id: str) -> None:
    """The session's; those that ran longest ago are forgotten."""
    context = get_script_run_ctx()
    if context is None:
        return
    with _one_at_a_time:
        _login_of_session.pop(context.session_id, None)
        _login_of_session[context.session_id] = login_id
        if len(_login_of_session) > SESSIONS_KNOWN:
            del _login_of_session[next(iter(_login_of_session))]


def login_id_of(session_id: str) -> str | None:
    """The login that a session of Streamlit's runs for."""
    return _login_of_session.get(session_id)


@st.fragment(run_every=LOOK_SECONDS)
def _look_again() -> None:
    try:
        login()
    except LoginEnded:
        st.rerun()


def record_page(title: str) -> None:
    """That the page is opened; once until another is."""
    current = login()
    if current and state.PAGE_SEEN.read() != title:
        state.PAGE_SEEN.write(title)
        logins.record(current, Act.SAW, title)


def draw() -> None:
    """Below the menu: who is logged in, as what, for whom; and the way out."""
    current = login()
    if current is None:
        return
    st.sidebar.text(f"{current.who}\n{LEVEL_IN_DANISH[current.level].capitalize()}\n{current.municipality}")
    st.sidebar.button("Log ud", on_click=st.logout, type="tertiary", icon=":material/logout:")
