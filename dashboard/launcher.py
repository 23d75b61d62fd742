"""Starts the server on this machine: finds a port, says the address in Danish, opens the browser."""

import logging
import socket
import sys
import threading
import time
import webbrowser
from pathlib import Path

import streamlit as st
from streamlit import config

FIRST_PORT = 8501
PORTS_TRIED = 50
APP_FILE = Path(__file__).with_name("app.py")


def open_dashboard(port: int | None, with_browser: bool) -> int:
    """Runs the server until Ctrl+C. Returns the exit code."""
    use_our_settings()
    from dashboard.app import app  # reads settings, hence after the line above

    return serve(app, port, with_browser)


def use_our_settings() -> None:
    """Streamlit reads the settings beside the file that was started: name app.py, whatever started us."""
    config._main_script_path = str(APP_FILE)
    sys.argv = [str(APP_FILE)]


def serve(app: st.App, port: int | None, with_browser: bool) -> int:
    """Runs an app on this machine until Ctrl+C."""
    address = config.get_option("server.address")
    chosen = free_port(address, port)
    if chosen is None:
        print(f"Port {port or FIRST_PORT} er optaget. Vælg en anden med --port.", file=sys.stderr)
        return 1
    if not port and chosen != FIRST_PORT:
        print(f"Port {FIRST_PORT} er optaget, så dashboardet får port {chosen}.")
    # The port makes Streamlit read its settings again, and warn that they changed.
    logging.getLogger("streamlit.config").setLevel(logging.ERROR)
    threading.Thread(target=announce, args=(address, chosen, with_browser), daemon=True).start()
    app.run(config={"server.port": chosen})
    return 0


def free_port(address: str, wanted: int | None) -> int | None:
    """The wanted port, or the first free one; None when there is none."""
    candidates = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    return next((port for port in candidates if is_free(address, port)), None)


def is_free(address: str, port: int) -> bool:
    with socket.socket() as attempt:
        if sys.platform != "win32":  # on Windows the option would let us take a port that is in use
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((address, port))
        except OSError:
            return False
    return True


def announce(address: str, port: int, with_browser: bool) -> None:
    """Tells the address once the server answers, and opens it."""
    while not answers(address, port):
        time.sleep(0.1)
    shown = "localhost" if address == "127.0.0.1" else address
    url = f"http://{shown}:{port}"
    print(f"KLIK-overblik kører på {url} – luk med Ctrl+C.", flush=True)
    if with_browser:
        webbrowser.open(url)


def answers(address: str, port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex((address, port)) == 0
