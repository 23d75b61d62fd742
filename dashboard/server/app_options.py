"""What st.App is started with: guard, Danish, error page. The browser tests use the same."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from streamlit import config

from dashboard.domain.problems import BadLoginSettings
from dashboard.limits import FILE_MB
from dashboard.login import login_settings
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
            *guard_of_login(),
            Middleware(DanishIndex),
        ],
        "on_script_error": show_error,
        "lifespan": while_running(metrics.serve()),
    }


def guard_of_login() -> list[Middleware]:
    """Where a login is asked for. Raises BadLoginSettings."""
    if not login_settings.is_required():
        return []
    settings = login_settings.configured()
    refuse_shared_data()
    refuse_another_path(settings.address)
    try:
        from dashboard.server.login_guard import LoginGuard  # takes packages that only those have who use it
    except ModuleNotFoundError as missing:
        raise BadLoginSettings(
            f"KLIK_LOGIN=oidc kræver pakken {missing.name}, som ikke er installeret.",
            "Skriv: pip install -r requirements-faelles.txt (eller for en wheel: klik-overblik[faelles]).",
        ) from missing
    return [Middleware(LoginGuard)]


def refuse_shared_data() -> None:
    """In one file users of two municipalities would see each other's tasks. Raises BadLoginSettings."""
    if not databases.is_folder(databases.configured()):
        raise BadLoginSettings(
            "KLIK_LOGIN=oidc kræver, at hver kommune har sin egen database.",
            "Skriv KLIK_DATABASE=folder: og en mappe. En databasefil, I har, kan lægges dér: "
            "docs/login.md viser hvordan.",
        )


def refuse_another_path(address: str) -> None:
    """The provider would send the browser back to where nothing is. Raises BadLoginSettings."""
    path = urlsplit(address).path
    if f"{path}/" != access_token.base_path():
        raise BadLoginSettings(
            f"address slutter med {path or '/'}, men siderne ligger under {access_token.base_path()}.",
            "Ret address i filen, eller STREAMLIT_SERVER_BASE_URL_PATH.",
        )


def allow(address: str) -> None:
    """What users type is ours, whatever port and name the server itself has behind its proxy."""
    host, origin = urlsplit(address).hostname, f"{urlsplit(address).scheme}://{urlsplit(address).netloc}"
    for option, ours in (("server.allowedHosts", host), ("server.corsAllowedOrigins", origin)):
        config.set_option(option, [*config.get_option(option), ours])


def while_running(stop_metrics: Callable[[], None]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """What begins and ends with the server, once Streamlit has read its settings."""

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        config.set_option("server.maxUploadSize", FILE_MB.value)  # Streamlit's own file limit follows ours
        if login_settings.is_required():
            allow(login_settings.configured().address)
        access_token.announce()
        temporary_folder.remove_ownerless()
        closing = asyncio.create_task(forgotten_sessions.close_them())
        yield
        readiness.is_stopping.set()
        closing.cancel()
        await asyncio.to_thread(stop_metrics)
        # Imported where it is used: its caches want a server that runs, or Streamlit warns of them.
        from dashboard.ui import session

        await asyncio.to_thread(session.close_stores)

    return lifespan
