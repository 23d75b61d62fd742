"""The token in the address, as Jupyter has one: who has not seen the terminal doesn't get in.

It is made anew at each start, and lives in a cookie once the address has been opened.
"""

import html
import os
import secrets
from functools import cache
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope
from streamlit import config

from dashboard.login import login_settings
from dashboard.server.shared_machine import is_shared

PARAMETER = "token"
HEALTH = "_stcore/health"  # says only that the server runs
READY = "klik/ready"  # says only whether it can work: readiness.py
REFUSED = (
    "Åbn KLIK-overblik med hele den adresse, som står i terminalen. Den slutter med en kode, fordi andre kan "
    "nå denne maskine, og koden er ny, hver gang KLIK-overblik starter."
)
is_announced_by_launcher = False
PAGE = (
    '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>KLIK-overblik</title>{head}</head>'
    "<body>{body}</body></html>"
)


@cache
def required() -> str:
    """The token of this start; "" where none is asked for.

    That is by KLIK_TOKEN, where a login is asked for, or on a machine of one's own.
    """
    setting = os.environ.get("KLIK_TOKEN", "").strip()
    wanted = setting == "1" if setting in ("0", "1") else _is_open_to_others()
    return secrets.token_urlsafe(24) if wanted else ""


def _is_open_to_others() -> bool:
    return not login_settings.is_required() and is_shared(config.get_option("server.address"))


def page_that_opens(url: str) -> str:
    """A page that leads to the address."""
    refresh = f'<meta http-equiv="refresh" content="0;url={html.escape(url)}">'
    return PAGE.format(head=refresh, body="")


def address_to_open(address: str | None, port: int) -> str:
    """What the user is told."""
    shown = "localhost" if address in (None, "", "127.0.0.1", "0.0.0.0", "::") else address
    url = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}{base_path()}"
    return f"{url}?{PARAMETER}={required()}" if required() else url.removesuffix("/")


def base_path() -> str:
    """Below which the app's addresses lie, where a proxy says so: "/" or "/klik/"."""
    return f"/{config.get_option('server.baseUrlPath').strip('/')}/".replace("//", "/")


def announce() -> None:
    """Where the server was started by Streamlit's own command, which knows of no token."""
    if required() and not is_announced_by_launcher:
        address, port = config.get_option("server.address"), config.get_option("server.port")
        print(f"KLIK-overblik kører på {address_to_open(address, port)}", flush=True)


def answer_instead(scope: Scope) -> Response | None:
    """What is answered to somebody without the token, or who brings it; None: let in."""
    if not required() or scope["path"].removeprefix(base_path()) in (HEALTH, READY):
        return None
    headers = Headers(scope=scope)
    is_known = _is_right(cookie_parser(headers.get("cookie", "")).get(cookie_name(scope), ""))
    is_page = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
    if is_page and (brought := _brought(scope)) and (is_known or _is_right(brought)):
        return _opened_anew(scope, remember=_is_right(brought))
    if is_known:
        return None
    if is_page and _is_led_here_by_others(headers):
        return _opened_anew(scope)
    return HTMLResponse(PAGE.format(head="", body=f"<p>{REFUSED}</p>"), status_code=403)


def cookie_name(scope: Scope) -> str:
    """With the port: a browser has one set of cookies for all servers on a machine."""
    return f"klik_adgang_{own_port(scope) or 0}"


def own_port(scope: Scope) -> int | None:
    """The port that the server listens on; None: a socket in the file system."""
    server = scope.get("server")
    return server[1] if server else None


def _brought(scope: Scope) -> str:
    return dict(_query(scope)).get(PARAMETER, "")


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _is_right(token: str) -> bool:
    return secrets.compare_digest(token.encode(), required().encode())


def _is_led_here_by_others(headers: Headers) -> bool:
    """By a link in a mail or on another site: then the browser keeps the cookie back, once."""
    return headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") == "navigate"


def _opened_anew(scope: Scope, remember: bool = False) -> Response:
    """The same address without the token, asked for by a page of our own, so that the cookie comes along.

    A redirect would still count as the other site's.
    """
    query = urlencode([pair for pair in _query(scope) if pair[0] != PARAMETER])
    address = "/" + quote(scope["path"].lstrip("/\\")) + (f"?{query}" if query else "")
    answer = HTMLResponse(page_that_opens(address), headers={"Cache-Control": "no-store"})
    if remember:
        answer.set_cookie(
            cookie_name(scope),
            required(),
            path=base_path().removesuffix("/") or "/",
            httponly=True,
            samesite="strict",
            secure=scope["scheme"] == "https",
        )
    return answer
