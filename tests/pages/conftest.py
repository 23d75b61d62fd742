"""Pages as Streamlit's AppTest runs them: no browser, a store of the test's own."""

import functools
import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard.domain.filters import BY_FIELD, BY_KEY
from dashboard.store.connection import open_store

MENU = Path(__file__).parents[2] / "dashboard" / "menu.py"


@pytest.fixture(scope="session", autouse=True)
def _packages_are_looked_through_once():
    """Streamlit looks for components in all that is installed, for each AppTest: a third of a second."""
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session")
def store_without_data():
    store = open_store(":memory:")
    yield store
    store.close()


@pytest.fixture
def open_page(monkeypatch, empty_store, store_without_data):
    """open_page("app_pages/tasks.py", projekt=["BBR"]): the page on the test's store, so filtered."""
    monkeypatch.setenv("KLIK_DATABASE", ":memory:")

    def build(page: str = "app_pages/overview.py", **choices) -> AppTest:
        app = AppTest.from_file(MENU, default_timeout=30)
        app.session_state["memory_store"] = store_without_data  # the pages are known once one has run
        app.run()
        app.session_state["memory_store"] = empty_store
        app.switch_page(page).run()
        return set_filters(app, **choices) if choices else app

    return build


def row_lists(app: AppTest) -> list[pd.DataFrame]:
    """The page's row lists as the browser gets them: a column a heading, lights as glyph and word, ISO dates.

    What stands small beneath a cell is a column too, "Opgave (beneath)".
    """
    return [_frame(sent) for sent in _sent(app)]


def _sent(app: AppTest) -> list[dict]:
    return [json.loads(element.proto.json) for element in app.get("bidi_component")]


def row_list_with(app: AppTest, *headings: str) -> pd.DataFrame:
    """The first row list that has the headings."""
    return next(rows for rows in row_lists(app) if set(headings) <= set(rows))


def _frame(sent: dict) -> pd.DataFrame:
    headings = [column["label"] for column in sent["columns"]]
    assert len(set(headings)) == len(headings), "two columns under one heading"
    rows = pd.DataFrame(sent["rows"], columns=headings, dtype=object)
    for heading in headings:
        pairs = rows[heading].map(lambda value: isinstance(value, list))
        if pairs.any():
            rows[f"{heading} (beneath)"] = rows[heading].str[1]
            rows[heading] = rows[heading].str[0]
    return rows


def set_filters(app: AppTest, **choices) -> AppTest:
    """set_filters(app, projekt=["BBR"], dato=day): as their widgets would, beside what is set already."""
    chosen = {BY_KEY[key].field: BY_KEY[key].from_widget(value) for key, value in choices.items()}
    app.session_state["chosen"] = {**chosen_in(app), **chosen}
    return app.run()


def filters_set(app: AppTest) -> dict:
    """What is chosen, by key, as the widgets show it."""
    return {BY_FIELD[field].key: BY_FIELD[field].to_widget(value) for field, value in chosen_in(app).items()}


def chosen_in(app: AppTest) -> dict:
    return app.session_state["chosen"] if "chosen" in app.session_state else {}  # noqa: SIM401 (no `get`)


def answer(app: AppTest) -> str:
    """The sentence under the page's title."""
    return app.text[0].value


def chips(app: AppTest) -> list[str]:
    return [button.label.removesuffix(" ✕") for button in app.button if button.label.endswith(" ✕")]


def open_filters(app: AppTest) -> AppTest:
    """With the panel open, in which each filter has its widget."""
    app.session_state["filters_open"] = True
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def texts(app: AppTest) -> str:
    """All that the page says in text, headings and messages, and beneath row lists."""
    elements = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text, *app.info, *app.caption]
    feet = [sent["foot"] for sent in _sent(app)]
    return "\n".join([*(str(element.value) for element in elements), *feet])
