"""What a fault may say: a code to the user; code, type and our own file and line to the log; never a value.

An exception's text can hold a name from a file, and so can any message that other people's code logs. Hence
every log record that is not ours is made anew here, where it is created, whichever handler prints it.
"""

import hashlib
import logging
import sys
import threading
import warnings
from pathlib import Path
from types import TracebackType

OUR_CODE = Path(__file__).resolve().parents[1]
OUR_LOGGER = "dashboard"
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"


def place(exception: BaseException) -> str:
    """Our own innermost file and line, such as dashboard/store/queries.py:41."""
    found, step = "udenfor dashboard", first_cause(exception).__traceback__
    while step:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.is_relative_to(OUR_CODE):
            found = f"{OUR_CODE.name}/{file.relative_to(OUR_CODE).as_posix()}:{step.tb_lineno}"
        step = step.tb_next
    return found


def first_cause(exception: BaseException) -> BaseException:
    """The exception that others were raised from: Streamlit wraps ours in its own."""
    return first_cause(exception.__cause__) if exception.__cause__ else exception


def fault_code(exception: BaseException) -> str:
    """The same fault at the same place has the same code, so that page, log and colleagues agree on it."""
    fault = f"{type(first_cause(exception)).__name__} {place(exception)}"
    return "K-" + hashlib.sha256(fault.encode()).hexdigest()[:6].upper()


def describe(exception: BaseException) -> str:
    """All that may be written down about an exception."""
    return f"fejl {fault_code(exception)} {type(first_cause(exception)).__name__} {place(exception)}"


def keep_values_out_of_logs() -> None:
    """To be called once at start, before the server logs its first line."""
    logging.setLogRecordFactory(bare_record)
    sys.excepthook = print_bare
    threading.excepthook = lambda fault: print_bare(fault.exc_type, fault.exc_value, fault.exc_traceback)
    sys.unraisablehook = lambda fault: print_bare(fault.exc_type, fault.exc_value, fault.exc_traceback)
    warnings.showwarning = print_bare_warning
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(LOG_FORMAT))
    logging.getLogger(OUR_LOGGER).handlers = [handler]
    logging.getLogger(OUR_LOGGER).setLevel(logging.INFO)
    logging.getLogger(OUR_LOGGER).propagate = False


def bare_record(*args, **kwargs) -> logging.LogRecord:
    """A log record without values: our own lines keep their text, others tell only where they are."""
    record = logging.LogRecord(*args, **kwargs)
    exception = record.exc_info[1] if record.exc_info else None
    if record.name.partition(".")[0] != OUR_LOGGER:
        record.msg, record.args = f"{record.name}:{record.lineno}", ()
    if exception:
        record.msg, record.args = f"{record.getMessage()} {describe(exception)}", ()
    record.exc_info = record.exc_text = record.stack_info = None
    return record


def print_bare(
    kind: type[BaseException], exception: BaseException | None, _trace: TracebackType | None
) -> None:
    """Stands in for the interpreter's own print of an exception that nobody caught."""
    logging.getLogger(OUR_LOGGER).error(describe(exception) if exception else f"fejl {kind.__name__}")


def print_bare_warning(_message, category, filename, lineno, _file=None, _line=None) -> None:
    """A warning's text may hold a value as well; the place is enough to find it."""
    logging.getLogger(OUR_LOGGER).warning("advarsel %s %s:%s", category.__name__, Path(filename).name, lineno)
