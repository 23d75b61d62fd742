"""In front of Streamlit where a login is asked for: without one, nothing of it is reached.

With one, nothing of another login's is reached: a file, an upload or a session counts only for the login to
which the server itself sent its address.
"""

import asyncio
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import logins
from dashboard.domain import recorded_acts
from dashboard.domain.acts import Act
from dashboard.domain.problems import LoginEnded
from dashboard.domain.scope import AccessLevel
from dashboard.login import login_settings
from dashboard.login.login_cookies import login_cookie
from dashboard.login.signed_login import Login
from dashboard.server.access_token import HEALTH, base_path
from dashboard.server.login_routes import LoginRoutes
from dashboard.server.request_guard import refuse_socket
from dashboard.server.sent_addresses import MEDIA, UPLOADS, SentAddresses, is_personal
from dashboard.ui import current_login

# Below these is what is the same for everybody: Streamlit's files and ours.
FOLDERS_FOR_ALL = ("static/", "klik/")
IMAGES = ("png", "svg", "jpg", "jpeg", "gif", "webp", "ico")  # of the page itself, which nobody fetches
SOCKET_PROTOCOLS = b"sec-websocket-protocol"
NOT_YOURS = "Filen er ikke til dig, eller er her ikke længere. Hent den igen på siden."


class LoginGuard:
    """Answers the login's own addresses, and lets through what the login of the request may reach."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self.routes = LoginRoutes(login_settings.configured())
        self.sent = SentAddresses()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or is_for_all(scope["path"]):
            await self.app(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in self.routes.paths:
            await self.routes.app(scope, receive, send)
        elif (login := await asyncio.to_thread(login_of_request, scope)) is None:
            await self._refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            sending = self.sent.noted(login, send)
            await self.app(without_others_session(scope, login), receive, sending)
        elif not self._may_reach(login, scope):
            await PlainTextResponse(NOT_YOURS, 404)(scope, receive, send)
        else:
            if kind := kind_fetched(scope):
                what = recorded_acts.file_of_kind(kind)
                await asyncio.to_thread(logins.record, login, Act.FETCHED, what)
            await self.app(scope, receive, send)

    def _may_reach(self, login: Login, scope: Scope) -> bool:
        """Of a file or an upload: whether it is the login's. Who may write nothing has nothing to upload."""
        path = below_base(scope["path"])
        if not is_personal(path):
            return True
        is_upload = path.startswith(UPLOADS)
        return self.sent.has(login, path) and not (is_upload and login.level < AccessLevel.PROGRAMME_MANAGER)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await refuse_socket(receive, send)
        else:
            await self._instead(scope)(scope, receive, send)

    def _instead(self, scope: Scope) -> Response:
        """The choice of providers in place of a page, and a sentence in place of all else."""
        accepted = Headers(scope=scope).get("accept", "")
        if scope["method"] not in ("GET", "HEAD") or "text/html" not in accepted:
            return PlainTextResponse(LoginEnded().sentence, 401)
        query = scope["query_string"].decode("latin-1")
        return self.routes.choice(scope["path"] + (f"?{query}" if query else ""))


def login_of_request(scope: Scope) -> Login | None:
    cookies = cookie_parser(Headers(scope=scope).get("cookie", ""))
    return logins.login_of(cookies.get(login_cookie(login_settings.configured().address)))


def below_base(path: str) -> str:
    return path.removeprefix(base_path())


def is_for_all(path: str) -> bool:
    return below_base(path) == HEALTH or below_base(path).startswith(FOLDERS_FOR_ALL)


def kind_fetched(scope: Scope) -> str:
    """The ending of a file that is fetched from a page; "": it is no such request."""
    ending = scope["path"].rpartition(".")[2].lower()
    is_file = below_base(scope["path"]).startswith(MEDIA) and scope["method"] == "GET"
    return ending if is_file and ending not in IMAGES else ""


def without_others_session(scope: Scope, login: Login) -> Scope:
    """Streamlit lets whoever names a session go on with it: here only the login that it ran for.

    The browser names it as the third of the socket's protocols.
    """
    return {**scope, "headers": list(_own_session_only(scope["headers"], login))}


def _own_session_only(headers: Iterable[tuple[bytes, bytes]], login: Login) -> Iterable[tuple[bytes, bytes]]:
    for name, value in headers:
        if name.lower() == SOCKET_PROTOCOLS:
            protocols = value.split(b",")
            sessions = [each.strip().decode("latin-1") for each in protocols[2:]]
            is_own = all(current_login.login_id_of(each) == login.login_id for each in sessions)
            value = value if is_own else b",".join(protocols[:2])
        yield name, value
