"""What the session holds of data: it waits while the sample data are shown, and goes with what is deleted."""

from dashboard.ui import state
from dashboard.ui.entry import Entry

_OF_ONE_STORE = (
    state.OUTCOMES,
    state.SNAPSHOT_TO_CHOOSE,
    state.CHOSEN_SNAPSHOT,
    state.CORRECTED_SNAPSHOT,
    state.PROGRAMME_OUTCOME,
    state.CONFLICTS,
    state.SAVED,
    state.EDITED_ROWS,
    state.IN_TABLE,
    state.UNSAVED_CHANGES,
    state.OFFERED_ROWS,
    state.DECLINED_OFFERS,
    state.OPENED_TASK,
    state.TASK_IN_DRAWER,
    state.OPENED_CASE,
    state.TASKS_AROUND,
    state.OPENED_PROJECT,
    state.MADE_REPORT,
)


def set_aside_own() -> None:
    """What the session holds of one's own data must not meet the sample data: changes not saved, too."""
    held = {entry.key: entry.read() for entry in _OF_ONE_STORE if entry.is_written}
    _forget_of_one_store()
    state.SET_ASIDE.write(held)


def bring_back_own() -> None:
    """The inverse of set_aside_own; what was held of the sample data is forgotten."""
    _forget_of_one_store()
    for key, value in state.SET_ASIDE.take().items():
        Entry(key, None).write(value)


def _forget_of_one_store() -> None:
    for entry in _OF_ONE_STORE:
        entry.forget()
    state.DRAWING.forget()


def forget_programme_rows() -> None:
    """What the session holds of the programmappe's rows, unsaved ones too: they name who is deleted."""
    for entry in (
        state.CONFLICTS,
        state.PROGRAMME_OUTCOME,
        state.EDITED_ROWS,
        state.UNSAVED_CHANGES,
        state.OFFERED_ROWS,
        state.SAVED,
        state.MADE_REPORT,
    ):
        entry.forget()
    state.draw_anew()
