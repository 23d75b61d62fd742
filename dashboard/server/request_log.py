"""Each request's id, and a line in the log for each, where the log is for a collector (json_log.py).

The id is the proxy's, where it sends one, else our own; it stands in the answer, too. Of the address the log
has the first part only: the rest and the query may hold what a user chose.
"""

import logging
import re
import secrets
import time

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server import json_log

HEADER = "x-request-id"
GIVEN = re.compile(r"[\w.-]{8,64}", re.ASCII)
FIRST_PART = re.compile(r"/(_stcore/[a-z_-]+|[a-z-]+)(?=/|$)")


def adopt() -> None:
    """For a page's run, which has a thread of its own: what is logged of it has its socket's id."""
    json_log.request_id.set(id_of(st.context.headers.get(HEADER)))


class RequestLog:
    """Gives each request its id, and logs it where the log is for a collector."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request_id = id_of(Headers(scope=scope).get(HEADER))
        json_log.request_id.set(request_id)
        answer = _Answer(send, request_id)
        begun = time.perf_counter()
        try:
            await self.app(with_id(scope, request_id), receive, answer)
        finally:
            if json_log.is_wanted() and scope["type"] == "http":
                milliseconds = round((time.perf_counter() - begun) * 1000)
                about = f"{scope['method']} {first_part(scope['path'])} {answer.status} {milliseconds} ms"
                logging.getLogger(__name__).log(logging.INFO, about)


class _Answer:
    """A `send` that adds the id to the answer, and remembers its status."""

    def __init__(self, send: Send, request_id: str):
        self._send, self._request_id = send, request_id
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)[HEADER] = self._request_id
        await self._send(message)


def id_of(given: str | None) -> str:
    """The one that a proxy gave, where it is one; else a new one."""
    return given if given and GIVEN.fullmatch(given) else secrets.token_hex(8)


def with_id(scope: Scope, request_id: str) -> Scope:
    """So that the page that runs for a socket knows it, too: it reads the headers in a thread of its own."""
    others = [pair for pair in scope["headers"] if pair[0].lower() != HEADER.encode()]
    return {**scope, "headers": [*others, (HEADER.encode(), request_id.encode())]}


def first_part(path: str) -> str:
    """Of an address: which page or which of Streamlit's services, never the rest."""
    match = FIRST_PART.match(path)
    return match[0] if match else "/"
