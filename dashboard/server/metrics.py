"""Figures for who watches the service, in Prometheus' form, where KLIK_METRICS_PORT names a port.

On a port of their own, which only this machine reaches: they are nobody else's business.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from dashboard.counters import ASKS, FAULTS, IMPORTS
from dashboard.domain.problems import BadSetting
from dashboard.limits import whole_number

if TYPE_CHECKING:
    from prometheus_client.core import Metric

ADDRESS = "127.0.0.1"


def serve() -> Callable[[], None]:
    """Answers until the returned function is called. Raises BadSetting: the port can't be had."""
    port = whole_number("KLIK_METRICS_PORT", 0)
    if not port:
        return lambda: None
    try:
        from prometheus_client import CollectorRegistry, start_http_server
    except ModuleNotFoundError as missing:
        raise BadSetting(
            "KLIK_METRICS_PORT kræver en pakke, som ikke er installeret.",
            "Skriv: pip install -r requirements-faelles.txt",
        ) from missing
    registry = CollectorRegistry()
    registry.register(ProcessFigures())
    try:
        server, thread = start_http_server(port, ADDRESS, registry)
    except (OSError, OverflowError) as error:
        raise BadSetting(
            f"Porten {port} i KLIK_METRICS_PORT kan ikke bruges.", "Vælg en ledig port fra 1024 til 65535."
        ) from error

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return stop


class ProcessFigures:
    """The figures, read when they are asked for."""

    def collect(self) -> "Iterator[Metric]":
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, SummaryMetricFamily

        yield GaugeMetricFamily("klik_sessions", "Browser tabs that are open", open_sessions())
        yield SummaryMetricFamily("klik_ask", "Questions asked of the data", ASKS.count, ASKS.seconds)
        yield SummaryMetricFamily("klik_import", "Files loaded or refused", IMPORTS.count, IMPORTS.seconds)
        yield CounterMetricFamily("klik_faults", "Pages that could not be shown", FAULTS.count)


def open_sessions() -> int:
    from streamlit import runtime

    with suppress(AttributeError, RuntimeError):  # a name inside Streamlit; or it has not begun
        return runtime.get_instance()._session_mgr.num_active_sessions()
    return 0
