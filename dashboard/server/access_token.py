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

from dashboard.server.shared_machine import is_shared

PARAMETER = "token"
HEALTH = "/_stcore/health"  # says only that the server runs
REFUSED = (
    "Åbn KLIK-overblik med den adresse, som stod i terminalen, da det startede. Adressen har en adgangskode med, "
    "fordi andre kan nå denne maskine, og koden er ny, hver gang KLIK-overblik starter."
)
PAGE = '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>KLIK-overblik</title>{head}</head>{body}'


@cache
def required() -> str:
    """The token of this start; "" where none is asked for: KLIK_TOKEN is 0, or nobody else is on the machine."""
    setting = os.environ.get("KLIK_TOKEN", "").strip()
    wanted = setting == "1" if setting in ("0", "1") else is_shared(config.get_option("server.address"))
    return secrets.token_urlsafe(24) if wanted else ""


def with_token(url: str) -> str:
    """The address that the user is told."""
    return f"{url}/?{PARAMETER}={required()}" if required() else url


def answer_instead(scope: Scope) -> Response | None:
    """What is answered to somebody without the token, or who brings it; None: let in."""
    if not required() or scope["path"].endswith(HEALTH):
        return None
    headers = Headers(scope=scope)
    brought = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get(PARAMETER, "")
    is_known = _is_right(cookie_parser(headers.get("cookie", "")).get(cookie_name(scope), ""))
    is_page = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
    if is_page and brought and (is_known or _is_right(brought)):
        return _remembering(scope, Response if is_known else None)
    if is_known:
        return None
    if is_page and headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") == "navigate":
        return _once_more(scope)  # a link in a mail or on another site: the browser kept the cookie back
    return HTMLResponse(PAGE.format(head="", body=f"<p>{REFUSED}</p>"), status_code=403)
