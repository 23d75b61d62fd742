"""The end of every dialog about a deletion: what goes, and the choice between a red button and Annullér."""

from collections.abc import Sequence

import streamlit as st

CANNOT_BE_UNDONE = "Det kan ikke fortrydes."


def what_goes(lines: Sequence[str]) -> None:
    """A line for each thing, as text: names of persons and files may be among them."""
    st.text("Følgende slettes:")
    st.text("\n".join(f"• {line}" for line in lines))


def confirmed(label: str) -> bool:
    """Whether the user says yes. `label`: our own words, in red beside an icon."""
    st.text(CANNOT_BE_UNDONE)
    with st.container(horizontal=True):
        wanted = st.button(f":red[:material/delete_forever: {label}]", key="confirm_deletion")
        if st.button("Annullér", key="cancel_deletion"):
            st.rerun()
    return wanted
