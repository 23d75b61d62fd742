"""Correct by hand what a task is about: støttesystemer and snitflader. The next import doesn't undo it."""

import hashlib

import pandas as pd
import streamlit as st

from dashboard.domain.catalogue import component_of, components, interfaces, label_of
from dashboard.domain.filters import TaskFilter
from dashboard.programme import edits, interpret
from dashboard.store.register import Change
from dashboard.ui import session, state
from dashboard.ui.elements import author

SUBJECT = "link_corrections"


def draw(task: pd.Series, chosen: TaskFilter) -> None:
    """The form, folded. `task`: the row of queries/tasks/details.sql."""
    current = correction_of(task, chosen)
    if current is not None:
        st.text(f"Rettet af {current['changed_by']} den {author.on_the_clock(current['changed_at'])}.")
    if not session.may_write():
        return
    with st.expander("Ret støttesystem eller snitflade"):
        systems, numbers = _choosers(task, current)
        st.caption(
            "En snitflade tager selv sit støttesystem med. Lad begge felter stå tomme, hvis opgaven ikke "
            "hører til nogen. Rettelsen gælder i alle eksporter, også den næste."
        )
        initials = author.ask_for_initials()
        warning = st.empty()  # above the buttons: what stands below them may lie out of sight
        with st.container(horizontal=True):
            save = st.button("Gem rettelsen", type="primary", icon=":material/save:")
            undo = current is not None and st.button("Fortryd rettelsen", icon=":material/undo:")
        if author.lacks_initials(initials, pressed=save or undo):
            warning.warning("Skriv dine initialer først, så andre kan se, hvem der har rettet.")
        elif save:
            _save(correction(task, systems, numbers), current, task, initials)
        elif undo:
            _save(None, current, task, initials)


def correction(task: pd.Series, systems: list[str], numbers: list[str]) -> dict:
    """The register's row for a task that is about these støttesystemer and snitflader."""
    brought = filter(None, map(component_of, numbers))
    municipality = task["snapshot_municipality"]
    return {
        "task_key": task["task_key"].removeprefix(f"{municipality}|"),
        "municipality": municipality,
        "components": interpret.joined(dict.fromkeys((*systems, *brought))),
        "interfaces": interpret.joined(numbers),
    }


def correction_of(task: pd.Series, chosen: TaskFilter) -> pd.Series | None:
    """The correction that counts: row_id, version_id, changed_by, changed_at; None where there is none."""
    about = correction(task, [], [])
    key = {name: about[name] for name in ("task_key", "municipality")}
    corrections = session.ask("interfaces/correction", chosen, **key)
    return None if corrections.empty else corrections.iloc[0]


def _choosers(task: pd.Series, current: pd.Series | None) -> tuple[list[str], list[str]]:
    # With the version in their keys, they begin anew once the correction is saved or undone.
    version = task["task_key"] + ("" if current is None else current["version_id"])
    fingerprint = state.fingerprint(version)
    numbers = list(task["interfaces"])
    brought = set(map(component_of, numbers))  # these go with their snitflade, should it be taken away
    systems = [system for system in task["components"] if system not in brought]
    return (
        st.multiselect(
            "Støttesystemer",
            list(dict.fromkeys([*(it.name for it in components()), *systems])),
            systems,
            key=state.corrected_links("components", fingerprint).key,
            placeholder="Ingen",
            select_all=False,
        ),
        st.multiselect(
            "Snitflader",
            list(dict.fromkeys([*(it.number for it in interfaces()), *numbers])),
            numbers,
            key=state.corrected_links("interfaces", fingerprint).key,
            placeholder="Ingen",
            select_all=False,
            format_func=label_of,
        ),
    )


def _save(content: dict | None, current: pd.Series | None, task: pd.Series, initials: str) -> None:
    # One row a task, whoever writes it first.
    row_id = f"link-{hashlib.sha256(task['task_key'].encode()).hexdigest()[:32]}"
    change = Change(SUBJECT, content, row_id, is_new=True)
    if current is not None:
        change = Change(SUBJECT, content, current["row_id"], current["version_id"])
    conflicts = edits.save(session.store(), [change], initials, session.today())
    if conflicts:
        st.warning("En anden har rettet opgaven imens. Luk opgaven, åbn den igen, og se, hvad der står nu.")
    else:
        st.rerun(scope="fragment")
