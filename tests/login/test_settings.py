"""The administrator's file: what it says, and what is said where it can't be used."""

import copy

import pytest

from dashboard.domain.problems import BadLoginSettings
from dashboard.domain.scope import AccessLevel
from dashboard.login import settings

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
            "issuer": "https://login.example",
            "tenant": "n",
            "municipality": "0450",
            "reader": ["laes", "alle"],
            "administrator": ["alle"],
        },
        {"issuer": "https://login.example", "tenant": "o", "municipality": "Odense", "reader": ["laes"]},
    ],
}


def written(**changes):
    return copy.deepcopy(WRITTEN) | changes


def test_what_is_written_is_read():
    read = settings.interpreted(WRITTEN)
    assert read.address == "https://klik.kommune.dk"
    provider = read.providers["entra"]
    assert (provider.groups_claim, provider.scope) == ("groups", "openid profile email")
    assert [row.municipality for row in read.access] == ["Nyborg Kommune", "Odense Kommune"]


def test_the_highest_of_a_users_groups_counts():
    nyborg = settings.interpreted(WRITTEN).access[0]
    assert nyborg.level(["laes"]) is AccessLevel.READER
    assert nyborg.level(["alle", "laes"]) is AccessLevel.ADMINISTRATOR
    assert nyborg.level(["golf"]) is None is nyborg.level([])


def test_the_municipality_follows_from_issuer_and_tenant():
    read = settings.interpreted(WRITTEN)
    assert read.access_of("https://login.example", "o").municipality == "Odense Kommune"
    assert read.access_of("https://login.example", "") is None
    assert read.access_of("https://login.example.evil", "o") is None


def test_an_issuer_of_one_tenant_needs_none():
    row = WRITTEN["access"][0] | {"tenant": ""}
    read = settings.interpreted(written(access=[row]))
    assert read.access_of("https://login.example", "whatever").municipality == "Nyborg Kommune"


def test_a_secret_may_stand_in_the_environment(monkeypatch):
    monkeypatch.setenv("KLIK_LOGIN_SECRET", "y" * 40)
    monkeypatch.setenv("KLIK_LOGIN_SECRET_ENTRA", "z")
    without = written()
    del without["secret"], without["providers"]["entra"]["client_secret"]
    read = settings.interpreted(without)
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
        ({"access": [WRITTEN["access"][0], WRITTEN["access"][1] | {"tenant": ""}]}, "tenant"),
    ],
)
def test_what_can_t_be_used_is_named(changes, named):
    with pytest.raises(BadLoginSettings) as problem:
        settings.interpreted(written(**changes))
    assert named in problem.value.title
    assert "docs/login.md" in problem.value.next_step


@pytest.mark.parametrize(
    ("content", "said"), [(None, "kan ikke læses"), ("= nej", "ikke TOML"), ("", "address mangler")]
)
def test_a_file_that_is_none(monkeypatch, tmp_path, content, said):
    file = tmp_path / "login.toml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setenv("KLIK_LOGIN_FILE", str(file))
    with pytest.raises(BadLoginSettings) as problem:
        settings.configured()
    assert said in problem.value.title


def test_a_login_is_asked_for_by_one_word_only(monkeypatch):
    monkeypatch.delenv("KLIK_LOGIN", raising=False)
    assert not settings.is_required()
    monkeypatch.setenv("KLIK_LOGIN", " OIDC ")
    assert settings.is_required()
    monkeypatch.setenv("KLIK_LOGIN", "saml")
    with pytest.raises(BadLoginSettings):
        settings.is_required()


def test_without_a_file_it_says_where_one_is_named(monkeypatch):
    monkeypatch.delenv("KLIK_LOGIN_FILE", raising=False)
    with pytest.raises(BadLoginSettings) as problem:
        settings.configured()
    assert "KLIK_LOGIN_FILE" in problem.value.next_step
