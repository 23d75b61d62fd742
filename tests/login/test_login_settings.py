"""The administrator's file: what it says, and what is said where it can't be used."""

import copy
import os

import pytest

from dashboard.domain.problems import BadLoginSettings
from dashboard.domain.scope import AccessLevel
from dashboard.login import login_settings

WRITTEN = {
    "address": "https://klik.kommune.dk/",
    "secret": "x" * 32,
    "contact": "it@kommune.dk",
    "providers": {
        "entra": {
            "label": "Nyborg",
            "metadata": "https://login.example/.well-known/openid-configuration",
            "client_id": "id",
            "client_secret": "hemmelig",
        }
    },
    "access": [
        {
            "provider": "entra",
            "issuer": "https://login.example",
            "tenant": "n",
            "municipality": "0450",
            "reader": ["laes", "alle"],
            "administrator": ["alle"],
        },
        {
            "provider": "entra",
            "issuer": "https://login.example",
            "tenant": "o",
            "municipality": "Odense",
            "reader": ["laes"],
        },
    ],
}


def written(**changes):
    return copy.deepcopy(WRITTEN) | changes


def test_what_is_written_is_read():
    read = login_settings.interpreted(WRITTEN)
    assert read.address == "https://klik.kommune.dk"
    provider = read.providers["entra"]
    assert (provider.groups_claim, provider.scope) == ("groups", "openid profile email")
    assert [row.municipality for row in read.rows] == ["Nyborg Kommune", "Odense Kommune"]


def test_the_highest_of_a_users_groups_counts():
    nyborg = login_settings.interpreted(WRITTEN).rows[0]
    assert nyborg.level_of(["laes"]) is AccessLevel.READER
    assert nyborg.level_of(["alle", "laes"]) is AccessLevel.ADMINISTRATOR
    assert nyborg.level_of(["golf"]) is None is nyborg.level_of([])


def test_the_municipality_follows_from_issuer_and_tenant():
    read = login_settings.interpreted(WRITTEN)
    assert read.row_of("entra", "https://login.example", "o").municipality == "Odense Kommune"
    assert read.row_of("entra", "https://login.example", "") is None
    assert read.row_of("entra", "https://login.example.evil", "o") is None


def test_no_provider_speaks_for_anothers_users():
    other = WRITTEN["providers"]["entra"] | {"label": "Odense"}
    row = WRITTEN["access"][1] | {"provider": "adfs", "issuer": "https://adfs.example"}
    providers = WRITTEN["providers"] | {"adfs": other}
    read = login_settings.interpreted(written(providers=providers, access=[WRITTEN["access"][0], row]))
    assert read.row_of("adfs", "https://login.example", "n") is None
    assert read.issuers_of("adfs") == ["https://adfs.example"]
    assert read.issuers_of("entra") == ["https://login.example"]


def test_one_row_of_several_needs_its_tenant():
    without = {key: value for key, value in WRITTEN["access"][1].items() if key != "tenant"}
    with pytest.raises(BadLoginSettings) as problem:
        login_settings.interpreted(written(access=[WRITTEN["access"][0], without]))
    assert "tenant" in problem.value.title


def test_an_issuer_of_one_tenant_needs_none():
    row = {key: value for key, value in WRITTEN["access"][0].items() if key != "tenant"}
    read = login_settings.interpreted(written(access=[row]))
    assert read.row_of("entra", "https://login.example", "whatever").municipality == "Nyborg Kommune"


def test_a_secret_may_stand_in_the_environment(monkeypatch):
    monkeypatch.setenv("KLIK_LOGIN_SECRET", "y" * 40)
    monkeypatch.setenv("KLIK_LOGIN_SECRET_ENTRA", "z")
    without = written()
    del without["secret"], without["providers"]["entra"]["client_secret"]
    read = login_settings.interpreted(without)
    assert (read.secret, read.providers["entra"].client_secret) == ("y" * 40, "z")


def provider_with(**changes):
    return {"providers": {"entra": WRITTEN["providers"]["entra"] | changes}}


def access_with(**changes):
    return {"access": [WRITTEN["access"][0] | changes]}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"address": "klik.kommune.dk"}, "address"),
        ({"address": 7}, "address"),
        ({"secret": "kort"}, "secret"),
        ({"contact": " "}, "contact"),
        ({"providers": {}}, "providers"),
        ({"providers": {"en tra": {}}}, "en tra"),
        (provider_with(label=None), "label"),
        (provider_with(metadata="http://login.example/x"), "https://"),
        ({"access": []}, "access"),
        ({"access": ["0450"]}, "[[access]]"),
        (access_with(municipality="Andeby"), "Andeby"),
        (access_with(reader="laes"), "reader"),
        (access_with(reader=[], administrator=[]), "grupper"),
        (access_with(issuer=""), "issuer"),
        ({"access": [WRITTEN["access"][0], WRITTEN["access"][0]]}, "tenant"),
        (access_with(tenant=""), "tenant"),
        (access_with(provider="andet"), "andet"),
        (access_with(adminstrator=["alle"]), "adminstrator"),
        (provider_with(group="roles"), "group"),
        (provider_with(groups=""), "groups"),
        ({"adress": "x"}, "adress"),
        ({"address": "http://klik.kommune.dk"}, "https://"),
        ({"address": "https://["}, "address"),
        ({"address": "https://klik.kommune.dk:99999"}, "address"),
        ({"address": "https://klik.kommune.dk?x=1"}, "address"),
        (provider_with(metadata="ftp://127.0.0.1/x"), "https://"),
        (access_with(municipality=450), "anførselstegn"),
        (access_with(municipality=""), "nr. 1"),
        ({"access": [WRITTEN["access"][0], WRITTEN["access"][1] | {"municipality": "0450"}]}, "Nyborg"),
    ],
)
def test_what_can_t_be_used_is_named(changes, named):
    with pytest.raises(BadLoginSettings) as problem:
        login_settings.interpreted(written(**changes))
    assert named in problem.value.title
    assert "docs/login.md" in problem.value.next_step


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "findes ikke"),
        ("mappe", "kan ikke læses"),
        ("a = 1\n= nej", "Se linje 2"),
        ("x = " + "[" * 5_000, "TOML"),
        ("", "address mangler"),
        ("\ufeff", "address mangler"),
    ],
)
def test_a_file_that_is_none(monkeypatch, tmp_path, content, sentence):
    file = tmp_path / "login.toml"
    if content == "mappe":
        file.mkdir()
    elif content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setenv("KLIK_LOGIN_FILE", str(file))
    with pytest.raises(BadLoginSettings) as problem:
        login_settings.configured()
    assert sentence in problem.value.title


def test_a_file_without_a_login_is_no_open_door(monkeypatch):
    monkeypatch.delenv("KLIK_LOGIN", raising=False)
    monkeypatch.setenv("KLIK_LOGIN_FILE", "login.toml")
    with pytest.raises(BadLoginSettings) as problem:
        login_settings.is_required()
    assert "KLIK_LOGIN=oidc" in problem.value.next_step


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize(("mode", "seen"), [(0o600, False), (0o640, True), (0o604, True)])
def test_a_file_that_others_may_read_is_seen(monkeypatch, tmp_path, mode, seen):
    file = tmp_path / "login.toml"
    file.touch(mode)
    file.chmod(mode)
    monkeypatch.setenv("KLIK_LOGIN_FILE", str(file))
    assert login_settings.others_may_read() is seen


def test_a_login_is_asked_for_by_one_word_only(monkeypatch):
    monkeypatch.delenv("KLIK_LOGIN_FILE", raising=False)
    monkeypatch.delenv("KLIK_LOGIN", raising=False)
    assert not login_settings.is_required()
    monkeypatch.setenv("KLIK_LOGIN", " OIDC ")
    assert login_settings.is_required()
    monkeypatch.setenv("KLIK_LOGIN", "saml")
    with pytest.raises(BadLoginSettings):
        login_settings.is_required()


def test_without_a_file_it_says_where_one_is_named(monkeypatch):
    monkeypatch.delenv("KLIK_LOGIN_FILE", raising=False)
    with pytest.raises(BadLoginSettings) as problem:
        login_settings.configured()
    assert "KLIK_LOGIN_FILE" in problem.value.next_step
