"""The log as JSON, where KLIK_LOG=json asks for it: a line each, for a log collector.

at (UTC), level, text and, while a request is answered or a page is run, request: its id. The text is what
safe_logging.py lets through.
"""

import json
import logging
import os
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")
# For loggers that format their own lines, as Streamlit's do: their text is a place in the code, no quotes.
STREAMLIT_FORMAT = '{"at": "%(asctime)s", "level": "%(levelname)s", "text": "%(message)s"}'


def is_wanted() -> bool:
    return os.environ.get("KLIK_LOG", "").strip().lower() == "json"


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "text": record.getMessage()}
        if request_id.get():
            line["request"] = request_id.get()
        return json.dumps(line, ensure_ascii=False)
