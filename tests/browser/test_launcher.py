"""Starting and stopping: both ways in, a busy port, Ctrl+C, a command that fails."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import __main__ as command
from dashboard.server import launcher
from tests.browser.conftest import free_port, wait_until_healthy

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
MODULE = [sys.executable, "-m", "dashboard", "--no-browser", "--port"]
STREAMLIT = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port"]


@pytest.mark.parametrize("way", [MODULE, STREAMLIT], ids=["python -m dashboard", "streamlit run"])
def test_both_ways_start_and_end_quietly(way, tmp_path):
    port, log = free_port(), tmp_path / "log.txt"
    settings = {**os.environ, "KLIK_DATABASE": str(tmp_path / "klik.duckdb"), "KLIK_TOKEN": "0"}
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [*way, str(port)], cwd=tmp_path, env=settings, stdout=output, stderr=output
        )
        try:
            wait_until_healthy(process, f"http://127.0.0.1:{port}", log)
            process.send_signal(signal.SIGINT)
            # Streamlit's own command mostly ends with 1, on a busy machine sometimes with 0.
            assert process.wait(30) in ((0,) if way is MODULE else (0, 1))
        finally:
            process.kill()
            process.wait()
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert way is STREAMLIT or said == f"KLIK-overblik kører på http://localhost:{port} – luk med Ctrl+C.\n"


def test_a_busy_port_that_was_asked_for_is_told(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = subprocess.run([*MODULE, port], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr == f"Port {port} er optaget. Vælg en anden med --port.\n"


def test_a_busy_first_port_gives_the_next(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(launcher, "FIRST_PORT", taken.getsockname()[1])
        assert launcher.free_port("127.0.0.1", None) != launcher.FIRST_PORT
        assert launcher.free_port("127.0.0.1", launcher.FIRST_PORT) is None


def test_a_command_that_fails_tells_a_code_only(tmp_path):
    script = (
        "import dashboard.__main__ as m\n"
        "def fail(*_): raise ValueError('Canary Navn')\n"
        "m.start = fail\n"
        "raise SystemExit(m.main(['--no-browser']))"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 2
    assert "Noget gik galt (fejl K-" in ended.stderr and "ValueError" in ended.stderr
    assert "Canary" not in ended.stderr and "Traceback" not in ended.stderr


def test_the_help_is_danish():
    text = command.parser().format_help()
    assert "åbn ikke browseren" in text and text.startswith("brug:")
    assert not [word for word in ("usage", "options", "positional", "show this help") if word in text]


def test_a_command_that_is_not_understood_is_told_in_danish(capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(["--navn", "Canary"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == "Kommandoen kunne ikke forstås. Se: python -m dashboard --help\n"
