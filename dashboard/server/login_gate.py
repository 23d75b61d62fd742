"""In front of Streamlit where a login is asked for: without one, nothing of it is reached.

With one, nothing of another login's is reached: a file, an upload or a session counts only for the login to
which the server itself sent its address.
"""

import re
from collections.abc import Iterable
from datetime import datetime

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.domain.recorded_acts import Act
from dashboard.login import settings
from dashboard.login.signed_login import VALID, Login
from dashboard.server.access_token import HEALTH, base_path
from dashboard.server.login_routes import LoginRoutes
from dashboard.ui import current_login

# The same for everybody: Streamlit's files and ours.
OPEN = ("static/", "klik/")
# What is one login's: the files that a page offers, and where its uploads go.
PERSONAL = re.compile(rb"(?:media/[0-9a-f]+\.\w+|_stcore/upload_file/[\w-]+/[\w-]+)")
DOWNLOADS = re.compile(r"\.(xlsx|pdf|pptx|ics|eml|json|csv)$")
SOCKET_PROTOCOLS = b"sec-websocket-protocol"
AGAIN = "Du er ikke længere logget ind. Genindlæs siden (F5), og log ind igen."
NOT_YOURS = "Filen er ikke til dig, eller er her ikke længere. Hent den igen på siden."


class LoginGate:
    """Answers the login's own addresses, and lets through what the login of the request may reach."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self.routes = LoginRoutes(settings.configured())
        self.sent = SentAddresses()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or is_open(scope["path"]):
            await self.app(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in self.routes.paths:
            await self.routes.app(scope, receive, send)
        elif (login := login_of(scope)) is None:
            await self._refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            sending = self.sent.noted(login, send)
            await self.app(without_others_session(scope, login), receive, sending)
        elif is_personal(scope["path"]) and not self.sent.has(login, scope["path"]):
            await PlainTextResponse(NOT_YOURS, 404)(scope, receive, send)
        else:
            if scope["method"] == "GET" and (kind := DOWNLOADS.search(scope["path"])):
                current_login.record(login, Act.FETCHED, kind[0])
            await self.app(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()  # that a socket is asked for; closed before it is opened, the answer is a 403
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._instead(scope)(scope, receive, send)

    def _instead(self, scope: Scope) -> Response:
        """The choice of providers in place of a page, and a sentence in place of all else."""
        if scope["method"] not in ("GET", "HEAD") or "text/html" not in Headers(scope=scope).get(
            "accept", ""
        ):
            return PlainTextResponse(AGAIN, 401)
        query = scope["query_string"].decode("latin-1")
        return self.routes.choice(scope["path"] + (f"?{query}" if query else ""))


class SentAddresses:
    """The addresses of files and uploads that each login was sent, as long as it may last."""

    def __init__(self) -> None:
        self._of_login: dict[str, tuple[datetime, set[bytes]]] = {}

    def noted(self, login: Login, send: Send) -> Send:
        """`send` of a socket, which notes what it sends to the login."""
        _, addresses = self._of_login.setdefault(login.login_id, (login.ends_at, set()))
        self._forget_old(login.ends_at - VALID)

        async def send_and_note(message: Message) -> None:
            if sent := message.get("bytes"):
                addresses.update(PERSONAL.findall(sent))
            await send(message)

        return send_and_note

    def has(self, login: Login, path: str) -> bool:
        _, addresses = self._of_login.get(login.login_id, (login.ends_at, set()))
        return path.removeprefix(base_path()).encode() in addresses

    def _forget_old(self, now: datetime) -> None:
        for login_id in [each for each, (ends_at, _) in self._of_login.items() if ends_at < now]:
            del self._of_login[login_id]


def login_of(scope: Scope) -> Login | None:
    cookies = cookie_parser(Headers(scope=scope).get("cookie", ""))
    return current_login.login_of(cookies.get(current_login.cookie_name()))


def is_open(path: str) -> bool:
    below = path.removeprefix(base_path())
    return below == HEALTH or below.startswith(OPEN)


def is_personal(path: str) -> bool:
    return path.removeprefix(base_path()).startswith(("media/", "_stcore/upload_file/"))


def without_others_session(scope: Scope, login: Login) -> Scope:
    """Streamlit lets whoever names a session go on with it: here only the login that it ran for.

    The browser names it as the third of the socket's protocols.
    """
    return {**scope, "headers": list(_own_session_only(scope["headers"], login))}


def _own_session_only(headers: Iterable[tuple[bytes, bytes]], login: Login) -> Iterable[tuple[bytes, bytes]]:
    for name, value in headers:
        if name.lower() == SOCKET_PROTOCOLS:
            first, named = value.split(b",")[:2], value.split(b",")[2:]
            is_own = [
                current_login.runs_for(each.strip().decode("latin-1")) == login.login_id for each in named
            ]
            value = value if all(is_own) else b",".join(first)
        yield name, value
