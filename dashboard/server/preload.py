"""Imports what the first page needs, and opens the store, while the browser is still opening."""

import threading
from importlib import import_module

# In the order in which menu.py and the page that opens import them: the second to come waits for the first.
MODULES = (
    "dashboard.ui.address",
    "dashboard.ui.filter_bar",
    "dashboard.ui.navigation",
    "dashboard.ui.print_head",
    "dashboard.ui.notices",
    "dashboard.ui.page_head",
    "dashboard.ui.presentation",
    "dashboard.ui.exports.restore",
    "dashboard.charts.bars",
    "dashboard.sentences.overview",
    "dashboard.ui.changes",
    "dashboard.ui.onboarding",
    "dashboard.ui.elements.sentence_list",
    "dashboard.ui.elements.charts",
    "dashboard.ui.tasks.light_counts",
    "dashboard.ui.tasks.drawer",
)


def begin() -> None:
    threading.Thread(target=_load_and_open, daemon=True).start()


def _load_and_open() -> None:
    load()
    import_module("dashboard.ui.session").open_ahead()


def load() -> None:
    for name in MODULES:
        import_module(name)
