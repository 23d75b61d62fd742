"""Ends the sessions that hold data in memory, and whose browser has been gone for a while.

The others keep what they hold for an hour, but no handles: Streamlit gives each an event loop of three.
"""

import asyncio
import ctypes
import gc
import logging
import sys
import threading
from contextlib import suppress

from streamlit import runtime

from dashboard.server.safe_logging import describe
from dashboard.ui import short_lived

LOOK_SECONDS = 10  # or sooner, where sessions are to be forgotten sooner


async def close_them() -> None:
    """Goes on until it is cancelled. On the server's own loop, where Streamlit's sessions may be closed."""
    # Streamlit warns when it makes a new event loop for a session that comes back, as it should.
    logging.getLogger("streamlit.runtime.app_session").addFilter(is_no_news_of_a_loop)
    while True:
        await asyncio.sleep(min(LOOK_SECONDS, short_lived.seconds()))
        try:
            end_forgotten(runtime.get_instance())
            let_go_of_handles(runtime.get_instance())
        except Exception as fault:  # one that can't be closed must not keep the others
            logging.getLogger(__name__).error(describe(fault))


def end_forgotten(server: runtime.Runtime) -> None:
    sessions = short_lived.forgotten(server.is_active_session)
    if sessions:
        for session in sessions:
            server.close_session(session)
        threading.Thread(target=give_back, args=(sessions,), daemon=True).start()


def give_back(sessions: list[str]) -> None:
    """Closes their stores, and hands the memory to the system: the allocator would keep it for later."""
    short_lived.close(sessions)
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library has no such function
            ctypes.CDLL(None).malloc_trim(0)


def let_go_of_handles(server: runtime.Runtime) -> None:
    """Close the event loops of sessions without a browser; one that comes back is given another."""
    with suppress(AttributeError):  # names inside Streamlit: without them the handles stay for an hour
        for stored in server._session_mgr._session_storage.list():  # type: ignore[attr-defined]
            session = stored.session
            if session._scriptrunner is None:
                session._script_event_loop.close()


def is_no_news_of_a_loop(record: logging.LogRecord) -> bool:
    return record.funcName != "_create_scriptrunner"
