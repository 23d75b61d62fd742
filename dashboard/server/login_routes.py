"""The login itself: off to the provider, back, and out again (OpenID Connect, authorization code flow)."""

import asyncio
import logging
from typing import Any
from urllib.parse import urlencode

from authlib.integrations.starlette_client import OAuth, OAuthError
from httpx2 import HTTPError, HTTPStatusError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import logins
from dashboard.domain.acts import Act
from dashboard.login import signed_login
from dashboard.login.login_cookies import is_encrypted, login_cookie, state_cookie
from dashboard.login.login_settings import LoginSettings, Provider
from dashboard.login.signed_login import VALID, Claims, Login
from dashboard.server import login_pages
from dashboard.server.access_token import base_path
from dashboard.server.safe_logging import describe, fault_code

START, CALLBACK, ENDED = "login/start", "login/callback", "login/slut"
LOGOUT = "auth/logout"  # where Streamlit's st.logout leads
STATE_SECONDS = 60 * login_pages.STATE_MINUTES
PROVIDER_SECONDS = 10  # for which we wait for a provider
LONGEST_NEXT = 1_500  # characters of an address that is kept meanwhile: a cookie holds some 4,000


class LoginRoutes:
    """The addresses of the login, below the path that a proxy may give the app."""

    def __init__(self, settings: LoginSettings):
        self.settings = settings
        self.cookie = login_cookie(settings.address)
        self.is_encrypted = is_encrypted(settings.address)
        state = Middleware(
            SessionMiddleware,
            secret_key=settings.secret,
            session_cookie=state_cookie(settings.address),
            max_age=STATE_SECONDS,
            same_site="lax",  # it must come along when the provider sends the browser back
            https_only=self.is_encrypted,
        )
        handlers = {START: self.start, CALLBACK: self.callback, ENDED: self.ended, LOGOUT: self.logout}
        routes = [Route(base_path() + path, handler) for path, handler in handlers.items()]
        self.app = Starlette(routes=routes, middleware=[state])
        self.paths = {route.path for route in routes}

    def choice(self, goes_to: str) -> Response:
        """A button for each provider. `goes_to`: path and query of the page that was asked for."""
        return login_pages.choice(
            (f"Log ind med {each.label}", self._start_of(each, goes_to))
            for each in self.settings.providers.values()
        )

    def _start_of(self, provider: Provider, goes_to: str = "", **further: str) -> str:
        query = {"provider": provider.key, "next": goes_to} | further
        return f"{base_path()}{START}?{urlencode({key: value for key, value in query.items() if value})}"

    async def start(self, request: Request) -> Response:
        provider = self.settings.providers.get(request.query_params.get("provider", ""))
        if provider is None:
            return RedirectResponse(base_path(), status_code=303)
        goes_to = request.query_params.get("next", "")
        asks_for_account = {"prompt": "select_account"} if "another" in request.query_params else {}
        request.session.clear()
        request.session["provider"] = provider.key
        request.session["next"] = goes_to if is_own_page(goes_to) else base_path()
        address = f"{self.settings.address}/{CALLBACK}"
        try:
            return await self._client(provider).authorize_redirect(request, address, **asks_for_account)
        except Exception as fault:  # whatever is wrong with the provider's answer
            return self._failed(fault, provider, goes_to)

    def _client(self, provider: Provider) -> Any:
        """Made anew each time, so that it asks the provider whether it is there before the browser does."""
        return OAuth().register(
            provider.key,
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            server_metadata_url=provider.metadata,
            client_kwargs={
                "scope": provider.scope,
                "code_challenge_method": "S256",
                "timeout": PROVIDER_SECONDS,
            },
        )

    def _failed(self, fault: Exception, provider: Provider, goes_to: str) -> Response:
        """The page for what went wrong on the way: nobody is logged in by it."""
        again = self._start_of(provider, goes_to)
        if isinstance(fault, OAuthError) and fault.error in ("access_denied", "mismatching_state"):
            return login_pages.interrupted(again)
        status = f" status {fault.response.status_code}" if isinstance(fault, HTTPStatusError) else ""
        logging.getLogger(__name__).error(f"{describe(fault)} providers.{provider.key}{status}")
        if isinstance(fault, HTTPError):
            return login_pages.provider_down(provider.label, again)
        return login_pages.refused(provider.label, self.settings.contact, fault_code(fault), again)

    async def callback(self, request: Request) -> Response:
        provider = self.settings.providers.get(request.session.get("provider", ""))
        if provider is None:  # the state is too old, or never was ours
            return login_pages.interrupted(base_path())
        goes_to = request.session.get("next", base_path())
        try:
            issuers = {"essential": True, "values": self.settings.issuers_of(provider.key)}
            token = await self._client(provider).authorize_access_token(
                request, claims_options={"iss": issuers}
            )
            claims = signed_login.claims_of(token["userinfo"], provider, self.settings)
        except Exception as fault:
            return self._failed(fault, provider, goes_to)
        request.session.clear()
        return await asyncio.to_thread(self._welcomed, request, claims, provider, goes_to)

    def _welcomed(self, request: Request, claims: Claims, provider: Provider, goes_to: str) -> Response:
        if earlier := self._login_of(request):  # its tabs would go on beside the new one's
            logins.end(earlier)
        cookie = signed_login.signed(claims, self.settings)
        login = logins.login_of(cookie)
        if login is None:
            row = self.settings.row_of(claims.provider, claims.issuer, claims.tenant)
            why = logins.why_refused(claims)
            logging.getLogger(__name__).error(f"login: {why}")
            logins.record_of_user(row.municipality if row else "", claims.username, Act.REFUSED, why)
            again = self._start_of(provider, another="1")
            return login_pages.without_access(claims.username, self.settings.contact, again)
        logins.record(login, Act.LOGGED_IN)
        answer = RedirectResponse(goes_to, status_code=303)
        answer.set_cookie(
            self.cookie,
            cookie,
            max_age=int(VALID.total_seconds()),
            httponly=True,
            samesite="lax",  # a link in a mail leads to a page, and not to the login
            secure=self.is_encrypted,
        )
        return answer

    async def logout(self, request: Request) -> Response:
        """Of this browser: all its tabs, and the provider's session where the provider can."""
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):  # asked for by another page
            return RedirectResponse(base_path(), status_code=303)
        login = await asyncio.to_thread(self._login_of, request)
        if login:
            await asyncio.to_thread(logins.end, login)
        answer = await self._provider_logout(request, login) if login else None
        answer = answer or RedirectResponse(base_path() + ENDED, status_code=303)
        answer.delete_cookie(self.cookie, httponly=True, samesite="lax", secure=self.is_encrypted)
        return answer

    async def _provider_logout(self, request: Request, login: Login) -> Response | None:
        """None: it has no address for it, or doesn't answer."""
        provider = self.settings.providers[login.claims.provider]
        address = f"{self.settings.address}/{ENDED}"
        try:
            return await self._client(provider).logout_redirect(
                request, address, client_id=provider.client_id
            )
        except Exception as fault:  # the user is logged out here, whatever the provider says
            logging.getLogger(__name__).error(describe(fault))
            return None

    async def ended(self, _request: Request) -> Response:
        return login_pages.logged_out(base_path())

    def _login_of(self, request: Request) -> Login | None:
        return logins.login_of(request.cookies.get(self.cookie))


def is_own_page(address: str) -> bool:
    """Whether it leads to a page of ours, and can be kept: a path, no other host's."""
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    return is_path and address.isprintable() and len(address) <= LONGEST_NEXT
