"""Starts a test script behind the same server parts as the dashboard: `python serve.py SCRIPT PORT`."""

import sys
from pathlib import Path

from dashboard.server.launcher import serve, use_our_settings

script, port = Path(sys.argv[1]).resolve(), int(sys.argv[2])
settings = use_our_settings()

import streamlit as st  # noqa: E402  (the settings must be found first)

from dashboard.server.app_options import app_options  # noqa: E402

sys.exit(serve(st.App(script, **app_options()), settings, port, with_browser=False))
