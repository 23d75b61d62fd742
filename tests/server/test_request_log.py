"""Each request's id, and what a collector's log says of it: no query, no name, no rest of an address."""

import json
import logging

import pytest

from dashboard.server import json_log, request_log
from dashboard.server.request_log import RequestLog
from tests import own_loop


async def app(scope, receive, send):
    logging.getLogger("dashboard.test").info("meanwhile")
    await send({"type": "http.response.start", "status": 404, "headers": []})


def request(caplog, path="/opgaver", **headers):
    """Sends one: the answer's first message, and what was logged."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"person=Anna",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    with caplog.at_level(logging.INFO, "dashboard"):
        own_loop.run(RequestLog(app)(scope, None, send))
    return sent[0], [record.getMessage() for record in caplog.records]


@pytest.fixture
def collected(monkeypatch, caplog):
    """As where the log is for a collector."""
    monkeypatch.setenv("KLIK_LOG", "json")
    return logged(monkeypatch, caplog)


def logged(monkeypatch, caplog):
    """pytest's handler in place of ours, whatever other tests have set."""
    monkeypatch.setattr(logging.getLogger("dashboard"), "handlers", [])
    monkeypatch.setattr(logging.getLogger("dashboard"), "propagate", True)
    return caplog


def test_the_proxys_id_is_kept(collected):
    answer, _ = request(collected, x_request_id="abc-123.DEF_9")
    assert dict(answer["headers"])[b"x-request-id"] == b"abc-123.DEF_9"


@pytest.mark.parametrize("given", ["", "kort", "a" * 65, 'abcdefgh"}', "abcdefgh\n", "æøåæøåæøå"])
def test_what_is_no_id_is_not(given):
    made = request_log.id_of(given)
    assert made != given and len(made) == 16


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/opgaver", "/opgaver"),
        ("/_stcore/upload_file/anna/holm", "/_stcore/upload_file"),
        ("/media/anna.xlsx", "/media"),
        ("/Anna Holm", "/"),
        ("/anna%20holm", "/"),
        ("/", "/"),
    ],
)
def test_of_an_address_its_first_part_is_logged(collected, path, logged):
    _, lines = request(collected, path)
    assert lines[-1].startswith(f"GET {logged} 404 ") and "Anna" not in lines[-1]


def test_without_a_collector_no_request_is_logged(monkeypatch, caplog):
    monkeypatch.delenv("KLIK_LOG", raising=False)
    assert request(logged(monkeypatch, caplog))[1] == ["meanwhile"]


def test_a_line_is_json_with_the_requests_id():
    record = logging.LogRecord("dashboard", logging.INFO, "f.py", 1, 'æ "citat"\n', (), None)
    lines = []

    async def while_answering(scope, receive, send):
        lines.append(json.loads(json_log.JsonFormatter().format(record)))

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"x-request-id", b"12345678")]}
    own_loop.run(RequestLog(while_answering)(scope, None, None))
    [line] = lines
    assert (line["level"], line["text"], line["request"]) == ("INFO", 'æ "citat"\n', "12345678")
    assert line["at"].endswith("+00:00")
    assert "request" not in json.loads(json_log.JsonFormatter().format(record))


def test_streamlits_own_lines_are_json_too():
    record = logging.LogRecord("streamlit", logging.ERROR, "f.py", 1, "streamlit.error_util:117", (), None)
    assert json.loads(logging.Formatter(json_log.STREAMLIT_FORMAT).format(record))["level"] == "ERROR"
