"""What st.App is started with: guard, Danish, error page. The browser tests use the same."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from streamlit import config

from dashboard.limits import FILE_MB
from dashboard.server.assets import asset_routes
from dashboard.server.error_page import show_error
from dashboard.server.index_page import DanishIndex
from dashboard.server.request_guard import RequestGuard
from dashboard.server.safe_logging import keep_values_out_of_logs


def app_options() -> dict[str, Any]:
    """Arguments for st.App. Makes the logs safe first, before any line is written."""
    keep_values_out_of_logs()
    return {
        "routes": asset_routes(config.get_option("server.baseUrlPath")),
        "middleware": [Middleware(RequestGuard), Middleware(DanishIndex)],
        "on_script_error": show_error,
        "lifespan": with_our_upload_limit,
    }


@asynccontextmanager
async def with_our_upload_limit(_app: object) -> AsyncIterator[None]:
    """Streamlit's own file limit follows ours, once Streamlit has read its settings."""
    config.set_option("server.maxUploadSize", FILE_MB.value)
    yield
