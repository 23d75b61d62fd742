"""The cookie of a login: ours, whole, young enough, and worth only what the settings give it now."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.domain.scope import AccessLevel
from dashboard.login import login_settings, signed_login
from tests.login.test_login_settings import WRITTEN, written

SETTINGS = login_settings.interpreted(WRITTEN)
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
    login = signed_login.verified(cookie_of(), SETTINGS, datetime.now(UTC))
    assert (login.municipality, login.level) == ("Nyborg Kommune", AccessLevel.ADMINISTRATOR)
    assert (login.who, login.claims.username) == ("Anna Holm", "anna@kommune.dk")
    assert login.claims.groups == ("alle",), "no more is kept than is needed"
    assert timedelta(0) <= datetime.now(UTC) - login.began_at < timedelta(minutes=1)


def test_each_login_is_another():
    first, second = (signed_login.verified(cookie_of(), SETTINGS, datetime.now(UTC)) for _ in range(2))
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
    assert signed_login.verified(cookie_of(**claims), SETTINGS, datetime.now(UTC)) is None


def test_one_group_may_be_a_text_and_a_name_may_lack():
    login = signed_login.verified(cookie_of(groups="laes", name=None), SETTINGS, datetime.now(UTC))
    assert (login.level, login.who) == (AccessLevel.READER, "anna@kommune.dk")


def test_a_group_that_is_no_text_is_none_and_one_counts_once():
    row = WRITTEN["access"][0] | {"reader": ["None", "7"]}
    read = login_settings.interpreted(written(access=[row]))
    for groups in (None, [7], [None]):
        assert signed_login.claims_of(USER | {"groups": groups}, PROVIDER, read).groups == ()
    many = signed_login.claims_of(USER | {"groups": ["alle"] * 5_000}, PROVIDER, read)
    assert many.groups == ("alle",)


def test_a_name_may_be_of_any_length():
    login = signed_login.verified(cookie_of(name="å" * 5_000), SETTINGS, datetime.now(UTC))
    assert len(login.who) == 200 and len(cookie_of(name="å" * 5_000)) < 4_000


CHANGES = [lambda text: text[:-1], lambda text: "A" + text, lambda text: "", str.lower]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_cookie_is_nobodys(change):
    assert signed_login.verified(change(cookie_of()), SETTINGS, datetime.now(UTC)) is None


def test_a_cookie_signed_by_others_is_nobodys():
    theirs = login_settings.interpreted(written(secret="andre" * 10))
    claims = signed_login.claims_of(USER, PROVIDER, theirs)
    assert signed_login.verified(signed_login.signed(claims, theirs), SETTINGS, datetime.now(UTC)) is None


@pytest.mark.parametrize(
    ("passed", "is_valid"),
    [
        (timedelta(hours=8, minutes=-1), True),
        (timedelta(hours=8, minutes=1), False),
        (timedelta(days=30), False),
        (timedelta(minutes=-5), False),
    ],
)
def test_it_is_valid_for_eight_hours(passed, is_valid):
    login = signed_login.verified(cookie_of(), SETTINGS, datetime.now(UTC) + passed)
    assert (login is not None) is is_valid


def test_a_name_stands_on_one_line():
    login = signed_login.verified(cookie_of(name="Anna\n\u2028\ud800Holm\x00 "), SETTINGS, datetime.now(UTC))
    assert login.who == "Anna Holm"


def test_what_the_settings_no_longer_give_is_gone():
    cookie = cookie_of()
    fewer = login_settings.interpreted(written(access=WRITTEN["access"][1:]))
    assert signed_login.verified(cookie, fewer, datetime.now(UTC)) is None
    lower = WRITTEN["access"][0] | {"administrator": [], "reader": ["alle"]}
    reader = signed_login.verified(
        cookie, login_settings.interpreted(written(access=[lower])), datetime.now(UTC)
    )
    assert reader.level is AccessLevel.READER
