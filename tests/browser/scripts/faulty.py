"""A page that fails in the ways a page can, each time with a name that must not be seen or logged."""

import logging
import threading
import warnings

import streamlit as st

from dashboard.domain.problems import NoTasks
from dashboard.limits import Limit

NAME = "Canary Navn"


def fail() -> None:
    raise ValueError(NAME)


def fail_in_our_code() -> None:
    Limit("", 1, "", "", "{Canary}").message_text()


@st.fragment
def failing_fragment() -> None:
    if st.button("Fragment"):
        fail()


st.title("Fejl")
st.button("Callback", on_click=fail)
failing_fragment()
st.download_button("Hent", data=fail, file_name="x.txt", on_click="ignore")
if st.button("Script"):
    fail()
if st.button("Vores"):
    fail_in_our_code()
if st.button("Tråd"):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
if st.button("Advarsel"):
    warnings.warn(NAME, stacklevel=1)
    logging.getLogger("streamlit.x").error("%s mangler", NAME)
    logging.getLogger("andet").error(f"{NAME} mangler", stack_info=True)
    logging.getLogger("dashboard").warning("7 opgaver indlæst")
if st.button("Problem"):
    raise NoTasks("Ingen opgaver i ![x](http://fremmed.example/x.png)", "Vælg en anden fil.")
