"""Whether the server can do its work now, for a proxy and for who watches it: klik/ready answers 200 or 503.

Streamlit's own _stcore/health says only that a process answers.
"""

import asyncio
import os
import threading

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.domain.problems import Problem
from dashboard.server.access_token import READY as PATH
from dashboard.server.access_token import base_path
from dashboard.store import databases
from dashboard.store.files import MEMORY

READY, STOPPING, UNUSABLE = "ready", "stopping", "data can't be written"

is_stopping = threading.Event()


def route() -> Route:
    return Route(base_path() + PATH, answer)


async def answer(_request: Request) -> Response:
    """In a thread: a disk that hangs must not hang the server."""
    now = await asyncio.to_thread(state)
    return JSONResponse({"state": now}, 200 if now == READY else 503, {"Cache-Control": "no-store"})


def state() -> str:
    """READY, or why not. Names no path."""
    if is_stopping.is_set():
        return STOPPING
    return READY if _can_write() else UNUSABLE


def _can_write() -> bool:
    """In the folder of the data, or where it will be made; and in a lake, if the data lie there."""
    try:
        database = databases.configured()
    except Problem:
        return False
    if database == MEMORY:
        return True
    folder = databases.folder_of(database)
    existing = next(each for each in (folder, *folder.parents) if each.exists())
    if not (existing.is_dir() and os.access(existing, os.R_OK | os.W_OK | os.X_OK)):
        return False
    if not databases.is_lake(database):
        return True
    from dashboard.store.lake import lake_health  # takes packages that only those have who use it

    return lake_health.is_usable(folder)
