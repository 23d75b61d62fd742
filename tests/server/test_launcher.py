"""Settings from the environment, and the port."""

import socket

import pytest

from dashboard.server import launcher


@pytest.mark.parametrize(
    ("default", "text", "value"),
    [
        (True, " True ", True),
        (True, "no", False),
        ([], "localhost, klik.dk", ["localhost", "klik.dk"]),
        (8501, "9000", 9000),
        (None, "0.0.0.0", "0.0.0.0"),
    ],
)
def test_a_setting_is_of_the_kind_of_its_default(default, text, value):
    assert launcher.as_kind_of(default, text) == value


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_port_is_free_until_somebody_listens_there(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        listener = socket.create_server((address, 0), family=family)
    except OSError:
        pytest.skip("this machine has no such address")
    with listener:
        port = listener.getsockname()[1]
        assert not launcher.is_free(address, port) and launcher.answers(address, port)
    assert launcher.is_free(address, port) and launcher.free_port(address, port) == port
