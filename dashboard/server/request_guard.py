"""Between the network and Streamlit: which requests pass, and the security headers of each answer."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.login.login_cookies import is_set_by_login
from dashboard.server.access_token import answer_instead, own_port
from dashboard.server.allowed_origins import host_is_ours, origin_is_ours

# Streamlit answers these to anyone: the number of sessions, and the app's contents as JSON for programs.
CLOSED = re.compile(r"/_stcore/(metrics|agent)(/|$)")
# What Streamlit keeps of a download: nobody who has the browser later may find it in its cache.
DOWNLOAD = re.compile(r"/media/")
SAME_SITE = re.compile(r";\s*samesite=\w+", re.IGNORECASE)

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
    """Refuses foreign hosts and origins, closed addresses and who lacks the token; adds security headers."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = why_refused(headers, scope["path"], own_port(scope))
        answer = PlainTextResponse(*refusal) if refusal else answer_instead(scope)
        if scope["type"] == "http":
            with_headers = with_security_headers(send, headers.get("host", ""), scope["path"])
            await (answer or self.app)(scope, receive, with_headers)
        elif answer is None:
            await self.app(scope, receive, send)
        else:
            await refuse_socket(receive, send)


async def refuse_socket(receive: Receive, send: Send) -> None:
    """Closed before it is opened, the answer is a 403."""
    await receive()  # that a socket is asked for
    await send({"type": "websocket.close", "code": 1008})


def why_refused(headers: Headers, path: str, port: int | None) -> tuple[str, int] | None:
    """The refusal's text and HTTP status, or None when the request may pass."""
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    if len(hosts) != 1 or not host_is_ours(hosts[0]):
        return "Ukendt værtsnavn. Se allowedHosts i config.toml.", 400
    if any(not origin_is_ours(origin, hosts[0], port) for origin in origins):
        return "Forespørgslen kommer fra en anden side. Se corsAllowedOrigins i README.", 403
    if CLOSED.search(path):
        return "Findes ikke.", 404
    return None


def with_security_headers(send: Send, host: str, path: str) -> Send:
    """`send`, with the security headers added when the answer begins."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(SECURITY_HEADERS)
            sockets = f" ws://{host} wss://{host}" if host_is_ours(host) else ""
            headers["Content-Security-Policy"] = CONTENT_POLICY.format(sockets=sockets)
            if DOWNLOAD.search(path):
                headers["Cache-Control"] = "no-store"
            message["headers"] = [strict(pair) for pair in message["headers"]]
        await send(message)

    return send_with_headers


def strict(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A cookie is sent by our own pages only, but for the login's: another site leads back to it."""
    name, value = header
    if name.lower() != b"set-cookie" or is_set_by_login(value.decode("latin-1")):
        return header
    return name, (SAME_SITE.sub("", value.decode("latin-1")) + "; SameSite=Strict").encode("latin-1")
