"""Between the network and Streamlit: which requests pass, and the security headers of each answer."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

# Streamlit answers these to anyone: the number of sessions, and the app's contents as JSON for programs.
CLOSED = re.compile(r"/_stcore/(metrics|agent)(/|$)")
HOST = re.compile(r"(?P<name>[a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?", re.IGNORECASE)

# Scripts come from our own files only, and nothing is fetched from or sent to another host. Streamlit styles
# its elements inline, so styles may; the websocket is named for browsers where 'self' leaves it out.
CONTENT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'{sockets}; worker-src 'self' blob:; "
    "frame-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), display-capture=(self), payment=(), usb=()"
    ),
}


class RequestGuard:
    """Refuses foreign hosts and origins and closed addresses; adds the security headers to every answer."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # Streamlit itself checks host and origin of its websocket
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = why_refused(headers, scope["path"])
        answer = PlainTextResponse(*refusal) if refusal else self.app
        await answer(scope, receive, with_security_headers(send, headers.get("host", "")))


def why_refused(headers: Headers, path: str) -> tuple[str, int] | None:
    """The refusal's text and HTTP status, or None when the request may pass."""
    if not host_is_ours(headers.get("host", "")):
        return "Ukendt værtsnavn. Se allowedHosts i config.toml.", 400
    origin = headers.get("origin")
    if origin and not host_is_ours(origin.partition("://")[2]):
        return "Forespørgslen kommer fra en anden side.", 403
    if CLOSED.search(path):
        return "Findes ikke.", 404
    return None


def host_is_ours(host: str) -> bool:
    """Whether a Host header, or the host of an Origin, is in server.allowedHosts."""
    match = HOST.fullmatch(host)
    if not match:
        return False
    name = match["name"].strip("[]").lower().rstrip(".")
    for allowed in config.get_option("server.allowedHosts"):
        allowed = allowed.strip().lower()
        if allowed in ("*", name) or (allowed.startswith("*.") and name.endswith(allowed[1:])):
            return True
    return False


def with_security_headers(send: Send, host: str) -> Send:
    """`send`, with the security headers added when the answer begins."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(SECURITY_HEADERS)
            sockets = f" ws://{host} wss://{host}" if host_is_ours(host) else ""
            headers["Content-Security-Policy"] = CONTENT_POLICY.format(sockets=sockets)
        await send(message)

    return send_with_headers
