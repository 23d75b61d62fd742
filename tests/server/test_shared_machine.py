"""Which machines others may be on."""

import sys
from types import SimpleNamespace

import psutil
import pytest

from dashboard.server import shared_machine


@pytest.fixture(autouse=True)
def one_user(monkeypatch):
    """A machine of one's own, in each of the ways in which it could be shared."""
    for name in (*shared_machine.REMOTE, "SESSIONNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delattr(sys, "getwindowsversion", raising=False)
    logged_in(monkeypatch, "mette", "mette")


def logged_in(monkeypatch, *names: str) -> None:
    monkeypatch.setattr(psutil, "users", lambda: [SimpleNamespace(name=name) for name in names])


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.1.1", "localhost", "::1"])
def test_a_machine_of_one_s_own(address):
    assert not shared_machine.is_shared(address)


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "10.0.0.4", "::", "klik.kommune.dk"])
def test_an_address_that_others_reach(address):
    assert shared_machine.is_shared(address)


def test_two_who_are_logged_in(monkeypatch):
    logged_in(monkeypatch, "mette", "ole")
    assert shared_machine.is_shared("127.0.0.1")


@pytest.mark.parametrize(
    ("name", "value"),
    [("SSH_CONNECTION", "1 2 3 4"), ("SESSIONNAME", "RDP-Tcp#3"), ("SESSIONNAME", "ICA-tcp#1")],
)
def test_a_session_from_elsewhere(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert shared_machine.is_shared("127.0.0.1")


def test_the_machine_s_own_screen(monkeypatch):
    monkeypatch.setenv("SESSIONNAME", "Console")
    assert not shared_machine.is_shared("127.0.0.1")


@pytest.mark.parametrize(("product", "shared"), [(1, False), (2, True), (3, True)])
def test_a_windows_server(monkeypatch, product, shared):
    version = SimpleNamespace(product_type=product)
    monkeypatch.setattr(sys, "getwindowsversion", lambda: version, raising=False)
    assert shared_machine.is_shared("127.0.0.1") is shared


def test_where_users_cannot_be_seen(monkeypatch):
    def refuse():
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil, "users", refuse)
    assert not shared_machine.is_shared("127.0.0.1")
