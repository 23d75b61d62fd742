"""What a fault may say: a code to the user; code, type and our own file and line to the log; never a value.

An exception's text can hold a name from a file, and so can any message that other people's code logs. Hence
every log record that is not ours loses its text as it is created, whichever handler prints it.
"""

import hashlib
import logging
import sys
import threading
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from dashboard.server import json_log

OUR_CODE = Path(__file__).resolve().parents[1]
OUR_LOGGER = "dashboard"
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"


def where_raised(exception: BaseException) -> str:
    """Our own innermost file and line, such as dashboard/store/queries.py:41."""
    where, step = "udenfor dashboard", first_cause(exception).__traceback__
    while step:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.is_relative_to(OUR_CODE):
            where = f"{OUR_CODE.name}/{file.relative_to(OUR_CODE).as_posix()}:{step.tb_lineno}"
        step = step.tb_next
    return where


def first_cause(exception: BaseException) -> BaseException:
    """The exception that others were raised from: Streamlit wraps ours in its own."""
    return first_cause(exception.__cause__) if exception.__cause__ else exception


def fault_code(exception: BaseException) -> str:
    """The same exception at the same line has the same code, so that page, log and colleagues agree on it."""
    fault = f"{type(first_cause(exception)).__name__} {where_raised(exception)}"
    return "K-" + hashlib.sha256(fault.encode()).hexdigest()[:6].upper()


def describe(exception: BaseException) -> str:
    """All that may be written down about an exception."""
    return f"fejl {fault_code(exception)} {type(first_cause(exception)).__name__} {where_raised(exception)}"


def keep_values_out_of_logs() -> None:
    """Call it once at start, before the server logs its first line."""
    logging.setLogRecordFactory(record_without_values)
    sys.excepthook = log_uncaught
    threading.excepthook = lambda fault: log_uncaught(fault.exc_type, fault.exc_value, fault.exc_traceback)
    sys.unraisablehook = lambda fault: log_uncaught(fault.exc_type, fault.exc_value, fault.exc_traceback)
    warnings.showwarning = log_warning
    handler = logging.StreamHandler()
    handler.setFormatter(json_log.JsonFormatter() if json_log.is_wanted() else logging.Formatter(LOG_FORMAT))
    logging.getLogger(OUR_LOGGER).handlers = [handler]
    logging.getLogger(OUR_LOGGER).setLevel(logging.INFO)
    logging.getLogger(OUR_LOGGER).propagate = False


def record_without_values(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A log record without values: our own keep their text, others say only where they come from."""
    record = logging.LogRecord(*args, **kwargs)
    exception = record.exc_info[1] if record.exc_info else None
    if record.name.partition(".")[0] != OUR_LOGGER:
        record.msg, record.args = f"{record.name}:{record.lineno}", ()
    if exception:
        record.msg, record.args = f"{record.getMessage()} {describe(exception)}", ()
    record.exc_info = record.exc_text = record.stack_info = None
    return record


def log_uncaught(
    kind: type[BaseException], exception: BaseException | None, _trace: TracebackType | None
) -> None:
    """Stands in for the interpreter's own print of an exception that nobody caught."""
    logging.getLogger(OUR_LOGGER).error(describe(exception) if exception else f"fejl {kind.__name__}")


def log_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """A warning's text may hold a value too; file and line are enough to find it."""
    logging.getLogger(OUR_LOGGER).warning("advarsel %s %s:%s", category.__name__, Path(filename).name, lineno)
