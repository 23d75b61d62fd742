"""The roles and persons that a table's columns know, to read and copy: other words may be written, too.

Streamlit's column with choices takes no others than its own.
"""

import pandas as pd
import streamlit as st

from dashboard.domain.programme_columns import PERSON, ROLE, Subject
from dashboard.domain.roles import roles
from dashboard.ui import session

OWN_GROUP = "Jeres egne"


def offer(subject: Subject) -> None:
    """A button that shows them; nothing where the subject has no such column."""
    kinds = {column.kind for column in subject.columns} & {ROLE, PERSON}
    if subject.name == "persons" or not kinds:
        return
    names = session.store().ask("programme/own_names")
    persons = names.loc[names["kind"] == "person", "name"].tolist()
    if ROLE not in kinds and not persons:
        return
    with st.popover("Navne, du kan skrive", icon=":material/list:"):
        if ROLE in kinds:
            st.dataframe(
                _roles(names.loc[names["kind"] == "role", "name"].tolist()),
                hide_index=True,
                alt="Roller efter gruppe",
            )
        if PERSON in kinds and persons:
            st.dataframe(
                pd.DataFrame({"Personer": persons}), hide_index=True, alt="Navnene på arket Personer"
            )


def _roles(written: list[str]) -> pd.DataFrame:
    """The gallery's, then the municipality's own."""
    gallery = {role.name: role.role_group for role in roles()}
    own = {name: OWN_GROUP for name in written if name not in gallery}
    return pd.DataFrame([*gallery.items(), *own.items()], columns=["Rolle", "Gruppe"])
