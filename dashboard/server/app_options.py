"""The parts that app.py gives st.App: guard, Danish, error page. Tests give their scripts the same."""

from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from dashboard.domain.problems import Problem
from dashboard.limits import FILE_MB
from dashboard.server.assets import own_routes
from dashboard.server.index_page import DanishIndex
from dashboard.server.request_guard import ServerGuard
from dashboard.server.safe_logging import fault_code, keep_values_out_of_logs
from dashboard.store import backups
from dashboard.store.connection import default_path


def server_parts() -> dict[str, Any]:
    """Arguments for st.App. Silences the logs first, so that no line is written before."""
    keep_values_out_of_logs()
    return {
        "routes": own_routes(config.get_option("server.baseUrlPath")),
        "middleware": [Middleware(ServerGuard), Middleware(DanishIndex)],
        "on_script_error": show_fault,
        "lifespan": with_our_limits,
    }


@asynccontextmanager
async def with_our_limits(_app):
    """The file limit is a setting of ours, so Streamlit's own is set from it once its settings are read."""
    config.set_option("server.maxUploadSize", FILE_MB.value)
    yield


def show_fault(exception: Exception) -> bool:
    """The error page. True: Streamlit shows nothing of its own."""
    if isinstance(exception, Problem):
        exception = backups.advised(default_path(), exception)
        st.error("**Det kan ikke lade sig gøre.**", icon=":material/error:")
        st.text(f"{exception.title}\n{exception.next_step}")
        return True
    st.error(
        f"**Siden kunne ikke vises.** Fejlkode **{fault_code(exception)}**. "
        "Indlæs siden igen (F5). Sker det igen, så send fejlkoden til den, der driver KLIK-overblik.",
        icon=":material/error:",
    )
    return True
