"""A login as its cookie holds it: signed, so that nobody can write one, and no longer valid than eight hours.

What it gives access to is not in it: that is looked up in the settings each time it is read.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer

from dashboard.domain.scope import AccessLevel
from dashboard.login.settings import LoginSettings, Provider

VALID = timedelta(hours=8)
_USERNAMES = ("preferred_username", "upn", "email", "sub")  # the first of them that a provider gives
_PURPOSE = "klik-login"  # the same secret signs other cookies, too


@dataclass(frozen=True)
class Claims:
    """What a provider has said of a user, and we keep: no more than is needed."""

    login_id: str  # our own, new at each login
    provider: str  # its key in the settings
    issuer: str
    tenant: str
    username: str
    name: str
    groups: tuple[str, ...]  # those that the settings name


@dataclass(frozen=True)
class Login:
    """Somebody who is logged in."""

    claims: Claims
    municipality: str  # the official name
    access: AccessLevel
    ends_at: datetime  # in UTC

    @property
    def login_id(self) -> str:
        return self.claims.login_id

    @property
    def who(self) -> str:
        """Of the register, where others read it."""
        return self.claims.name or self.claims.username


def claims_of(userinfo: Mapping[str, Any], provider: Provider, settings: LoginSettings) -> Claims:
    """What we keep of the claims in a provider's id token, which was checked. `provider`: who issued it."""
    issuer, tenant = _text(userinfo, "iss"), _text(userinfo, "tid")
    access = settings.access_of(issuer, tenant)
    given = userinfo.get(provider.groups_claim)
    groups = given if isinstance(given, list) else [given]
    return Claims(
        login_id=secrets.token_hex(16),
        provider=provider.key,
        issuer=issuer,
        tenant=tenant,
        username=next(filter(None, (_text(userinfo, name) for name in _USERNAMES)), ""),
        name=_text(userinfo, "name"),
        groups=tuple(group for group in map(str, groups) if access and group in access.groups),
    )


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value.strip()[:200] if isinstance(value, str) else ""


def signed(claims: Claims, settings: LoginSettings) -> str:
    """The cookie's text."""
    return _serializer(settings).dumps(asdict(claims))


def login_of(cookie: str, settings: LoginSettings) -> Login | None:
    """Whom the cookie is of; None: it is none of ours, is too old, or gives no access (any more)."""
    read = _read(cookie, settings)
    return with_access(*read, settings) if read else None


def with_access(claims: Claims, signed_at: datetime, settings: LoginSettings) -> Login | None:
    """The claims, and what the settings let their user do; None: nothing."""
    row = settings.access_of(claims.issuer, claims.tenant)
    level = row.level(claims.groups) if row else None
    if row is None or level is None or claims.provider not in settings.providers:
        return None
    return Login(claims, row.municipality, level, signed_at + VALID)


def _read(cookie: str, settings: LoginSettings) -> tuple[Claims, datetime] | None:
    try:
        content, signed_at = _serializer(settings).loads(
            cookie, max_age=int(VALID.total_seconds()), return_timestamp=True
        )
        return Claims(**content | {"groups": tuple(content["groups"])}), signed_at
    except (BadData, TypeError, KeyError):  # the last two: signed by an earlier version of ours
        return None


def _serializer(settings: LoginSettings) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings.secret, salt=_PURPOSE)
