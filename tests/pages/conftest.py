"""Pages as Streamlit's AppTest runs them: no browser, a store of the test's own."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

MENU = Path(__file__).parents[2] / "dashboard" / "menu.py"


@pytest.fixture
def open_page(monkeypatch, empty_store):
    """open_page("app_pages/tasks.py", projekt=["BBR"]): the page on the test's store, so filtered."""
    monkeypatch.setenv("KLIK_DATABASE", ":memory:")

    def build(page: str = "app_pages/overview.py", **choices) -> AppTest:
        app = AppTest.from_file(MENU, default_timeout=30)
        app.session_state["memory_store"] = empty_store
        app.run().switch_page(page).run()
        for name, value in choices.items():
            app.multiselect(key=name).set_value(value)
        return app.run() if choices else app

    return build


def texts(app: AppTest) -> str:
    """All that the page says in text, headings and messages."""
    elements = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text, *app.info, *app.caption]
    return "\n".join(str(element.value) for element in elements)
