"""Foreign origins, hosts and ports are refused, and the server asks nobody about them.

A proxy stands for the world, and writes down whatever the server asks of it. No browser is needed.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
HTTP, SOCKET, SWITCHED, REFUSED = "/", "/_stcore/stream", 101, (400, 403)
ALLOWED = "https://klik.kommune.example"


class World:
    """Listens as a proxy, notes the first line of each request, and answers nothing."""

    def __init__(self):
        self.asked = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            with caller:
                self.asked.append(caller.recv(1000).partition(b"\r\n")[0])

    def settings(self) -> dict[str, str]:
        names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        through_us = {name: self.url for upper in names for name in (upper, upper.lower())}
        return through_us | {"NO_PROXY": "", "no_proxy": ""}

    def close(self):
        self._listener.close()


@pytest.fixture(scope="module")
def world():
    listening = World()
    yield listening
    listening.close()


@pytest.fixture(scope="module")
def watched(start_server, world):
    with start_server(
        "-m",
        "dashboard",
        "--no-browser",
        "--port",
        STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS=ALLOWED,
        **world.settings(),
    ) as running:
        yield running


def status(server, path: str, **headers: str) -> int:
    """Of a plain request, or of one that asks for the socket."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.url).port, timeout=10)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in (headers | (WEBSOCKET if path == SOCKET else {})).items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse().status
    connection.close()
    return answer


def test_the_world_would_see_streamlit_ask():
    """Without our part Streamlit does ask, and by way of the proxy: so the tests below show something."""
    world = World()
    script = "from streamlit import net_util; net_util.get_external_ip()"
    subprocess.run([sys.executable, "-c", script], env=os.environ | world.settings(), check=True, timeout=60)
    world.close()
    assert world.asked and all(b"checkip" in line for line in world.asked)


FOREIGN_ORIGINS = (
    "http://fremmed.example",
    "https://fremmed.example:{port}",
    "http://127.0.0.1:1",  # another program on this machine
    "http://127.0.0.1",
    "http://localhost:{port}",  # not what the Host says
    "http://192.0.2.7:{port}",
    "https://klik.kommune.example:8443",
    "http://klik.kommune.example",
    "null",
)


@pytest.mark.parametrize("path", [HTTP, SOCKET])
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_origin_is_refused_and_nobody_is_asked(watched, world, path, origin):
    origin = origin.format(port=urlsplit(watched.url).port)
    assert status(watched, path, Origin=origin) == 403
    assert world.asked == []


@pytest.mark.parametrize("path", [HTTP, SOCKET])
@pytest.mark.parametrize(
    "host", ["fremmed.example", "fremmed.example:{port}", "127.0.0.1.fremmed.example", ""]
)
@pytest.mark.parametrize("origin", ["", "http://{host}", "http://127.0.0.1:{port}"])
def test_a_foreign_host_is_refused_and_nobody_is_asked(watched, world, path, host, origin):
    port = urlsplit(watched.url).port
    host = host.format(port=port)
    given = {"Origin": origin.format(host=host, port=port)} if origin else {}
    assert status(watched, path, Host=host, **given) in REFUSED
    assert world.asked == []


@pytest.mark.parametrize("path", [HTTP, SOCKET])
def test_a_page_that_names_a_foreign_port_twice_is_refused(watched, world, path):
    assert status(watched, path, Host="127.0.0.1:1", Origin="http://127.0.0.1:1") == 403
    assert world.asked == []


@pytest.mark.parametrize("origin", ["{ours}", ALLOWED])
def test_our_own_page_and_an_allowed_one_are_let_in_and_nobody_is_asked(watched, world, origin):
    """Streamlit looks up this machine's address before it reads which origins are allowed."""
    origin = origin.format(ours=watched.url)
    assert status(watched, HTTP, Origin=origin) == 200
    assert status(watched, SOCKET, Origin=origin) == SWITCHED
    assert world.asked == []


@pytest.mark.parametrize(
    "way", [("-m", "dashboard", "--no-browser", "--port"), None], ids=["ours", "streamlit's"]
)
def test_a_server_that_all_can_reach_asks_nobody_as_it_starts(start_server, way):
    """Streamlit's own command would find out the address to print, if our settings let it print one."""
    world = World()
    command = way or ("-m", "streamlit", "run", str(APP), "--server.port")
    with start_server(*command, STREAMLIT_SERVER_ADDRESS="0.0.0.0", **world.settings()) as running:
        assert status(running, SOCKET, Origin="http://fremmed.example") == 403
    world.close()
    assert world.asked == []
