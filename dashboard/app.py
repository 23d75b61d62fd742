"""The server's entry: Streamlit behind our guard, in Danish, with our own error page."""

from pathlib import Path

import streamlit as st

from dashboard.server import preload
from dashboard.server.app_options import app_options

# Streamlit looks for this very assignment when it is started with `streamlit run dashboard/app.py`.
app = st.App(Path(__file__).with_name("menu.py"), **app_options())
preload.begin()
