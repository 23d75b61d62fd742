"""What st.App is started with: guard, Danish, error page. The browser tests use the same."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from streamlit import config

from dashboard.domain.problems import BadLoginSettings
from dashboard.limits import FILE_MB
from dashboard.login import settings
from dashboard.reports import temporary_folder
from dashboard.server import access_token, forgotten_sessions, json_log, metrics, readiness
from dashboard.server.allowed_origins import never_ask_the_internet
from dashboard.server.assets import asset_routes
from dashboard.server.error_page import show_error
from dashboard.server.index_page import DanishIndex
from dashboard.server.request_guard import RequestGuard
from dashboard.server.request_log import RequestLog
from dashboard.server.safe_logging import keep_values_out_of_logs
from dashboard.store import databases
from dashboard.store.files import MEMORY


def app_options() -> dict[str, Any]:
    """Arguments for st.App. Makes the logs safe first, before any line is written."""
    keep_values_out_of_logs()
    never_ask_the_internet()
    if json_log.is_wanted():
        config.set_option("logger.messageFormat", json_log.STREAMLIT_FORMAT)
    return {
        "routes": [*asset_routes(config.get_option("server.baseUrlPath")), readiness.route()],
        "middleware": [
            Middleware(RequestLog),
            Middleware(RequestGuard),
            *login_gate(),
            Middleware(DanishIndex),
        ],
        "on_script_error": show_error,
        "lifespan": while_running,
    }


def login_gate() -> list[Middleware]:
    """Where a login is asked for. Raises BadLoginSettings."""
    if not settings.is_required():
        return []
    refuse_shared_file(settings.configured())
    try:
        from dashboard.server.login_gate import LoginGate  # takes packages that only those have who use it
    except ModuleNotFoundError as missing:
        title = f"KLIK_LOGIN=oidc kræver pakken {missing.name}, som ikke er installeret."
        raise BadLoginSettings(title, "Skriv: pip install -r requirements-faelles.txt") from missing
    return [Middleware(LoginGate)]


def refuse_shared_file(login: settings.LoginSettings) -> None:
    """Users of several municipalities would see each other's tasks in one file. Raises BadLoginSettings."""
    database = databases.configured()
    has_several = len({access.municipality for access in login.access}) > 1
    if has_several and database != MEMORY and not databases.is_folder(database):
        raise BadLoginSettings(
            "Flere kommuner kan ikke dele én databasefil.",
            "Skriv KLIK_DATABASE=folder: og en mappe, så hver kommune får sin egen.",
        )


@asynccontextmanager
async def while_running(_app: object) -> AsyncIterator[None]:
    """What begins and ends with the server, once Streamlit has read its settings."""
    config.set_option("server.maxUploadSize", FILE_MB.value)  # Streamlit's own file limit follows ours
    access_token.announce()
    temporary_folder.remove_ownerless()
    closing = asyncio.create_task(forgotten_sessions.close_them())
    stop_metrics = metrics.serve()
    yield
    readiness.is_stopping.set()
    closing.cancel()
    await asyncio.to_thread(stop_metrics)
    # Imported where it is used: its caches want a server that runs, or Streamlit warns of them.
    from dashboard.ui import session

    await asyncio.to_thread(session.close_stores)
