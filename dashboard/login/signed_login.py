"""A login as its cookie holds it: signed, so that nobody can write one, and no longer valid than eight hours.

What it gives access to is not in it: that is looked up in the settings each time it is read.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dashboard.domain.scope import AccessLevel
from dashboard.login.login_cookies import LOGIN
from dashboard.login.login_settings import LoginSettings, Provider

if TYPE_CHECKING:
    from itsdangerous import URLSafeTimedSerializer

VALID = timedelta(hours=8)
USERNAMES = ("preferred_username", "upn", "email", "sub")  # the first of them that a provider gives
LONGEST_TEXT = 200  # characters: a cookie holds some 4,000 bytes
_FUTURE = timedelta(minutes=1)  # a clock that was set back may be so much behind the one that signed


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
    level: AccessLevel
    began_at: datetime  # in UTC

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
    row = settings.row_of(provider.key, issuer, tenant)
    given = userinfo.get(provider.groups_claim)
    groups = [group for group in (given if isinstance(given, list) else [given]) if isinstance(group, str)]
    return Claims(
        login_id=secrets.token_hex(16),
        provider=provider.key,
        issuer=issuer,
        tenant=tenant,
        username=next(filter(None, (_text(userinfo, name) for name in USERNAMES)), ""),
        name=_text(userinfo, "name"),
        groups=tuple(group for group in dict.fromkeys(groups) if row and group in row.groups),
    )


def _text(claims: Mapping[str, Any], name: str) -> str:
    """On one line, and such as can be written anywhere."""
    value = claims.get(name)
    letters = value if isinstance(value, str) else ""
    printable = "".join(letter if letter.isprintable() else " " for letter in letters)
    return " ".join(printable.split())[:LONGEST_TEXT]


def signed(claims: Claims, settings: LoginSettings) -> str:
    """The cookie's text, as of now."""
    return _serializer(settings.secret).dumps(asdict(claims))


def verified(cookie: str, settings: LoginSettings, now: datetime) -> Login | None:
    """Whom the cookie is of; None: it is none of ours, is too old, or gives no access (any more).

    `now`: with a time zone. Whether somebody has logged out is not asked: logins.login_of does.
    """
    read = _read(cookie, settings.secret)
    if read is None:
        return None
    claims, began_at = read
    row = settings.row_of(claims.provider, claims.issuer, claims.tenant)
    level = row.level_of(claims.groups) if row else None
    if row is None or level is None or not began_at - _FUTURE <= now < began_at + VALID:
        return None
    return Login(claims, row.municipality, level, began_at)


@lru_cache(maxsize=1_000)
def _read(cookie: str, secret: str) -> tuple[Claims, datetime] | None:
    """What is signed, and when. Kept, since a page asks many times for the same."""
    from itsdangerous import BadData  # who asks for no login needs none of it

    try:
        content, signed_at = _serializer(secret).loads(cookie, return_timestamp=True)
        return Claims(**content | {"groups": tuple(content["groups"])}), signed_at
    except (BadData, TypeError, KeyError):  # the last two: signed by an earlier version of ours
        return None


def _serializer(secret: str) -> "URLSafeTimedSerializer":
    from itsdangerous import URLSafeTimedSerializer

    return URLSafeTimedSerializer(secret, salt=LOGIN)  # the same secret signs the cookie of the state, too
