"""Starts the server on this machine: finds a port, prints the address in Danish, opens the browser."""

import logging
import os
import re
import socket
import sys
import threading
import time
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Any

import platformdirs
import streamlit as st
from streamlit import config

from dashboard.login import login_settings
from dashboard.server import access_token

FIRST_PORT = 8501
PORTS_TRIED = 50
SECONDS_TO_OPEN = 30  # until the browser has read the page that leads to us
APP_FILE = Path(__file__).parents[1] / "app.py"


def use_our_settings() -> dict[str, Any]:
    """Make Streamlit read the settings beside app.py, as it does for `streamlit run`, whatever started us.

    Returns those that the environment overrides, such as STREAMLIT_SERVER_ADDRESS.
    """
    # Streamlit reads its settings several times while it starts, and would warn that they changed.
    logging.getLogger("streamlit.config").addFilter(lambda record: record.levelno >= logging.ERROR)
    config._main_script_path = str(APP_FILE)
    sys.argv = [str(APP_FILE)]
    options = config.get_config_options().items()
    from_environment = {
        name: as_kind_of(option.default_val, os.environ[option.env_var])
        for name, option in options
        if option.env_var in os.environ and not option.sensitive
    }
    config.get_config_options(force_reparse=True, options_from_flags=from_environment)
    return from_environment


def as_kind_of(default: Any, text: str) -> Any:
    """A setting's text as a value of the same kind as its default."""
    if isinstance(default, bool):
        return text.strip().lower() in ("1", "true", "yes", "on")
    if isinstance(default, list):
        return re.split(r"[\s,]+", text.strip())
    return type(default)(text) if isinstance(default, int | float) else text


def serve(app: st.App, settings: dict[str, Any], port: int | None, with_browser: bool) -> int:
    """Runs an app on this machine until Ctrl+C."""
    address = config.get_option("server.address")
    chosen = free_port(address, port)
    if chosen is None:
        print(f"Port {port or FIRST_PORT} er optaget. Vælg en anden med --port.", file=sys.stderr)
        return 1
    if not port and chosen != FIRST_PORT:
        print(f"Port {FIRST_PORT} er optaget, så dashboardet får port {chosen}.")
    access_token.is_announced_by_launcher = True
    threading.Thread(target=announce, args=(address, chosen, with_browser), daemon=True).start()
    app.run(config={**settings, "server.port": chosen})
    return 0


def free_port(address: str, wanted: int | None) -> int | None:
    """The wanted port, or the first free one; None when there is none."""
    candidates = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    return next((port for port in candidates if is_free(address, port)), None)


def socket_for(address: str) -> socket.socket:
    return socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)


def is_free(address: str, port: int) -> bool:
    with socket_for(address) as attempt:
        if sys.platform != "win32":  # on Windows the option would let us take a port that is in use
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((address, port))
        except OSError:
            return False
    return True


def announce(address: str, port: int, with_browser: bool) -> None:
    """Prints the address once the server answers, and opens it."""
    while not answers(address, port):
        time.sleep(0.1)
    url = access_token.address_to_open(address, port)
    if login_settings.is_required():  # the provider leads back to that address only
        url = login_settings.configured().address
        print_who_may_in()
    print(f"KLIK-overblik kører på {url} – luk med Ctrl+C.", flush=True)
    if with_browser:
        open_browser(url)


def print_who_may_in() -> None:
    """So that who wrote the file sees how it was understood."""
    settings = login_settings.configured()
    for row in settings.rows:
        label = settings.providers[row.provider].label
        tenant = f", tenant {row.tenant}" if row.tenant else ""
        print(f"Login: {row.municipality} logger ind med {label} ({row.issuer}{tenant}).")
    if login_settings.others_may_read():
        print("Andre på maskinen kan læse filen i KLIK_LOGIN_FILE: gør den kun læsbar for tjenesten.")


def open_browser(url: str) -> None:
    """A token goes by way of a file: others on the machine can read what a program was started with."""
    if not access_token.required():
        webbrowser.open(url)
        return
    folder = Path(platformdirs.user_data_dir("KLIK-overblik", appauthor=False))
    file = folder / "aabn.html"
    with suppress(OSError):  # the address stands in the terminal as well
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.unlink(missing_ok=True)
        with open(file, "x", encoding="utf-8", opener=for_its_owner) as page:
            page.write(access_token.page_that_opens(url))
        webbrowser.open(file.as_uri())
        time.sleep(SECONDS_TO_OPEN)
        file.unlink(missing_ok=True)


def for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def answers(address: str, port: int) -> bool:
    with socket_for(address) as attempt:
        return attempt.connect_ex((address, port)) == 0
