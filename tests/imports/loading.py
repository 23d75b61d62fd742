"""An export loaded into a store, and what the views then show."""

from datetime import date

from dashboard.imports.load import Loaded, load_file
from dashboard.store.connection import Store

TODAY = date(2026, 12, 1)


def load(store: Store, content: bytes, name: str = "klik.xlsx") -> Loaded:
    return load_file(store, name, content, today=TODAY)


def shown(store: Store) -> list[tuple[date, str]]:
    """Export date and municipality of what the views show."""
    exports = store.ask("data/exports_in_use")
    return list(zip(exports["as_of"].dt.date, exports["municipality"], strict=True))
