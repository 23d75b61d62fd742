"""The sessions whose data live in memory, and their stores: closed once the browser is gone for a while.

Streamlit itself keeps what a session holds for an hour, so that a laptop that was closed over lunch goes on.
"""

import threading
import time
from collections.abc import Callable, Iterable

from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.limits import whole_number
from dashboard.store.connection import Store

USUAL_SECONDS = 60
_stores: dict[str, list[Store]] = {}  # by session
_gone_since: dict[str, float] = {}
_one_at_a_time = threading.Lock()


def seconds() -> int:
    """For how long a browser may be gone."""
    return whole_number("KLIK_FORGET_SECONDS", USUAL_SECONDS)


def remember(store: Store) -> None:
    """That this session has a store of its own."""
    context = get_script_run_ctx()
    if context:
        with _one_at_a_time:
            _stores.setdefault(context.session_id, []).append(store)


def forget(store: Store) -> None:
    """That a session is done with a store: it may be kept as long as others again."""
    with _one_at_a_time:
        for session, stores in list(_stores.items()):
            if store in stores:
                stores.remove(store)
            if not stores:
                del _stores[session]
                _gone_since.pop(session, None)
    store.close()


def forgotten(is_there: Callable[[str], bool], now: float | None = None) -> list[str]:
    """The sessions whose browser has been gone for too long."""
    now = time.monotonic() if now is None else now
    with _one_at_a_time:
        for session in _stores:
            if is_there(session):
                _gone_since.pop(session, None)
            else:
                _gone_since.setdefault(session, now)
        return [session for session, since in _gone_since.items() if now - since >= seconds()]


def close(sessions: Iterable[str]) -> None:
    """Close what they hold: threads, handles and memory are back at once."""
    for session in sessions:
        with _one_at_a_time:
            stores = _stores.pop(session, [])
            _gone_since.pop(session, None)
        for store in stores:
            store.close()
