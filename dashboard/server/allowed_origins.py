"""Which hosts and origins are ours: settled here, since for one that is not Streamlit asks the internet.

It would ask an address-echo service for this machine's own address, and let in every port of this machine.
"""

import re

from streamlit import config, net_util

HOST = re.compile(r"(?P<name>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(?P<port>\d{1,5}))?", re.IGNORECASE)
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
USUAL_PORT = {"http": 80, "https": 443}


def never_ask_the_internet() -> None:
    """Streamlit looks up this machine's address on the internet before it reads server.corsAllowedOrigins."""
    net_util.get_external_ip = lambda: None


def host_is_ours(host: str) -> bool:
    """Whether a Host header is in server.allowedHosts."""
    match = HOST.fullmatch(host)
    if not match:
        return False
    name = _name(match)
    for allowed in config.get_option("server.allowedHosts"):
        allowed = allowed.strip().lower()
        if allowed in ("*", name) or (allowed.startswith("*.") and name.endswith(allowed[1:])):
            return True
    return False


def origin_is_ours(origin: str, host: str, own_port: int | None) -> bool:
    """Whether a page with that origin may ask: it is the page that Host names, or in corsAllowedOrigins.

    own_port: the server's. On this machine another port is another program; None: it listens on none.
    """
    if origin in {allowed.strip().rstrip("/") for allowed in config.get_option("server.corsAllowedOrigins")}:
        return True
    scheme, _, asking = origin.partition("://")
    page, asked = HOST.fullmatch(asking), HOST.fullmatch(host)
    if scheme not in USUAL_PORT or not page or not asked or not host_is_ours(host):
        return False
    ports = [int(match["port"] or USUAL_PORT[scheme]) for match in (page, asked)]
    if _name(page) != _name(asked) or ports[0] != ports[1]:
        return False
    return _name(page) not in LOCAL or own_port in (None, ports[0])


def _name(match: re.Match[str]) -> str:
    return match["name"].strip("[]").lower().rstrip(".")
