"""Ends the sessions that hold data in memory, and whose browser has been gone for a while."""

import asyncio
import ctypes
import gc
import logging
import sys
from contextlib import suppress

from streamlit import runtime

from dashboard.server.safe_logging import describe
from dashboard.ui import short_lived

LOOK_SECONDS = 10  # or sooner, where sessions are to be forgotten sooner


async def close_them() -> None:
    """Goes on until it is cancelled. On the server's own loop, where Streamlit's sessions may be closed."""
    while True:
        await asyncio.sleep(min(LOOK_SECONDS, short_lived.seconds()))
        try:
            await close_those_of_now()
        except Exception as fault:  # one that can't be closed must not keep the others
            logging.getLogger(__name__).error(describe(fault))


async def close_those_of_now() -> None:
    server = runtime.get_instance()
    sessions = short_lived.forgotten(server.is_active_session)
    if not sessions:
        return
    for session in sessions:
        server.close_session(session)
    await asyncio.to_thread(give_back, sessions)


def give_back(sessions: list[str]) -> None:
    """Closes their stores, and hands the memory to the system: the allocator would keep it for later."""
    short_lived.close(sessions)
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library has no such function
            ctypes.CDLL(None).malloc_trim(0)
