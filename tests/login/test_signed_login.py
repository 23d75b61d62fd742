"""The cookie of a login: ours, whole, young enough, and worth only what the settings give it now."""

from datetime import UTC, datetime, timedelta

import pytest
from itsdangerous import TimestampSigner

from dashboard.domain.scope import AccessLevel
from dashboard.login import settings, signed_login
from tests.login.test_settings import WRITTEN, written

SETTINGS = settings.interpreted(WRITTEN)
PROVIDER = SETTINGS.providers["entra"]
USER = {
    "iss": "https://login.example",
    "tid": "n",
    "sub": "7",
    "name": "Anna Holm",
    "preferred_username": "anna@kommune.dk",
    "groups": ["alle", "golf"],
}


def cookie_of(**claims) -> str:
    return signed_login.signed(signed_login.claims_of(USER | claims, PROVIDER, SETTINGS), SETTINGS)


def test_a_login_as_its_cookie_has_it():
    login = signed_login.login_of(cookie_of(), SETTINGS)
    assert (login.municipality, login.access) == ("Nyborg Kommune", AccessLevel.ADMINISTRATOR)
    assert (login.who, login.claims.username) == ("Anna Holm", "anna@kommune.dk")
    assert login.claims.groups == ("alle",), "no more is kept than is needed"
    assert timedelta(hours=7, minutes=59) < login.ends_at - datetime.now(UTC) <= timedelta(hours=8)


def test_each_login_is_another():
    first, second = (signed_login.login_of(cookie_of(), SETTINGS) for _ in range(2))
    assert first.login_id != second.login_id


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"tid": "fremmed"},
        {"tid": ["n"]},
        {"groups": ["golf"]},
        {"groups": None},
        {"groups": {"alle": 1}},
        {"groups": [["alle"], 7]},
        {"groups": []},
    ],
)
def test_who_is_not_in_the_table_has_no_access(claims):
    assert signed_login.login_of(cookie_of(**claims), SETTINGS) is None


def test_one_group_may_be_a_text_and_a_name_may_lack():
    login = signed_login.login_of(cookie_of(groups="laes", name=None), SETTINGS)
    assert (login.access, login.who) == (AccessLevel.READER, "anna@kommune.dk")


def test_a_name_may_be_of_any_length():
    login = signed_login.login_of(cookie_of(name="å" * 5_000), SETTINGS)
    assert len(login.who) == 200 and len(cookie_of(name="å" * 5_000)) < 4_000


CHANGES = [lambda text: text[:-1], lambda text: "A" + text, lambda text: "", str.lower]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_cookie_is_nobodys(change):
    assert signed_login.login_of(change(cookie_of()), SETTINGS) is None


def test_a_cookie_signed_by_others_is_nobodys():
    theirs = settings.interpreted(written(secret="andre" * 10))
    claims = signed_login.claims_of(USER, PROVIDER, theirs)
    assert signed_login.login_of(signed_login.signed(claims, theirs), SETTINGS) is None


def test_after_eight_hours_it_is_nobodys(monkeypatch):
    cookie = cookie_of()
    now = TimestampSigner("x").get_timestamp()
    hours = 60 * 60
    for passed, is_valid in ((8 * hours - 60, True), (8 * hours + 60, False)):
        monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self, at=now + passed: at)
        assert (signed_login.login_of(cookie, SETTINGS) is not None) is is_valid


def test_what_the_settings_no_longer_give_is_gone():
    cookie = cookie_of()
    fewer = settings.interpreted(written(access=WRITTEN["access"][1:]))
    assert signed_login.login_of(cookie, fewer) is None
    lower = WRITTEN["access"][0] | {"administrator": [], "reader": ["alle"]}
    reader = signed_login.login_of(cookie, settings.interpreted(written(access=[lower])))
    assert reader.access is AccessLevel.READER
    other = {"ny": WRITTEN["providers"]["entra"]}
    assert signed_login.login_of(cookie, settings.interpreted(written(providers=other))) is None
