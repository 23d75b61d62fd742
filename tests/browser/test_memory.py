"""With KLIK_DATABASE=:memory: a session's rows are its own, and gone with it; the page says so."""

import pytest

from tests.browser import own_export
from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import column, comes_to, go_to, how_many, load


@pytest.fixture(scope="module")
def forgetful(start_server):
    with start_server("-m", "dashboard", "--no-browser", "--port", KLIK_DATABASE=":memory:") as running:
        yield running


def test_two_browsers_never_see_each_other_s_rows(forgetful, new_page, tmp_path):
    mine, theirs = new_page(), new_page()
    load(mine, forgetful, own_export.write(tmp_path / "min.xlsx", seed=1, tasks=31))
    open_page(theirs, forgetful.url)
    assert theirs.get_by_text("Upload din KLIK-eksport").count(), "the other browser begins empty"
    load(theirs, forgetful, own_export.write(tmp_path / "deres.xlsx", seed=2, tasks=42))
    assert (how_many(mine)[1], how_many(theirs)[1]) == (31, 42)
    for page, file in ((mine, "min.xlsx"), (theirs, "deres.xlsx")):
        go_to(page, "Data")
        assert comes_to([file], lambda page=page: column(page, "Fil"), page)
        assert page.get_by_role("heading", name="1 eksport").count() == 1


def test_f5_loses_the_data_as_the_page_says(forgetful, page, tmp_path):
    open_page(page, forgetful.url)
    page.get_by_text("bliver kun i denne session").wait_for()
    load(page, forgetful, own_export.write(tmp_path / "min.xlsx", seed=1, tasks=31))
    page.get_by_text("Genindlæser du siden, skal filen uploades igen.").wait_for()
    go_to(page, "Data")
    page.get_by_text("lukker eller genindlæser siden, er data væk").wait_for()
    assert not page.get_by_text("databasefil").count()
    go_to(page, "Overblik")
    page.reload()
    wait_until_settled(page)
    assert page.get_by_text("Upload din KLIK-eksport").count()
    assert not page.get_by_text(own_export.PROJECTS[0]).count()
